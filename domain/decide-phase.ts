import type { PhaseAct, WorkAct } from "./acts.ts";
import { compareDates, type LocalDate } from "./dates.ts";
import { decideAudit } from "./decide-audit.ts";
import { decideSignOff } from "./decide-sign-off.ts";
import { type Deliverable, evidenceInForce } from "./deliverable.ts";
import type { Decided, Moment } from "./moment.ts";
import type { Phase } from "./phase.ts";
import { pilotMonth } from "./pilot.ts";
import { frequencyOf } from "./processes.ts";
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
			return decideSignOff(world, phase, act, moment);
		case "enter-audit":
		case "enter-decision":
		case "enter-result":
			return decideAudit(phase, act, moment);
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
			return evidenceInForce(found).some(({ id }) => id === act.evidence)
				? one(phase, {
						type: "evidence-withdrawn",
						deliverable: act.deliverable,
						evidence: act.evidence,
						reason: act.reason,
					})
				: refused({ code: "unknown-evidence" });
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

/** Records of the pilot run bear the day they are about; a month may be declared quiet only where a process occurs now and then. */
function decideRecord(
	{ programme }: World,
	phase: Phase,
	act: RecordAct,
	{ on }: Moment,
): Answer {
	if (phase.work.kind !== "pilot")
		return refused({ code: "not-in-this-phase" });
	if (act.type === "record-process")
		return (
			outside(act.on, phase.from, on) ??
			one(phase, {
				type: "process-recorded",
				subject: act.subject,
				on: act.on,
				note: act.note,
			})
		);
	if (frequencyOf(act.subject) !== "when-it-occurs")
		return refused({ code: "month-not-quiet-able" });
	if (!Number.isInteger(act.month) || act.month < 1 || act.month > 120)
		return refused({ code: "month-not-begun" });
	const month = pilotMonth(phase.from, act.month, programme.holds, on);
	if (compareDates(month.from, on) > 0)
		return refused({ code: "month-not-begun" });
	return one(phase, {
		type: "month-declared-quiet",
		subject: act.subject,
		month: act.month,
		reason: act.reason,
		approver: act.approver,
	});
}

/** @returns why a day can't be entered: it lies before the phase or after today; undefined when it can. */
export function outside(
	day: LocalDate,
	from: LocalDate,
	today: LocalDate,
): ReturnType<typeof refused<Refusal>> | undefined {
	if (compareDates(day, from) < 0)
		return refused<Refusal>({ code: "date-before-phase", from });
	if (compareDates(day, today) > 0)
		return refused<Refusal>({ code: "date-in-future", today });
	return undefined;
}
