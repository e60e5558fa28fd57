import type { ClauseId } from "./clauses/clauses.ts";
import type { LocalDate } from "./dates.ts";
import type { Evidence } from "./deliverable.ts";
import type { Finding, FindingAnswer } from "./finding.ts";
import type { EvidenceId, PersonId, RoomId, Seal } from "./ids.ts";
import type { ProcessId } from "./processes.ts";
import type { FindingSource, Grade } from "./rules/finding.ts";

/** A finding as an audit's report, or one's own check, states it. */
export interface FoundInAudit {
	readonly grade: Grade;
	/** The body's own word for the grade. */
	readonly bodyGrade: string | null;
	/** The clause of 20000-1 it stands against. */
	readonly clause: ClauseId;
	readonly process: ProcessId | null;
	readonly statement: Seal;
	readonly owner: PersonId | null;
	readonly dueOn: LocalDate | null;
}

/** Acts that a finding's workflow carries: they change what it waits for. */
export type FindingAct =
	| ({
			/** Correction, cause and corrective action were given to whoever raised it. */
			readonly type: "submit-answer";
			readonly day: LocalDate;
	  } & FindingAnswer)
	| {
			readonly type: "refuse-answer";
			readonly day: LocalDate;
			readonly reason: Seal;
	  }
	| { readonly type: "accept-answer"; readonly day: LocalDate }
	| {
			readonly type: "verify-finding";
			readonly day: LocalDate;
			/** null where it is written already. */
			readonly effectiveness: Seal | null;
	  }
	| {
			readonly type: "regrade-finding";
			readonly day: LocalDate;
			readonly grade: Grade;
			readonly bodyGrade: string | null;
			/** The audit at which it was graded anew. */
			readonly source: FindingSource;
			readonly reason: Seal;
	  }
	| { readonly type: "close-finding"; readonly day: LocalDate };

/** An act on the programme: the finding gets its number and a workflow of its own. */
export interface RaiseFinding extends FoundInAudit {
	readonly type: "raise-finding";
	readonly day: LocalDate;
	readonly source: FindingSource;
	readonly raisedIn: RoomId | null;
}

/** What is only noted of a finding: recorded straight from a page. */
export type FindingNote =
	| ({
			readonly type: "write-answer";
			readonly effectiveness: Seal | null;
	  } & FindingAnswer)
	| {
			readonly type: "assign-finding";
			readonly owner: PersonId | null;
			readonly dueOn: LocalDate | null;
			readonly process: Finding["process"];
	  }
	| {
			readonly type: "add-finding-evidence";
			readonly evidence: Omit<Evidence, "addedBy" | "addedOn" | "withdrawn">;
	  }
	| {
			readonly type: "withdraw-finding-evidence";
			readonly evidence: EvidenceId;
			readonly reason: Seal;
	  };

export const findingActs = [
	"submit-answer",
	"refuse-answer",
	"accept-answer",
	"verify-finding",
	"regrade-finding",
	"close-finding",
] as const satisfies readonly FindingAct["type"][];

export const findingNotes = [
	"write-answer",
	"assign-finding",
	"add-finding-evidence",
	"withdraw-finding-evidence",
] as const satisfies readonly FindingNote["type"][];

/** @returns whether an act is one on a finding, carried or only noted. */
export const isOnFinding = (act: {
	readonly type: string;
}): act is FindingAct | FindingNote =>
	[...findingActs, ...findingNotes].some((type) => type === act.type);
