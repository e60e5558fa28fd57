import type { AuditKey } from "./audit-key.ts";
import type { Arrangement, AuditDays } from "./booking.ts";
import type { LocalDate } from "./dates.ts";
import type { Seal } from "./ids.ts";

/**
 * Acts that arrange an audit with the certification body. The workflow of the room that owns the audit carries them: they
 * change what it waits for. Stages belong to the certification audit and, before it begins, to the phase that is open; the
 * audits of the three years belong to the certificate.
 */
export type BookingAct =
	| ({
			readonly type: "propose-audit" | "confirm-audit";
			readonly audit: AuditKey;
			readonly days: AuditDays;
	  } & Arrangement)
	| {
			readonly type: "move-audit";
			readonly audit: AuditKey;
			readonly days: AuditDays;
			readonly confirmed: boolean;
			readonly reason: Seal;
	  }
	| {
			readonly type: "cancel-audit";
			readonly audit: AuditKey;
			readonly reason: Seal;
	  }
	| {
			readonly type: "receive-audit-paper";
			readonly audit: AuditKey;
			readonly paper: "plan" | "report";
			readonly on: LocalDate;
	  }
	| {
			/** The body, or a change here, asks for an audit between the others. */
			readonly type: "announce-audit";
			readonly kind: "special" | "short-notice";
			readonly dueBy: LocalDate;
			readonly reason: Seal;
	  }
	| {
			readonly type: "answer-booking-alarm";
			readonly audit: AuditKey;
			readonly note: Seal;
	  };

/** Only noted, on the programme as a whole. */
export interface SetBookingLead {
	readonly type: "set-booking-lead";
	/** Whole days, 0 to 365. */
	readonly days: number;
}

export const bookingActs = [
	"propose-audit",
	"confirm-audit",
	"move-audit",
	"cancel-audit",
	"receive-audit-paper",
	"announce-audit",
	"answer-booking-alarm",
] as const satisfies readonly BookingAct["type"][];

/** @returns whether an act arranges an audit. */
export const isBookingAct = <Act extends { readonly type: string }>(
	act: Act,
): act is Extract<Act, BookingAct> =>
	bookingActs.some((type) => type === act.type);
