import type { ClauseId } from "./clauses/clauses.ts";
import type { LocalDate } from "./dates.ts";
import type { FindingAnswer } from "./finding.ts";
import type { DeliverableId, Fingerprint, PersonId } from "./ids.ts";
import type { Instant } from "./instants.ts";
import type { Side } from "./phases.ts";
import type { MissingRecord } from "./pilot.ts";
import type { PlanProblem } from "./plan.ts";
import type { ProcessId } from "./processes.ts";
import type { WantedDocument } from "./register/document-kinds.ts";
import type { ReminderRule } from "./reminders.ts";
import type { NoticeRefused } from "./rules/certificate-notice.ts";
import type { AuditRefused } from "./rules/certification-audit.ts";
import type { PostponementRefused } from "./rules/deviation.ts";
import type { FindingRefused } from "./rules/finding.ts";
import type { DecisionBlocker } from "./rules/finding-clocks.ts";
import type { OwnTermsRefused } from "./rules/own-terms.ts";
import type { ReadinessGap } from "./rules/readiness.ts";
import type { Decision } from "./sign-off.ts";

/** Why the rules of the certification cycle refuse an entry; worded beside the rules. */
export type RulesRefusal =
	| AuditRefused
	| NoticeRefused
	| FindingRefused
	| PostponementRefused
	| OwnTermsRefused;

/** One thing that must be true before sign-off can be asked for, and is not. */
export type GateGap =
	| { readonly code: "not-delivered"; readonly deliverable: DeliverableId }
	| { readonly code: "no-approver-from"; readonly side: Side }
	| { readonly code: "no-business-owner" }
	| { readonly code: "pilot-too-young"; readonly earliest: LocalDate }
	| { readonly code: "record-missing"; readonly missing: MissingRecord }
	| { readonly code: "no-application" }
	| { readonly code: "stage-1-not-held" }
	| { readonly code: "stage-2-not-held" }
	| { readonly code: "majors-open"; readonly count: number }
	/** A finding that the body's decision, or the close of a round, waits for. */
	| {
			readonly code: "finding-not-settled";
			readonly finding: number;
			readonly missing: DecisionBlocker["code"];
	  }
	/** A major was not verified in time: another stage 2 is needed. */
	| {
			readonly code: "stage-2-again";
			readonly finding: number;
			readonly since: LocalDate;
	  }
	| { readonly code: "no-certification-decision" }
	| { readonly code: "audit-result-missing" }
	| { readonly code: "minors-without-plan"; readonly count: number }
	| { readonly code: "new-certificate-missing" }
	/** Documents of the design phase that nobody has written, or put before the approvers. */
	| { readonly code: "document-missing"; readonly document: WantedDocument }
	| { readonly code: "document-in-draft"; readonly document: WantedDocument }
	| {
			readonly code: "procedures-missing";
			readonly processes: readonly ProcessId[];
	  }
	| {
			readonly code: "procedures-in-draft";
			readonly processes: readonly ProcessId[];
	  }
	| { readonly code: "no-sla-metric" }
	| { readonly code: "on-hold" };

/** Why the core refuses an act: a code and data; the words are put at the edge, in the reader's language. */
export type Refusal =
	| { readonly code: "programme-exists" }
	| { readonly code: "programme-unknown" }
	| { readonly code: "programme-stopped" }
	| { readonly code: "programme-not-held" }
	| { readonly code: "programme-held" }
	| { readonly code: "plan"; readonly problems: readonly PlanProblem[] }
	| { readonly code: "before-not-in-order" }
	| { readonly code: "before-pilot-too-short" }
	| { readonly code: "before-in-future" }
	/** One person cannot approve for two sides: IT would then do it alone. */
	| { readonly code: "approver-twice"; readonly person: PersonId }
	/** Whoever may use Certway no more neither acts nor is named for anything. */
	| { readonly code: "person-left"; readonly person: PersonId }
	| { readonly code: "successor-is-leaver" }
	| { readonly code: "phase-not-open" }
	| { readonly code: "not-in-this-phase" }
	| { readonly code: "unknown-deliverable" }
	| { readonly code: "deliverable-exists" }
	| { readonly code: "already-delivered" }
	| { readonly code: "not-yet-delivered" }
	| { readonly code: "no-evidence" }
	| { readonly code: "unknown-evidence" }
	| { readonly code: "date-before-phase"; readonly from: LocalDate }
	| { readonly code: "date-in-future"; readonly today: LocalDate }
	| { readonly code: "date-past"; readonly today: LocalDate }
	| { readonly code: "dates-not-in-order" }
	/** Days on hold do not count towards the pilot, and so hold no record of it. */
	| { readonly code: "date-on-hold" }
	| { readonly code: "month-not-quiet-able" }
	| { readonly code: "month-not-over"; readonly until: LocalDate | null }
	| { readonly code: "not-a-count" }
	| { readonly code: "gate-shut"; readonly gaps: readonly GateGap[] }
	| { readonly code: "request-already-open" }
	| { readonly code: "asker-is-approver" }
	| { readonly code: "no-such-request" }
	| {
			readonly code: "request-superseded";
			readonly generation: number;
			readonly fingerprint: Fingerprint;
	  }
	| { readonly code: "request-ended" }
	| { readonly code: "not-an-approver" }
	| { readonly code: "not-your-turn" }
	/** Who asks cannot be the one who answers, in nobody's place. */
	| { readonly code: "asker-cannot-receive"; readonly person: PersonId }
	/** One person does not answer in two places. */
	| { readonly code: "has-a-place"; readonly person: PersonId }
	| { readonly code: "has-it-already"; readonly person: PersonId }
	| {
			readonly code: "is-away";
			readonly person: PersonId;
			readonly until: LocalDate;
	  }
	| { readonly code: "said-not-for-me" }
	| { readonly code: "code-needed" }
	| {
			readonly code: "reminders-out-of-range";
			readonly field: keyof ReminderRule;
			readonly most: number;
	  }
	| { readonly code: "too-many-own-days"; readonly most: number }
	| { readonly code: "own-days-too-long"; readonly most: number }
	| { readonly code: "no-such-absence" }
	| { readonly code: "too-many-questions"; readonly most: number }
	| { readonly code: "no-such-question" }
	| {
			readonly code: "question-answered";
			readonly person: PersonId;
			readonly on: LocalDate;
	  }
	| {
			readonly code: "already-answered";
			readonly person: PersonId;
			readonly decision: Decision;
			readonly at: Instant;
	  }
	| { readonly code: "reason-needed" }
	/** Another certificate has taken its place, or there is none that could be acted on. */
	| { readonly code: "certificate-not-guarded" }
	| { readonly code: "new-certificate-missing" }
	| { readonly code: "unknown-date" }
	| { readonly code: "round-not-next" }
	| { readonly code: "unknown-task" }
	| { readonly code: "not-yet-again" }
	| { readonly code: "no-new-edition" }
	| { readonly code: "nothing-rated" }
	| { readonly code: "action-exists" }
	| { readonly code: "unknown-action" }
	| { readonly code: "action-done" }
	| { readonly code: "action-not-done" }
	| { readonly code: "evidence-exists" }
	| { readonly code: "audit-exists" }
	| { readonly code: "no-such-audit" }
	| { readonly code: "audit-is-over" }
	/** Nobody audits his own work (20000-1 9.2). */
	| { readonly code: "audits-own-work"; readonly clause: ClauseId }
	| { readonly code: "staff-exists" }
	| { readonly code: "no-such-staff" }
	| { readonly code: "no-such-training" }
	| { readonly code: "audit-incomplete" }
	| { readonly code: "unknown-review" }
	| { readonly code: "review-is-over" }
	| { readonly code: "review-not-held" }
	| { readonly code: "review-incomplete" }
	| { readonly code: "not-top-management" }
	| { readonly code: "evidence-not-in-force" }
	/** A version of a document is changed where the document is. */
	| { readonly code: "evidence-of-document" }
	| { readonly code: "document-exists" }
	| { readonly code: "unknown-document" }
	| { readonly code: "document-withdrawn" }
	| { readonly code: "document-under-review" }
	| { readonly code: "document-not-under-review" }
	| { readonly code: "no-draft" }
	| { readonly code: "approver-needed" }
	| { readonly code: "approves-own-work"; readonly person: PersonId }
	| { readonly code: "unknown-metric" }
	| { readonly code: "metric-retired" }
	/** IT does not set itself targets alone. */
	| { readonly code: "not-from-business"; readonly person: PersonId }
	| { readonly code: "finding-not-open" }
	| { readonly code: "unknown-clause" }
	| {
			readonly code: "answer-incomplete";
			readonly missing: readonly (keyof FindingAnswer)[];
	  }
	| { readonly code: "effectiveness-missing" }
	| { readonly code: "verifies-own-work" }
	/** What is to be there before an application, a booking or stage 1, each with its rule. */
	| { readonly code: "not-ready"; readonly gaps: readonly ReadinessGap[] }
	| { readonly code: "application-decided" }
	| { readonly code: "unknown-audit" }
	| { readonly code: "audit-held" }
	| { readonly code: "audit-not-held" }
	| { readonly code: "audit-booked" }
	| { readonly code: "audit-not-booked" }
	/** Audit days are whole or half days. */
	| { readonly code: "not-audit-days" }
	| { readonly code: "not-a-lead" }
	/** The rules of the certification cycle speak against it. */
	| { readonly code: "rules"; readonly refusal: RulesRefusal }
	| { readonly code: "content-changed"; readonly fingerprint: Fingerprint };

export type RefusalCode = Refusal["code"];
