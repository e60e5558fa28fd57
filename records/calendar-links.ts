import { randomUUID } from "node:crypto";
import type { TimeZone } from "../domain/dates.ts";
import { type PersonId, type ProgrammeId, personId } from "../domain/ids.ts";
import { epochMillisOf, type Instant } from "../domain/instants.ts";
import { rolesIn } from "./access.ts";
import type { Database } from "./database.ts";
import type { Records } from "./entry.ts";
import { calendarToken, type LinkKeys, tokenHash } from "./link-tokens.ts";

/** What a calendar's link is about. */
export interface CalendarScope {
	/** One programme; null for every real one that the person may see. */
	readonly programme: ProgrammeId | null;
	/** What the person is responsible for, or everything. */
	readonly holds: "own" | "all";
}

/** A calendar's link, as its person sees it. */
export interface CalendarLink extends CalendarScope {
	/** Names it in a form; it opens nothing. */
	readonly id: string;
	/** What stands in the address; null where the key it was derived with is gone: the address itself still opens. */
	readonly token: string | null;
	/** The programme's name; null where the person may not see it any more, and where there is none. */
	readonly programmeName: string | null;
	readonly madeAt: Instant;
	readonly readAt: Instant | null;
}

/** A link that was asked for by its token: whose it is, and in which language he reads. */
export interface OpenCalendar extends CalendarScope {
	readonly person: PersonId;
	readonly administrator: boolean;
	readonly language: "en" | "zh";
	readonly zone: TimeZone;
	readonly programmeName: string | null;
}

/** Nobody needs more; a page shows them all. */
export const mostCalendarLinks = 20;

/**
 * Makes a link for the person. Only its hash is stored.
 *
 * @returns whether it was made: not when he has very many, nor for a rehearsal, whose days are none of any calendar.
 */
export async function makeCalendarLink(
	{ database, keys }: Pick<Records, "database" | "keys">,
	person: PersonId,
	{ programme, holds }: CalendarScope,
	now: Instant,
): Promise<boolean> {
	const [key] = keys;
	const id = randomUUID();
	return database.transaction().execute(async (transaction) => {
		// Whoever is leaving just now holds the row: no link outlives him.
		const known = await transaction
			.selectFrom("person")
			.select("id")
			.where("id", "=", person)
			.where("disabled_at", "is", null)
			.forUpdate()
			.executeTakeFirst();
		const own = await transaction
			.selectFrom("calendar_link")
			.select("id")
			.where("person", "=", person)
			.limit(mostCalendarLinks)
			.execute();
		if (!known || own.length === mostCalendarLinks) return false;
		if (programme !== null && !(await isReal(transaction, programme)))
			return false;
		await transaction
			.insertInto("calendar_link")
			.values({
				id,
				token_hash: tokenHash(calendarToken(key, id)),
				key_id: key.id,
				person,
				programme,
				holds,
				created_at: now,
				read_at: null,
			})
			.execute();
		return true;
	});
}

const isReal = async (
	database: Database,
	programme: ProgrammeId,
): Promise<boolean> =>
	(await database
		.selectFrom("programme")
		.select("id")
		.where("id", "=", programme)
		.where("kind", "=", "real")
		.executeTakeFirst()) !== undefined;

/** @returns the person's links, the newest first. */
export async function calendarLinksOf(
	{ database, keys }: Pick<Records, "database" | "keys">,
	person: PersonId,
	now: Instant,
): Promise<readonly CalendarLink[]> {
	const rows = await database
		.selectFrom("calendar_link as link")
		.leftJoin("programme", "programme.id", "link.programme")
		.select([
			"link.id",
			"link.key_id",
			"link.programme",
			"link.holds",
			"link.created_at",
			"link.read_at",
			"programme.name",
		])
		.where("link.person", "=", person)
		.orderBy("link.created_at", "desc")
		.orderBy("link.id")
		.limit(mostCalendarLinks)
		.execute();
	return Promise.all(
		rows.map(async (row) => {
			const programme = row.programme as ProgrammeId | null;
			const seen =
				programme !== null &&
				(await rolesIn(database, person, programme, now)).length > 0;
			return {
				id: row.id,
				token: tokenOf(keys, row.key_id, row.id),
				programme,
				holds: row.holds,
				programmeName: seen ? row.name : null,
				madeAt: row.created_at as Instant,
				readAt: row.read_at as Instant | null,
			};
		}),
	);
}

function tokenOf(keys: LinkKeys, keyId: string, id: string): string | null {
	const key = keys.find((each) => each.id === keyId);
	return key ? calendarToken(key, id) : null;
}

/** Revokes one of the person's links: whoever asks for it from now on is told that there is none. @returns whether there was one. */
export async function revokeCalendarLink(
	database: Database,
	person: PersonId,
	id: string,
): Promise<boolean> {
	const { numDeletedRows } = await database
		.deleteFrom("calendar_link")
		.where("person", "=", person)
		.where("id", "=", id)
		.executeTakeFirst();
	return numDeletedRows > 0n;
}

/** That a link was read is written down at most this often. */
const readEvery = 60 * 60 * 1000;

/**
 * @returns what a link leads to, looked up by its hash alone; undefined where it is unknown or revoked, its person has left, or
 * may not see the programme any more.
 */
export async function openCalendar(
	database: Database,
	token: string,
	now: Instant,
): Promise<OpenCalendar | undefined> {
	const row = await database
		.selectFrom("calendar_link as link")
		.innerJoin("person", "person.id", "link.person")
		.leftJoin("programme", "programme.id", "link.programme")
		.select([
			"link.id",
			"link.person",
			"link.programme",
			"link.holds",
			"link.read_at",
			"person.administrator",
			"person.language",
			"person.zone",
			"programme.name",
		])
		.where("link.token_hash", "=", tokenHash(token))
		.where("person.disabled_at", "is", null)
		.executeTakeFirst();
	if (!row) return undefined;
	const person = personId(row.person);
	const programme = row.programme as ProgrammeId | null;
	if (
		programme !== null &&
		(await rolesIn(database, person, programme, now)).length === 0
	)
		return undefined;
	const read = row.read_at as Instant | null;
	if (read === null || epochMillisOf(read) + readEvery <= epochMillisOf(now))
		await database
			.updateTable("calendar_link")
			.set({ read_at: now })
			.where("id", "=", row.id)
			.execute();
	const { administrator, holds, language, name } = row;
	return {
		...{ person, programme, holds, administrator, language },
		zone: row.zone as TimeZone,
		programmeName: name,
	};
}
