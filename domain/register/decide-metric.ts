import { compareDates } from "../dates.ts";
import type { PersonId } from "../ids.ts";
import type { Moment } from "../moment.ts";
import type { People } from "../people.ts";
import type { Refusal } from "../refusal.ts";
import { accepted, type Result, refused } from "../result.ts";
import type { World } from "../world.ts";
import type { RegisterEvent } from "./events.ts";
import { metricId, periodOf, type SlaMetric } from "./metric.ts";
import type { MetricAct, ValueGiven } from "./metric-acts.ts";

type Answer = Result<readonly RegisterEvent[], Refusal>;

/** @returns what an act on metrics makes happen, or why it can't be done. */
export function decideMetric(
	world: World,
	act: MetricAct,
	moment: Moment,
): Answer {
	switch (act.type) {
		case "set-metrics":
			return set(world, act);
		case "note-values":
			return note(world, act.values, moment);
		case "retire-metric": {
			const known = metricIn(world, act.metric);
			if (!known) return refused({ code: "unknown-metric" });
			return known.retired
				? refused({ code: "metric-retired" })
				: accepted([
						{
							type: "metric-retired",
							metric: act.metric,
							reason: act.reason,
						},
					]);
		}
	}
}

function metricIn({ register }: World, id: string): SlaMetric | undefined {
	const row = register[metricId(id)];
	return row?.kind === "metric" ? row : undefined;
}

function set(
	world: World,
	{ metrics }: Extract<MetricAct, { type: "set-metrics" }>,
): Answer {
	const { people } = world.programme;
	for (const { metric, businessOwner } of metrics) {
		if (!mayOwn(people, businessOwner))
			return refused({ code: "not-from-business", person: businessOwner });
		if (metricIn(world, metric)?.retired)
			return refused({ code: "metric-retired" });
	}
	return accepted(
		metrics.map((given): RegisterEvent => ({ type: "metric-set", ...given })),
	);
}

/** @returns whether a person can want a service level for a business department: nobody who stands for IT here can. */
export const mayOwn = (
	{ approvers, businessOwner }: People,
	person: PersonId,
): boolean =>
	person === businessOwner ||
	!approvers.some((seat) => seat.person === person && seat.side === "it");

/** A period is measured when it has begun. */
function note(
	world: World,
	values: readonly ValueGiven[],
	{ on }: Moment,
): Answer {
	const events: RegisterEvent[] = [];
	for (const { metric, day, value, note: said } of values) {
		const known = metricIn(world, metric);
		if (!known) return refused({ code: "unknown-metric" });
		if (known.retired) return refused({ code: "metric-retired" });
		const { from } = periodOf(known.period, day);
		if (compareDates(from, on) > 0)
			return refused({ code: "date-in-future", today: on });
		events.push({ type: "value-noted", metric, from, value, note: said });
	}
	return accepted(events);
}
