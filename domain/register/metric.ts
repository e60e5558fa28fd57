import type { ClauseId } from "../clauses/clauses.ts";
import { addDays, addMonths, compareDates, type LocalDate } from "../dates.ts";
import type { PersonId, Seal } from "../ids.ts";
import type { ProcessId } from "../processes.ts";

/** How many months a metric is measured over. */
export const metricPeriods = { month: 1, quarter: 3, year: 12 } as const;
export type MetricPeriod = keyof typeof metricPeriods;
export const metricPeriodIds = Object.keys(metricPeriods) as MetricPeriod[];

export const comparisons = ["at-least", "at-most"] as const;
export type Comparison = (typeof comparisons)[number];

/** What a service is to reach, and how that is measured (20000-1 8.3.3). */
export interface MetricGiven {
	readonly service: Seal;
	readonly name: Seal;
	readonly comparison: Comparison;
	readonly target: number;
	readonly unit: Seal;
	readonly period: MetricPeriod;
	/** Where the numbers come from. */
	readonly source: Seal;
	/** Who in a business department needs it: IT does not set itself targets alone. */
	readonly businessOwner: PersonId;
	readonly department: Seal;
	readonly clauses: readonly ClauseId[];
	readonly process: ProcessId | null;
}

/** What was measured in one period; a number noted again takes the place of the one before, which stays on record. */
export interface MeasuredValue {
	/** The period's first day. */
	readonly from: LocalDate;
	readonly value: number;
	readonly note: Seal | null;
	readonly by: PersonId;
	readonly on: LocalDate;
}

export interface SlaMetric extends MetricGiven {
	readonly kind: "metric";
	readonly id: string;
	readonly setBy: PersonId;
	readonly setOn: LocalDate;
	/** In the order of their periods. */
	readonly values: readonly MeasuredValue[];
	readonly retired: {
		readonly by: PersonId;
		readonly on: LocalDate;
		readonly reason: Seal;
	} | null;
}

export const metricId = (id: string): string => `metric/${id}`;

/** @returns the calendar month, quarter or year that a day lies in. */
export function periodOf(
	period: MetricPeriod,
	day: LocalDate,
): { readonly from: LocalDate; readonly until: LocalDate } {
	const months = metricPeriods[period];
	const month = Number(day.slice(5, 7));
	const first = addDays(day, 1 - Number(day.slice(8)));
	const from = addMonths(first, -((month - 1) % months));
	return { from, until: addDays(addMonths(from, months), -1) };
}

export type Reached = "met" | "not-met" | "not-measured";

/** @returns whether a value reaches the target. */
export function reached(
	{ comparison, target }: Pick<MetricGiven, "comparison" | "target">,
	measured: Pick<MeasuredValue, "value"> | undefined,
): Reached {
	if (!measured) return "not-measured";
	const enough =
		comparison === "at-least"
			? measured.value >= target
			: measured.value <= target;
	return enough ? "met" : "not-met";
}

export interface MeasuredPeriod {
	readonly from: LocalDate;
	readonly until: LocalDate;
	readonly measured: MeasuredValue | undefined;
	readonly reached: Reached;
}

/**
 * @returns the periods that are over on `today`, measured or not, from the one in which the metric was set, the newest first;
 * and any other with a number.
 */
export function measuredPeriods(
	metric: SlaMetric,
	today: LocalDate,
): readonly MeasuredPeriod[] {
	const { period, setOn, values } = metric;
	const froms = new Set(values.map(({ from }) => from));
	let { from, until } = periodOf(period, setOn);
	while (compareDates(until, today) < 0) {
		froms.add(from);
		({ from, until } = periodOf(period, addDays(until, 1)));
	}
	return [...froms]
		.sort(compareDates)
		.reverse()
		.map((first): MeasuredPeriod => {
			const measured = values.find((value) => value.from === first);
			return {
				...periodOf(period, first),
				measured,
				reached: reached(metric, measured),
			};
		});
}
