import { parseCookie } from "cookie";
import type { CookieOptions, Request, Response } from "express";
import type { Links } from "../links.ts";

/**
 * A cookie's full name. On HTTPS `__Host-` makes the browser itself see to it
 * that no neighbouring host and no plain HTTP page can have set it.
 */
export const cookieName = (name: string, links: Links): string =>
	links.https ? `__Host-certway-${name}` : `certway-${name}`;

/** Cookies of ours are never for scripts, and travel along no other site's form. */
const attributes = (links: Links): CookieOptions => ({
	httpOnly: true,
	secure: links.https,
	sameSite: "lax",
	path: "/",
});

/** @returns what the browser sent under the name, or undefined. */
export const readCookie = (
	req: Request,
	name: string,
	links: Links,
): string | undefined =>
	parseCookie(req.headers.cookie ?? "")[cookieName(name, links)];

/** @param maxAge in milliseconds; without it the cookie ends with the browser. */
export function setCookie(
	res: Response,
	name: string,
	value: string,
	links: Links,
	maxAge?: number,
): void {
	res.cookie(cookieName(name, links), value, {
		...attributes(links),
		...(maxAge === undefined ? {} : { maxAge }),
	});
}

export function clearCookie(res: Response, name: string, links: Links): void {
	res.clearCookie(cookieName(name, links), attributes(links));
}
