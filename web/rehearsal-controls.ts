import { Temporal } from "temporal-polyfill";
import {
	addYears,
	endOfDay,
	epochMillisOf,
	type Instant,
	instantOf,
	laterInstant,
	localDateOf,
	type TimeZone,
} from "../domain/dates.ts";
import { certificateExpectedOn } from "../domain/forecast.ts";
import type { Goal } from "../domain/goal.ts";
import { certificateRoom, roomId } from "../domain/ids.ts";
import { certificateIn, phaseIn, type World } from "../domain/world.ts";
import type { Database } from "../records/database.ts";
import { personsById } from "../records/persons.ts";
import type { ProgrammeOnRecord } from "../records/programme-pages.ts";
import { type Standing, standingOf } from "../rehearsal/goals.ts";
import { sayDay, sayMoment } from "./dates.ts";
import { type Form, newForm } from "./forms.ts";
import type { Translate } from "./locales/translate.ts";
import { sayRefusal } from "./refusals.ts";

/** How far a clock can be moved on: as far as can be said without a script, or as far as one plays. */
export const steps = ["day", "week", "month", "next"] as const;
export const plays = ["certificate", "third-year"] as const;
export type Go = (typeof steps)[number] | (typeof plays)[number] | "here";

/** `{{> rehearsal-controls controls}}`: where a rehearsal's clock stands, and how it is moved on. */
export interface RehearsalControls {
	/** The page of the clock; the form goes there too. */
	readonly path: string;
	readonly form: Form;
	readonly stands: string;
	readonly ahead: string;
	/** Whether its people act by themselves. */
	readonly played: boolean;
	/** Absent while it is being played, and when it was stopped. */
	readonly choices?: readonly {
		readonly value: Go;
		readonly text: string;
		readonly quiet: boolean;
	}[];
	/** While it is being played: how far it is to go, and how far it is, of 100. */
	readonly moving?: { readonly to: string; readonly percent: number };
	readonly stuck?: string;
	readonly stopped: boolean;
}

/** @returns the controls of a rehearsal's clock; undefined for a real programme. */
export async function rehearsalControls(
	database: Database,
	{ id, zone, world }: Pick<ProgrammeOnRecord, "id" | "zone" | "world">,
	t: Translate,
): Promise<RehearsalControls | undefined> {
	const standing = await standingOf(database, id);
	if (!standing) return undefined;
	const { clock, goal, next, scripted, stopped } = standing;
	return {
		path: `/programmes/${id}/rehearsal`,
		form: newForm(),
		stands: t("rehearsal.stands", { clock: sayMoment(clock, zone, t) }),
		ahead: next
			? t("rehearsal.ahead", { when: sayMoment(next, zone, t) })
			: t("rehearsal.nothingAhead"),
		played: scripted,
		stopped,
		...(goal
			? { moving: movingOn(goal, standing, world, t) }
			: stopped
				? {}
				: { choices: choicesOf(scripted, t) }),
		...(await stuckWords(database, standing, world, t)),
	};
}

const choicesOf = (scripted: boolean, t: Translate) =>
	[...steps, ...(scripted ? plays : [])].map((value) => ({
		value,
		text: t(`rehearsal.go.${value}`),
		quiet: (steps as readonly string[]).includes(value),
	}));

function movingOn(
	goal: Goal,
	{ clock, from }: Standing,
	world: World,
	t: Translate,
): NonNullable<RehearsalControls["moving"]> {
	const { zone } = world.programme.charter;
	const to = expectedEnd(goal, world, clock);
	const begun = epochMillisOf(from ?? clock);
	const whole = epochMillisOf(to) - begun;
	const done = epochMillisOf(clock) - begun;
	return {
		to: t(`rehearsal.movingTo.${goal.kind}`, {
			day: sayDay(localDateOf(to, zone), t),
		}),
		// A forecast may be overtaken: it is not done before it is.
		percent: whole > 0 ? Math.min(99, Math.floor((100 * done) / whole)) : 0,
	};
}

/** @returns where the goal lies, as things stand; never in the past. */
function expectedEnd(goal: Goal, world: World, clock: Instant): Instant {
	const { charter } = world.programme;
	const today = localDateOf(clock, charter.zone);
	const certificateOn = certificateExpectedOn(world, today);
	const first = certificateIn(world, certificateRoom(charter.programme, 1));
	switch (goal.kind) {
		case "until":
			return goal.to;
		case "certificate":
			return laterInstant(clock, endOfDay(certificateOn, charter.zone));
		case "third-year":
			return laterInstant(
				clock,
				endOfDay(
					first?.decision.validUntil ?? addYears(certificateOn, 3),
					charter.zone,
				),
			);
		default:
			return clock;
	}
}

async function stuckWords(
	database: Database,
	{ stuck }: Standing,
	world: World,
	t: Translate,
): Promise<{ readonly stuck?: string }> {
	if (!stuck) return {};
	const persons = await personsById(database, [stuck.by]);
	const nameOf = (person: string) =>
		persons.get(person)?.name ?? t("events.someone");
	const phase = phaseIn(world, roomId(stuck.room))?.kind;
	return {
		stuck: t("rehearsal.stuck", {
			person: nameOf(stuck.by),
			phase: phase ? t(`terms.phase.${phase}`) : world.programme.name,
			why: sayRefusal(stuck.refusal, t, nameOf),
		}),
	};
}

const ahead = {
	day: { days: 1 },
	week: { weeks: 1 },
	month: { months: 1 },
} as const;

/** @returns the goal for a choice; a day, a week or a month on, clocks show the same time of day. */
export function goalOf(go: Go, clock: Instant, zone: TimeZone): Goal {
	if (go !== "day" && go !== "week" && go !== "month") return { kind: go };
	const to = Temporal.Instant.from(clock)
		.toZonedDateTimeISO(zone)
		.add(ahead[go]);
	return { kind: "until", to: instantOf(to.epochMilliseconds) };
}
