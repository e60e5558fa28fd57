import { whyOf } from "./certificate-rules.ts";
import { addDays, startOfDay } from "./dates.ts";
import type { Finding } from "./finding.ts";
import { findingRowsIn } from "./findings.ts";
import type { PersonId } from "./ids.ts";
import { compareInstants } from "./instants.ts";
import { inTheMorning, type Notice, notice } from "./notice.ts";
import {
	type DatedRule,
	type DateId,
	dueBy,
	isOpen,
} from "./rules/dated-rule.ts";
import type { World } from "./world.ts";

/** Days before the day its owner was given, and after it. */
const daysBeforeDue = 7;
const daysBeforeEscalation = 7;

/** Days before a legal date on which people are told: the longer the way to it, the earlier. */
const legalLeads: Partial<Record<DateId, readonly number[]>> = {
	"nc-plan": [14, 3],
	"nc-sv-major": [30, 7],
};
const usualLeads = [90, 30, 7] as const;
/** Days after a missed date on which it climbs. */
const climbs = [3, 10] as const;

/** @returns who sees to a finding. */
export const responsibleFor = (
	{ programme: { people } }: World,
	{ owner }: Finding,
): PersonId => owner ?? people.coordinator;

/**
 * @returns every notice of an open finding, given or not: its legal dates go on while the programme is on hold, the day its
 * owner was given does not.
 */
export function findingNotices(
	world: World,
	finding: Finding,
): readonly Notice[] {
	const { status, state } = finding;
	if (status !== "open") return [];
	const { zone } = world.programme.charter;
	return [
		given(world, finding),
		...findingRowsIn(world, finding).flatMap((row) =>
			legalNotices(world, finding, row),
		),
		...(world.programme.status === "held" ? [] : ownNotices(world, finding)),
	].filter(
		// What was found late does not ring for days before it was raised.
		({ at }) => compareInstants(at, startOfDay(state.raised, zone)) > 0,
	);
}

/** Whoever sees to it is told at once, and so is whoever it is given to later. */
function given(world: World, finding: Finding): Notice {
	const { number, state } = finding;
	const responsible = responsibleFor(world, finding);
	return notice(
		"finding-given",
		`${number}-to-${responsible}`,
		inTheMorning(state.raised, world.programme.charter.zone),
		state.raised,
		{ finding: number, grade: state.grade, clause: state.clause },
		[responsible],
	);
}

function ownNotices(world: World, finding: Finding): readonly Notice[] {
	const { number, state, dueOn } = finding;
	if (dueOn === null || state.verified) return [];
	const { people, charter } = world.programme;
	const responsible = responsibleFor(world, finding);
	const about = `${number}-own`;
	const data = { finding: number, grade: state.grade };
	const on = (days: number) => inTheMorning(addDays(dueOn, days), charter.zone);
	return [
		notice("finding-due-soon", about, on(-daysBeforeDue), dueOn, data, [
			responsible,
		]),
		notice("finding-overdue", about, on(1), dueOn, data, [responsible]),
		notice(
			"finding-escalated",
			about,
			on(1 + daysBeforeEscalation),
			dueOn,
			data,
			[people.coordinator, people.owner, people.escalation],
		),
	];
}

/** Before a date that is still to be met, when it is missed, and up the chain as long as it is not met. */
function legalNotices(
	world: World,
	finding: Finding,
	row: DatedRule,
): readonly Notice[] {
	const { people, charter } = world.programme;
	const { coordinator, owner, escalation } = people;
	const { number, state } = finding;
	const responsible = responsibleFor(world, finding);
	const about = `${number}-${row.rule}`;
	const due = dueBy(row);
	const data = { ...whyOf(row), finding: number, grade: state.grade };
	const open = isOpen(row);
	const leads = open ? (legalLeads[row.rule] ?? usualLeads) : [];
	const higher: readonly (readonly PersonId[])[] = [
		[responsible, coordinator, owner, escalation],
		[responsible, coordinator, owner, escalation, ...atTheTop(world, finding)],
	];
	return [
		...leads.map((days) =>
			notice(
				"finding-date-due",
				about,
				inTheMorning(addDays(due, -days), charter.zone),
				due,
				{ ...data, days },
				[responsible, coordinator],
			),
		),
		// A date met too late was missed: that is said even when nobody looked that day.
		...(open || row.metLate
			? [
					notice(
						"finding-date-missed",
						about,
						startOfDay(addDays(due, 1), charter.zone),
						due,
						data,
						[responsible, coordinator, owner],
					),
				]
			: []),
		...(open ? climbs : []).map((days, level) =>
			notice(
				"finding-date-escalated",
				about,
				inTheMorning(addDays(due, 1 + days), charter.zone),
				due,
				{ ...data, days },
				higher[level] ?? [owner],
			),
		),
	];
}

/** A major can cost the certificate: top management and the business owner hear of it. */
function atTheTop(
	{ programme: { people } }: World,
	{ state }: Finding,
): readonly PersonId[] {
	if (state.grade !== "major") return [];
	return [
		...(people.businessOwner ? [people.businessOwner] : []),
		...people.approvers
			.filter(({ side }) => side === "top-management")
			.map(({ person }) => person),
	];
}
