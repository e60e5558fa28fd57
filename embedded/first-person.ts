/** Whoever starts Certway on a machine signs in by a link on its terminal. */
import { userInfo } from "node:os";
import { parseTimeZone, type TimeZone } from "../domain/dates.ts";
import type { Records } from "../records/entry.ts";
import { ensureFirstPerson, type NewPerson } from "../records/persons.ts";
import { createSignInLink } from "../records/sign-in-links.ts";
import { linksFrom } from "../web/links.ts";

const FALLBACK_NAME = "administrator";

export interface FirstSignIn {
	/** the administrator it signs in */
	name: string;
	/** holds a secret: for the terminal, never for a log */
	url: string;
}

/** @returns a new link, single use and for 10 minutes, for the administrator. */
export async function firstSignIn(
	records: Records,
	publicUrl: URL,
	env: NodeJS.ProcessEnv = process.env,
): Promise<FirstSignIn> {
	const person = await ensureFirstPerson(records.database, userHere(env));
	const secret = await createSignInLink(records, person.id);
	const url = linksFrom(publicUrl).absolute(`/sign-in/${secret}`);
	return { name: person.name, url };
}

/** What this machine knows of its user; he can correct it on his own page. */
function userHere(env: NodeJS.ProcessEnv): NewPerson {
	const name = userName();
	const ascii = name.toLowerCase().replaceAll(/[^a-z0-9.-]/g, "");
	const locale = env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || "";
	const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
	return {
		name,
		email: `${ascii || FALLBACK_NAME}@localhost`,
		language: /^zh/i.test(locale) ? "zh" : "en",
		zone: parseTimeZone(timeZone) ?? ("UTC" as TimeZone),
	};
}

function userName(): string {
	try {
		return userInfo().username || FALLBACK_NAME;
	} catch {
		return FALLBACK_NAME;
	}
}
