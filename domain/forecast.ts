import { addDays, addMonths, type LocalDate, later } from "./dates.ts";
import {
	type PhaseKind,
	type RoundPhase,
	roundPhases,
	type WayPhase,
	wayPhases,
} from "./phases.ts";
import { earliestPilotSignOff } from "./pilot.ts";
import { type PlannedPhase, plannedRounds } from "./plan.ts";
import { isCertificate, isOver, isPhase, type World } from "./world.ts";

/** A phase's dates side by side: planned dates never move by themselves. */
export interface Forecast {
	readonly phase: PhaseKind;
	readonly planned: PlannedPhase;
	readonly expected: PlannedPhase;
	readonly actual: {
		readonly from: LocalDate;
		readonly until: LocalDate | null;
	} | null;
	readonly beforeCertway: boolean;
}

/**
 * @param today from the programme's clock.
 * @returns for each phase and each round of the current cycle what was planned, what is expected as things stand, and what
 * was; the next phase begins the day its predecessor is signed off, and nothing ends in the past.
 */
export function forecast(world: World, today: LocalDate): readonly Forecast[] {
	const way = wayForecast(world, today);
	const certificateOn = way.at(-1)?.expected.until ?? today;
	return [...way, ...roundForecast(world, certificateOn)];
}

function wayForecast(world: World, today: LocalDate): readonly Forecast[] {
	const { programme } = world;
	let begins = programme.plan.phases.preparation.from;
	return wayPhases.map((phase) => {
		const planned = programme.plan.phases[phase];
		const past = programme.past.find((over) => over.phase === phase);
		if (past) {
			begins = past.closedOn;
			const dates = { from: past.from, until: past.closedOn };
			return {
				phase,
				planned,
				expected: dates,
				actual: dates,
				beforeCertway: past.beforeCertway,
			};
		}
		const open = Object.values(world.rooms)
			.filter(isPhase)
			.find((room) => room.kind === phase && !isOver(room));
		const from = open?.from ?? begins;
		const until = expectedEnd(world, phase, from, today);
		begins = until;
		return {
			phase,
			planned,
			expected: { from, until },
			actual: open ? { from, until: null } : null,
			beforeCertway: false,
		};
	});
}

function expectedEnd(
	{ programme }: World,
	phase: WayPhase,
	from: LocalDate,
	today: LocalDate,
): LocalDate {
	const length = programme.plan.lengths[phase];
	const usual = later(addDays(addMonths(from, length), -1), today);
	return phase === "pilot-run"
		? later(usual, earliestPilotSignOff(from, programme.holds, today))
		: usual;
}

function roundForecast(
	world: World,
	certificateOn: LocalDate,
): readonly Forecast[] {
	const { programme } = world;
	const certificate = Object.values(world.rooms)
		.filter(isCertificate)
		.find((room) => !isOver(room));
	const decidedOn = certificate?.decision.decidedOn ?? certificateOn;
	const validUntil =
		certificate?.decision.validUntil ?? addDays(addMonths(decidedOn, 36), -1);
	const expected = plannedRounds(decidedOn, validUntil);
	return roundPhases.map((phase: RoundPhase) => {
		const past = programme.past.findLast((over) => over.phase === phase);
		const ofThisCycle =
			past && certificate?.held.some(({ round }) => round === phase)
				? past
				: undefined;
		const open = Object.values(world.rooms)
			.filter(isPhase)
			.find((room) => room.kind === phase && !isOver(room));
		const actual = ofThisCycle
			? { from: ofThisCycle.from, until: ofThisCycle.closedOn }
			: open
				? { from: open.from, until: null }
				: null;
		return {
			phase,
			planned:
				programme.cycle > 1 ? expected[phase] : programme.plan.rounds[phase],
			expected: ofThisCycle
				? { from: ofThisCycle.from, until: ofThisCycle.closedOn }
				: open
					? open.planned
					: expected[phase],
			actual,
			beforeCertway: false,
		};
	});
}

/** @returns the day the certificate is expected, as things stand. */
export const certificateExpectedOn = (
	world: World,
	today: LocalDate,
): LocalDate =>
	world.programme.certifiedOn ??
	wayForecast(world, today).at(-1)?.expected.until ??
	world.programme.plan.certificateOn;
