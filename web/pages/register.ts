import type { Routes } from "../route-table.ts";
import { readinessRoutes } from "./readiness.ts";
import { actionRoutes } from "./readiness-action.ts";
import { clauseRoutes } from "./readiness-clause.ts";
import { importRoutes } from "./readiness-import.ts";
import { rateRoutes } from "./readiness-rate.ts";

const pages: readonly Routes[] = [
	readinessRoutes,
	rateRoutes,
	importRoutes,
	clauseRoutes,
	actionRoutes,
];

/** The pages of a programme's register: readiness, ratings, actions. */
export const registerRoutes: Routes = (services) =>
	pages.flatMap((page) => page(services));
