/**
 * The states of a certificate. The certification body decides: suspension,
 * return, reduced scope, withdrawal and the rest are entered from its notice
 * with day, document and reason. Only expiry changes a state by date.
 *
 * All dates come with the events, so nothing here counts on a calendar.
 */
import type { LocalDate } from "../dates.ts";
import type { EvidenceId, Seal } from "../ids.ts";
import type { RuleId } from "./rule.ts";

export const CERTIFICATE_STATUSES = [
	"certified",
	"suspended",
	"scope-reduced",
	"withdrawn",
	"surrendered",
	"transferred",
	"expired-restorable",
	"restored",
	"lapsed",
	"renewed",
] as const;

/**
 * `scope-reduced` is still certified. `restored` and `renewed` end this cycle:
 * the certificate goes on in the next one.
 */
export type CertificateStatus = (typeof CERTIFICATE_STATUSES)[number];

export interface CertificateState {
	readonly status: CertificateStatus;
	/** The day the status began; for one that a date began, the last day before it. */
	readonly since: LocalDate;
	readonly validUntil: LocalDate;
	/** The last day on which it can be restored after expiry (rule `restore`). */
	readonly restorableUntil: LocalDate;
	/** Whether the certificate holds for a reduced scope. */
	readonly scopeReduced: boolean;
	/**
	 * The state that a date ended. A notice of an earlier day that comes late
	 * is judged by it.
	 */
	readonly before: CertificateState | null;
	/** What began the next cycle. */
	readonly next: {
		readonly decided: LocalDate;
		readonly validUntil: LocalDate;
	} | null;
}

/** Why a certificate is suspended (17021-1 9.6.5). */
export type SuspensionCause = "overdue-audit" | "serious-failure" | "own-wish";

/** What the body decided. */
export type BodyDecision =
	| { readonly type: "suspended"; readonly cause: SuspensionCause }
	| { readonly type: "returned" }
	| { readonly type: "scope-reduced" }
	| { readonly type: "withdrawn" }
	| { readonly type: "surrendered" }
	| { readonly type: "transferred"; readonly to: string }
	| { readonly type: "renewed"; readonly validUntil: LocalDate }
	| {
			readonly type: "restored";
			readonly validUntil: LocalDate;
			/** The recertification audit's last on-site day. */
			readonly onsiteEnded: LocalDate;
			/** Majors not yet corrected, accepted and verified. */
			readonly majorsOpen: number;
	  };

/** A state's change: by the body's notice, or by date with the last day of what ended. */
export type CertificateEvent =
	| (BodyDecision & {
			readonly day: LocalDate;
			/** The body's notice; a recertification's decision comes with the result of its audit. */
			readonly document: EvidenceId | null;
			readonly reason: Seal | null;
			/** Rules of confidence B that were missed: said, never in the way. */
			readonly alarms: readonly RuleId[];
	  })
	| { readonly type: "expired"; readonly day: LocalDate }
	| { readonly type: "lapsed"; readonly day: LocalDate };

/** A certificate on the day its cycle begins. */
export function certified(
	decision: LocalDate,
	validUntil: LocalDate,
	restorableUntil: LocalDate,
): CertificateState {
	return {
		status: "certified",
		since: decision,
		validUntil,
		restorableUntil,
		scopeReduced: false,
		before: null,
		next: null,
	};
}

/** The state after an event. */
export function evolveCertificate(
	state: CertificateState,
	event: CertificateEvent,
): CertificateState {
	const { day } = event;
	switch (event.type) {
		case "suspended":
		case "withdrawn":
		case "surrendered":
		case "transferred":
			return { ...state, status: event.type, since: day, before: null };
		case "returned":
			return {
				...state,
				status: state.scopeReduced ? "scope-reduced" : "certified",
				since: day,
				before: null,
			};
		case "scope-reduced":
			return {
				...state,
				status: "scope-reduced",
				since: day,
				scopeReduced: true,
				before: null,
			};
		case "renewed":
		case "restored":
			return {
				...state,
				status: event.type,
				since: day,
				before: null,
				next: { decided: day, validUntil: event.validUntil },
			};
		case "expired":
			return {
				...state,
				status: "expired-restorable",
				since: day,
				before: state,
			};
		case "lapsed":
			return { ...state, status: "lapsed", since: day, before: state };
	}
}

/**
 * What dates alone have ended by `today`, the earliest first: a valid or
 * suspended certificate expires after its last day, an expired one lapses
 * after the last day it could be restored. The same whether it is looked at
 * that day or years later.
 */
export function endedByDate(
	state: CertificateState,
	today: LocalDate,
): readonly CertificateEvent[] {
	const events: CertificateEvent[] = [];
	let { status } = state;
	if (isHeld(status) && today > state.validUntil) {
		events.push({ type: "expired", day: state.validUntil });
		status = "expired-restorable";
	}
	if (status === "expired-restorable" && today > state.restorableUntil)
		events.push({ type: "lapsed", day: state.restorableUntil });
	return events;
}

/** Whether the body still keeps the certificate, valid or suspended. */
export function isHeld(status: CertificateStatus): boolean {
	return (
		status === "certified" ||
		status === "scope-reduced" ||
		status === "suspended"
	);
}
