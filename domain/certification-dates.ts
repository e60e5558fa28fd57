/** Where a certification audit stands, and the dates that the rules count from its stages. */
import { packOn } from "./certificate-rules.ts";
import { compareDates, type LocalDate } from "./dates.ts";
import { findingsOf, openFindings } from "./findings.ts";
import type { Phase, Work } from "./phase.ts";
import type { Programme } from "./programme.ts";
import type { AuditState, AuditStatus } from "./rules/certification-audit.ts";
import { type DatedRule, dueBy } from "./rules/dated-rule.ts";
import { type RulePack, ruleOf } from "./rules/pack.ts";
import { rowFrom } from "./rules/period.ts";
import type { World } from "./world.ts";

export type Certification = Extract<Work, { kind: "certification" }>;

/** @returns the rules that a certification audit is held under: those of the day it began. */
export const packOfPhase = (
	rules: Pick<Programme, "charter" | "ownTerms">,
	{ from }: Phase,
): RulePack => packOn(rules, from);

/** @returns the majors of stage 2 that the body has not verified, each one that was raised and those counted by hand. */
export function majorsOpen(
	world: World,
	phase: Phase,
	work: Certification,
): number {
	const raised = findingsOf(openFindings(world), phase).filter(
		({ state }) =>
			state.grade === "major" &&
			state.source.kind === "stage-2" &&
			state.verified === null,
	);
	return raised.length + work.majorsOpen;
}

/**
 * @returns by when stage 2 follows stage 1 (`stage-gap`), and while majors of stage 2 are open by when they are verified
 * (`nc-six-months`); a date whose anchor is not known yet is left out.
 */
export function certificationRows(
	world: World,
	phase: Phase,
	work: Certification,
): readonly DatedRule[] {
	const pack = packOfPhase(world.programme, phase);
	const { stage1On, stage2On } = work;
	const gap = rowFrom(
		ruleOf(pack, "stage-gap"),
		stage1On ?? undefined,
		stage2On ?? undefined,
	);
	const majors =
		majorsOpen(world, phase, work) > 0
			? rowFrom(ruleOf(pack, "nc-six-months"), stage2On ?? undefined)
			: [];
	return [...gap, ...majors].map((row) => {
		const deviation = work.deviations.findLast(({ of }) => of === row.key);
		return deviation ? { ...row, deviation } : row;
	});
}

/** @returns the last day on which the open majors of stage 2 can be verified; null where none is open (17021-1 9.5.3.2). */
export function verifyBy(
	world: World,
	phase: Phase,
	work: Certification,
): LocalDate | null {
	const row = certificationRows(world, phase, work).find(
		({ rule }) => rule === "nc-six-months",
	);
	return row ? dueBy(row) : null;
}

/**
 * @returns the day after which another stage 2 is needed and has not been entered as such yet: the six months of the last one
 * have passed by `today` with majors open.
 */
export function sixMonthsOver(
	world: World,
	phase: Phase,
	today: LocalDate,
): LocalDate | undefined {
	const { work, status } = phase;
	if (work.kind !== "certification" || status !== "open") return undefined;
	if (work.decision || work.refused || work.backToStage2) return undefined;
	const last = verifyBy(world, phase, work);
	return last && compareDates(last, today) < 0 ? last : undefined;
}

/** @returns where the certification audit stands, as its rules see it. */
export function auditState(
	world: World,
	phase: Phase,
	work: Certification,
): AuditState {
	const open = majorsOpen(world, phase, work);
	return {
		status: statusOf(work, open),
		appliedOn: work.application?.on ?? null,
		stage1End: work.stage1On,
		stage2End: work.stage2On,
		majorsOpen: open,
		verifyBy: verifyBy(world, phase, work),
		decidedOn: work.decision?.decidedOn ?? work.refused?.on ?? null,
	};
}

function statusOf(work: Certification, majors: number): AuditStatus {
	if (work.decision) return "certified";
	if (work.refused) return "refused";
	if (work.stage2On) {
		if (majors === 0) return "stage-2";
		return work.backToStage2 ? "stage-2-again" : "majors-open";
	}
	if (work.stage1On) return "stage-1";
	return work.application ? "applied" : "planned";
}
