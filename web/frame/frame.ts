import { randomInt } from "node:crypto";
import type { Application } from "express";
import { type Links, linksFrom } from "../links.ts";
import type { Language } from "../locales/languages.ts";
import { type Translate, translateTo } from "../locales/translate.ts";
import type { Reader, Services } from "../services.ts";

/** What every page knows of the request it answers. */
export interface Frame {
	/** Short enough to be read out on the telephone; it stands in the log. */
	readonly reference: string;
	/** Path and query as they were asked for, without the sub-path. */
	readonly address: string;
	readonly links: Links;
	language: Language;
	t: Translate;
	/** Whoever is signed in. */
	reader: Reader | undefined;
	/** Why the session could not be read, if it could not. */
	sessionFailure: unknown;
	/** What the reader's last act has done; the next page says it once. */
	notice: string | undefined;
}

declare global {
	namespace Express {
		interface Locals {
			frame: Frame;
		}
	}
}

/** Gives each request its frame, and takes the sub-path off its address. */
export function setUpFrame(app: Application, services: Services): void {
	const links = linksFrom(services.settings.publicUrl);
	app.use((req, res, next) => {
		req.url = withoutSubPath(req.url, links.basePath);
		res.locals.frame = {
			reference: newReference(),
			address: req.url,
			links,
			language: "en",
			t: translateTo("en"),
			reader: undefined,
			sessionFailure: undefined,
			notice: undefined,
		};
		next();
	});
}

/** A proxy may take the sub-path off or leave it on: both arrive here the same. */
function withoutSubPath(url: string, basePath: string): string {
	if (basePath === "" || !url.startsWith(basePath)) return url;
	const rest = url.slice(basePath.length);
	if (rest.startsWith("/")) return rest;
	return rest === "" || rest.startsWith("?") ? `/${rest}` : url;
}

/** Without letters and digits that are mistaken for one another. */
const alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

const newReference = (): string =>
	Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)])
		.join("")
		.replace(/^.{4}/, "$&-");
