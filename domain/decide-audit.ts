import type { AuditAct } from "./acts.ts";
import { type Certificate, isRoundOf } from "./certificate.ts";
import type { Certification } from "./certification-dates.ts";
import { compareDates, type LocalDate } from "./dates.ts";
import { correction } from "./decide-certificate.ts";
import {
	auditProblem,
	decideApplication,
	decideRefusedByBody,
	decideStage,
} from "./decide-certification.ts";
import { decideRaised } from "./decide-finding.ts";
import { decideRecertification } from "./decide-notice.ts";
import { applied, comesLate, onceRung } from "./decide-tick.ts";
import { inFuture } from "./entered-day.ts";
import { findingGaps, openFindings } from "./findings.ts";
import type { Decided, Moment } from "./moment.ts";
import type { AuditResult, CertificationDecision, Phase } from "./phase.ts";
import { currentStep } from "./phase.ts";
import type { Programme } from "./programme.ts";
import type { GateGap, Refusal } from "./refusal.ts";
import { accepted, type Result, refused } from "./result.ts";
import { guardingCertificate, phaseIn, type World } from "./world.ts";

type Answer = Result<readonly Decided[], Refusal>;

const one = (phase: Phase, event: Decided["event"]): Answer =>
	accepted([{ room: phase.room, event }]);

const shut = (...gaps: readonly GateGap[]): Answer =>
	refused({ code: "gate-shut", gaps });

const isCount = (value: number) => Number.isInteger(value) && value >= 0;

/** @returns what is entered from the certification body's papers; the body decides, Certway notes. */
export function decideAudit(
	world: World,
	phase: Phase,
	act: AuditAct,
	moment: Moment,
): Answer {
	const { work } = phase;
	if (act.type === "enter-result")
		return work.kind === "round" && currentStep(phase) === "result"
			? enterResult(world, phase, act, moment)
			: refused({ code: "not-in-this-phase" });
	if (work.kind !== "certification")
		return refused({ code: "not-in-this-phase" });
	switch (act.type) {
		case "apply":
			return decideApplication(world, phase, work, act, moment);
		case "enter-audit":
			return decideStage(world, phase, work, act, moment);
		case "enter-refusal":
			return decideRefusedByBody(world, phase, work, act, moment);
		case "enter-decision":
			return enterDecision(world, phase, work, act, moment);
	}
}

/** The body's decision, entered again where it was entered wrongly. */
function enterDecision(
	world: World,
	phase: Phase,
	work: Certification,
	{ decision }: Extract<AuditAct, { type: "enter-decision" }>,
	{ on }: Moment,
): Answer {
	if (!work.stage2On) return shut({ code: "stage-2-not-held" });
	return (
		decisionProblem(world, decision, work.stage2On, work.majorsOpen, on) ??
		(work.decision
			? undefined
			: auditProblem(
					world,
					phase,
					work,
					{ type: "certified", day: decision.decidedOn },
					on,
				)) ??
		one(phase, { type: "decision-entered", decision })
	);
}

/**
 * What a late audit or a date has ended is said before the result is entered; an audit that was held in time is entered
 * without an alarm, however late its paper came.
 */
function enterResult(
	world: World,
	phase: Phase,
	{ result, findings = [] }: Extract<AuditAct, { type: "enter-result" }>,
	moment: Moment,
): Answer {
	const raised = decideRaised(
		world,
		findings,
		{
			kind:
				phase.kind === "recertification" ? "recertification" : "surveillance",
			lastDay: result.heldOn,
		},
		phase.room,
		result.heldOn,
		moment,
	);
	const problem = resultProblem(
		raised.ok ? applied(world, raised.value, moment) : world,
		phase,
		result,
		moment.on,
	);
	if (problem) return problem;
	if (!raised.ok) return raised;
	const guarding = guardingCertificate(world);
	const entered: readonly Decided[] = [
		{ room: phase.room, event: { type: "result-entered", result } },
		...raised.value,
	];
	if (!guarding) return accepted(entered);
	const enter = (rung: World): Answer =>
		phaseIn(rung, phase.room)?.status === "open"
			? withItsDecision(
					applied(rung, entered, moment),
					phase,
					entered,
					result,
					moment,
				)
			: refused({ code: "phase-not-open" });
	return comesLate(world.programme, guarding, result.heldOn, moment.on)
		? onceRung(world, guarding.room, moment, enter)
		: enter(world);
}

/** A recertification's decision renews the certificate of its cycle; entered once more, it corrects what the new one prints. */
function withItsDecision(
	world: World,
	{ round }: Phase,
	entered: readonly Decided[],
	result: AuditResult,
	{ on }: Moment,
): Answer {
	const { decision } = result;
	const guarding = guardingCertificate(world);
	if (!decision || !guarding) return accepted(entered);
	if (isRoundOf(guarding, round)) {
		const renewal = decideRecertification(
			world.programme,
			guarding,
			result,
			decision,
			on,
		);
		return renewal.ok ? accepted([...entered, ...renewal.value]) : renewal;
	}
	return accepted([
		...entered,
		...corrected(world.programme, guarding, round, decision),
	]);
}

/** @returns the correction of the certificate that round `round` brought, where what was entered now is another. */
function corrected(
	programme: Programme,
	certificate: Certificate,
	round: number,
	decision: CertificationDecision,
): readonly Decided[] {
	const same =
		JSON.stringify(certificate.decision) === JSON.stringify(decision);
	return same || certificate.cycle !== round + 1
		? []
		: [correction(programme, certificate, decision, null)];
}

/** A round's audit lies in its certificate's cycle; the recertification's alone brings a new certificate. */
function resultProblem(
	world: World,
	phase: Phase,
	{ heldOn, majorsOpen = 0, minorsWithoutPlan = 0, decision }: AuditResult,
	today: LocalDate,
): Answer | undefined {
	if (!isCount(majorsOpen) || !isCount(minorsWithoutPlan))
		return refused({ code: "not-a-count" });
	const future = inFuture(heldOn, today);
	if (future) return future;
	const certificate = guardingCertificate(world);
	if (
		certificate &&
		isRoundOf(certificate, phase.round) &&
		compareDates(heldOn, certificate.decision.decidedOn) < 0
	)
		return refused({ code: "dates-not-in-order" });
	if (!decision) return undefined;
	return phase.kind === "recertification"
		? decisionProblem(world, decision, heldOn, majorsOpen, today)
		: refused({ code: "not-in-this-phase" });
}

/**
 * No decision while a finding is not settled (17021-1 9.5.2) nor before the audit it rests on; the issue date is not before the
 * decision, and the certificate is valid after it (9.6.3.2.3).
 */
function decisionProblem(
	world: World,
	{ decidedOn, issuedOn, validUntil }: CertificationDecision,
	auditHeldOn: LocalDate,
	majorsOpen: number,
	today: LocalDate,
): Answer | undefined {
	if (majorsOpen > 0) return shut({ code: "majors-open", count: majorsOpen });
	const unsettled = findingGaps(
		world.programme,
		openFindings(world),
		auditHeldOn,
		decidedOn,
	);
	if (unsettled.length > 0) return shut(...unsettled);
	return (
		inFuture(decidedOn, today) ??
		(compareDates(decidedOn, auditHeldOn) < 0 ||
		compareDates(issuedOn, decidedOn) < 0 ||
		compareDates(validUntil, issuedOn) <= 0
			? refused({ code: "dates-not-in-order" })
			: undefined)
	);
}
