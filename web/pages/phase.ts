import type { Routes } from "../route-table.ts";
import { showPhase } from "./phase-page.ts";
import { mayRead } from "./phase-room.ts";

/** A phase, or a round of the certificate's three years. Registered after every page that is one of the programme's own. */
export const phaseRoutes: Routes = (services) => [
	{
		method: "get",
		path: "/programmes/:programme/:room",
		policy: mayRead,
		handler: (req, res) => showPhase(req, res, services),
	},
];
