import type { AuditKey } from "./audit-key.ts";
import type { Arrangement, AuditDays } from "./booking.ts";
import type { LocalDate } from "./dates.ts";
import type { Seal } from "./ids.ts";

/** What can happen to what is arranged for an audit, in the room that owns the audit. */
export type BookingEvent =
	| ({
			readonly type: "audit-proposed" | "audit-confirmed";
			readonly audit: AuditKey;
			readonly days: AuditDays;
	  } & Arrangement)
	| {
			readonly type: "audit-moved";
			readonly audit: AuditKey;
			readonly days: AuditDays;
			/** Whether the new days are confirmed, or only proposed. */
			readonly confirmed: boolean;
			readonly reason: Seal;
	  }
	| {
			readonly type: "audit-cancelled";
			readonly audit: AuditKey;
			readonly reason: Seal;
	  }
	| {
			readonly type: "audit-paper-received";
			readonly audit: AuditKey;
			readonly paper: "plan" | "report";
			readonly on: LocalDate;
	  }
	| {
			/** A special or short-notice audit is to be held. */
			readonly type: "audit-announced";
			readonly audit: AuditKey;
			readonly dueBy: LocalDate;
			readonly reason: Seal;
	  }
	| {
			readonly type: "booking-alarm-answered";
			readonly audit: AuditKey;
			readonly note: Seal;
	  }
	/** In the programme's own room: how long before its last day in time an audit is to be confirmed. */
	| { readonly type: "booking-lead-set"; readonly days: number };

const bookingEvents = [
	"audit-proposed",
	"audit-confirmed",
	"audit-moved",
	"audit-cancelled",
	"audit-paper-received",
	"audit-announced",
	"booking-alarm-answered",
	"booking-lead-set",
] as const satisfies readonly BookingEvent["type"][];

/** @returns whether an event is one of an audit's booking. */
export const isBookingEvent = <Event extends { readonly type: string }>(
	event: Event,
): event is Extract<Event, BookingEvent> =>
	bookingEvents.some((type) => type === event.type);
