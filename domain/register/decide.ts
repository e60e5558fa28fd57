import type { ClauseId } from "../clauses/clauses.ts";
import { compareDates } from "../dates.ts";
import type { PersonId } from "../ids.ts";
import type { Decided, Moment } from "../moment.ts";
import type { Refusal } from "../refusal.ts";
import { accepted, type Result, refused } from "../result.ts";
import type { World } from "../world.ts";
import { type Action, actionId, usualDueDay } from "./action.ts";
import type { ClauseRating, RegisterAct } from "./acts.ts";
import { clauseRowId } from "./answerable.ts";
import { decideDocument } from "./decide-document.ts";
import { decideEvidence, type EvidenceAct } from "./decide-evidence.ts";
import { decideMetric } from "./decide-metric.ts";
import { decideReview, type ReviewAct } from "./decide-review.ts";
import {
	decideTraining,
	isTrainingAct,
	type TrainingAct,
} from "./decide-training.ts";
import { type DocumentAct, isDocumentAct } from "./document-acts.ts";
import type { RegisterEvent } from "./events.ts";
import { isGap, ratingStage } from "./rating.ts";
import { ownRoom, rowsOf, shortId } from "./register.ts";

type Answer = Result<readonly RegisterEvent[], Refusal>;

/** @returns what an act on the register makes happen, or why it can't be done. */
export function decideRegister(
	world: World,
	act: RegisterAct,
	moment: Moment,
): Result<readonly Decided[], Refusal> {
	if (
		act.type === "file-evidence" ||
		act.type === "refile-evidence" ||
		act.type === "withdraw-filed"
	)
		return decideEvidence(world, act, moment);
	if (isDocumentAct(act)) return decideDocument(world, act, moment);
	const answer = isTrainingAct(act)
		? decideTraining(world, act, moment)
		: "audit" in act || "review" in act
			? decideReview(world, act, moment)
			: decideRow(world, act, moment);
	if (!answer.ok) return answer;
	const room = ownRoom(world.programme);
	return accepted(answer.value.map((event): Decided => ({ room, event })));
}

function decideRow(
	world: World,
	act: Exclude<
		RegisterAct,
		EvidenceAct | ReviewAct | DocumentAct | TrainingAct
	>,
	moment: Moment,
): Answer {
	switch (act.type) {
		case "rate-clauses":
			return rate(world, act, moment);
		case "assign-clause":
			return accepted([
				{ type: "clause-assigned", clause: act.clause, owner: act.owner },
			]);
		case "assess-process": {
			const { process, maturity, measured } = act;
			const stage = ratingStage(world.programme);
			return accepted([
				{ type: "process-assessed", process, maturity, measured, stage },
			]);
		}
		case "set-standards":
			return accepted([{ type: "standards-set", standards: act.standards }]);
		case "set-metrics":
		case "note-values":
		case "retire-metric":
			return decideMetric(world, act, moment);
		default:
			return decideAction(world, act, moment);
	}
}

/** Each gap becomes an action, unless one is open for its clause. */
function rate(
	world: World,
	{ form, ratings }: Extract<RegisterAct, { type: "rate-clauses" }>,
	{ on }: Moment,
): Answer {
	if (ratings.length === 0) return refused({ code: "nothing-rated" });
	const late = ratings.some(
		({ dueOn }) => dueOn !== null && compareDates(dueOn, on) < 0,
	);
	if (late) return refused({ code: "date-past", today: on });
	const stage = ratingStage(world.programme);
	const open = rowsOf(world.register, "action").filter(
		({ status }) => status === "open",
	);
	return accepted(
		ratings.flatMap((rating): readonly RegisterEvent[] => {
			const { clause, level, note } = rating;
			const known = open.find((action) => action.clause === clause);
			const follows = !isGap(level)
				? []
				: known
					? changedBy(rating, known)
					: [
							{
								type: "action-opened",
								action: `${form}-${clause}`,
								clause,
								what: rating.what,
								owner: rating.owner ?? ownerOf(world, clause),
								dueOn: rating.dueOn ?? usualDueDay(world.programme, on),
							} as const,
						];
			return [{ type: "clause-rated", clause, level, note, stage }, ...follows];
		}),
	);
}

/** Whoever answers for a clause closes its gap, unless somebody else is named. */
function ownerOf({ register }: World, clause: ClauseId): PersonId | null {
	const row = register[clauseRowId(clause)];
	return row?.kind === "clause" ? row.owner : null;
}

/** Whoever rates a clause may say anew who closes its gap, and by when; what is left out stays. */
function changedBy(
	{ clause, what, owner, dueOn }: ClauseRating,
	action: Action,
): readonly RegisterEvent[] {
	const after = {
		owner: owner ?? action.owner,
		dueOn: dueOn ?? action.dueOn,
	};
	return what !== null ||
		after.owner !== action.owner ||
		after.dueOn !== action.dueOn
		? [
				{
					type: "action-changed",
					action: shortId(action),
					clause,
					what,
					...after,
				},
			]
		: [];
}

function decideAction(
	world: World,
	act: Extract<RegisterAct, { readonly action: string }>,
	{ on }: Moment,
): Answer {
	const row = world.register[actionId(act.action)];
	const known = row?.kind === "action" ? row : undefined;
	if ("dueOn" in act && compareDates(act.dueOn, on) < 0)
		return refused({ code: "date-past", today: on });
	if (act.type === "open-action") {
		const { type: _act, ...opened } = act;
		return known
			? refused({ code: "action-exists" })
			: accepted([{ type: "action-opened", ...opened }]);
	}
	if (!known) return refused({ code: "unknown-action" });
	const { clause } = known;
	if (act.type === "reopen-action") {
		const { action, reason, dueOn } = act;
		return known.status === "done"
			? accepted([{ type: "action-reopened", action, clause, reason, dueOn }])
			: refused({ code: "action-not-done" });
	}
	if (known.status === "done") return refused({ code: "action-done" });
	const { action } = act;
	return accepted([
		act.type === "finish-action"
			? { type: "action-finished", action, clause, outcome: act.outcome }
			: {
					type: "action-changed",
					action,
					clause,
					what: null,
					owner: act.owner,
					dueOn: act.dueOn,
				},
	]);
}
