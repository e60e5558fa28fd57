import type { AuditKey } from "./audit-key.ts";
import { compareDates, type LocalDate } from "./dates.ts";
import type { PersonId, Seal } from "./ids.ts";

/** The first and the last on-site day of an audit, local to the programme; of a remote one the days it is held. */
export interface AuditDays {
	readonly from: LocalDate;
	readonly until: LocalDate;
}

export const AUDIT_PLACES = ["on-site", "remote", "both"] as const;
export type AuditPlace = (typeof AUDIT_PLACES)[number];

/** What was arranged with the body beside the days. */
export interface Arrangement {
	/** Who comes: names of persons, and so a seal. */
	readonly auditors: Seal | null;
	/** Audit days as the body gives them (ISO/IEC 20000-6), halves included; Certway does not compute them. */
	readonly auditDays: number | null;
	readonly place: AuditPlace | null;
}

/** An audit that somebody inserted between the others (17021-1 9.6.4): no clock asks for it, the body names its last day. */
export interface Announcement {
	readonly dueBy: LocalDate;
	readonly reason: Seal;
	readonly announcedOn: LocalDate;
}

/** What is arranged with the certification body for one audit. Due is not booked: only `confirmed` is. */
export interface Booking extends Arrangement {
	readonly audit: AuditKey;
	readonly announced: Announcement | null;
	readonly proposed: AuditDays | null;
	readonly confirmed: AuditDays | null;
	readonly planReceivedOn: LocalDate | null;
	readonly reportReceivedOn: LocalDate | null;
	/** The day its dates last changed: an alarm about them is not older. */
	readonly changedOn: LocalDate | null;
	/** Somebody has said what is done about the missing confirmation: the alarm climbs no further. */
	readonly answered: {
		readonly by: PersonId;
		readonly on: LocalDate;
		readonly note: Seal;
	} | null;
}

/** @returns an audit for which nothing is arranged yet. */
export const emptyBooking = (audit: AuditKey): Booking => ({
	audit,
	announced: null,
	proposed: null,
	confirmed: null,
	auditors: null,
	auditDays: null,
	place: null,
	planReceivedOn: null,
	reportReceivedOn: null,
	changedOn: null,
	answered: null,
});

/** @returns what is arranged for an audit; nothing yet, where nobody has entered anything. */
export const bookingOf = (
	bookings: readonly Booking[] | undefined,
	audit: AuditKey,
): Booking =>
	bookings?.find((booking) => booking.audit === audit) ?? emptyBooking(audit);

/** @returns whether the days follow one another. */
export const areDays = ({ from, until }: AuditDays): boolean =>
	compareDates(from, until) <= 0;

/** Days before an audit's last day in time on which it is to be confirmed, unless a programme has set its own. */
export const usualBookingLead = 90;
