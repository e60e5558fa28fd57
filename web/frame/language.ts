import type { Express, Request } from "express";
import { type Links, linksFrom } from "../links.ts";
import { isLanguage, type Language, languages } from "../locales/languages.ts";
import { translateTo } from "../locales/translate.ts";
import type { Services } from "../services.ts";
import { readCookie, setCookie } from "./cookies.ts";

const ONE_YEAR = 365 * 24 * 60 * 60 * 1000;

/**
 * Chooses the page's language: what the address asks for (and the browser
 * then remembers), what was chosen before, what the signed-in person set,
 * what the browser prefers.
 */
export function setUpLanguage(app: Express, services: Services): void {
	const links = linksFrom(services.settings.publicUrl);
	app.use((req, res, next) => {
		const { frame } = res.locals;
		const asked = req.query["lang"];
		if (isLanguage(asked)) setCookie(res, "lang", asked, links, ONE_YEAR);
		frame.language = isLanguage(asked)
			? asked
			: (remembered(req, links) ??
				frame.reader?.language ??
				preferred(req) ??
				languages[0]);
		frame.t = translateTo(frame.language);
		res.vary("Accept-Language").vary("Cookie");
		next();
	});
}

function remembered(req: Request, links: Links): Language | undefined {
	const cookie = readCookie(req, "lang", links);
	return isLanguage(cookie) ? cookie : undefined;
}

/** Chinese of any script or place is read as Simplified Chinese. */
function preferred(req: Request): Language | undefined {
	for (const tag of req.acceptsLanguages()) {
		const base = tag.toLowerCase().split("-")[0];
		if (isLanguage(base)) return base;
	}
	return undefined;
}

/** @returns the same page's address in another language. */
export function addressIn(language: Language, address: string): string {
	const url = new URL(address, "http://certway.invalid");
	url.searchParams.set("lang", language);
	return `${url.pathname}${url.search}`;
}
