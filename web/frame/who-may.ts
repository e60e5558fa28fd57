import type { RequestHandler, Response } from "express";
import { programmeId } from "../../domain/ids.ts";
import { goTo } from "../page.ts";
import type { Policy } from "../policy.ts";
import { Problem } from "../problem.ts";
import type { Reader, Services } from "../services.ts";
import { noteSecurity } from "./security-log.ts";

/**
 * Stands before a route's handler and lets through whom its policy names.
 * Whoever may not see a thing is not told that it exists: 404, not 403.
 */
export function whoMay(policy: Policy, services: Services): RequestHandler {
	if (policy === "public") return (_req, _res, next) => next();
	if (policy === "link")
		return (_req, res, next) => {
			keepNowhere(res);
			next();
		};

	return async (req, res, next) => {
		keepNowhere(res);
		const reader = readerOf(res);
		if (reader === undefined) {
			if (req.method !== "GET" && req.method !== "HEAD")
				throw new Problem(403, "signInFirst");
			const to = encodeURIComponent(res.locals.frame.address);
			goTo(res, `/sign-in?to=${to}`);
			return;
		}
		const deny = (status: 403 | 404): never => {
			noteSecurity(res, services, "access-denied", { status });
			throw new Problem(status);
		};
		if (policy === "administrator" && !reader.administrator) deny(404);
		if (typeof policy === "object") {
			const programme = programmeId(String(req.params["programme"]));
			const roles = await services.access.rolesOf(reader.person, programme);
			if (roles.length === 0) deny(404);
			if (!roles.some((role) => policy.programme.includes(role))) deny(403);
		}
		next();
	};
}

function readerOf(res: Response): Reader | undefined {
	const { reader, sessionFailure } = res.locals.frame;
	if (sessionFailure !== undefined) throw sessionFailure;
	return reader;
}

function keepNowhere(res: Response): void {
	res.set("Cache-Control", "no-store");
}
