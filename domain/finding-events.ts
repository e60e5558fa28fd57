import type { LocalDate } from "./dates.ts";
import type { Evidence } from "./deliverable.ts";
import type { Finding, FindingAnswer } from "./finding.ts";
import type { FoundInAudit } from "./finding-acts.ts";
import type { EvidenceId, PersonId, RoomId, Seal } from "./ids.ts";
import type { FindingSource, Grade } from "./rules/finding.ts";

/** A finding begins, in a room of its own. */
export interface FindingRaised extends FoundInAudit {
	readonly type: "finding-raised";
	readonly number: number;
	readonly day: LocalDate;
	readonly source: FindingSource;
	readonly raisedIn: RoomId | null;
}

/** What can happen to a finding; `day` is the day on which it happened, as it was entered. */
export type FindingHappened =
	| FindingRaised
	| ({
			readonly type: "finding-answer-written";
			readonly effectiveness: Seal | null;
	  } & FindingAnswer)
	| { readonly type: "finding-submitted"; readonly day: LocalDate }
	| {
			readonly type: "finding-not-accepted";
			readonly day: LocalDate;
			readonly reason: Seal;
	  }
	| { readonly type: "finding-accepted"; readonly day: LocalDate }
	| { readonly type: "finding-verified"; readonly day: LocalDate }
	| {
			readonly type: "finding-regraded";
			readonly day: LocalDate;
			readonly grade: Grade;
			readonly bodyGrade: string | null;
			readonly source: FindingSource;
			readonly reason: Seal;
	  }
	| { readonly type: "finding-closed"; readonly day: LocalDate }
	| {
			readonly type: "finding-assigned";
			readonly owner: PersonId | null;
			readonly dueOn: LocalDate | null;
			readonly process: Finding["process"];
	  }
	| {
			readonly type: "finding-evidence-added";
			readonly evidence: Omit<Evidence, "addedBy" | "addedOn" | "withdrawn">;
	  }
	| {
			readonly type: "finding-evidence-withdrawn";
			readonly evidence: EvidenceId;
			readonly reason: Seal;
	  };
