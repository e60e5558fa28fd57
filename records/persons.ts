import { randomBytes } from "node:crypto";
import type { TimeZone } from "../domain/dates.ts";
import { type PersonId, personId } from "../domain/ids.ts";
import { type Instant, instantOf } from "../domain/instants.ts";
import type { Database } from "./database.ts";
import { removedSign } from "./removed.ts";

/** Someone who can be named in a programme and sign in. Events know the id alone. */
export interface Person {
	readonly id: PersonId;
	/** As it is written, in one field: `Li Wei`, `李伟`. */
	readonly name: string;
	readonly email: string;
	readonly language: "en" | "zh";
	readonly zone: TimeZone;
	readonly administrator: boolean;
	/** Since then he may not sign in, and no link of his opens anything. */
	readonly leftAt: Instant | null;
	/** Since then no mail reaches him. */
	readonly undeliverableSince: Instant | null;
	/** All mails, or only those that ask something of him. */
	readonly mails: "all" | "needed";
	/** Since then his name is a sign that says so, and his address is none. */
	readonly removedAt: Instant | null;
}

/** What is known of someone when he is named for the first time. */
export type NewPerson = Pick<Person, "name" | "email" | "language" | "zone">;

export const personColumnNames = [
	"id",
	"name",
	"email",
	"language",
	"zone",
	"administrator",
	"disabled_at",
	"undeliverable_since",
	"mails",
	"removed_at",
] as const;

/** Addresses are compared in lower case, as mail servers do in practice. */
export const normalEmail = (email: string): string =>
	email.normalize("NFC").trim().toLowerCase();

/** @returns the person with the address, wherever he was named first. */
export async function personByEmail(
	database: Database,
	email: string,
): Promise<Person | undefined> {
	const row = await database
		.selectFrom("person")
		.select(personColumnNames)
		.where("email", "=", normalEmail(email))
		.where("disabled_at", "is", null)
		.executeTakeFirst();
	return row && personOf(row);
}

/** @returns the persons with these ids; those not known are left out. */
export async function personsById(
	database: Database,
	ids: Iterable<string>,
): Promise<ReadonlyMap<string, Person>> {
	const asked = [...new Set(ids)];
	if (asked.length === 0) return new Map();
	const rows = await database
		.selectFrom("person")
		.select(personColumnNames)
		.where("id", "in", asked)
		.execute();
	return new Map(rows.map((row) => [row.id, personOf(row)]));
}

/**
 * @returns the person with the address: the one who is known, under the name he has, or else a new one. Two at once make
 * one person.
 */
export async function findOrAddPerson(
	database: Database,
	{ name, email, language, zone }: NewPerson,
	now: Instant = instantOf(Date.now()),
): Promise<PersonId> {
	await database
		.insertInto("person")
		.values({
			id: newPersonId(),
			name: name.trim(),
			email: normalEmail(email),
			language,
			zone,
			disabled_at: null,
			undeliverable_since: null,
			created_at: now,
			administrator: false,
		})
		.onConflict((conflict) => conflict.column("email").doNothing())
		.execute();
	const { id } = await database
		.selectFrom("person")
		.select("id")
		.where("email", "=", normalEmail(email))
		.executeTakeFirstOrThrow();
	return personId(id);
}

/**
 * The first person of an installation is its administrator: whoever starts it signs in as him.
 *
 * @param who is made if there is nobody yet.
 * @returns the administrator who has been here longest.
 */
export async function ensureFirstPerson(
	database: Database,
	who: NewPerson,
	now: Instant = instantOf(Date.now()),
): Promise<Person> {
	return database.transaction().execute(async (transaction) => {
		const known = await transaction
			.selectFrom("person")
			.select(personColumnNames)
			.where("administrator", "=", true)
			.where("disabled_at", "is", null)
			.orderBy("created_at")
			.executeTakeFirst();
		if (known) return personOf(known);
		const id = await findOrAddPerson(transaction, who, now);
		const made = await transaction
			.updateTable("person")
			.set({ administrator: true })
			.where("id", "=", id)
			.returning(personColumnNames)
			.executeTakeFirstOrThrow();
		return personOf(made);
	});
}

/** What a person says of himself. */
export type Profile = Pick<Person, "name" | "language" | "zone"> &
	Partial<Pick<Person, "email" | "mails">>;

/** @returns whether it was changed: not when the address is another person's. */
export async function changePerson(
	database: Database,
	person: PersonId,
	{ email, ...profile }: Profile,
): Promise<boolean> {
	const asked = email === undefined ? undefined : normalEmail(email);
	const { numUpdatedRows } = await database
		.updateTable("person")
		.set({ ...profile, ...(asked === undefined ? {} : { email: asked }) })
		.where("id", "=", person)
		.where(({ not, exists, selectFrom, val }) =>
			asked === undefined
				? val(true)
				: not(
						exists(
							selectFrom("person as other")
								.select("other.id")
								.where("other.email", "=", asked)
								.where("other.id", "!=", person),
						),
					),
		)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** Takes another address for somebody; whether mail reaches it is not known yet. @returns whether it was free. */
export async function changeAddress(
	database: Database,
	person: PersonId,
	email: string,
): Promise<boolean> {
	const address = normalEmail(email);
	const taken = await database
		.selectFrom("person")
		.select("id")
		.where("email", "=", address)
		.where("id", "<>", person)
		.executeTakeFirst();
	if (taken) return false;
	await database
		.updateTable("person")
		.set({ email: address, undeliverable_since: null })
		.where("id", "=", person)
		.where("removed_at", "is", null)
		.execute();
	return true;
}

/** 80 bits, in letters and digits that pass in any address: nothing of the person is in it. */
const newPersonId = (): string => `p-${randomBytes(10).toString("hex")}`;

/** @returns a person as the database keeps him. */
export const personOf = (row: {
	readonly id: string;
	readonly name: string;
	readonly email: string;
	readonly language: "en" | "zh";
	readonly zone: string;
	readonly administrator: boolean;
	readonly disabled_at: string | null;
	readonly undeliverable_since: string | null;
	readonly mails: "all" | "needed";
	readonly removed_at: string | null;
}): Person => ({
	id: personId(row.id),
	name: row.removed_at ? removedSign(row.removed_at as Instant) : row.name,
	email: row.removed_at ? "" : row.email,
	language: row.language,
	zone: row.zone as TimeZone,
	administrator: row.administrator,
	leftAt: row.disabled_at as Instant | null,
	undeliverableSince: row.undeliverable_since as Instant | null,
	mails: row.mails,
	removedAt: row.removed_at as Instant | null,
});
