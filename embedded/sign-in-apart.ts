/** The first sign-in of an installation on its own PostgreSQL. */
import { parseTimeZone } from "../domain/dates.ts";
import { openDatabase } from "../records/database.ts";
import { migrate } from "../records/migrate.ts";
import { ensureFirstPerson } from "../records/persons.ts";
import { createSignInLink } from "../records/sign-in-links.ts";
import type { Settings } from "../settings.ts";
import { linksFrom } from "../web/links.ts";
import { firstLine, StartProblem } from "./start-problem.ts";

/** Of the first administrator; the one who is there already stays as he is. */
export interface AskedToSignIn {
	readonly email: string;
	readonly name?: string;
	readonly language: "en" | "zh";
	/** an IANA name */
	readonly zone: string;
}

/**
 * @returns one line for the terminal with a link that signs the administrator
 * in, once and within 10 minutes
 * @throws StartProblem when there is no database to do that in
 */
export async function signInLinkApart(
	{ databaseUrl, publicUrl }: Settings,
	{ email, name, language, zone }: AskedToSignIn,
): Promise<string> {
	if (databaseUrl === undefined) {
		throw new StartProblem(
			"DATABASE_URL must be given; without it, npm start prints a sign-in link by itself.",
		);
	}
	const timeZone = parseTimeZone(zone);
	if (timeZone === undefined) {
		throw new StartProblem(
			`--zone ${zone} is no time zone, as Asia/Shanghai is.`,
		);
	}
	if (!/^[^@\s]+@[^@\s]+$/.test(email)) {
		throw new StartProblem(`--email ${email} is no mail address.`);
	}
	const database = await openDatabase({ url: databaseUrl });
	try {
		await migrate(database).catch((error) => {
			throw new StartProblem(
				`DATABASE_URL cannot be used (${firstLine(error)}).`,
			);
		});
		const person = await ensureFirstPerson(database, {
			name: name ?? email.replace(/@.*/, ""),
			email,
			language,
			zone: timeZone,
		});
		const secret = await createSignInLink({ database }, person.id);
		const link = linksFrom(publicUrl).absolute(`/sign-in/${secret}`);
		return `Sign in as ${person.name} <${person.email}> once, within 10 minutes: ${link}`;
	} finally {
		await database.destroy();
	}
}
