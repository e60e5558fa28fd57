import type { PhaseAct, WorkAct } from "./acts.ts";
import { compareDates } from "./dates.ts";
import { decideAudit } from "./decide-audit.ts";
import { decideSignOff } from "./decide-sign-off.ts";
import { type Deliverable, evidenceInForce } from "./deliverable.ts";
import { outside } from "./entered-day.ts";
import { isOnHold } from "./hold.ts";
import type { Decided, Moment } from "./moment.ts";
import type { Phase } from "./phase.ts";
import { pilotMonth } from "./pilot.ts";
import { frequencyOf } from "./processes.ts";
import type { Programme } from "./programme.ts";
import type { Refusal } from "./refusal.ts";
import { accepted, type Result, refused } from "./result.ts";
import type { World } from "./world.ts";

type Answer = Result<readonly Decided[], Refusal>;

const one = (phase: Phase, event: Decided["event"]): Answer =>
	accepted([{ room: phase.room, event }]);

/** @returns what an act in an open phase makes happen, or why it can't be done. */
export function decidePhase(
	world: World,
	phase: Phase,
	act: PhaseAct,
	moment: Moment,
): Answer {
	switch (act.type) {
		case "ask-for-sign-off":
		case "remind":
		case "withdraw-request":
		case "decide":
		case "hand-over":
		case "not-for-me":
		case "replace-approver":
		case "ask-question":
		case "answer-question":
			return decideSignOff(world, phase, act, moment);
		case "apply":
		case "enter-audit":
		case "enter-refusal":
		case "enter-decision":
		case "enter-result":
			return decideAudit(world, phase, act, moment);
		case "set-confirmation":
			return act.wanted === phase.confirmed
				? accepted([])
				: one(phase, { type: "confirmation-set", wanted: act.wanted });
		case "record-process":
		case "declare-quiet-month":
			return decideRecord(world, phase, act, moment);
		default:
			return decideDeliverable(phase, act);
	}
}

type RecordAct = Extract<
	WorkAct,
	{ type: "record-process" | "declare-quiet-month" }
>;

function decideDeliverable(
	phase: Phase,
	act: Exclude<WorkAct, RecordAct>,
): Answer {
	const found = phase.deliverables.find(({ id }) => id === act.deliverable);
	if (
		(act.type === "add-deliverable" || act.type === "assign-deliverable") &&
		compareDates(act.dueOn, phase.from) < 0
	)
		return refused({ code: "date-before-phase", from: phase.from });
	if (act.type === "add-deliverable") {
		const { type: _act, ...added } = act;
		return found
			? refused({ code: "deliverable-exists" })
			: one(phase, { type: "deliverable-added", ...added });
	}
	if (!found) return refused({ code: "unknown-deliverable" });
	switch (act.type) {
		case "assign-deliverable":
			return one(phase, {
				type: "deliverable-assigned",
				deliverable: act.deliverable,
				owner: act.owner,
				dueOn: act.dueOn,
			});
		case "add-evidence":
			return one(phase, {
				type: "evidence-added",
				deliverable: act.deliverable,
				evidence: act.evidence,
			});
		case "withdraw-evidence":
			return withdraw(phase, found, act);
		case "deliver":
			return deliver(phase, found);
		case "reopen-deliverable":
			return found.status === "delivered"
				? one(phase, {
						type: "deliverable-reopened",
						deliverable: found.id,
						reason: act.reason,
					})
				: refused({ code: "not-yet-delivered" });
	}
}

/** What was delivered with nothing left to show for it is delivered no more. */
function withdraw(
	phase: Phase,
	deliverable: Deliverable,
	{ evidence, reason }: Extract<WorkAct, { type: "withdraw-evidence" }>,
): Answer {
	const inForce = evidenceInForce(deliverable);
	if (!inForce.some(({ id }) => id === evidence))
		return refused({ code: "unknown-evidence" });
	const withdrawn: Decided = {
		room: phase.room,
		event: {
			type: "evidence-withdrawn",
			deliverable: deliverable.id,
			evidence,
			reason,
		},
	};
	const nothingLeft = inForce.every(({ id }) => id === evidence);
	return nothingLeft && deliverable.status === "delivered"
		? accepted([
				withdrawn,
				{
					room: phase.room,
					event: {
						type: "deliverable-reopened",
						deliverable: deliverable.id,
						reason,
					},
				},
			])
		: accepted([withdrawn]);
}

function deliver(phase: Phase, deliverable: Deliverable): Answer {
	if (deliverable.status === "delivered")
		return refused({ code: "already-delivered" });
	if (evidenceInForce(deliverable).length === 0)
		return refused({ code: "no-evidence" });
	return one(phase, {
		type: "deliverable-delivered",
		deliverable: deliverable.id,
	});
}

/** Records of the pilot run bear the day they are about, and days on hold are no days of it. */
function decideRecord(
	{ programme }: World,
	phase: Phase,
	act: RecordAct,
	{ by, on }: Moment,
): Answer {
	if (phase.work.kind !== "pilot")
		return refused({ code: "not-in-this-phase" });
	if (act.type === "declare-quiet-month")
		return declareQuiet(programme, phase, act, { by, on });
	if (isOnHold(act.on, programme.holds))
		return refused({ code: "date-on-hold" });
	return (
		outside(act.on, phase.from, on) ??
		one(phase, {
			type: "process-recorded",
			subject: act.subject,
			on: act.on,
			note: act.note,
		})
	);
}

/**
 * A month may be declared quiet only where a process occurs now and then, only when the month is over, and only in the name
 * of an approver of the programme who does not declare it himself.
 */
function declareQuiet(
	{ holds, people }: Programme,
	phase: Phase,
	act: Extract<WorkAct, { type: "declare-quiet-month" }>,
	{ by, on }: Pick<Moment, "by" | "on">,
): Answer {
	if (frequencyOf(act.subject) !== "when-it-occurs")
		return refused({ code: "month-not-quiet-able" });
	if (!Number.isInteger(act.month) || act.month < 1 || act.month > 120)
		return refused({ code: "month-not-over", until: null });
	const { until } = pilotMonth(phase.from, act.month, holds, on);
	if (compareDates(until, on) >= 0)
		return refused({ code: "month-not-over", until });
	if (!people.approvers.some(({ person }) => person === act.approver))
		return refused({ code: "not-an-approver" });
	if (act.approver === by) return refused({ code: "asker-is-approver" });
	return one(phase, {
		type: "month-declared-quiet",
		subject: act.subject,
		month: act.month,
		reason: act.reason,
		approver: act.approver,
	});
}
