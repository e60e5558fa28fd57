import type { Happening } from "../events.ts";
import { personId } from "../ids.ts";
import { metricId, type SlaMetric } from "./metric.ts";
import type { Register } from "./register.ts";

/** @returns the register's metrics after `happening`; the same object where none has changed. */
export function evolveMetric(
	register: Register,
	{ event, by, on }: Happening,
): Register {
	switch (event.type) {
		case "metric-set": {
			const { type: _type, metric, ...given } = event;
			const id = metricId(metric);
			const known = register[id];
			const row: SlaMetric =
				known?.kind === "metric"
					? { ...known, ...given }
					: {
							kind: "metric",
							id,
							...given,
							setBy: personId(by),
							setOn: on,
							values: [],
							retired: null,
						};
			return { ...register, [id]: row };
		}
		case "value-noted": {
			const { from, value, note } = event;
			return withMetric(register, event.metric, (known) => ({
				...known,
				values: [
					...known.values.filter((before) => before.from !== from),
					{ from, value, note, by: personId(by), on },
				].sort((a, b) => (a.from < b.from ? -1 : 1)),
			}));
		}
		case "metric-retired":
			return withMetric(register, event.metric, (known) => ({
				...known,
				retired: { by: personId(by), on, reason: event.reason },
			}));
		default:
			return register;
	}
}

function withMetric(
	register: Register,
	id: string,
	change: (known: SlaMetric) => SlaMetric,
): Register {
	const row = register[metricId(id)];
	return row?.kind === "metric"
		? { ...register, [row.id]: change(row) }
		: register;
}
