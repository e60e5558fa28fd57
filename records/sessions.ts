import { randomBytes } from "node:crypto";
import type { TimeZone } from "../domain/dates.ts";
import { type PersonId, personId } from "../domain/ids.ts";
import { epochMillisOf, type Instant, instantOf } from "../domain/instants.ts";
import { sha256 } from "./chain.ts";
import type { Database } from "./database.ts";

const hours = 60 * 60 * 1000;
/** A session that nobody uses ends after this. */
const idleLife = 12 * hours;
/** However it is used, a session ends after this. */
const wholeLife = 30 * 24 * hours;

/** Milliseconds a browser need not keep the cookie longer than. */
export const sessionCookieLife = wholeLife;
/** That a session was used is written down at most this often: a page costs no write. */
const seenEvery = 5 * 60 * 1000;

/** What is kept of a session's id: the id itself stands in one browser's cookie alone. */
const hashOf = (id: string): string => sha256(`session\n${id}`);

const after = (instant: Instant, millis: number): Instant =>
	instantOf(epochMillisOf(instant) + millis);

/** A session as its person sees it in a list. */
export interface Session {
	/** Names it in a form; it opens nothing. */
	readonly handle: string;
	readonly current: boolean;
	readonly since: Instant;
	readonly seen: Instant;
	/** What the browser says it is. */
	readonly agent: string;
}

/** Whoever a session stands for. */
export interface SignedIn {
	readonly person: PersonId;
	readonly name: string;
	readonly language: "en" | "zh";
	readonly zone: TimeZone;
	readonly administrator: boolean;
}

/** Begins a session: always a new id, so that nobody can have planted it. @returns the id for the cookie. */
export async function beginSession(
	database: Database,
	person: PersonId,
	agent: string,
	now: Instant,
): Promise<string> {
	const id = randomBytes(32).toString("base64url");
	await database
		.insertInto("session")
		.values({
			id_hash: hashOf(id),
			person,
			created_at: now,
			seen_at: now,
			expires_at: after(now, wholeLife),
			agent: agent.slice(0, 200),
		})
		.execute();
	return id;
}

/** @returns whom the session stands for; undefined when it is unknown, over or revoked, or its person may not sign in. */
export async function readerOfSession(
	database: Database,
	id: string,
	now: Instant,
): Promise<SignedIn | undefined> {
	const row = await alive(database, now)
		.innerJoin("person", "person.id", "session.person")
		.select([
			"person.id",
			"person.name",
			"person.language",
			"person.zone",
			"person.administrator",
			"session.seen_at",
		])
		.where("session.id_hash", "=", hashOf(id))
		.where("person.disabled_at", "is", null)
		.executeTakeFirst();
	if (!row) return undefined;
	if (epochMillisOf(row.seen_at as Instant) + seenEvery < epochMillisOf(now))
		await database
			.updateTable("session")
			.set({ seen_at: now })
			.where("id_hash", "=", hashOf(id))
			.execute();
	return {
		person: personId(row.id),
		name: row.name,
		language: row.language,
		zone: row.zone as TimeZone,
		administrator: row.administrator,
	};
}

/** @param id the reader's own session. @returns the person's open sessions, last used first. */
export async function sessionsOf(
	database: Database,
	person: PersonId,
	id: string,
	now: Instant,
): Promise<readonly Session[]> {
	const rows = await alive(database, now)
		.select([
			"session.id_hash",
			"session.created_at",
			"session.seen_at",
			"session.agent",
		])
		.where("session.person", "=", person)
		.orderBy("session.seen_at", "desc")
		.limit(100)
		.execute();
	return rows.map((row) => ({
		handle: handleOf(row.id_hash),
		current: row.id_hash === hashOf(id),
		since: row.created_at as Instant,
		seen: row.seen_at as Instant,
		agent: row.agent,
	}));
}

/** Ends one session: whoever holds its cookie is signed out. */
export async function endSession(
	database: Database,
	id: string,
): Promise<void> {
	await database
		.deleteFrom("session")
		.where("id_hash", "=", hashOf(id))
		.execute();
}

/** The hash of a hash: what a page shows is not even what the database holds. */
const handleOf = (idHash: string): string =>
	sha256(`handle\n${idHash}`).slice(0, 16);

/** Ends one of a person's sessions, wherever it is open. @returns whether there was such a one. */
export async function endSessionOf(
	database: Database,
	person: PersonId,
	handle: string,
): Promise<boolean> {
	const rows = await database
		.selectFrom("session")
		.select("id_hash")
		.where("person", "=", person)
		.execute();
	const found = rows.find(({ id_hash }) => handleOf(id_hash) === handle);
	if (!found) return false;
	await database
		.deleteFrom("session")
		.where("id_hash", "=", found.id_hash)
		.execute();
	return true;
}

/** Ends every session of a person, on every machine, the present one included. */
export async function endEverySession(
	database: Database,
	person: PersonId,
): Promise<void> {
	await database.deleteFrom("session").where("person", "=", person).execute();
}

/** Ends every session of a person but the one at hand. */
export async function endOtherSessions(
	database: Database,
	person: PersonId,
	id: string,
): Promise<void> {
	await database
		.deleteFrom("session")
		.where("person", "=", person)
		.where("id_hash", "<>", hashOf(id))
		.execute();
}

/** Removes what can never be used again: sessions that are over. */
export async function forgetOldSessions(
	database: Database,
	now: Instant,
): Promise<void> {
	await database
		.deleteFrom("session")
		.where(({ or, eb }) =>
			or([
				eb("expires_at", "<=", now),
				eb("seen_at", "<=", after(now, -idleLife)),
			]),
		)
		.execute();
}

const alive = (database: Database, now: Instant) =>
	database
		.selectFrom("session")
		.where("session.expires_at", ">", now)
		.where("session.seen_at", ">", after(now, -idleLife));
