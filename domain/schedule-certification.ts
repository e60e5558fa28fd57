import { whyOf } from "./certificate-rules.ts";
import { certificationRows, verifyBy } from "./certification-dates.ts";
import { addDays, startOfDay } from "./dates.ts";
import { compareInstants } from "./instants.ts";
import { inTheMorning, type Notice, notice, type Waking } from "./notice.ts";
import type { Phase } from "./phase.ts";
import { dueBy, isOpen } from "./rules/dated-rule.ts";
import type { World } from "./world.ts";

/** Days before the months from stage 1 to stage 2 are over. */
const leads = [90, 30, 7] as const;

/**
 * @returns that stage 2 is to follow stage 1 within the months of its rule, and that stage 1 may have to be repeated where it
 * did not (17021-1 9.3.1.2.4). Findings of stage 2 have clocks of their own.
 */
export function certificationNotices(
	world: World,
	phase: Phase,
): readonly Notice[] {
	const { work, status, from } = phase;
	if (work.kind !== "certification" || status !== "open") return [];
	if (work.decision || work.refused) return [];
	const row = certificationRows(world, phase, work).find(
		({ rule }) => rule === "stage-gap",
	);
	if (!row || !isOpen(row)) return [];
	const { people, charter } = world.programme;
	const { coordinator, owner } = people;
	const due = dueBy(row);
	return [
		...leads.map((days) =>
			notice(
				"legal-date-due",
				row.rule,
				inTheMorning(addDays(due, -days), charter.zone),
				due,
				{ ...whyOf(row), days },
				[coordinator, owner],
			),
		),
		notice(
			"legal-date-missed",
			row.rule,
			startOfDay(addDays(due, 1), charter.zone),
			due,
			whyOf(row),
			[coordinator, owner],
		),
	].filter(({ at }) => compareInstants(at, startOfDay(from, charter.zone)) > 0);
}

/** @returns the moment from which another stage 2 is needed, while majors of the last one are open (17021-1 9.5.3.2). */
export function certificationEffects(
	world: World,
	phase: Phase,
): readonly Waking[] {
	const { work } = phase;
	if (work.kind !== "certification" || work.backToStage2) return [];
	if (work.decision || work.refused) return [];
	const last = verifyBy(world, phase, work);
	return last
		? [
				{
					instant: startOfDay(addDays(last, 1), world.programme.charter.zone),
					code: "stage-2-again",
					dueOn: last,
					data: { rule: "nc-six-months" },
				},
			]
		: [];
}
