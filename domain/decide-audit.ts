import type { AuditAct } from "./acts.ts";
import { compareDates } from "./dates.ts";
import type { Decided, Moment } from "./moment.ts";
import type { CertificationDecision, Phase } from "./phase.ts";
import { currentStep } from "./phase.ts";
import type { Refusal } from "./refusal.ts";
import { accepted, type Result, refused } from "./result.ts";

type Answer = Result<readonly Decided[], Refusal>;

const one = (phase: Phase, event: Decided["event"]): Answer =>
	accepted([{ room: phase.room, event }]);

const isCount = (value: number) => Number.isInteger(value) && value >= 0;

/** @returns what is entered from the certification body's papers; the body decides, Certway notes. */
export function decideAudit(
	phase: Phase,
	act: AuditAct,
	{ on }: Moment,
): Answer {
	const { work } = phase;
	switch (act.type) {
		case "enter-audit": {
			if (work.kind !== "certification")
				return refused({ code: "not-in-this-phase" });
			if (!isCount(act.majorsOpen)) return refused({ code: "not-a-count" });
			if (compareDates(act.on, on) > 0)
				return refused({ code: "date-in-future", today: on });
			if (act.stage === 2 && !work.stage1On)
				return refused({
					code: "gate-shut",
					gaps: [{ code: "stage-1-not-held" }],
				});
			if (
				act.stage === 2 &&
				work.stage1On &&
				compareDates(act.on, work.stage1On) < 0
			)
				return refused({ code: "dates-not-in-order" });
			return one(phase, {
				type: "audit-held",
				stage: act.stage,
				on: act.on,
				majorsOpen: act.majorsOpen,
			});
		}
		case "enter-decision": {
			if (work.kind !== "certification")
				return refused({ code: "not-in-this-phase" });
			if (!work.stage2On)
				return refused({
					code: "gate-shut",
					gaps: [{ code: "stage-2-not-held" }],
				});
			// 17021-1 9.5.2: no decision while a major is open.
			if (work.majorsOpen > 0)
				return refused({
					code: "gate-shut",
					gaps: [{ code: "majors-open", count: work.majorsOpen }],
				});
			if (compareDates(act.decision.decidedOn, work.stage2On) < 0)
				return refused({ code: "dates-not-in-order" });
			return (
				decisionProblem(act.decision, on) ??
				one(phase, { type: "decision-entered", decision: act.decision })
			);
		}
		case "enter-result": {
			if (work.kind !== "round" || currentStep(phase) !== "result")
				return refused({ code: "not-in-this-phase" });
			const { result } = act;
			if (!isCount(result.majorsOpen) || !isCount(result.minorsWithoutPlan))
				return refused({ code: "not-a-count" });
			if (compareDates(result.heldOn, on) > 0)
				return refused({ code: "date-in-future", today: on });
			return (
				(result.decision && decisionProblem(result.decision, on)) ??
				one(phase, { type: "result-entered", result })
			);
		}
	}
}

/** The issue date is not before the decision, and the certificate is valid after it (17021-1 9.6.3.2.3). */
function decisionProblem(
	{ decidedOn, issuedOn, validUntil }: CertificationDecision,
	today: CertificationDecision["decidedOn"],
): Answer | undefined {
	if (compareDates(decidedOn, today) > 0)
		return refused({ code: "date-in-future", today });
	return compareDates(issuedOn, decidedOn) < 0 ||
		compareDates(validUntil, issuedOn) <= 0
		? refused({ code: "dates-not-in-order" })
		: undefined;
}
