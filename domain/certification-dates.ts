/** The dates that the rules count from the stages of the certification audit. */
import { packOn } from "./certificate-rules.ts";
import type { LocalDate } from "./dates.ts";
import type { Phase, Work } from "./phase.ts";
import type { Programme } from "./programme.ts";
import type { DatedRule } from "./rules/dated-rule.ts";
import { type RulePack, ruleOf } from "./rules/pack.ts";
import { lastDayInTime, rowFrom } from "./rules/period.ts";

type Rules = Pick<Programme, "charter" | "ownTerms">;
export type Certification = Extract<Work, { kind: "certification" }>;

/** @returns the rules that a certification audit is held under: those of the day it began. */
export const packOfPhase = (rules: Rules, { from }: Phase): RulePack =>
	packOn(rules, from);

/**
 * @returns by when stage 2 follows stage 1 (`stage-gap`), and by when majors of stage 2 are verified (`nc-six-months`); a
 * date whose anchor is not known yet is left out.
 */
export function certificationRows(
	rules: Rules,
	phase: Phase,
	work: Certification,
): readonly DatedRule[] {
	const pack = packOfPhase(rules, phase);
	const gap = rowFrom(
		ruleOf(pack, "stage-gap"),
		work.stage1On ?? undefined,
		work.stage2On ?? undefined,
	);
	const majors =
		work.verifyBy === null
			? []
			: rowFrom(
					ruleOf(pack, "nc-six-months"),
					work.stage2On ?? undefined,
					work.verifiedOn ?? undefined,
				);
	return [...gap, ...majors].map((row) => {
		const deviation = work.deviations.findLast(({ of }) => of === row.key);
		return deviation ? { ...row, deviation } : row;
	});
}

/** @returns the last day on which majors of a stage 2 that ended on `until` can be verified (17021-1 9.5.3.2). */
export function verifyBy(pack: RulePack, until: LocalDate): LocalDate {
	const rule = ruleOf(pack, "nc-six-months");
	return (rule && lastDayInTime(until, rule.period)) ?? until;
}
