import { randomInt } from "node:crypto";
import type { Application } from "express";
import { linksFrom } from "../links.ts";
import type { Language } from "../locales/languages.ts";
import { type Translate, translateTo } from "../locales/translate.ts";
import type { Reader, Services } from "../services.ts";

/** What every page knows of the request it answers. */
export interface Frame {
	/** Short enough to be read out on the telephone; it stands in the log. */
	readonly reference: string;
	/** Path and query as they were asked for, without the sub-path. */
	readonly address: string;
	language: Language;
	t: Translate;
	/** Whoever is signed in. */
	reader: Reader | undefined;
	/** Why the session could not be read, if it could not. */
	sessionFailure: unknown;
}

declare global {
	namespace Express {
		interface Locals {
			frame: Frame;
		}
	}
}

/** Without letters and digits that are mistaken for one another. */
const alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

const newReference = (): string =>
	Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)])
		.join("")
		.replace(/^.{4}/, "$&-");

/** Gives each request its frame, and takes the sub-path off its address. */
export function setUpFrame(app: Application, services: Services): void {
	const { basePath } = linksFrom(services.settings.publicUrl);
	app.use((req, res, next) => {
		// A proxy may hand the sub-path on or keep it: both arrive here the same.
		if (basePath !== "" && req.url.startsWith(basePath)) {
			const rest = req.url.slice(basePath.length);
			if (/^($|[/?])/.test(rest))
				req.url = rest.startsWith("/") ? rest : `/${rest}`;
		}
		res.locals.frame = {
			reference: newReference(),
			address: req.url,
			language: "en",
			t: translateTo("en"),
			reader: undefined,
			sessionFailure: undefined,
		};
		next();
	});
}
