import { healthRoutes } from "./pages/health.ts";
import { homeRoutes } from "./pages/home.ts";
import { profileRoutes } from "./pages/profile.ts";
import { programmeRoutes } from "./pages/programme.ts";
import { signInRoutes } from "./pages/sign-in.ts";
import { unconfirmedRoutes } from "./pages/unconfirmed.ts";
import type { Route, Routes } from "./route-table.ts";
import type { Services } from "./services.ts";

/** Every page's routes, in the order they are matched. */
const pages: readonly Routes[] = [
	healthRoutes,
	unconfirmedRoutes,
	signInRoutes,
	profileRoutes,
	homeRoutes,
	programmeRoutes,
];

/** @returns the whole route table: tests walk it, the app is built from it. */
export const routeTable = (services: Services): readonly Route[] =>
	pages.flatMap((page) => page(services));
