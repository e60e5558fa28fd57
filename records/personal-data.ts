import type { Happening } from "../domain/events.ts";
import type { PersonId } from "../domain/ids.ts";
import type { Instant } from "../domain/instants.ts";
import type { Database } from "./database.ts";
import { burdenOf } from "./leavers.ts";
import { trainingOf } from "./staff.ts";

/** A text that somebody wrote, where the record holds its seal. */
export interface Writing {
	readonly hash: string;
	readonly programme: string;
	readonly position: number;
	readonly on: string;
	/** What he did when he wrote it. */
	readonly type: string;
	readonly text: string;
	/** The name he typed to sign: it is nothing but himself. */
	readonly signature: boolean;
}

interface Done extends Happening {
	readonly programme: string;
	readonly position: number;
}

/** @returns everything somebody did, programme by programme. */
async function doneBy(
	database: Database,
	person: PersonId,
): Promise<readonly Done[]> {
	const rows = await database
		.selectFrom("event")
		.select(["programme", "position", "body"])
		.where("by", "=", person)
		.orderBy("programme")
		.orderBy("position")
		.execute();
	return rows.map(({ programme, position, body }) => ({
		...(JSON.parse(body) as Happening),
		programme,
		position,
	}));
}

/** What has the shape of a seal and is none: the hash of what was signed, or of a file. */
const otherHashes = ["fingerprint", "sha256"];

/** @returns the seals in an event, wherever they stand in it. */
function sealsIn(part: unknown, name = ""): readonly string[] {
	if (typeof part === "string")
		return /^[0-9a-f]{64}$/.test(part) && !otherHashes.includes(name)
			? [part]
			: [];
	return typeof part === "object" && part !== null
		? Object.entries(part).flatMap(([key, value]) => sealsIn(value, key))
		: [];
}

/** @returns every text that somebody wrote and that was not removed. */
export async function writingsOf(
	database: Database,
	person: PersonId,
): Promise<readonly Writing[]> {
	const found = (await doneBy(database, person)).flatMap((done) =>
		sealsIn(done.event).map((hash) => ({ hash, done })),
	);
	// A reason stands in what was decided and in what followed from it.
	const sealed = found.filter(
		({ hash }, place) =>
			found.findIndex((other) => other.hash === hash) === place,
	);
	const texts = await textsLeft(
		database,
		sealed.map(({ hash }) => hash),
	);
	return sealed.flatMap(({ hash, done }): readonly Writing[] => {
		const text = texts.get(hash);
		const { event, programme, position, on } = done;
		return text === undefined
			? []
			: [
					{
						hash,
						programme,
						position,
						on,
						type: event.type,
						text,
						signature: event.type === "sign-off-decided" && event.name === hash,
					},
				];
	});
}

async function textsLeft(
	database: Database,
	hashes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
	if (hashes.length === 0) return new Map();
	const rows = await database
		.selectFrom("sealed")
		.select(["hash", "value"])
		.where("hash", "in", [...new Set(hashes)])
		.where("value", "is not", null)
		.execute();
	return new Map(
		rows.flatMap(({ hash, value }) => (value === null ? [] : [[hash, value]])),
	);
}

/** Beyond so many a list helps nobody: a name that is a word of the language. */
const mostMentions = 100;

/** A text that somebody else wrote. */
export interface Mention {
	readonly hash: string;
	readonly text: string;
}

/** @returns texts of others in which the person's name or address stands. */
export async function mentionsOf(
	database: Database,
	person: PersonId,
): Promise<readonly Mention[]> {
	const known = await database
		.selectFrom("person")
		.select(["name", "email"])
		.where("id", "=", person)
		.where("removed_at", "is", null)
		.executeTakeFirst();
	if (!known) return [];
	const own = new Set(
		(await writingsOf(database, person)).map(({ hash }) => hash),
	);
	const like = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;
	const rows = await database
		.selectFrom("sealed")
		.select(["hash", "value"])
		.where(({ or, eb }) =>
			or([
				eb("value", "ilike", like(known.name)),
				eb("value", "ilike", like(known.email)),
			]),
		)
		.limit(mostMentions + own.size)
		.execute();
	return rows
		.flatMap(({ hash, value }) =>
			value === null || own.has(hash) ? [] : [{ hash, text: value }],
		)
		.slice(0, mostMentions);
}

/** @returns all that is kept of somebody, as JSON: himself, what he did and wrote, what he was sent, where he is signed in. */
export async function exportOfPerson(
	database: Database,
	person: PersonId,
	now: Instant,
): Promise<string> {
	const { id, ...himself } = await database
		.selectFrom("person")
		.select([
			"id",
			"name",
			"email",
			"language",
			"zone",
			"country",
			"region",
			"mails",
			"administrator",
			"created_at",
			"disabled_at",
			"undeliverable_since",
			"removed_at",
		])
		.where("id", "=", person)
		.executeTakeFirstOrThrow();
	const [burden, done, writings, sessions, mails, days, calendars] =
		await Promise.all([
			burdenOf(database, person),
			doneBy(database, person),
			writingsOf(database, person),
			database
				.selectFrom("session")
				.select(["created_at", "seen_at", "expires_at", "agent"])
				.where("person", "=", person)
				.orderBy("created_at")
				.execute(),
			database
				.selectFrom("mail")
				.select(["programme", "date", "status", "sent_at", "order"])
				.where("to_person", "=", person)
				.orderBy("date")
				.execute(),
			database
				.selectFrom("person_days")
				.select(["from_day", "until_day", "worked"])
				.where("person", "=", person)
				.orderBy("from_day")
				.execute(),
			database
				.selectFrom("calendar_link")
				.select(["programme", "holds", "created_at", "read_at"])
				.where("person", "=", person)
				.orderBy("created_at")
				.execute(),
		]);
	const training = await trainingOf(
		database,
		himself.name,
		burden.parts.map(({ programme }) => programme),
	);
	const kept = {
		exportedAt: now,
		person: { id, ...himself },
		programmes: burden.parts,
		waiting: burden.toDos.map(({ programme, kind, key, dueOn, since }) => ({
			programme,
			kind,
			key,
			dueOn,
			since,
		})),
		did: done.map(({ programme, position, at, on, event }) => ({
			programme,
			position,
			at,
			on,
			what: event.type,
		})),
		wrote: writings.map(({ programme, position, on, type, text }) => ({
			programme,
			position,
			on,
			what: type,
			text,
		})),
		mails: mails.map(({ programme, date, status, sent_at, order }) => ({
			programme,
			date,
			about: order.about.template,
			status,
			sentAt: sent_at,
		})),
		sessions,
		training,
		ownDays: days.map(({ from_day, until_day, worked }) => ({
			from: from_day,
			until: until_day,
			worked,
		})),
		calendarLinks: calendars.map(
			({ programme, holds, created_at, read_at }) => ({
				programme,
				holds,
				madeAt: created_at,
				lastReadAt: read_at,
			}),
		),
	};
	return `${JSON.stringify(kept, null, "\t")}\n`;
}

/** Why somebody's data was not removed. */
export type NotRemoved = "has-access" | "removed-before";

/**
 * Removes what says who somebody is: name, address, and the names he typed to sign; with them the texts that are named. Events
 * are left as they are: what they hold is a hash of a salt and a text that are both gone, and the chain still verifies.
 *
 * @param texts hashes of texts that are removed too.
 * @returns why not; undefined when it is done.
 */
export function removePersonalData(
	database: Database,
	person: PersonId,
	texts: readonly string[],
	now: Instant,
): Promise<NotRemoved | undefined> {
	return database.transaction().execute(async (transaction) => {
		const known = await transaction
			.selectFrom("person")
			.select(["disabled_at", "removed_at"])
			.where("id", "=", person)
			.forUpdate()
			.executeTakeFirstOrThrow();
		if (known.removed_at !== null) return "removed-before";
		if (known.disabled_at === null) return "has-access";
		const signatures = (await writingsOf(transaction, person))
			.filter(({ signature }) => signature)
			.map(({ hash }) => hash);
		const gone = [...new Set([...signatures, ...texts])];
		if (gone.length > 0)
			await transaction
				.updateTable("sealed")
				.set({ value: null, salt: null, removed_at: now })
				.where("hash", "in", gone)
				.where("removed_at", "is", null)
				.execute();
		await transaction
			.updateTable("person")
			.set({
				name: "",
				// Nobody else has it, and no mail reaches it.
				email: `${person}@removed.invalid`,
				undeliverable_since: null,
				country: null,
				region: null,
				removed_at: now,
			})
			.where("id", "=", person)
			.execute();
		for (const table of [
			"person_days",
			"sign_off_code",
			"calendar_link",
		] as const)
			await transaction
				.deleteFrom(table)
				.where("person", "=", person)
				.execute();
		// Asked for by himself, about no programme: nothing needs them any more.
		await transaction
			.deleteFrom("mail")
			.where("to_person", "=", person)
			.where("programme", "is", null)
			.execute();
		return undefined;
	});
}
