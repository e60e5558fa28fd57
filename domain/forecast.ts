import type { Certificate } from "./certificate.ts";
import { roundsAhead } from "./certificate-rounds.ts";
import {
	addDays,
	addMonths,
	compareDates,
	type LocalDate,
	later,
} from "./dates.ts";
import { type RoomId, roomIdOf } from "./ids.ts";
import {
	type PhaseKind,
	type RoundPhase,
	roundPhases,
	type WayPhase,
	wayPhases,
} from "./phases.ts";
import { earliestPilotSignOff } from "./pilot.ts";
import { type PlannedPhase, plannedRounds } from "./plan.ts";
import {
	guardingCertificate,
	isOver,
	isPhase,
	phaseIn,
	type World,
} from "./world.ts";

/** A phase's dates side by side: planned dates never move by themselves. */
export interface Forecast {
	readonly phase: PhaseKind;
	readonly planned: PlannedPhase;
	readonly expected: PlannedPhase;
	/** null until the phase has begun. */
	readonly actual: {
		readonly from: LocalDate;
		readonly until: LocalDate | null;
	} | null;
	readonly beforeCertway: boolean;
}

/**
 * @param today from the programme's clock.
 * @returns for each phase and each round of the current cycle what was planned, what is expected as things stand, and what
 * was; while all goes as planned the expected dates are the planned ones, and nothing is expected to end in the past.
 */
export function forecast(world: World, today: LocalDate): readonly Forecast[] {
	return [...wayForecast(world, today), ...roundForecast(world, today)];
}

/** @returns the forecast of the way to the certificate: its phases follow one another without a gap. */
export function wayForecast(
	world: World,
	today: LocalDate,
): readonly Forecast[] {
	const { programme } = world;
	// The way to a certificate that was adopted is not known.
	if (programme.adoptedOn) return [];
	const { plan } = programme;
	let begins = plan.phases.preparation.from;
	// What has not begun is counted from one day, never month after month: the plan counts so too.
	let anchor = begins;
	let months = 0;
	return wayPhases.map((phase): Forecast => {
		const planned = plan.phases[phase];
		const past = programme.past.find((over) => over.phase === phase);
		if (past) {
			begins = past.closedOn;
			anchor = begins;
			months = 0;
			const dates = { from: past.from, until: past.closedOn };
			const { beforeCertway } = past;
			return { phase, planned, expected: dates, actual: dates, beforeCertway };
		}
		const open = Object.values(world.rooms)
			.filter(isPhase)
			.find((room) => room.kind === phase && !isOver(room));
		const from = open?.from ?? begins;
		if (open) {
			anchor = from;
			months = 0;
		}
		months += plan.lengths[phase];
		const over =
			from === planned.from
				? addDays(planned.until, 1)
				: addMonths(anchor, months);
		begins = later(soonestEnd(world, phase, from, over, today), today);
		if (begins !== addMonths(anchor, months)) {
			anchor = begins;
			months = 0;
		}
		const begun = open !== undefined && compareDates(open.from, today) <= 0;
		return {
			phase,
			planned,
			expected: { from, until: later(addDays(begins, -1), today) },
			actual: begun ? { from, until: null } : null,
			beforeCertway: false,
		};
	});
}

/** Days on hold push the pilot's end, and no length is short enough to end it before its three months. */
const soonestEnd = (
	{ programme }: World,
	phase: WayPhase,
	from: LocalDate,
	over: LocalDate,
	today: LocalDate,
): LocalDate =>
	phase === "pilot-run"
		? later(over, earliestPilotSignOff(from, programme.holds, today))
		: over;

function roundForecast(world: World, today: LocalDate): readonly Forecast[] {
	const { programme } = world;
	const certificate = guardingCertificate(world);
	const decidedOn =
		certificate?.decision.decidedOn ?? certificateExpectedOn(world, today);
	const validUntil =
		certificate?.decision.validUntil ?? addDays(addMonths(decidedOn, 36), -1);
	const ofCycle: Partial<Record<RoundPhase, PlannedPhase>> = plannedRounds(
		decidedOn,
		validUntil,
	);
	const ahead = certificate ? roundsAhead(programme, certificate) : [];
	const planned: Partial<Record<RoundPhase, PlannedPhase>> =
		programme.cycle > 1 ? ofCycle : programme.plan.rounds;
	return roundPhases.flatMap((phase): readonly Forecast[] => {
		const rooms = roomsOf(world, certificate, phase);
		const past = programme.past.find(({ room }) => rooms.includes(room));
		const open = rooms.map((room) => phaseIn(world, room)).find(Boolean);
		const clock = ahead.find(({ round }) => round === phase);
		const actual = past
			? { from: past.from, until: past.closedOn }
			: open && { from: open.from, until: null };
		const dates =
			(past && { from: past.from, until: past.closedOn }) ??
			open?.planned ??
			(clock && { from: clock.opensOn, until: clock.plannedUntil }) ??
			ofCycle[phase];
		// A third surveillance stands there only once it is to be held.
		if (!dates) return [];
		return [
			{
				phase,
				planned: planned[phase] ?? dates,
				expected: past
					? dates
					: { from: dates.from, until: later(dates.until, today) },
				actual: actual ?? null,
				beforeCertway: past?.beforeCertway ?? false,
			},
		];
	});
}

/** The rooms a round of the present cycle can have: under the body of today, or under the one before. */
function roomsOf(
	{ programme: { charter, cycle } }: World,
	certificate: Certificate | undefined,
	phase: RoundPhase,
): readonly RoomId[] {
	const last = Math.max(1, certificate?.cycle ?? cycle);
	const first = certificate?.firstOfCycle ?? last;
	return Array.from({ length: last - first + 1 }, (_, place) =>
		roomIdOf(charter.programme, phase, last - place),
	);
}

/** @returns the day the certificate is expected, as things stand; once it is there, the day it was decided. */
export const certificateExpectedOn = (
	world: World,
	today: LocalDate,
): LocalDate =>
	world.programme.certifiedOn ??
	wayForecast(world, today).at(-1)?.expected.until ??
	world.programme.plan.certificateOn;
