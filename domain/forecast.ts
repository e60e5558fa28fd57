import { roundClocks } from "./certificate-clocks.ts";
import {
	addDays,
	addMonths,
	compareDates,
	type LocalDate,
	later,
} from "./dates.ts";
import { roomIdOf } from "./ids.ts";
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
	isCertificate,
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
	const { programme: id, rules } = programme.charter;
	const certificate = Object.values(world.rooms)
		.filter(isCertificate)
		.find((room) => !isOver(room));
	const decidedOn =
		certificate?.decision.decidedOn ?? certificateExpectedOn(world, today);
	const validUntil =
		certificate?.decision.validUntil ?? addDays(addMonths(decidedOn, 36), -1);
	const ofCycle = plannedRounds(decidedOn, validUntil);
	const clocks = certificate ? roundClocks(certificate, rules) : [];
	return roundPhases.map((phase: RoundPhase): Forecast => {
		const planned =
			programme.cycle > 1 ? ofCycle[phase] : programme.plan.rounds[phase];
		const room = roomIdOf(id, phase, Math.max(1, programme.cycle));
		const past = programme.past.find((over) => over.room === room);
		if (past) {
			const dates = { from: past.from, until: past.closedOn };
			return {
				phase,
				planned,
				expected: dates,
				actual: dates,
				beforeCertway: false,
			};
		}
		const open = phaseIn(world, room);
		const clock = clocks.find(({ round }) => round === phase);
		const dates =
			open?.planned ??
			(clock
				? { from: clock.opensOn, until: clock.plannedUntil }
				: ofCycle[phase]);
		return {
			phase,
			planned,
			expected: { from: dates.from, until: later(dates.until, today) },
			actual: open ? { from: open.from, until: null } : null,
			beforeCertway: false,
		};
	});
}

/** @returns the day the certificate is expected, as things stand; once it is there, the day it was decided. */
export const certificateExpectedOn = (
	world: World,
	today: LocalDate,
): LocalDate =>
	world.programme.certifiedOn ??
	wayForecast(world, today).at(-1)?.expected.until ??
	world.programme.plan.certificateOn;
