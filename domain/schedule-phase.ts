import {
	addDays,
	compareDates,
	daysBetween,
	type LocalDate,
	later,
	startOfDay,
} from "./dates.ts";
import type { Deliverable } from "./deliverable.ts";
import { compareInstants } from "./instants.ts";
import {
	inTheMorning,
	type Notice,
	type NoticeData,
	notice,
} from "./notice.ts";
import { sidesMissing } from "./people.ts";
import type { Phase } from "./phase.ts";
import {
	earliestPilotSignOff,
	leastPilotMonths,
	missingRecords,
	type PilotRecord,
	pilotMonth,
	type QuietMonth,
} from "./pilot.ts";
import { requestNotices } from "./schedule-sign-off.ts";
import type { World } from "./world.ts";

const daysBeforeDue = 7;
const daysBeforeEscalation = 7;

/** @returns every notice an open phase has, given or not. On hold it rings nothing: people were told to wait. */
export function phaseNotices(
	world: World,
	phase: Phase,
	today: LocalDate,
): readonly Notice[] {
	if (phase.status !== "open" || world.programme.status === "held") return [];
	return [
		...peopleNotices(world, phase),
		...phase.deliverables.flatMap((deliverable) =>
			deliverableNotices(world, deliverable),
		),
		...(phase.work.kind === "pilot"
			? pilotNotices(world, phase, phase.work, today)
			: []),
		...lateNotices(world, phase, today),
		...(phase.request ? requestNotices(world, phase.request) : []),
	].filter(
		// A phase entered late does not ring for days before it began.
		({ at, dueOn }) =>
			compareInstants(
				at,
				startOfDay(phase.from, world.programme.charter.zone),
			) >= 0 && compareDates(dueOn, phase.from) >= 0,
	);
}

/** Said on the day a phase begins, not at its end: a phase without a side's approver or a business owner can't be closed. */
function peopleNotices(world: World, phase: Phase): readonly Notice[] {
	const { people } = world.programme;
	const today = (
		code: "approver-missing" | "business-owner-missing",
		about: string,
		data: NoticeData,
	) =>
		notice(
			code,
			about,
			startOfDay(phase.from, world.programme.charter.zone),
			phase.from,
			{ ...data, phase: phase.kind },
			[people.owner, people.coordinator],
		);
	return [
		...sidesMissing(people, phase.kind).map((side) =>
			today("approver-missing", side, { side }),
		),
		...(people.businessOwner
			? []
			: [today("business-owner-missing", phase.kind, {})]),
	];
}

function deliverableNotices(
	world: World,
	{ id, title, owner, dueOn, status }: Deliverable,
): readonly Notice[] {
	if (status === "delivered") return [];
	const { people } = world.programme;
	const responsible = owner ?? people.owner;
	const data = { deliverable: id, ...(title === null ? {} : { title }) };
	const on = (days: number) =>
		inTheMorning(addDays(dueOn, days), world.programme.charter.zone);
	return [
		notice("deliverable-due-soon", id, on(-daysBeforeDue), dueOn, data, [
			responsible,
		]),
		notice("deliverable-overdue", id, on(1), dueOn, data, [responsible]),
		notice(
			"deliverable-escalated",
			id,
			on(1 + daysBeforeEscalation),
			dueOn,
			data,
			[people.owner, people.coordinator],
		),
	];
}

/** After each pilot month its missing records are named; when the pilot is old enough, that sign-off can be asked for. */
function pilotNotices(
	world: World,
	phase: Phase,
	{
		records,
		quiet,
	}: { records: readonly PilotRecord[]; quiet: readonly QuietMonth[] },
	today: LocalDate,
): readonly Notice[] {
	const { people, holds } = world.programme;
	const missing = missingRecords(
		{ from: phase.from, records, quiet },
		holds,
		today,
	);
	const months = Math.max(
		leastPilotMonths,
		Math.floor(daysBetween(phase.from, today) / 28) + 1,
	);
	const monthly = Array.from({ length: months }, (_, place) =>
		pilotMonth(phase.from, place + 1, holds, today),
	).flatMap(({ number, until }): readonly Notice[] => {
		const over = compareDates(until, today) < 0;
		const owed = missing.filter(({ month }) => month?.number === number).length;
		return over && owed === 0
			? []
			: [
					notice(
						"pilot-records-missing",
						`month-${number}`,
						inTheMorning(addDays(until, 1), world.programme.charter.zone),
						until,
						{ month: number, missing: owed },
						[people.owner],
					),
				];
	});
	const earliest = earliestPilotSignOff(phase.from, holds, today);
	return [
		...monthly,
		notice(
			"pilot-may-ask",
			"pilot",
			startOfDay(earliest, world.programme.charter.zone),
			earliest,
			{},
			[people.owner],
		),
	];
}

/**
 * A pilot is not late before it can be signed off: that is the day after its last month, and later by the days on hold.
 */
function lateNotices(
	world: World,
	phase: Phase,
	today: LocalDate,
): readonly Notice[] {
	const { people, holds } = world.programme;
	const { until } = phase.planned;
	const lastDay =
		phase.work.kind === "pilot"
			? later(until, earliestPilotSignOff(phase.from, holds, today))
			: until;
	const data = { phase: phase.kind };
	return [
		notice(
			"phase-due-soon",
			phase.kind,
			inTheMorning(addDays(until, -14), world.programme.charter.zone),
			until,
			data,
			[people.owner],
		),
		notice(
			"phase-late",
			phase.kind,
			inTheMorning(addDays(lastDay, 1), world.programme.charter.zone),
			until,
			data,
			[people.owner, people.coordinator],
		),
	];
}
