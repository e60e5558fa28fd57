import type { AuditKey } from "./audit-key.ts";
import type { HeldAudit } from "./certificate.ts";
import type { LocalDate } from "./dates.ts";
import type { Evidence } from "./deliverable.ts";
import type { PersonId, Seal } from "./ids.ts";
import type { CertificationDecision } from "./phase.ts";
import type { RoundPhase } from "./phases.ts";
import type { BodyDecision } from "./rules/certificate-state.ts";
import type { NotifiableChange } from "./rules/checklists.ts";
import type { Period, RuleId } from "./rules/rule.ts";

/** The body's paper a notice rests on: a file, a link or a note of where it lies. */
export type Paper = Omit<Evidence, "addedBy" | "addedOn" | "withdrawn">;

/** What the body's notice says; a new term of validity comes with the new certificate. */
export type NoticeGivenByBody =
	| Exclude<BodyDecision, { type: "renewed" | "restored" | "transferred" }>
	| { readonly type: "renewed" }
	| { readonly type: "transferred" }
	| (Omit<
			Extract<BodyDecision, { type: "restored" }>,
			"validUntil" | "majorsOpen"
	  > & {
			/** Counted by hand, before findings were rooms of their own. */
			readonly majorsOpen?: number;
	  });

/** Acts that a certificate's workflow carries: they change what it waits for. */
export type CertificateAct =
	| {
			readonly type: "enter-notice";
			/** The day from which the body's decision counts. */
			readonly day: LocalDate;
			readonly says: NoticeGivenByBody;
			readonly paper: Paper | null;
			readonly reason: Seal | null;
			/** The new certificate, of a renewal, a restoration or a transfer. */
			readonly certificate: Omit<CertificationDecision, "decidedOn"> | null;
			/** What is left of the scope, where it is reduced. */
			readonly scope: string | null;
	  }
	| {
			readonly type: "postpone-audit";
			/** The key of the dated rule: `sv-year/2028`. */
			readonly of: string;
			readonly to: LocalDate;
			/** The extraordinary event. */
			readonly reason: Seal | null;
			readonly approver: PersonId | null;
	  }
	| { readonly type: "open-round"; readonly round: RoundPhase }
	| {
			/** An audit was held: one that was booked, or one without a round of its own that the body came to. */
			readonly type: "enter-held-audit";
			readonly kind: HeldAudit["kind"];
			/** Which audit of the certificate it was; absent for one that nobody has booked. */
			readonly audit?: AuditKey;
			/** The first on-site day; of what was booked where it is absent. */
			readonly heldFrom?: LocalDate;
			/** The last one: clocks count from it. */
			readonly heldOn: LocalDate;
	  }
	| {
			/** What the certificate prints was entered wrongly. */
			readonly type: "correct-certificate";
			readonly decision: CertificationDecision;
			readonly reason: Seal;
	  }
	| { readonly type: "apply-again" }
	/** A new edition of the rules before its transition ends. */
	| { readonly type: "adopt-edition" };

/** What is only noted of a certificate: recorded straight from a page. */
export type CertificateNote =
	| { readonly type: "finish-task"; readonly task: string }
	| {
			readonly type: "answer-alarm";
			/** The key of the dated rule. */
			readonly of: string;
			readonly note: Seal;
	  }
	| {
			/** A change that the body is to be told of (17021-1 8.5.3). */
			readonly type: "report-change";
			readonly change: NotifiableChange;
			readonly about: Seal;
	  };

/** The certification body's own terms in place of a single rule's period; an act on the programme. */
export interface SetOwnTerms {
	readonly type: "set-own-terms";
	readonly rule: RuleId;
	readonly period: Extract<Period, { count: number }>;
	readonly reason: Seal | null;
	readonly source: Seal | null;
}

export const certificateActs = [
	"enter-notice",
	"postpone-audit",
	"open-round",
	"enter-held-audit",
	"correct-certificate",
	"apply-again",
	"adopt-edition",
] as const satisfies readonly CertificateAct["type"][];

export const certificateNotes = [
	"finish-task",
	"answer-alarm",
	"report-change",
] as const satisfies readonly CertificateNote["type"][];

/** @returns whether an act is one on a certificate, carried or only noted. */
export const isOnCertificate = (act: {
	readonly type: string;
}): act is CertificateAct | CertificateNote =>
	[...certificateActs, ...certificateNotes].some((type) => type === act.type);
