import type { Application } from "express";
import { collectDefaultMetrics, Histogram } from "prom-client";
import type { Services } from "../services.ts";

const DURATION = "certway_http_request_duration_seconds";

/**
 * Measures how long each route takes. A route is named by its pattern, so
 * that neither ids nor secrets in paths become labels.
 */
export function setUpMeasures(app: Application, services: Services): void {
	const { measures } = services;
	if (measures.getSingleMetric("process_start_time_seconds") === undefined)
		collectDefaultMetrics({ register: measures });
	const duration =
		(measures.getSingleMetric(DURATION) as Histogram | undefined) ??
		new Histogram({
			name: DURATION,
			help: "Time from a request's arrival to the end of its answer.",
			labelNames: ["method", "route", "status"],
			buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
			registers: [measures],
		});
	app.use((req, res, next) => {
		const stop = duration.startTimer();
		res.once("close", () =>
			stop({
				method: req.method,
				route: req.route?.path ?? "none",
				status: res.statusCode,
			}),
		);
		next();
	});
}
