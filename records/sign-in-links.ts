import { randomBytes } from "node:crypto";
import { type PersonId, personId } from "../domain/ids.ts";
import { epochMillisOf, type Instant, instantOf } from "../domain/instants.ts";
import type { Database } from "./database.ts";
import type { Records } from "./entry.ts";
import { linkToken, tokenHash } from "./link-tokens.ts";
import { normalEmail } from "./persons.ts";
import type { SignInOrder } from "./schema.ts";

/** A link to sign in works once, within so many minutes. */
export const signInMinutes = 10;

const expiryFrom = (now: Instant): Instant =>
	instantOf(epochMillisOf(now) + signInMinutes * 60_000);

/**
 * Makes a link that signs the person in, to be shown once and to nobody else: the first one of an installation is printed
 * to the terminal.
 *
 * @returns the link's secret, for `/sign-in/<secret>`; stored is its hash alone.
 */
export async function createSignInLink(
	{ database }: Pick<Records, "database">,
	person: PersonId,
	now: Instant = instantOf(Date.now()),
): Promise<string> {
	const secret = randomBytes(32).toString("base64url");
	await insertLink(database, { secret, person, leadsTo: "/", now });
	return secret;
}

/**
 * Mails a link to whoever has the address; to nobody, and without a word, when it is unknown. The mail's row holds no
 * secret: the worker derives it while sending.
 *
 * @param leadsTo the page that was asked for.
 */
export async function mailSignInLink(
	{ database, keys, mailDomain, outboxWritten }: Records,
	email: string,
	leadsTo: string,
	now: Instant,
): Promise<void> {
	const [key] = keys;
	const sent = await database.transaction().execute(async (transaction) => {
		const person = await transaction
			.selectFrom("person")
			.select("id")
			.where("email", "=", normalEmail(email))
			.where("disabled_at", "is", null)
			.executeTakeFirst();
		if (!person) return false;
		const mail = randomBytes(16).toString("hex");
		const to = personId(person.id);
		const order: SignInOrder = {
			to,
			room: null,
			about: { template: "sign-in", minutes: signInMinutes },
		};
		await transaction
			.insertInto("mail")
			.values({
				id: mail,
				programme: null,
				kind: "real",
				to_person: to,
				order: JSON.stringify(order),
				message_id: `<${mail}@${mailDomain}>`,
				date: now,
				key_id: key.id,
				status: "waiting",
			})
			.execute();
		await insertLink(transaction, {
			secret: linkToken(key, mail),
			person: to,
			leadsTo,
			now,
		});
		await transaction
			.insertInto("outbox")
			.values({
				programme: null,
				kind: "real",
				what: "mail",
				target: `post/${to}`,
				mail,
				digest: false,
				written_at: now,
			})
			.execute();
		return true;
	});
	if (sent) outboxWritten();
}

/** Someone who opens a link that still signs in; whoever has left is told so instead. */
export interface SignInLink {
	readonly person: PersonId;
	readonly left: boolean;
	readonly name: string;
	readonly leadsTo: string;
}

/** @returns whom the link would sign in, with nothing changed; undefined when it is unknown, used, or past its time. */
export async function openSignInLink(
	database: Database,
	secret: string,
	now: Instant,
): Promise<SignInLink | undefined> {
	const row = await database
		.selectFrom("sign_in_link")
		.innerJoin("person", "person.id", "sign_in_link.person")
		.select([
			"person.id",
			"person.name",
			"person.disabled_at",
			"sign_in_link.leads_to",
		])
		.where("sign_in_link.token_hash", "=", tokenHash(secret))
		.where("sign_in_link.used_at", "is", null)
		.where("sign_in_link.expires_at", ">", now)
		.executeTakeFirst();
	return (
		row && {
			person: personId(row.id),
			left: row.disabled_at !== null,
			name: row.name,
			leadsTo: row.leads_to,
		}
	);
}

/** Uses a link up. @returns whom it signs in; undefined when somebody was faster, it is past its time, or its person has left. */
export async function useSignInLink(
	database: Database,
	secret: string,
	now: Instant,
): Promise<SignInLink | undefined> {
	const link = await openSignInLink(database, secret, now);
	if (!link || link.left) return undefined;
	const { numUpdatedRows } = await database
		.updateTable("sign_in_link")
		.set({ used_at: now })
		.where("token_hash", "=", tokenHash(secret))
		.where("used_at", "is", null)
		.where("expires_at", ">", now)
		.executeTakeFirst();
	return numUpdatedRows > 0n ? link : undefined;
}

async function insertLink(
	database: Database,
	{
		secret,
		person,
		leadsTo,
		now,
	}: {
		readonly secret: string;
		readonly person: PersonId;
		readonly leadsTo: string;
		readonly now: Instant;
	},
): Promise<void> {
	// A link past its time is never asked for again: it goes when the next one comes.
	await database
		.deleteFrom("sign_in_link")
		.where("expires_at", "<=", now)
		.execute();
	await database
		.insertInto("sign_in_link")
		.values({
			token_hash: tokenHash(secret),
			person,
			leads_to: leadsTo,
			created_at: now,
			expires_at: expiryFrom(now),
			used_at: null,
		})
		.execute();
}
