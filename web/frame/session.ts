import type { Express, Request, Response } from "express";
import type { PersonId } from "../../domain/ids.ts";
import {
	beginSession,
	endSession,
	forgetOldSessions,
	sessionCookieLife,
} from "../../records/sessions.ts";
import { linksFrom } from "../links.ts";
import type { Services } from "../services.ts";
import { clearCookie, readCookie, setCookie } from "./cookies.ts";
import { noteSecurity } from "./security-log.ts";

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

/** Signs the person in at this browser: under a new session each time, and whoever was signed in before is not any more. */
export async function signInHere(
	req: Request,
	res: Response,
	services: Pick<Services, "records" | "clock" | "log">,
	person: PersonId,
	how: "link" | "provider",
): Promise<void> {
	const { records, clock } = services;
	const { database } = records;
	const { links } = res.locals.frame;
	const now = clock.now();
	const before = readCookie(req, SESSION, links);
	if (before !== undefined) await endSession(database, before);
	await forgetOldSessions(database, now);
	const agent = req.get("User-Agent") ?? "";
	const id = await beginSession(database, person, agent, now);
	setCookie(res, SESSION, id, links, sessionCookieLife);
	noteSecurity(res, services, "signed-in", { person, how });
}

/** What this browser knows of the reader is gone with his session: the cookie, and whatever it may have kept of pages. */
export function forgetReader(res: Response): void {
	clearCookie(res, SESSION, res.locals.frame.links);
	res.set("Clear-Site-Data", '"cache", "storage"');
}
