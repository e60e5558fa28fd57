import type { ClauseId, SharingStandard } from "../clauses/clauses.ts";
import type { LocalDate } from "../dates.ts";
import type { PersonId, Seal } from "../ids.ts";
import type { ProcessId } from "../processes.ts";
import { actionId } from "./action.ts";
import { clauseRowId, type Maturity, processRowId } from "./answerable.ts";
import type { DocumentAct } from "./document-acts.ts";
import { documentActs, documentRowsNamedBy } from "./document-acts.ts";
import { evidenceRowId, type Filing, type PieceGiven } from "./evidence.ts";
import {
	type AuditPlan,
	auditId,
	type InternalAudit,
} from "./internal-audit.ts";
import type { MetricAct } from "./metric-acts.ts";
import { metricActs, metricRowsNamedBy } from "./metric-acts.ts";
import { type GapLevel, ratingId } from "./rating.ts";
import {
	type ManagementReview,
	type ReviewDecision,
	reviewId,
} from "./review.ts";
import {
	type StaffGiven,
	staffId,
	type TrainingGiven,
	trainingId,
} from "./training.ts";

/** One clause rated; where that leaves a gap, what is to be done about it. */
export interface ClauseRating {
	readonly clause: ClauseId;
	readonly level: GapLevel;
	readonly note: Seal | null;
	/** What is to be done, by whom and by when; null leaves what stands, or what is usual. */
	readonly what: Seal | null;
	readonly owner: PersonId | null;
	readonly dueOn: LocalDate | null;
}

/** Acts on the register: only noted, so recorded straight from a page. They are acts on the programme. */
export type RegisterAct =
	| DocumentAct
	| MetricAct
	| {
			readonly type: "rate-clauses";
			/** The form's id: actions that follow are named by it. */
			readonly form: string;
			readonly ratings: readonly ClauseRating[];
	  }
	| {
			readonly type: "open-action";
			readonly action: string;
			readonly clause: ClauseId;
			readonly what: Seal;
			readonly owner: PersonId | null;
			readonly dueOn: LocalDate;
	  }
	| {
			readonly type: "change-action";
			readonly action: string;
			readonly owner: PersonId | null;
			readonly dueOn: LocalDate;
	  }
	| {
			readonly type: "finish-action";
			readonly action: string;
			readonly outcome: Seal;
	  }
	| {
			readonly type: "reopen-action";
			readonly action: string;
			readonly reason: Seal;
			readonly dueOn: LocalDate;
	  }
	| {
			readonly type: "assign-clause";
			readonly clause: ClauseId;
			readonly owner: PersonId | null;
	  }
	| {
			readonly type: "assess-process";
			readonly process: ProcessId;
			readonly maturity: Maturity;
			readonly measured: Seal | null;
	  }
	| {
			readonly type: "set-standards";
			readonly standards: readonly SharingStandard[];
	  }
	| ({
			readonly type: "file-evidence";
			/** Several that came together, all given for the same. */
			readonly pieces: readonly PieceGiven[];
			/** The row whose place it takes; then its reason is what has changed. */
			readonly replaces: string | null;
			readonly reason: Seal | null;
	  } & Filing)
	| ({
			readonly type: "refile-evidence";
			/** The row's id. */
			readonly evidence: string;
	  } & Omit<Filing, "note" | "deliverable">)
	| {
			readonly type: "withdraw-filed";
			readonly evidence: string;
			readonly reason: Seal;
	  }
	| ({ readonly type: "plan-audit"; readonly audit: string } & AuditPlan)
	| ({ readonly type: "change-audit"; readonly audit: string } & AuditPlan)
	| {
			readonly type: "hold-audit";
			readonly audit: string;
			readonly heldOn: LocalDate;
			readonly report: Seal;
			readonly results: InternalAudit["results"];
	  }
	| {
			readonly type: "drop-audit";
			readonly audit: string;
			readonly reason: Seal;
	  }
	| {
			readonly type: "plan-review";
			readonly review: string;
			readonly dueOn: LocalDate;
	  }
	| {
			readonly type: "hold-review";
			readonly review: string;
			readonly heldOn: LocalDate;
			readonly inputs: ManagementReview["inputs"];
			readonly minutes: Seal;
			readonly decisions: readonly ReviewDecision[];
	  }
	| {
			readonly type: "list-staff";
			readonly members: readonly StaffGiven[];
	  }
	| { readonly type: "staff-leaves"; readonly staff: string }
	| ({
			readonly type: "hold-training";
			readonly training: string;
	  } & TrainingGiven)
	| {
			readonly type: "note-attendance";
			readonly training: string;
			/** Ids of the staff's rows. */
			readonly came: readonly string[];
			/** Was noted as there by mistake. */
			readonly notThere: readonly string[];
			/** Was there, and stood on no list yet. */
			readonly members: readonly StaffGiven[];
	  }
	| {
			readonly type: "sign-review";
			readonly review: string;
			readonly name: Seal;
			/** Of what the page showed: what is signed is what was seen. */
			readonly shown: string;
	  };

export const registerActs = [
	"rate-clauses",
	"open-action",
	"change-action",
	"finish-action",
	"reopen-action",
	"assign-clause",
	"assess-process",
	"set-standards",
	"file-evidence",
	"refile-evidence",
	"withdraw-filed",
	"plan-audit",
	"change-audit",
	"hold-audit",
	"drop-audit",
	"plan-review",
	"hold-review",
	"sign-review",
	...documentActs,
	...metricActs,
	"list-staff",
	"staff-leaves",
	"hold-training",
	"note-attendance",
] as const satisfies readonly RegisterAct["type"][];

export const isRegisterAct = <Act extends { readonly type: string }>(
	act: Act | RegisterAct,
): act is RegisterAct => (registerActs as readonly string[]).includes(act.type);

/** @returns the ids of the rows an act names, whether they are there or not. */
export function rowsNamedBy(act: RegisterAct, by: PersonId): readonly string[] {
	switch (act.type) {
		case "rate-clauses":
			return act.ratings.flatMap(({ clause }) => [
				ratingId(clause, by),
				clauseRowId(clause),
			]);
		case "assign-clause":
			return [clauseRowId(act.clause)];
		case "assess-process":
			return [processRowId(act.process)];
		case "set-standards":
			return ["integration"];
		case "file-evidence":
			return [
				...act.pieces.map(({ id }) => evidenceRowId(id)),
				...(act.replaces ? [act.replaces] : []),
			];
		case "refile-evidence":
		case "withdraw-filed":
			return [act.evidence];
		case "plan-audit":
		case "change-audit":
			return [auditId(act.audit), ...act.clauses.map(clauseRowId)];
		case "hold-audit":
		case "drop-audit":
			return [auditId(act.audit)];
		case "plan-review":
		case "hold-review":
		case "sign-review":
			return [reviewId(act.review)];
		case "list-staff":
			return act.members.map(({ staff }) => staffId(staff));
		case "staff-leaves":
			return [staffId(act.staff)];
		case "hold-training":
			return [
				trainingId(act.training),
				...(act.material === null ? [] : [act.material]),
			];
		case "note-attendance":
			return [
				trainingId(act.training),
				...act.came,
				...act.notThere,
				...act.members.map(({ staff }) => staffId(staff)),
			];
		case "open-action":
		case "change-action":
		case "finish-action":
		case "reopen-action":
			return [actionId(act.action)];
		case "set-metrics":
		case "note-values":
		case "retire-metric":
			return metricRowsNamedBy(act);
		default:
			return documentRowsNamedBy(act);
	}
}

/** @returns the clauses whose actions a decision rests on: nobody audits what he has put right himself. */
export const actionsOnNamedBy = (act: RegisterAct): readonly ClauseId[] =>
	act.type === "plan-audit" || act.type === "change-audit" ? act.clauses : [];
