import { sql } from "kysely";
import type { LocalDate } from "../domain/dates.ts";
import {
	type PersonId,
	type ProgrammeId,
	personId,
	programmeId,
	type RoomId,
	roomId,
} from "../domain/ids.ts";
import {
	compareInstants,
	type Instant,
	instantOf,
} from "../domain/instants.ts";
import type { NoticeData } from "../domain/notice.ts";
import type { ToDo } from "../domain/to-do.ts";
import type { Database } from "./database.ts";
import type { Kind } from "./schema.ts";

/**
 * What a home page lists. Every query here reads one range of an index and ends after so many rows, so that a page costs
 * the same with ten programmes and with ten thousand; nothing is counted. Ranges are written as `(a, b) >= (…)` and cut off
 * here: for `a = …` a database without figures on its tables reads all that fits and sorts it.
 */

/** Who looks, and what he may see: an administrator everything, others the programmes they have to do with. */
export interface Sight {
	readonly kind: Kind;
	readonly person: PersonId;
	/** null: every programme. Else some of those the person sees, all of them unless there are very many. */
	readonly programmes: readonly string[] | null;
	/** There are too many to be named one by one: each row is looked up instead. */
	readonly many: boolean;
	/** The machine's clock: what an auditor may see ends; a rehearsal goes by its own. */
	readonly now: Instant;
}

/** Up to here a person's programmes are named one by one. */
const few = 50;
/** One person stands in a programme in at most so many ways. */
const rolesAProgramme = 5;

/** @returns what the person may see of programmes of the kind. */
export async function sightOf(
	database: Database,
	kind: Kind,
	{
		person,
		administrator,
	}: { readonly person: PersonId; readonly administrator: boolean },
	now: Instant = instantOf(Date.now()),
): Promise<Sight> {
	if (administrator)
		return { kind, person, programmes: null, many: false, now };
	const named = await namedIn(database, person, now);
	const contributed = await contributedTo(database, person);
	const waiting = await waitingOn(database, { kind, person }, few);
	const programmes = [
		...new Set([
			...named.programmes,
			...contributed.programmes,
			...waiting.map(({ programme }) => programme),
		]),
	];
	const many = named.more || contributed.more || programmes.length >= few;
	return { kind, person, programmes, many, now };
}

/** Programmes somebody stands in; `more` where not all were looked at. */
interface Standing {
	readonly programmes: readonly string[];
	readonly more: boolean;
}

async function namedIn(
	database: Database,
	person: PersonId,
	now: Instant,
): Promise<Standing> {
	const limit = few * rolesAProgramme;
	const rows = await database
		.selectFrom("programme_person")
		.select(["programme", "person", "until"])
		.where(sql<boolean>`(person, programme) >= (${person}, '')`)
		.orderBy("person")
		.orderBy("programme")
		.limit(limit)
		.execute();
	const own = rows.filter((row) => row.person === person);
	const clocks = await clocksOf(
		database,
		own.filter(({ until }) => until !== null),
	);
	return {
		programmes: own
			.filter(
				({ programme, until }) =>
					until === null ||
					compareInstants(
						until as Instant,
						(clocks.get(programme) as Instant | undefined) ?? now,
					) > 0,
			)
			.map(({ programme }) => programme),
		more: own.length === limit,
	};
}

/** A clock is asked for only where a role ends by it. @returns those of rehearsals. */
async function clocksOf(
	database: Database,
	ending: readonly { readonly programme: string }[],
): Promise<ReadonlyMap<string, string>> {
	if (ending.length === 0) return new Map();
	const rows = await database
		.selectFrom("programme")
		.select(["id", "clock"])
		.where(
			"id",
			"in",
			ending.map(({ programme }) => programme),
		)
		.execute();
	return new Map(rows.flatMap(({ id, clock }) => (clock ? [[id, clock]] : [])));
}

async function contributedTo(
	database: Database,
	person: PersonId,
): Promise<Standing> {
	const limit = few * rolesAProgramme;
	const rows = await database
		.selectFrom("contributor")
		.select(["programme", "person"])
		.where(sql<boolean>`(person, programme) >= (${person}, '')`)
		.orderBy("person")
		.orderBy("programme")
		.limit(limit)
		.execute();
	const own = rows.filter((row) => row.person === person);
	return {
		programmes: own.map(({ programme }) => programme),
		more: own.length === limit,
	};
}

/** Whether the programme in a row is one the person has to do with, asked row by row. */
export const hasToDoWith = (
	{ person, now }: Pick<Sight, "person" | "now">,
	programme: string,
) => sql<boolean>`(
	coalesce((select true from programme_person seen where seen.programme = ${sql.ref(programme)} and seen.person = ${person}
		and (seen.until is null or seen.until > coalesce((select clock from programme its where its.id = seen.programme), ${now}::timestamptz)) limit 1), false)
	or coalesce((select true from contributor seen where seen.programme = ${sql.ref(programme)} and seen.person = ${person} limit 1), false)
	or coalesce((select true from to_do seen where seen.programme = ${sql.ref(programme)} and seen.person = ${person} limit 1), false))`;

/** Something that waits for somebody, and where. */
export interface ListedToDo extends ToDo {
	readonly programme: ProgrammeId;
	readonly room: RoomId;
}

const toDoColumns = [
	"programme",
	"room",
	"kind",
	"key",
	"person",
	"due_on",
	"since",
	"data",
] as const;

interface ToDoRow {
	readonly programme: string;
	readonly room: string;
	readonly kind: ToDo["kind"];
	readonly key: string;
	readonly person: string;
	readonly due_on: string;
	readonly since: string;
	readonly data: NoticeData;
}

const toDoOf = (row: ToDoRow): ListedToDo => ({
	programme: programmeId(row.programme),
	room: roomId(row.room),
	kind: row.kind,
	key: row.key,
	person: personId(row.person),
	dueOn: row.due_on as LocalDate,
	since: row.since as LocalDate,
	data: row.data,
});

/** @returns what waits for the person himself, the most urgent first. */
export async function waitingOn(
	database: Database,
	{ kind, person }: Pick<Sight, "kind" | "person">,
	limit: number,
): Promise<readonly ListedToDo[]> {
	const rows = await database
		.selectFrom("to_do")
		.select([...toDoColumns, "programme_kind"])
		.where(
			sql<boolean>`(person, programme_kind, due_on) >= (${person}, ${kind}, '-infinity'::date)`,
		)
		.orderBy("person")
		.orderBy("programme_kind")
		.orderBy("due_on")
		.limit(limit)
		.execute();
	return rows
		.filter((row) => row.person === person && row.programme_kind === kind)
		.map(toDoOf);
}

/** Days, both of them in; without a first one everything before the last. */
export interface Days {
	readonly from?: LocalDate;
	readonly until: LocalDate;
}

/** Of what is due, so much is looked at for what waits for others. */
const looks = 100;

/**
 * @returns what is due on these days in the programmes that the person sees and waits for somebody else, the earliest
 * first. Where very much waits for the person himself, what lies behind it is not looked for.
 */
export async function dueFromOthers(
	database: Database,
	{ kind, person, programmes, many, now }: Sight,
	{ from, until }: Days,
	limit: number,
): Promise<readonly ListedToDo[]> {
	const due = database
		.selectFrom("to_do")
		.select([...toDoColumns, "programme_kind"])
		.where(
			sql<boolean>`(programme_kind, due_on) >= (${kind}, ${from ?? "-infinity"}::date)`,
		)
		.orderBy("programme_kind")
		.orderBy("due_on")
		.limit(looks);
	if (programmes?.length === 0) return [];
	const seen =
		programmes === null
			? due
			: many
				? due.where(hasToDoWith({ person, now }, "to_do.programme"))
				: dueIn(database, programmes, kind, from);
	// Only what is shown leaves the database, however much was looked at.
	const rows = await database
		.selectFrom(seen.as("seen"))
		.select(toDoColumns)
		.where("programme_kind", "=", kind)
		.where("due_on", "<=", until)
		.where("person", "<>", person)
		.orderBy("due_on")
		.limit(limit)
		.execute();
	return rows.map(toDoOf);
}

/** What is due in a few programmes, each asked by itself. */
const dueIn = (
	database: Database,
	programmes: readonly string[],
	kind: Kind,
	from: LocalDate | undefined,
) =>
	database
		.selectFrom(namedAs(programmes))
		.innerJoinLateral(
			(inner) =>
				inner
					.selectFrom("to_do")
					.select([...toDoColumns, "programme_kind"])
					.whereRef("to_do.programme", "=", "mine.id")
					.where("to_do.programme_kind", "=", kind)
					.where("to_do.due_on", ">=", from ?? "-infinity")
					.orderBy("to_do.due_on")
					.limit(looks)
					.as("due"),
			(join) => join.onTrue(),
		)
		.selectAll("due")
		.orderBy("due.due_on")
		.limit(looks);

/** @returns the ids as a table, `mine (id)`. */
const namedAs = (ids: readonly string[]) =>
	sql<{ id: string }>`unnest(${[...ids]}::text[])`.as<"mine">(sql`mine(id)`);

/** More than what waits in an open phase at one time. */
const toDosAProgramme = 30;

/** @returns what waits in each of these programmes, the most urgent first. */
export async function toDosOfProgrammes(
	database: Database,
	programmes: readonly ProgrammeId[],
): Promise<ReadonlyMap<ProgrammeId, readonly ListedToDo[]>> {
	if (programmes.length === 0) return new Map();
	const rows = await database
		.selectFrom(namedAs(programmes))
		.innerJoinLateral(
			(inner) =>
				inner
					.selectFrom("to_do")
					.select(toDoColumns)
					.whereRef("to_do.programme", "=", "mine.id")
					.orderBy("to_do.due_on")
					.limit(toDosAProgramme)
					.as("waiting"),
			(join) => join.onTrue(),
		)
		.selectAll("waiting")
		.execute();
	return Map.groupBy(rows.map(toDoOf), ({ programme }) => programme);
}
