import type { Application, Response } from "express";
import { linksFrom } from "../links.ts";
import { isMessageKey, type MessageKey } from "../locales/translate.ts";
import type { Services } from "../services.ts";
import { clearCookie, readCookie, setCookie } from "./cookies.ts";

const NOTICE = "notice";
const ONE_MINUTE = 60_000;

type Values = Readonly<Record<string, string | number>>;

/**
 * Keeps what an act has done until the page after the redirect says it. It
 * travels in the reader's own cookie as a key of the catalogue with its
 * values, so it is worded in the language of the page that shows it.
 */
export function leaveNotice(
	res: Response,
	key: MessageKey,
	values: Values = {},
): void {
	const { links } = res.locals.frame;
	setCookie(res, NOTICE, JSON.stringify([key, values]), links, ONE_MINUTE);
}

/** Reads what was left for this page. */
export function setUpNotice(app: Application, services: Services): void {
	const links = linksFrom(services.settings.publicUrl);
	app.use((req, res, next) => {
		const left = readCookie(req, NOTICE, links);
		if (left !== undefined)
			Object.defineProperty(res.locals.frame, "notice", {
				// Worded when it is shown: the page may speak its reader's own language.
				get: () => worded(left, res.locals.frame.t),
				enumerable: true,
			});
		next();
	});
}

/** The page has said it: once is enough. */
export const forgetNotice = (res: Response): void =>
	clearCookie(res, NOTICE, res.locals.frame.links);

/** A browser may send anything back: what we did not write says nothing. */
function worded(
	left: string,
	t: Express.Locals["frame"]["t"],
): string | undefined {
	try {
		const [key, values] = JSON.parse(left);
		return typeof key === "string" && isMessageKey(key)
			? t(key, values)
			: undefined;
	} catch {
		return undefined;
	}
}
