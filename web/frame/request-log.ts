import type { Express } from "express";
import type { Services } from "../services.ts";

/**
 * One line a request, with the reference an error page shows. The query is
 * left out, and so is whatever opens something: who reads the log must not be
 * able to sign off or sign in.
 */
export function setUpRequestLog(app: Express, services: Services): void {
	app.use((req, res, next) => {
		const begun = performance.now();
		const { method } = req;
		const path = maskedPath(res.locals.frame.address);
		res.once("close", () => {
			services.log.info(
				{
					reference: res.locals.frame.reference,
					method,
					path,
					status: res.statusCode,
					finished: res.writableFinished,
					ms: Math.round(performance.now() - begun),
				},
				"request",
			);
		});
		next();
	});
}

/** @returns the path without query, and `…` where a link's secret stood. */
export const maskedPath = (address: string): string =>
	address
		.replace(/[?#].*$/s, "")
		.replace(/^(\/+(?:s|sign-in)\/+)[^/]+/i, "$1…");
