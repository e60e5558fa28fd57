import type { Express } from "express";
import { Problem } from "../problem.ts";

/** Whatever no route has answered. */
export function setUpNotFound(app: Express): void {
	app.use((_req, _res, next) => next(new Problem(404)));
}
