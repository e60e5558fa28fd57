import { compareDates, daysBetween } from "../../domain/dates.ts";
import { type Forecast, forecast } from "../../domain/forecast.ts";
import type { Phase } from "../../domain/phase.ts";
import { isRoundPhase } from "../../domain/phases.ts";
import { earliestPilotSignOff } from "../../domain/pilot.ts";
import { waitingSeats } from "../../domain/sign-off.ts";
import { toDos } from "../../domain/to-do.ts";
import { isCertificate, isOver, isPhase } from "../../domain/world.ts";
import { sayDue, sayShortDay } from "../dates.ts";
import type { Translate } from "../locales/translate.ts";
import type { RailPhase } from "../parts.ts";
import { type RailStep, railOf } from "../rail.ts";
import type { NameOf } from "../refusals.ts";
import { sayList } from "../terms.ts";
import type { OpenProgramme } from "./programme-frame.ts";

/** @returns the phases with their marks, their dates, and where the open one stands. */
export function programmeRail(
	open: OpenProgramme,
	nameOf: NameOf,
	t: Translate,
): readonly RailPhase[] {
	const { world, phase, today } = open;
	const { status, past } = world.programme;
	const dates = forecast(world, today);
	return railOf({ status, phase, past, late: isLate(open) }, t).map((step) => ({
		...step,
		...noteOf(step, open, dates, nameOf, t),
		...wayTo(step, open),
	}));
}

/** Whether anything that waits in an open room was due before today, or the open phase is past its planned end. */
function isLate({ world, today }: OpenProgramme): boolean {
	return Object.values(world.rooms).some(
		(room) =>
			!isOver(room) &&
			(toDos(world, room.room).some(
				({ dueOn }) => compareDates(dueOn, today) < 0,
			) ||
				(isPhase(room) && isPastItsEnd(room, world, today))),
	);
}

/** A pilot is not late before it could be signed off at all. */
const isPastItsEnd = (
	phase: Phase,
	{ programme }: OpenProgramme["world"],
	today: OpenProgramme["today"],
): boolean =>
	compareDates(phase.planned.until, today) < 0 &&
	(phase.work.kind !== "pilot" ||
		compareDates(
			earliestPilotSignOff(phase.from, programme.holds, today),
			today,
		) <= 0);

function noteOf(
	step: RailStep,
	open: OpenProgramme,
	dates: readonly Forecast[],
	nameOf: NameOf,
	t: Translate,
): { readonly note?: string } {
	const { world, today } = open;
	const past = world.programme.past.find(({ phase }) => phase === step.phase);
	const short = (day: OpenProgramme["today"]) => sayShortDay(day, today, t);
	if (past)
		return {
			note: t(past.beforeCertway ? "programme.until" : "programme.signed", {
				day: short(past.closedOn),
			}),
		};
	if (world.programme.status === "stopped") return {};
	if (step.phase === "surveillance") return surveillanceNote(open, t);
	const phase = openPhase(open, step.phase);
	const expected = dates.find(({ phase: kind }) => kind === step.phase);
	if (!phase)
		return expected
			? { note: t("programme.from", { day: short(expected.expected.from) }) }
			: {};
	if (phase.status === "opening")
		return { note: t("programme.begins", { day: short(phase.from) }) };
	if (phase.request) {
		const waiting = waitingSeats(phase.request).map(({ person }) =>
			nameOf(person),
		);
		return {
			note: t("programme.waitingOn", {
				names: sayList(waiting, t),
				day: short(phase.request.askedOn),
			}),
		};
	}
	if (phase.work.kind === "pilot") return { note: pilotNote(phase, open, t) };
	return {
		note: t("programme.planned", {
			day: short(phase.planned.until),
			due: sayDue(phase.planned.until, today, t),
		}),
	};
}

/** Days on hold push the earliest day on, so that they count on neither side. */
function pilotNote(phase: Phase, open: OpenProgramme, t: Translate): string {
	const { world, today } = open;
	const earliest = earliestPilotSignOff(
		phase.from,
		world.programme.holds,
		today,
	);
	return compareDates(today, earliest) < 0
		? t("programme.pilotDay", {
				n: daysBetween(phase.from, today) + 1,
				all: daysBetween(phase.from, earliest),
			})
		: t("programme.pilotOldEnough", {
				day: sayShortDay(earliest, today, t),
			});
}

function surveillanceNote(
	open: OpenProgramme,
	t: Translate,
): { readonly note?: string } {
	const round = openRound(open);
	const certificate = Object.values(open.world.rooms)
		.filter(isCertificate)
		.find((room) => !isOver(room));
	if (round) return { note: t(`terms.phase.${round.kind}`) };
	return certificate
		? {
				note: t("programme.validUntil", {
					day: sayShortDay(certificate.decision.validUntil, open.today, t),
				}),
			}
		: {};
}

const phasesOf = ({ world }: OpenProgramme): readonly Phase[] =>
	Object.values(world.rooms).filter(isPhase);

const openPhase = (open: OpenProgramme, kind: string): Phase | undefined =>
	phasesOf(open).find((phase) => phase.kind === kind && !isOver(phase));

const openRound = (open: OpenProgramme): Phase | undefined =>
	phasesOf(open).find((phase) => isRoundPhase(phase.kind) && !isOver(phase));

/** Phases that were over before Certway have no page: there is nothing on record of them but their dates. */
function wayTo(step: RailStep, open: OpenProgramme): { readonly to?: string } {
	const room =
		step.phase === "surveillance"
			? (openRound(open) ??
				phasesOf(open).findLast(({ kind }) => isRoundPhase(kind)))
			: phasesOf(open).find(({ kind }) => kind === step.phase);
	return room ? { to: `/programmes/${room.room}` } : {};
}
