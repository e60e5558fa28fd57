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

/** First parts of the paths whose next part is a secret. */
const opensWithASecret = /^(s|sign-in|calendar)$/i;

/** @returns the path without query, and `…` where a link's secret stood. */
export function maskedPath(address: string): string {
	const parts = address.replace(/[?#].*$/s, "").split("/");
	const first = parts.findIndex((part) => part !== "");
	const secret = parts.findIndex((part, n) => n > first && part !== "");
	if (secret > 0 && opensWithASecret.test(decoded(parts[first] ?? "")))
		parts[secret] = "…";
	return parts.join("/");
}

/** A mail gateway may write `/%73/` for `/s/`. */
function decoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}
