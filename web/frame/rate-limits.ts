import type { RequestHandler } from "express";
import rateLimit, { ipKeyGenerator, type Options } from "express-rate-limit";
import { Problem } from "../problem.ts";

/** What a route may count towards. */
export type LimitName = "link" | "calendar" | "sign-in" | "code" | "guess";

const MINUTES = 60_000;

/** Every limit answers with the page that says what to do. */
const limit = (options: Partial<Options>): RequestHandler =>
	rateLimit({
		standardHeaders: "draft-8",
		legacyHeaders: false,
		handler: (_req, _res, next) => next(new Problem(429)),
		// Anyone may send these; unless the settings name a proxy, none is read.
		validate: { xForwardedForHeader: false, forwardedHeader: false },
		...options,
	});

/**
 * Counts guesses, not visits: a whole office behind one address opens its
 * good links as often as it likes, and only what was not found, or refused,
 * uses up the tries of a network.
 */
export const makeLimits = (): Record<LimitName, RequestHandler> => ({
	link: limit({
		windowMs: 15 * MINUTES,
		limit: 60,
		skipSuccessfulRequests: true,
		// Whoever holds a good link may make mistakes in its form, or come late.
		requestWasSuccessful: (_req, { statusCode }) =>
			statusCode < 400 || statusCode === 409 || statusCode === 422,
	}),
	// Calendars go on asking for a link that was revoked: an office of them must not shut out its own sign-offs.
	calendar: limit({
		windowMs: 15 * MINUTES,
		limit: 120,
		skipSuccessfulRequests: true,
	}),
	// One mailbox gets few mails, whoever asks for them.
	"sign-in": limit({
		windowMs: 15 * MINUTES,
		limit: 5,
		keyGenerator: (req) => mailbox(req.body) ?? ipKeyGenerator(req.ip ?? ""),
	}),
	code: limit({
		windowMs: 15 * MINUTES,
		limit: 10,
		skipSuccessfulRequests: true,
	}),
	guess: limit({ windowMs: 15 * MINUTES, limit: 300 }),
});

function mailbox(body: unknown): string | undefined {
	const email = (body as { email?: unknown } | undefined)?.email;
	return typeof email === "string" ? email.trim().toLowerCase() : undefined;
}
