import type { Response } from "express";
import type { Services } from "../services.ts";

/** What whoever watches over an installation wants to find in its log. */
export type SecurityEvent =
	| "signed-in"
	| "sign-in-failed"
	| "signed-out"
	| "session-ended"
	| "access-denied"
	| "access-ended"
	| "access-restored"
	| "administrator-changed"
	| "address-changed"
	| "calendar-link-made"
	| "calendar-link-revoked"
	| "personal-data-read"
	| "personal-data-removed"
	| "limit-reached";

/**
 * Writes a line that tells who did what to whose access. Persons are ids there; nothing in it opens anything, and what was typed
 * is not in it.
 */
export function noteSecurity(
	res: Response,
	{ log }: Pick<Services, "log">,
	security: SecurityEvent,
	about: Readonly<Record<string, string | number | boolean>> = {},
): void {
	const { reference, reader } = res.locals.frame;
	log.info(
		{ security, reference, by: reader?.person ?? null, ...about },
		"security",
	);
}
