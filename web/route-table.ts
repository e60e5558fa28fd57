import type { Express, RequestHandler } from "express";
import { type LimitName, makeLimits } from "./frame/rate-limits.ts";
import { whoMay } from "./frame/who-may.ts";
import type { Policy } from "./policy.ts";
import type { Services } from "./services.ts";

/** One page or act: without a policy there is no route. */
export interface Route {
	readonly method: "get" | "post";
	readonly path: string;
	readonly policy: Policy;
	/** The rate limit it counts towards; by default none but the general one. */
	readonly limit?: LimitName;
	/** What runs before the handler: a bounded reader of files, say. */
	readonly before?: readonly RequestHandler[];
	readonly handler: RequestHandler;
}

/** Makes a page's routes from the services it needs. */
export type Routes = (services: Services) => readonly Route[];

/** Adds every route, behind its policy and its limit. */
export function addRoutes(
	app: Express,
	services: Services,
	table: readonly Route[],
): void {
	const limits = makeLimits();
	const seen = new Set<string>();
	for (const route of table) {
		const name = `${route.method} ${route.path}`;
		if (seen.has(name)) throw new Error(`Two routes for ${name}`);
		seen.add(name);
		// The compiler asks for one; whoever goes around it does not start.
		if ((route.policy as Policy | undefined) === undefined)
			throw new Error(`${name} has no policy`);
		if (typeof route.policy === "object" && !/:programme\b/.test(route.path))
			throw new Error(`${name} asks for a role but names no :programme`);
		app[route.method](
			route.path,
			...(route.limit === undefined ? [] : [limits[route.limit]]),
			whoMay(route.policy, services),
			...(route.before ?? []),
			route.handler,
		);
	}
}
