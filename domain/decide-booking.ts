import { insertedKey, stageOf } from "./audit-key.ts";
import { auditsOfRoom, type ProgrammeAudit } from "./audits.ts";
import { areDays } from "./booking.ts";
import type { BookingAct, SetBookingLead } from "./booking-acts.ts";
import { packOn } from "./certificate-rules.ts";
import { compareDates } from "./dates.ts";
import { inFuture } from "./entered-day.ts";
import { type RoomId, roomId } from "./ids.ts";
import type { Decided, Moment } from "./moment.ts";
import { readinessFacts } from "./readiness-facts.ts";
import type { Refusal } from "./refusal.ts";
import { accepted, type Result, refused } from "./result.ts";
import { bookingGaps } from "./rules/readiness.ts";
import { certificateIn, type World } from "./world.ts";

type Answer = Result<readonly Decided[], Refusal>;
type ActOf<Type> = Extract<BookingAct, { type: Type }>;

const one = (room: RoomId, event: Decided["event"]): Answer =>
	accepted([{ room, event }]);

/**
 * @param id the room that owns the audit.
 * @returns what arranging an audit makes happen, or why nothing does. The body agrees to days, Certway notes them.
 */
export function decideBooking(
	world: World,
	id: RoomId,
	act: BookingAct,
	moment: Moment,
): Answer {
	if (act.type === "announce-audit") return announce(world, id, act, moment);
	const audit = auditsOfRoom(world, id, "every").find(
		(known) => known.audit === act.audit,
	);
	if (!audit) return refused({ code: "unknown-audit" });
	switch (act.type) {
		case "propose-audit":
		case "confirm-audit":
		case "move-audit":
			return book(world, audit, act, moment);
		case "cancel-audit":
			if (audit.held) return refused({ code: "audit-held" });
			return audit.proposed || audit.confirmed
				? one(id, {
						type: "audit-cancelled",
						audit: act.audit,
						reason: act.reason,
					})
				: refused({ code: "audit-not-booked" });
		case "receive-audit-paper":
			return receive(audit, act, moment);
		case "answer-booking-alarm":
			return audit.held || audit.confirmed
				? refused({ code: "audit-booked" })
				: one(id, {
						type: "booking-alarm-answered",
						audit: act.audit,
						note: act.note,
					});
	}
}

type Books = ActOf<"propose-audit" | "confirm-audit"> | ActOf<"move-audit">;

/**
 * Days are booked as long as the audit is to come: one that took place is entered as held. Stage 1 is booked once internal
 * audit and management review are at least planned (17021-1 9.3.1.2.2).
 */
function book(
	world: World,
	audit: ProgrammeAudit,
	act: Books,
	{ on }: Moment,
): Answer {
	const { days } = act;
	if (audit.held) return refused({ code: "audit-held" });
	if (!areDays(days)) return refused({ code: "dates-not-in-order" });
	if (compareDates(days.until, on) < 0)
		return refused({ code: "date-past", today: on });
	const gaps =
		stageOf(audit.audit)?.stage === 1
			? bookingGaps(readinessFacts(world, on), packOn(world.programme, on))
			: [];
	if (gaps.length > 0) return refused({ code: "not-ready", gaps });
	switch (act.type) {
		case "propose-audit":
			return audit.confirmed
				? refused({ code: "audit-booked" })
				: arranged(audit.room, act, "audit-proposed");
		case "confirm-audit":
			return arranged(audit.room, act, "audit-confirmed");
		case "move-audit":
			return audit.proposed || audit.confirmed
				? one(audit.room, {
						type: "audit-moved",
						audit: act.audit,
						days,
						confirmed: act.confirmed,
						reason: act.reason,
					})
				: refused({ code: "audit-not-booked" });
	}
}

function arranged(
	room: RoomId,
	{
		audit,
		days,
		auditors,
		auditDays,
		place,
	}: ActOf<"propose-audit" | "confirm-audit">,
	type: "audit-proposed" | "audit-confirmed",
): Answer {
	if (
		auditDays !== null &&
		(!(auditDays > 0) || auditDays > 999 || !Number.isInteger(auditDays * 2))
	)
		return refused({ code: "not-audit-days" });
	return one(room, { type, audit, days, auditors, auditDays, place });
}

/** A plan comes before or after the audit, the report only after it. */
function receive(
	{ room, held }: ProgrammeAudit,
	{ audit, paper, on: day }: ActOf<"receive-audit-paper">,
	{ on }: Moment,
): Answer {
	if (paper === "report" && !held) return refused({ code: "audit-not-held" });
	if (paper === "report" && held && compareDates(day, held.until) < 0)
		return refused({ code: "dates-not-in-order" });
	return (
		inFuture(day, on) ??
		one(room, { type: "audit-paper-received", audit, paper, on: day })
	);
}

/** Special and short-notice audits are inserted at any time while a certificate is guarded (17021-1 9.6.4). */
function announce(
	world: World,
	id: RoomId,
	{ kind, dueBy, reason }: ActOf<"announce-audit">,
	{ on }: Moment,
): Answer {
	const certificate = certificateIn(world, id);
	if (!certificate) return refused({ code: "certificate-not-guarded" });
	if (compareDates(dueBy, on) < 0)
		return refused({ code: "date-past", today: on });
	const number =
		(certificate.bookings ?? []).filter(({ announced }) => announced).length +
		1;
	return one(id, {
		type: "audit-announced",
		audit: insertedKey(kind, number),
		dueBy,
		reason,
	});
}

/** @returns the programme's own days before an audit's last day in time on which it is to be confirmed. */
export function decideBookingLead(
	{ programme }: World,
	{ days }: SetBookingLead,
): Answer {
	return Number.isInteger(days) && days >= 0 && days <= 365
		? one(roomId(programme.charter.programme), {
				type: "booking-lead-set",
				days,
			})
		: refused({ code: "not-a-lead" });
}
