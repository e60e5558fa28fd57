import { sql } from "kysely";
import type { LocalDate, TimeZone } from "../domain/dates.ts";
import { type ProgrammeId, programmeId } from "../domain/ids.ts";
import type { Instant } from "../domain/instants.ts";
import type { Waking } from "../domain/notice.ts";
import type { PastPhase } from "../domain/programme.ts";
import type { Database } from "./database.ts";
import { hasToDoWith, type Sight } from "./home.ts";
import type { Kind } from "./schema.ts";

/** What a list shows of a programme. */
export interface ListedProgramme {
	readonly id: ProgrammeId;
	readonly kind: Kind;
	readonly name: string;
	readonly organisation: string;
	readonly status: "running" | "held" | "stopped";
	readonly zone: TimeZone;
	/** A rehearsal's own clock. */
	readonly clock: Instant | null;
	/** The open phase or round, else the certificate. */
	readonly phase: string | null;
	readonly past: readonly PastPhase[];
	readonly nextDueOn: LocalDate | null;
	readonly next: Waking | null;
}

/** Where a page of the list ends: the next one begins behind it. */
export interface Cursor {
	/** `infinity` where nothing is due. */
	readonly due: string;
	readonly id: string;
}

const never = "infinity";
const dueOrNever = sql<string>`coalesce(programme.next_due_on, 'infinity')`;

/** @returns a page of programmes, those with the earliest due date first, and where the next page begins. */
export async function listProgrammes(
	database: Database,
	{ kind, person, programmes, many, now }: Sight,
	{
		stopped,
		after,
		limit,
	}: {
		readonly stopped: boolean;
		readonly after: Cursor | null;
		readonly limit: number;
	},
): Promise<{
	readonly programmes: readonly ListedProgramme[];
	readonly next: Cursor | null;
}> {
	if (programmes?.length === 0) return { programmes: [], next: null };
	const rows = await database
		.selectFrom("programme")
		.select([
			"id",
			"kind",
			"name",
			"organisation",
			"status",
			"clock",
			"phase",
			"next_due_on",
			"next",
			sql<string>`state->'charter'->>'zone'`.as("zone"),
			sql<readonly PastPhase[]>`state->'past'`.as("past"),
		])
		// As in home.ts: one range of the index, and whatever lies behind the kind is cut off below.
		.where(
			sql<boolean>`(kind, ${dueOrNever}, id) > (${kind}, ${after?.due ?? "-infinity"}::date, ${after?.id ?? ""})`,
		)
		// Written out, so that the database knows which of its two indexes fits.
		.where(
			stopped
				? sql<boolean>`status = 'stopped'`
				: sql<boolean>`status <> 'stopped'`,
		)
		.$if(programmes !== null && !many, (query) =>
			query.where("id", "in", [...(programmes ?? [])]),
		)
		.$if(programmes !== null && many, (query) =>
			query.where(hasToDoWith({ person, now }, "programme.id")),
		)
		.orderBy("kind")
		.orderBy(dueOrNever)
		.orderBy("id")
		.limit(limit + 1)
		.execute();
	const found = rows.filter((row) => row.kind === kind);
	const shown = found.slice(0, limit);
	const last = found.length > limit ? shown.at(-1) : undefined;
	return {
		programmes: shown.map(
			(row): ListedProgramme => ({
				id: programmeId(row.id),
				kind: row.kind,
				name: row.name,
				organisation: row.organisation,
				status: row.status,
				zone: row.zone as TimeZone,
				clock: row.clock as Instant | null,
				phase: row.phase,
				past: row.past,
				nextDueOn: row.next_due_on as LocalDate | null,
				next: row.next,
			}),
		),
		next: last ? { due: last.next_due_on ?? never, id: last.id } : null,
	};
}

/** What a row needs of the programme it is about. */
export interface ProgrammeHead {
	readonly name: string;
	readonly zone: TimeZone;
	readonly clock: Instant | null;
}

/** @returns name, zone and clock of these programmes. */
export async function programmeHeads(
	database: Database,
	ids: Iterable<string>,
): Promise<ReadonlyMap<string, ProgrammeHead>> {
	const asked = [...new Set(ids)];
	if (asked.length === 0) return new Map();
	const rows = await database
		.selectFrom("programme")
		.select([
			"id",
			"name",
			"clock",
			sql<string>`state->'charter'->>'zone'`.as("zone"),
		])
		.where("id", "in", asked)
		.execute();
	return new Map(
		rows.map(({ id, name, clock, zone }) => [
			id,
			{ name, zone: zone as TimeZone, clock: clock as Instant | null },
		]),
	);
}
