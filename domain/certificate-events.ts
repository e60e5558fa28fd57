import type { Certificate, HeldAudit } from "./certificate.ts";
import type { Paper } from "./certificate-acts.ts";
import type { DateChange } from "./certificate-dates-change.ts";
import type { LocalDate } from "./dates.ts";
import type { RoomId, Seal } from "./ids.ts";
import type { Opening } from "./opening.ts";
import type { CertificationDecision } from "./phase.ts";
import type {
	BodyDecision,
	CertificateState,
	CertificateEvent as StateEvent,
} from "./rules/certificate-state.ts";
import type { NotifiableChange } from "./rules/checklists.ts";
import type { Deviation } from "./rules/dated-rule.ts";
import type { OwnTerms } from "./rules/pack.ts";

/** A certificate begins to be guarded, with everything its dates are counted from. */
export interface CertificateIssued
	extends Pick<
		Certificate,
		"begins" | "oldValidUntil" | "rulesOf" | "opened" | "held" | "deviations"
	> {
	readonly type: "certificate-issued";
	readonly cycle: number;
	readonly decision: CertificationDecision;
	/** The certificate whose place it takes. */
	readonly renews: RoomId | null;
	readonly state: CertificateState;
	/** It was transferred to another body, whose own terms are not those of the one before. */
	readonly otherBody: boolean;
	/** The day it was adopted, where it was there before. */
	readonly guardedSince?: LocalDate;
}

/** What open dates are under other rules, and what they were: met dates stay as they were met. */
export interface DatesChanged {
	readonly room: RoomId;
	/** The last day on which the certificate can be restored after expiry. */
	readonly restorableUntil: LocalDate;
	readonly changes: readonly DateChange[];
}

/** What can happen to a certificate. */
export type CertificateEvent =
	| CertificateIssued
	| { readonly type: "round-due"; readonly opening: Opening }
	| {
			readonly type: "body-decision-entered";
			readonly decision: Extract<StateEvent, BodyDecision>;
			/** The body's paper; null where the result of an audit brought the decision. */
			readonly paper: Paper | null;
			readonly scope: string | null;
	  }
	| { readonly type: "certificate-expired"; readonly validUntil: LocalDate }
	| {
			readonly type: "certificate-lapsed";
			readonly restorableUntil: LocalDate;
	  }
	| { readonly type: "audit-postponed"; readonly deviation: Deviation }
	| { readonly type: "held-audit-entered"; readonly audit: HeldAudit }
	| {
			readonly type: "certificate-corrected";
			readonly decision: CertificationDecision;
			readonly restorableUntil: LocalDate;
			/** null where the result of the recertification was entered again. */
			readonly reason: Seal | null;
	  }
	/** At least a stage 2 again; the certification audit begins anew. */
	| { readonly type: "certification-again"; readonly opening: Opening }
	| {
			readonly type: "rules-edition-changed";
			readonly edition: string;
			readonly rulesOf: LocalDate;
			readonly restorableUntil: LocalDate;
			readonly changes: readonly DateChange[];
	  }
	/** In the programme's own room: the terms hold for all that is guarded. */
	| {
			readonly type: "own-terms-set";
			readonly terms: OwnTerms;
			readonly certificates: readonly DatesChanged[];
	  }
	| { readonly type: "task-finished"; readonly task: string }
	| {
			readonly type: "alarm-answered";
			readonly of: string;
			readonly note: Seal;
	  }
	| {
			readonly type: "change-reported";
			readonly change: NotifiableChange;
			readonly about: Seal;
	  };
