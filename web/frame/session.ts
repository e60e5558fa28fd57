import type { Express } from "express";
import { linksFrom } from "../links.ts";
import type { Services } from "../services.ts";
import { readCookie } from "./cookies.ts";

/** The cookie that names a session; its value is looked up, never read. */
export const SESSION = "session";

/**
 * Finds out who reads. A record that does not answer must not take down pages
 * that need no reader (health, the error page itself), so the failure is kept
 * until a route asks who it is.
 */
export function setUpSession(app: Express, services: Services): void {
	const links = linksFrom(services.settings.publicUrl);
	app.use(async (req, res, next) => {
		const cookie = readCookie(req, SESSION, links);
		if (cookie !== undefined) {
			try {
				res.locals.frame.reader = await services.sessions.readerOf(cookie);
			} catch (failure) {
				res.locals.frame.sessionFailure = failure;
			}
		}
		next();
	});
}
