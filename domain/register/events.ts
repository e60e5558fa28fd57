import type { ClauseId, SharingStandard } from "../clauses/clauses.ts";
import type { LocalDate } from "../dates.ts";
import type { PersonId, Seal } from "../ids.ts";
import type { ProcessId } from "../processes.ts";
import type { Maturity } from "./answerable.ts";
import type { DocumentEvent } from "./document-acts.ts";
import type { Filing, PieceGiven } from "./evidence.ts";
import type { AuditPlan, InternalAudit } from "./internal-audit.ts";
import type { MetricEvent } from "./metric-acts.ts";
import type { GapLevel } from "./rating.ts";
import type { ManagementReview, ReviewDecision } from "./review.ts";
import type { StaffGiven, TrainingGiven } from "./training.ts";

/** What can happen to the register; it happens in the programme's own room. */
export type RegisterEvent =
	| DocumentEvent
	| MetricEvent
	| {
			readonly type: "clause-rated";
			readonly clause: ClauseId;
			readonly level: GapLevel;
			readonly note: Seal | null;
			/** In the gap analysis, or after it. */
			readonly stage: "before" | "now";
	  }
	| {
			readonly type: "action-opened";
			readonly action: string;
			readonly clause: ClauseId;
			readonly what: Seal | null;
			readonly owner: PersonId | null;
			readonly dueOn: LocalDate;
	  }
	| {
			readonly type: "action-changed";
			readonly action: string;
			readonly clause: ClauseId;
			/** null: as it was. */
			readonly what: Seal | null;
			readonly owner: PersonId | null;
			readonly dueOn: LocalDate;
	  }
	| {
			readonly type: "action-finished";
			readonly action: string;
			readonly clause: ClauseId;
			readonly outcome: Seal;
	  }
	| {
			readonly type: "action-reopened";
			readonly action: string;
			readonly clause: ClauseId;
			readonly reason: Seal;
			readonly dueOn: LocalDate;
	  }
	| {
			readonly type: "clause-assigned";
			readonly clause: ClauseId;
			readonly owner: PersonId | null;
	  }
	| {
			readonly type: "process-assessed";
			readonly process: ProcessId;
			readonly maturity: Maturity;
			readonly measured: Seal | null;
			readonly stage: "before" | "now";
	  }
	| {
			readonly type: "standards-set";
			readonly standards: readonly SharingStandard[];
	  }
	| ({
			readonly type: "evidence-filed";
			readonly piece: PieceGiven;
			readonly replaces: string | null;
			readonly reason: Seal | null;
			readonly version: number;
	  } & Filing)
	| ({
			readonly type: "evidence-refiled";
			readonly evidence: string;
	  } & Omit<Filing, "note" | "deliverable">)
	| {
			readonly type: "filed-withdrawn";
			readonly evidence: string;
			readonly reason: Seal;
	  }
	| ({ readonly type: "audit-planned"; readonly audit: string } & AuditPlan)
	| ({ readonly type: "audit-changed"; readonly audit: string } & AuditPlan)
	| {
			readonly type: "internal-audit-held";
			readonly audit: string;
			readonly heldOn: LocalDate;
			readonly report: Seal;
			readonly results: InternalAudit["results"];
	  }
	| {
			readonly type: "audit-dropped";
			readonly audit: string;
			readonly reason: Seal;
	  }
	| {
			readonly type: "review-planned";
			readonly review: string;
			readonly dueOn: LocalDate;
	  }
	| {
			readonly type: "review-held";
			readonly review: string;
			readonly heldOn: LocalDate;
			readonly inputs: ManagementReview["inputs"];
			readonly minutes: Seal;
			readonly decisions: readonly ReviewDecision[];
			readonly fingerprint: string;
	  }
	| {
			readonly type: "staff-listed";
			readonly members: readonly StaffGiven[];
	  }
	| { readonly type: "staff-left"; readonly staff: string }
	| ({
			readonly type: "training-held";
			readonly training: string;
	  } & TrainingGiven)
	| {
			readonly type: "attendance-noted";
			readonly training: string;
			readonly came: readonly string[];
			readonly notThere: readonly string[];
	  }
	| {
			readonly type: "review-signed";
			readonly review: string;
			readonly name: Seal;
			readonly fingerprint: string;
	  };
