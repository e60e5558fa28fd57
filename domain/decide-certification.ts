import type { AuditAct } from "./acts.ts";
import { timesHeld } from "./audits.ts";
import type { CertificateAct } from "./certificate-acts.ts";
import {
	auditState,
	type Certification,
	certificationRows,
	packOfPhase,
} from "./certification-dates.ts";
import { compareDates, type LocalDate } from "./dates.ts";
import { decideRaised } from "./decide-finding.ts";
import { inFuture } from "./entered-day.ts";
import type { Decided, Moment } from "./moment.ts";
import type { Phase } from "./phase.ts";
import { readinessFacts } from "./readiness-facts.ts";
import type { Refusal } from "./refusal.ts";
import { accepted, type Result, refused } from "./result.ts";
import {
	type AuditEntered,
	decideAuditEntry,
} from "./rules/certification-audit.ts";
import { postpone } from "./rules/deviation.ts";
import { applicationGaps, stageOneGaps } from "./rules/readiness.ts";
import type { World } from "./world.ts";

type Answer = Result<readonly Decided[], Refusal>;
type ActOf<Type> = Extract<AuditAct, { type: Type }>;

const one = (phase: Phase, event: Decided["event"]): Answer =>
	accepted([{ room: phase.room, event }]);

/** @returns why the rules of the certification audit speak against an entry; undefined when they do not. */
export function auditProblem(
	world: World,
	phase: Phase,
	work: Certification,
	entered: AuditEntered,
	today: LocalDate,
): Answer | undefined {
	const entry = decideAuditEntry(
		auditState(world, phase, work),
		entered,
		today,
		packOfPhase(world.programme, phase),
	);
	return entry.ok
		? undefined
		: refused({ code: "rules", refusal: entry.refusal });
}

/**
 * The application, entered again when the body has accepted it. It waits for a pilot run long enough, under `cnca` for internal
 * audit and management review too, each as of its own day; after a refusal another one begins the audit anew.
 */
export function decideApplication(
	world: World,
	phase: Phase,
	work: Certification,
	{ on: day, body, acceptedOn }: ActOf<"apply">,
	{ on }: Moment,
): Answer {
	const known = work.application !== null && work.refused === null;
	const future = inFuture(day, on) ?? (acceptedOn && inFuture(acceptedOn, on));
	if (future) return future;
	if (work.decision) return refused({ code: "application-decided" });
	const after = known ? work.stage1On : null;
	if (
		(acceptedOn && compareDates(acceptedOn, day) < 0) ||
		(after && compareDates(day, after) > 0)
	)
		return refused({ code: "dates-not-in-order" });
	const problem = known
		? undefined
		: auditProblem(world, phase, work, { type: "applied", day }, on);
	if (problem) return problem;
	const gaps = applicationGaps(
		readinessFacts(world, day),
		day,
		packOfPhase(world.programme, phase),
	);
	return gaps.length > 0
		? refused({ code: "not-ready", gaps })
		: one(phase, {
				type: "application-entered",
				on: day,
				body,
				acceptedOn,
				again: work.refused !== null,
			});
}

/** A stage that was held, for the first time, again, or entered anew where it was entered wrongly; each finding has a room of its own. */
export function decideStage(
	world: World,
	phase: Phase,
	work: Certification,
	act: ActOf<"enter-audit">,
	moment: Moment,
): Answer {
	const { stage, on, from, majorsOpen, findings = [] } = act;
	const times = timesHeld(work, stage);
	// Six months after a stage 2 with open majors only another one counts.
	const isAgain = stage === 2 && work.backToStage2 !== null;
	const number = act.number ?? (isAgain ? times + 1 : Math.max(1, times));
	const problem =
		daysProblem(act, moment.on) ??
		(number === times
			? correctionProblem(work, act)
			: number === times + 1
				? newStageProblem(world, phase, work, act, moment.on)
				: refused<Refusal>({ code: "unknown-audit" }));
	if (problem) return problem;
	const raised = decideRaised(
		world,
		findings,
		{ kind: `stage-${stage}`, lastDay: on },
		phase.room,
		on,
		moment,
	);
	if (!raised.ok) return raised;
	return accepted([
		{
			room: phase.room,
			event: {
				type: "audit-held",
				stage,
				on,
				...(from === undefined ? {} : { from }),
				...(number === 1 ? {} : { number }),
				...(majorsOpen === undefined ? {} : { majorsOpen }),
			},
		},
		...raised.value,
	]);
}

type EnterAudit = ActOf<"enter-audit">;

function daysProblem(
	{ from, on, majorsOpen = 0 }: EnterAudit,
	today: LocalDate,
): Answer | undefined {
	if (!Number.isInteger(majorsOpen) || majorsOpen < 0)
		return refused({ code: "not-a-count" });
	if (from && compareDates(from, on) > 0)
		return refused({ code: "dates-not-in-order" });
	return inFuture(on, today);
}

/** What was entered stays between what came before and after it. */
function correctionProblem(
	{ stage1On, stage2On, application, decision }: Certification,
	{ stage, on }: EnterAudit,
): Answer | undefined {
	const before = stage === 2 ? stage1On : (application?.on ?? null);
	const after = stage === 1 ? stage2On : (decision?.decidedOn ?? null);
	return (before && compareDates(on, before) < 0) ||
		(after && compareDates(on, after) > 0)
		? refused({ code: "dates-not-in-order" })
		: undefined;
}

/** The application comes before stage 1, stage 1 before stage 2; the gate to hold stage 1 says what is missing. */
function newStageProblem(
	world: World,
	phase: Phase,
	work: Certification,
	{ stage, on, majorsOpen = 0 }: EnterAudit,
	today: LocalDate,
): Answer | undefined {
	if (!work.application && !work.stage1On)
		return refused({ code: "gate-shut", gaps: [{ code: "no-application" }] });
	if (stage === 2 && !work.stage1On)
		return refused({ code: "gate-shut", gaps: [{ code: "stage-1-not-held" }] });
	const problem = auditProblem(
		world,
		phase,
		work,
		stage === 1
			? { type: "stage-1-held", day: on }
			: { type: "stage-2-held", day: on, majors: majorsOpen },
		today,
	);
	if (problem || stage === 2) return problem;
	const gaps = stageOneGaps(
		readinessFacts(world, on),
		packOfPhase(world.programme, phase),
	);
	return gaps.length > 0 ? refused({ code: "not-ready", gaps }) : undefined;
}

/** The body refuses certification; another application can follow. */
export function decideRefusedByBody(
	world: World,
	phase: Phase,
	work: Certification,
	{ on: day, reason }: ActOf<"enter-refusal">,
	{ on }: Moment,
): Answer {
	return (
		auditProblem(world, phase, work, { type: "refused", day }, on) ??
		one(phase, { type: "certification-refused", on: day, reason })
	);
}

/** Stage 2 is postponed beyond the months of its rule: a deviation beside it, with reason and approver (IAF ID 3). */
export function decideStagePostponed(
	world: World,
	phase: Phase,
	work: Certification,
	act: Extract<CertificateAct, { type: "postpone-audit" }>,
	{ on, by }: Moment,
): Answer {
	const { of, to, reason, approver } = act;
	const row = certificationRows(world, phase, work).find(
		({ key }) => key === of,
	);
	if (!row) return refused({ code: "unknown-date" });
	if (approver === by) return refused({ code: "asker-is-approver" });
	const deviation = postpone(
		row,
		{ to, reason, approver, on },
		packOfPhase(world.programme, phase),
	);
	return deviation.ok
		? one(phase, { type: "audit-postponed", deviation: deviation.value })
		: refused({ code: "rules", refusal: deviation.refusal });
}
