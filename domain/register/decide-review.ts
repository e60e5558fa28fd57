import { compareDates } from "../dates.ts";
import type { Moment } from "../moment.ts";
import type { Refusal } from "../refusal.ts";
import { accepted, type Result, refused } from "../result.ts";
import type { World } from "../world.ts";
import type { RegisterAct } from "./acts.ts";
import { clauseRowId } from "./answerable.ts";
import type { RegisterEvent } from "./events.ts";
import {
	type AuditPlan,
	auditId,
	type InternalAudit,
} from "./internal-audit.ts";
import { rowsOf } from "./register.ts";
import {
	type ManagementReview,
	reviewId,
	reviewInputIds,
	topManagers,
} from "./review.ts";

export type ReviewAct = Extract<
	RegisterAct,
	{ readonly audit: string } | { readonly review: string }
>;

type Answer = Result<readonly RegisterEvent[], Refusal>;

/** @returns what an act on the audit programme or a management review makes happen, or why it can't be done. */
export function decideReview(
	world: World,
	act: ReviewAct,
	moment: Moment,
): Answer {
	switch (act.type) {
		case "plan-audit":
		case "change-audit":
		case "hold-audit":
		case "drop-audit":
			return decideAuditProgramme(world, act, moment);
		default:
			return decideManagementReview(world, act, moment);
	}
}

function decideAuditProgramme(
	world: World,
	act: Extract<ReviewAct, { readonly audit: string }>,
	{ on }: Moment,
): Answer {
	const row = world.register[auditId(act.audit)];
	const known = row?.kind === "audit" ? row : undefined;
	if (act.type === "plan-audit") {
		if (known) return refused({ code: "audit-exists" });
		const { type: _act, ...plan } = act;
		return (
			planRefused(world, plan, on) ??
			accepted([{ type: "audit-planned", ...plan }])
		);
	}
	if (!known) return refused({ code: "no-such-audit" });
	if (known.status !== "planned") return refused({ code: "audit-is-over" });
	switch (act.type) {
		case "change-audit": {
			const { type: _act, ...plan } = act;
			return (
				planRefused(world, plan, on) ??
				accepted([{ type: "audit-changed", ...plan }])
			);
		}
		case "drop-audit":
			return accepted([
				{ type: "audit-dropped", audit: act.audit, reason: act.reason },
			]);
		case "hold-audit": {
			const { type: _act, ...held } = act;
			if (compareDates(act.heldOn, on) > 0)
				return refused({ code: "date-in-future", today: on });
			return isComplete(known, act.results)
				? accepted([{ type: "internal-audit-held", ...held }])
				: refused({ code: "audit-incomplete" });
		}
	}
}

/** Each clause that was to be looked at has its result. */
const isComplete = (
	{ clauses }: InternalAudit,
	results: InternalAudit["results"],
): boolean =>
	results.length === clauses.length &&
	clauses.every((clause) => results.some((each) => each.clause === clause));

/** Whoever answers for a clause, or has put something right under it, would audit his own work there. */
function planRefused(
	world: World,
	{ clauses, auditor, dueOn }: AuditPlan,
	today: Moment["on"],
): { readonly ok: false; readonly refusal: Refusal } | undefined {
	if (clauses.length === 0) return refused({ code: "audit-incomplete" });
	if (compareDates(dueOn, today) < 0)
		return refused({ code: "date-past", today });
	const own = clauses.find((clause) => {
		const row = world.register[clauseRowId(clause)];
		return (
			(row?.kind === "clause" && row.owner === auditor) ||
			rowsOf(world.register, "action").some(
				(action) => action.clause === clause && action.owner === auditor,
			)
		);
	});
	return own ? refused({ code: "audits-own-work", clause: own }) : undefined;
}

function decideManagementReview(
	world: World,
	act: Extract<ReviewAct, { readonly review: string }>,
	moment: Moment,
): Answer {
	const { on } = moment;
	const row = world.register[reviewId(act.review)];
	const known = row?.kind === "review" ? row : undefined;
	if (act.type === "plan-review") {
		if (compareDates(act.dueOn, on) < 0)
			return refused({ code: "date-past", today: on });
		return known && known.status !== "planned"
			? refused({ code: "review-is-over" })
			: accepted([
					{ type: "review-planned", review: act.review, dueOn: act.dueOn },
				]);
	}
	if (!known) return refused({ code: "unknown-review" });
	if (act.type === "hold-review") return hold(known, act, moment);
	if (known.status === "signed") return refused({ code: "review-is-over" });
	if (known.fingerprint === null) return refused({ code: "review-not-held" });
	if (
		!topManagers(world.programme.people).some((person) => person === moment.by)
	)
		return refused({ code: "not-top-management" });
	return act.shown === known.fingerprint
		? accepted([
				{
					type: "review-signed",
					review: act.review,
					name: act.name,
					fingerprint: known.fingerprint,
				},
			])
		: refused({
				code: "content-changed",
				fingerprint: known.fingerprint as never,
			});
}

/** What was held and is not signed yet may be put right; every required input is answered (20000-1 9.3). */
function hold(
	known: ManagementReview,
	act: Extract<ReviewAct, { type: "hold-review" }>,
	{ on, sha256 }: Moment,
): Answer {
	if (known.status === "signed") return refused({ code: "review-is-over" });
	const { type: _act, ...held } = act;
	if (compareDates(act.heldOn, on) > 0)
		return refused({ code: "date-in-future", today: on });
	if (reviewInputIds.some((input) => !act.inputs[input]))
		return refused({ code: "review-incomplete" });
	if (act.decisions.some(({ dueOn }) => compareDates(dueOn, on) < 0))
		return refused({ code: "date-past", today: on });
	return accepted([
		{
			type: "review-held",
			...held,
			fingerprint: sha256(
				JSON.stringify([
					act.review,
					act.heldOn,
					reviewInputIds.map((input) => act.inputs[input]),
					act.minutes,
					act.decisions.map(({ what, owner, dueOn }) => [what, owner, dueOn]),
				]),
			),
		},
		...act.decisions
			.filter(
				({ action }) =>
					!known.decisions.some((decided) => decided.action === action),
			)
			.map(
				({ action, what, owner, dueOn }): RegisterEvent => ({
					type: "action-opened",
					action,
					clause: "9.3",
					what,
					owner,
					dueOn,
				}),
			),
	]);
}
