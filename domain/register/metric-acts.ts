import type { LocalDate } from "../dates.ts";
import type { Seal } from "../ids.ts";
import { type MetricGiven, metricId } from "./metric.ts";

/** A value as it is given, with any day of its period. */
export interface ValueGiven {
	readonly metric: string;
	readonly day: LocalDate;
	readonly value: number;
	readonly note: Seal | null;
}

/** Acts on the metrics of service levels. */
export type MetricAct =
	| {
			readonly type: "set-metrics";
			/** New ones, and others that are known by their id. */
			readonly metrics: readonly ({ readonly metric: string } & MetricGiven)[];
	  }
	| {
			readonly type: "note-values";
			readonly values: readonly ValueGiven[];
	  }
	| {
			readonly type: "retire-metric";
			readonly metric: string;
			readonly reason: Seal;
	  };

export const metricActs = [
	"set-metrics",
	"note-values",
	"retire-metric",
] as const satisfies readonly MetricAct["type"][];

/** @returns the ids of the metrics' rows an act names. */
export function metricRowsNamedBy(act: MetricAct): readonly string[] {
	switch (act.type) {
		case "set-metrics":
			return act.metrics.map(({ metric }) => metricId(metric));
		case "note-values":
			return act.values.map(({ metric }) => metricId(metric));
		case "retire-metric":
			return [metricId(act.metric)];
	}
}

/** What can happen to metrics. */
export type MetricEvent =
	| ({
			readonly type: "metric-set";
			readonly metric: string;
	  } & MetricGiven)
	| {
			readonly type: "value-noted";
			readonly metric: string;
			/** The period's first day. */
			readonly from: LocalDate;
			readonly value: number;
			readonly note: Seal | null;
	  }
	| {
			readonly type: "metric-retired";
			readonly metric: string;
			readonly reason: Seal;
	  };
