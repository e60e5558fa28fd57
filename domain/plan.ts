import {
	addDays,
	addMonths,
	addYears,
	compareDates,
	daysBetween,
	type LocalDate,
} from "./dates.ts";
import type { Seal } from "./ids.ts";
import {
	isRegularRound,
	isWayPhase,
	type PhaseKind,
	phaseRules,
	type RegularRound,
	type WayPhase,
	wayPhases,
} from "./phases.ts";
import { accepted, type Result, refused } from "./result.ts";

export type Lengths = Readonly<Record<WayPhase, number>>;

/** The first and the last planned day of a phase or round, in the programme's time zone. */
export interface PlannedPhase {
	readonly from: LocalDate;
	readonly until: LocalDate;
}

export interface Plan {
	/** The day this plan was made; an earlier plan is kept when the owner replans. */
	readonly madeOn: LocalDate;
	readonly lengths: Lengths;
	/** Why a length lies outside the guide's range. */
	readonly reasons: Readonly<Partial<Record<WayPhase, Seal>>>;
	readonly phases: Readonly<Record<WayPhase, PlannedPhase>>;
	/** The last planned day of the certification audit: the day the certificate is planned for. */
	readonly certificateOn: LocalDate;
	readonly rounds: Readonly<Record<RegularRound, PlannedPhase>>;
	/** What "valid until" is planned to be: 36 months less a day after the decision (17021-1 9.1.3.2). */
	readonly validUntil: LocalDate;
}

export type PlanProblem =
	| { readonly code: "length-not-whole-months"; readonly phase: WayPhase }
	| { readonly code: "pilot-too-short"; readonly least: 3 }
	| {
			readonly code: "length-needs-reason";
			readonly phase: WayPhase;
			readonly least: number;
			readonly most: number | null;
	  };

/** @returns the guide's usual lengths in months: 10 in all. */
export const usualLengths = (): Lengths =>
	Object.fromEntries(
		wayPhases.map((phase) => [phase, phaseRules(phase).months.usual]),
	) as Record<WayPhase, number>;

const monthsInAll = (lengths: Lengths) =>
	wayPhases.reduce((sum, phase) => sum + lengths[phase], 0);

/**
 * @returns every problem of the lengths. A pilot run under 3 months is refused under every rule pack (CNCA notice 2012
 * No. 8; practice elsewhere); any other length outside the guide's range wants a reason.
 */
export function planProblems(
	lengths: Lengths,
	reasons: Plan["reasons"],
): readonly PlanProblem[] {
	return wayPhases.flatMap((phase): PlanProblem[] => {
		const { least, most } = phaseRules(phase).months;
		const length = lengths[phase];
		if (!Number.isInteger(length) || length < 1 || length > 60)
			return [{ code: "length-not-whole-months", phase }];
		if (phase === "pilot-run" && length < 3)
			return [{ code: "pilot-too-short", least: 3 }];
		const outside = length < least || (most !== undefined && length > most);
		return outside && !reasons[phase]
			? [{ code: "length-needs-reason", phase, least, most: most ?? null }]
			: [];
	});
}

/**
 * @returns the planned rounds after a decision on `decidedOn`: each surveillance is planned to be over by its
 * anniversary (17021-1 9.1.3.3), the recertification before expiry (9.6.3).
 */
export function plannedRounds(
	decidedOn: LocalDate,
	validUntil: LocalDate,
): Plan["rounds"] {
	const lead = (round: RegularRound) => phaseRules(round).months.usual;
	const ending = (round: RegularRound, until: LocalDate): PlannedPhase => ({
		from: addMonths(until, -lead(round)),
		until,
	});
	return {
		"surveillance-1": ending("surveillance-1", addYears(decidedOn, 1)),
		"surveillance-2": ending("surveillance-2", addYears(decidedOn, 2)),
		recertification: ending("recertification", validUntil),
	};
}

/** Lays phases end to end; month ends are counted from the start day, never chained. */
function layOut(
	start: LocalDate,
	lengths: Lengths,
): Record<WayPhase, PlannedPhase> {
	let months = 0;
	const laid = wayPhases.map((phase) => {
		const from = addMonths(start, months);
		months += lengths[phase];
		return [phase, { from, until: addDays(addMonths(start, months), -1) }];
	});
	return Object.fromEntries(laid) as Record<WayPhase, PlannedPhase>;
}

function planWith(
	phases: Record<WayPhase, PlannedPhase>,
	lengths: Lengths,
	reasons: Plan["reasons"],
	madeOn: LocalDate,
): Plan {
	const certificateOn = phases["certification-audit"].until;
	const validUntil = addDays(addMonths(certificateOn, 36), -1);
	return {
		madeOn,
		lengths,
		reasons,
		phases,
		certificateOn,
		rounds: plannedRounds(certificateOn, validUntil),
		validUntil,
	};
}

/**
 * @returns the plan that starts on `start`, all dates local to the programme; refused with every problem of the lengths.
 */
export function planFrom(
	start: LocalDate,
	lengths: Lengths,
	reasons: Plan["reasons"],
	madeOn: LocalDate,
): Result<Plan, readonly PlanProblem[]> {
	const problems = planProblems(lengths, reasons);
	return problems.length > 0
		? refused(problems)
		: accepted(planWith(layOut(start, lengths), lengths, reasons, madeOn));
}

/**
 * @returns the latest day the programme can start so that its certificate is planned on or before `neededOn`, and by how
 * many days that start is too late as of `today` (0 when there is still time).
 */
export function countBack(
	neededOn: LocalDate,
	lengths: Lengths,
	today: LocalDate,
): { readonly start: LocalDate; readonly daysTooLate: number } {
	const months = monthsInAll(lengths);
	// A month end shortens what is counted from it by three days at most: from the last day that may do, back.
	const candidates = Array.from({ length: 6 }, (_, days) =>
		addDays(addMonths(neededOn, -months), 4 - days),
	);
	const start =
		candidates.find(
			(day) => compareDates(addDays(addMonths(day, months), -1), neededOn) <= 0,
		) ?? addMonths(neededOn, -months);
	return { start, daysTooLate: Math.max(0, daysBetween(start, today)) };
}

/**
 * Replanning moves what has not begun and keeps what was planned for what has.
 *
 * @param begun the phases begun or over: they keep their planned dates.
 * @param next the day the first phase not begun is now expected to begin.
 * @returns the new plan; refused with every problem of the lengths.
 */
export function replan(
	plan: Plan,
	lengths: Lengths,
	reasons: Plan["reasons"],
	begun: readonly WayPhase[],
	next: LocalDate,
	madeOn: LocalDate,
): Result<Plan, readonly PlanProblem[]> {
	const kept = Object.fromEntries(
		begun.map((phase) => [phase, plan.lengths[phase]]),
	);
	const asked = { ...lengths, ...kept } as Lengths;
	const why = { ...plan.reasons, ...reasons };
	const problems = planProblems(asked, why);
	if (problems.length > 0) return refused(problems);
	let months = 0;
	const phases = Object.fromEntries(
		wayPhases.map((phase) => {
			if (begun.includes(phase)) return [phase, plan.phases[phase]];
			const from = addMonths(next, months);
			months += asked[phase];
			return [phase, { from, until: addDays(addMonths(next, months), -1) }];
		}),
	) as Record<WayPhase, PlannedPhase>;
	return accepted(planWith(phases, asked, why, madeOn));
}

/**
 * @returns the plan of a programme whose way is over: the usual lengths, laid back from the day the certificate was decided. No
 * page shows its phases; its rounds are those of the certificate.
 */
export function planBehind(
	certificateOn: LocalDate,
	validUntil: LocalDate,
	madeOn: LocalDate,
): Plan {
	const lengths = usualLengths();
	const { start } = countBack(certificateOn, lengths, madeOn);
	const phases = layOut(start, lengths);
	return {
		...planWith(phases, lengths, {}, madeOn),
		certificateOn,
		validUntil,
		rounds: plannedRounds(certificateOn, validUntil),
	};
}

/** @returns the planned dates of a phase of the way or of a round of the first cycle; undefined for one no plan foresees. */
export const plannedDates = (
	plan: Plan,
	phase: PhaseKind,
): PlannedPhase | undefined =>
	isWayPhase(phase)
		? plan.phases[phase]
		: isRegularRound(phase)
			? plan.rounds[phase]
			: undefined;
