import type { Application } from "express";
import { Problem } from "../problem.ts";
import { makeLimits } from "./rate-limits.ts";

/** Whatever no route has answered; who only guesses is slowed down. */
export function setUpNotFound(app: Application): void {
	app.use(makeLimits().guess, (_req, _res, next) => next(new Problem(404)));
}
