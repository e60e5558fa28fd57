import type { LocalDate } from "../domain/dates.ts";
import {
	type PersonId,
	type ProgrammeId,
	personId,
	programmeId,
	roomId,
} from "../domain/ids.ts";
import type { Instant } from "../domain/instants.ts";
import type { Database } from "./database.ts";
import type { ListedToDo } from "./home.ts";
import type { Kind } from "./schema.ts";

/** A programme that somebody has something to do with, and what he is in it. */
export interface Part {
	readonly programme: ProgrammeId;
	readonly name: string;
	readonly roles: readonly string[];
}

/** All that would be forgotten if somebody left today. */
export interface Burden {
	/** Programmes he has a part in, or in which something waits for him. */
	readonly parts: readonly Part[];
	/** The most urgent first. */
	readonly toDos: readonly ListedToDo[];
}

/**
 * @param within the one programme that is looked at; else every real one. What is stopped waits for nobody.
 * @returns everything that waits for a person, and what he is in programmes.
 */
export async function burdenOf(
	database: Database,
	person: PersonId,
	within?: ProgrammeId,
): Promise<Burden> {
	const roles = await database
		.selectFrom("programme_person")
		.innerJoin("programme", "programme.id", "programme_person.programme")
		.select(["programme.id", "programme.name", "programme_person.role"])
		.where("programme_person.person", "=", person)
		.where("programme.status", "<>", "stopped")
		.where("programme_person.role", "<>", "host")
		.$if(within === undefined, (query) =>
			query.where("programme.kind", "=", "real"),
		)
		.$if(within !== undefined, (query) =>
			query.where("programme.id", "=", within ?? ""),
		)
		.orderBy("programme.name")
		.orderBy("programme_person.role")
		.execute();
	const clauses = await database
		.selectFrom("contributor")
		.innerJoin("programme", "programme.id", "contributor.programme")
		.select(["programme.id", "programme.name"])
		.distinct()
		.where("contributor.person", "=", person)
		.where("contributor.place", "like", "clause/%")
		.where("programme.status", "<>", "stopped")
		.$if(within === undefined, (query) =>
			query.where("programme.kind", "=", "real"),
		)
		.$if(within !== undefined, (query) =>
			query.where("programme.id", "=", within ?? ""),
		)
		.orderBy("programme.name")
		.execute();
	const waiting = await database
		.selectFrom("to_do")
		.innerJoin("programme", "programme.id", "to_do.programme")
		.select([
			"to_do.programme",
			"programme.name",
			"to_do.room",
			"to_do.kind",
			"to_do.key",
			"to_do.person",
			"to_do.due_on",
			"to_do.since",
			"to_do.data",
		])
		.where("to_do.person", "=", person)
		.$if(within === undefined, (query) =>
			query.where("to_do.programme_kind", "=", "real"),
		)
		.$if(within !== undefined, (query) =>
			query.where("to_do.programme", "=", within ?? ""),
		)
		.orderBy("to_do.due_on")
		.execute();
	const parts = Map.groupBy(
		[
			...roles,
			...clauses.map((row) => ({ ...row, role: "clause-owner" })),
			...waiting.map(({ programme, name }) => ({
				id: programme,
				name,
				role: null,
			})),
		],
		({ id }) => id,
	);
	return {
		parts: [...parts].map(([id, rows]) => ({
			programme: programmeId(id),
			name: rows[0]?.name ?? id,
			roles: rows.flatMap(({ role }) => role ?? []),
		})),
		toDos: waiting.map(
			(row): ListedToDo => ({
				programme: programmeId(row.programme),
				room: roomId(row.room),
				kind: row.kind,
				key: row.key,
				person: personId(row.person),
				dueOn: row.due_on as LocalDate,
				since: row.since as LocalDate,
				data: row.data,
			}),
		),
	};
}

/** Why somebody's access was not ended. */
export type StillNeeded = "something-waits" | "last-administrator";

/**
 * Ends a person's access: sessions and links end with it. Nobody leaves while anything waits for him, nor the last
 * administrator; who is just being named for something is waited for.
 *
 * @returns why not; undefined when it is ended.
 */
export function endAccess(
	database: Database,
	person: PersonId,
	now: Instant,
): Promise<StillNeeded | undefined> {
	return database.transaction().execute(async (transaction) => {
		const administrators = await transaction
			.selectFrom("person")
			.select("id")
			.where("administrator", "=", true)
			.where("disabled_at", "is", null)
			.forUpdate()
			.execute();
		const isLast =
			administrators.length === 1 && administrators[0]?.id === person;
		if (isLast) return "last-administrator";
		// Whoever is naming him holds his row: what they name him for is seen below.
		await transaction
			.selectFrom("person")
			.select("id")
			.where("id", "=", person)
			.forUpdate()
			.execute();
		const { parts } = await burdenOf(transaction, person);
		if (parts.length > 0) return "something-waits";
		await transaction
			.updateTable("person")
			.set({ disabled_at: now, administrator: false })
			.where("id", "=", person)
			.where("disabled_at", "is", null)
			.execute();
		for (const table of ["session", "sign_in_link", "calendar_link"] as const)
			await transaction
				.deleteFrom(table)
				.where("person", "=", person)
				.execute();
		return undefined;
	});
}

/** Lets somebody in again who has left; what was given to others stays theirs. */
export async function letIn(
	database: Database,
	person: PersonId,
): Promise<void> {
	await database
		.updateTable("person")
		.set({ disabled_at: null })
		.where("id", "=", person)
		.where("removed_at", "is", null)
		.execute();
}

/** @returns whether it is so now: not when nobody else would run the installation, or he has left. */
export function makeAdministrator(
	database: Database,
	person: PersonId,
	administrator: boolean,
): Promise<boolean> {
	return database.transaction().execute(async (transaction) => {
		const others = await transaction
			.selectFrom("person")
			.select("id")
			.where("administrator", "=", true)
			.where("disabled_at", "is", null)
			.where("id", "<>", person)
			.forUpdate()
			.execute();
		if (!administrator && others.length === 0) return false;
		const { numUpdatedRows } = await transaction
			.updateTable("person")
			.set({ administrator })
			.where("id", "=", person)
			.where("disabled_at", "is", null)
			.executeTakeFirst();
		return numUpdatedRows > 0n;
	});
}

/** @returns whether a programme is a real one or a rehearsal; undefined for none. */
export async function readProgrammeKind(
	database: Database,
	programme: ProgrammeId,
): Promise<Kind | undefined> {
	const row = await database
		.selectFrom("programme")
		.select("kind")
		.where("id", "=", programme)
		.executeTakeFirst();
	return row?.kind;
}

/** @returns whom something waits for in a programme. */
export async function personsWaitedForIn(
	database: Database,
	programme: ProgrammeId,
): Promise<readonly PersonId[]> {
	const rows = await database
		.selectFrom("to_do")
		.select("person")
		.distinct()
		.where("programme", "=", programme)
		.execute();
	return rows.map(({ person }) => personId(person));
}
