import { atTime, type LocalDate, type TimeZone } from "./dates.ts";
import type { PersonId } from "./ids.ts";
import type { Instant } from "./instants.ts";

/** Why a timer will ring. Each is worded in `web/locales` and `activities/mail` under the same code. */
export type NoticeCode =
	| "deliverable-due-soon"
	| "deliverable-overdue"
	| "deliverable-escalated"
	| "pilot-records-missing"
	| "pilot-may-ask"
	| "phase-begins"
	| "phase-due-soon"
	| "phase-late"
	| "sign-off-reminder"
	| "sign-off-overdue"
	| "sign-off-escalated"
	| "sign-off-changes-hands"
	| "approver-missing"
	| "business-owner-missing"
	| "round-opens"
	| "surveillance-due"
	| "surveillance-missed"
	| "recertification-due"
	| "certificate-expires"
	| "certificate-lapses"
	| "certificate-task"
	| "stage-2-again"
	| "audit-unconfirmed"
	| "audit-unconfirmed-escalated"
	| "audit-booked-late"
	| "audit-confirmed"
	| "audit-moved"
	| "audit-cancelled"
	| "legal-date-due"
	| "legal-date-missed"
	| "legal-date-escalated"
	/** A row of the register whose day comes: an action, evidence that expires. */
	| "register-due-soon"
	| "register-overdue"
	| "register-escalated"
	/** Somebody has a finding to see to: its number, its grade. */
	| "finding-given"
	| "finding-due-soon"
	| "finding-overdue"
	| "finding-escalated"
	| "finding-date-due"
	| "finding-date-missed"
	| "finding-date-escalated";

export type NoticeData = Readonly<Record<string, string | number>>;

/** What the core wants to happen at an instant: told once, to these persons, because of this. */
export interface Notice {
	/** Unique in its room: a notice given is never given again. */
	readonly key: string;
	readonly code: NoticeCode;
	readonly at: Instant;
	/** The date it is about; the last local day still in time. */
	readonly dueOn: LocalDate;
	readonly data: NoticeData;
	readonly to: readonly PersonId[];
}

/** What the record keeps of a notice: everything but the instant it was meant for. */
export type NoticeGiven = Omit<Notice, "at">;

/** When a room wakes next, and why; what a page shows as the next timer is what the workflow waits for. */
export interface Waking {
	readonly instant: Instant;
	readonly code: NoticeCode;
	readonly dueOn: LocalDate;
	readonly data: NoticeData;
}

/** Reminders go out when people begin to work; legal consequences begin at midnight. */
const reminderHour = 9;

export const inTheMorning = (day: LocalDate, zone: TimeZone): Instant =>
	atTime(day, reminderHour, 0, zone);

/** @returns a notice; its key names the code, what it is about and the day, so that a date that moves rings again. */
export const notice = (
	code: NoticeCode,
	about: string,
	at: Instant,
	dueOn: LocalDate,
	data: NoticeData,
	to: readonly PersonId[],
): Notice => ({
	key: `${code}/${about}/${dueOn}/${at.slice(0, 10)}`,
	code,
	at,
	dueOn,
	data,
	to: [...new Set(to)],
});
