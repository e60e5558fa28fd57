import type { Express, Request } from "express";
import { linksFrom } from "../links.ts";
import { Problem } from "../problem.ts";
import type { Services } from "../services.ts";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Turns away what another site's page would send in a reader's name. A
 * browser says in Sec-Fetch-Site where a request comes from; over plain HTTP
 * it may leave that out, then its Origin must be ours. Whoever sends neither
 * is no browser showing one of our forms.
 */
export function setUpCrossSiteGate(app: Express, services: Services): void {
	const { origin } = linksFrom(services.settings.publicUrl);
	app.use((req, _res, next) => {
		if (safeMethods.has(req.method) || comesFromUs(req, origin)) next();
		else next(new Problem(403, "crossSite"));
	});
}

function comesFromUs(req: Request, origin: string): boolean {
	const site = req.get("Sec-Fetch-Site");
	if (site !== undefined) return site === "same-origin";
	return req.get("Origin") === origin;
}
