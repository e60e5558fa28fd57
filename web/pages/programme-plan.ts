import { compareDates, type LocalDate, later } from "../../domain/dates.ts";
import {
	certificateExpectedOn,
	type Forecast,
	forecast,
} from "../../domain/forecast.ts";
import type { Plan } from "../../domain/plan.ts";
import { isCertificate, type World } from "../../domain/world.ts";
import { sayDay } from "../dates.ts";
import type { Timeline, TimelineRow } from "../drawings/timeline.ts";
import type { Translate } from "../locales/translate.ts";
import type { State, Table } from "../parts.ts";

/** @returns planned, expected and actual dates of the phases and of the three years, side by side. */
export const programmeTimeline = (
	world: World,
	today: LocalDate,
	t: Translate,
): Timeline => ({
	id: "plan",
	title: t("programme.timelineOf", { name: world.programme.name }),
	today,
	rows: forecast(world, today).map((dates) => rowOf(dates, today, t)),
});

function rowOf(
	{ phase, planned, expected, actual, beforeCertway }: Forecast,
	today: LocalDate,
	t: Translate,
): TimelineRow {
	const over = actual?.until ?? null;
	const moved =
		expected.from !== planned.from || expected.until !== planned.until;
	const state: State = beforeCertway
		? "before"
		: over
			? "done"
			: actual
				? compareDates(planned.until, today) < 0
					? "late"
					: "active"
				: "waiting";
	return {
		name: t(`terms.phase.${phase}`),
		state,
		planned: { from: planned.from, to: planned.until },
		...(actual
			? { actual: { from: actual.from, ...(over ? { to: over } : {}) } }
			: {}),
		...(over || !moved
			? {}
			: {
					expected: {
						from: actual ? later(today, actual.from) : expected.from,
						to: expected.until,
					},
				}),
	};
}

/** @returns until when the certificate is valid; before it is there, when it is planned and expected, and what was planned. */
export function certificateLead(world: World, today: LocalDate, t: Translate) {
	const certificate = Object.values(world.rooms)
		.filter(isCertificate)
		.toSorted((a, b) => a.cycle - b.cycle)
		.at(-1);
	if (certificate) {
		const { validUntil } = certificate.decision;
		return {
			date: validUntil,
			words: t(`programme.certificate.${certificate.status}`, {
				day: sayDay(validUntil, t),
			}),
			why: t("certificate.validWhy"),
		};
	}
	const { plan, earlierPlans } = world.programme;
	const expected = certificateExpectedOn(world, today);
	const was = earlierPlans
		.map(({ certificateOn }) => certificateOn)
		.filter((day) => day !== plan.certificateOn)
		.at(0);
	return {
		date: expected,
		words: t(
			expected === plan.certificateOn
				? "programme.certificatePlanned"
				: "programme.certificateExpected",
			{
				day: sayDay(expected, t),
				planned: sayDay(plan.certificateOn, t),
			},
		),
		why: [
			t("programme.expectedWhy"),
			...(was ? [t("programme.plannedAtFirst", { day: sayDay(was, t) })] : []),
		].join(t("refusals.between")),
	};
}

/** @returns the plans that were made, the one in force first; undefined while there is only one. */
export function plansTable(
	{ plan, earlierPlans }: Pick<World["programme"], "plan" | "earlierPlans">,
	t: Translate,
): Table | undefined {
	if (earlierPlans.length === 0) return undefined;
	const row = (each: Plan, force: boolean) => [
		{
			date: each.madeOn,
			...(force ? { note: t("programme.planInForce") } : {}),
		},
		{ text: sayDay(each.certificateOn, t) },
		{ text: sayDay(each.validUntil, t) },
	];
	return {
		caption: t("programme.plans"),
		columns: [
			{ label: t("programme.planMade") },
			{ label: t("programme.planCertificate") },
			{ label: t("programme.planValid") },
		],
		rows: [
			row(plan, true),
			...earlierPlans.toReversed().map((each) => row(each, false)),
		],
	};
}
