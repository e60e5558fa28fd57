import type { TimeZone } from "../domain/dates.ts";
import type { Event, Happening } from "../domain/events.ts";
import type { ProgrammeId, RoomId } from "../domain/ids.ts";
import type { Instant } from "../domain/instants.ts";
import type { World } from "../domain/world.ts";
import type { Database } from "./database.ts";
import { heldRows } from "./register.ts";
import type { Kind } from "./schema.ts";

/** A programme as its pages read it, with every room it ever had. */
export interface ProgrammeOnRecord {
	readonly id: ProgrammeId;
	readonly kind: Kind;
	readonly zone: TimeZone;
	/** A rehearsal's own clock. */
	readonly clock: Instant | null;
	/** The open phase or round, else `certificate`; null where nothing is open. */
	readonly phase: string | null;
	/** The record's last place. */
	readonly position: number;
	/** Rooms that are over stand in it too; of the register the rows that are held. */
	readonly world: World;
}

/** @returns the programme; undefined when there is none of this id. */
export async function readProgramme(
	database: Database,
	id: ProgrammeId,
): Promise<ProgrammeOnRecord | undefined> {
	const row = await database
		.selectFrom("programme")
		.select(["kind", "clock", "phase", "position", "state"])
		.where("id", "=", id)
		.executeTakeFirst();
	if (!row) return undefined;
	const rooms = await database
		.selectFrom("room")
		.select(["id", "state"])
		.where("programme", "=", id)
		.execute();
	return {
		id,
		kind: row.kind,
		zone: row.state.charter.zone,
		clock: row.clock as Instant | null,
		phase: row.phase,
		position: row.position,
		world: {
			programme: row.state,
			rooms: Object.fromEntries(
				rooms.map((room) => [room.id as RoomId, room.state]),
			),
			register: await heldRows(database, id),
		},
	};
}

/** An event with its place in the programme's record. */
export interface Entered extends Happening {
	readonly position: number;
}

/** Which events a stream shows, and from where on. */
export interface StreamAsked {
	/** null: all of them. */
	readonly types: readonly Event["type"][] | null;
	/** Only what stands before this place; null: from the end. */
	readonly before: number | null;
	readonly limit: number;
}

/** @returns events of the programme, the newest first; one more than asked tells that there are more. */
export async function readStream(
	database: Database,
	programme: ProgrammeId,
	{ types, before, limit }: StreamAsked,
): Promise<{ readonly entries: readonly Entered[]; readonly more: boolean }> {
	const rows = await database
		.selectFrom("event")
		.select(["position", "body"])
		.where("programme", "=", programme)
		.$if(before !== null, (query) => query.where("position", "<", before ?? 0))
		.$if(types !== null, (query) =>
			query.where("type", "in", [...(types ?? [])]),
		)
		.orderBy("position", "desc")
		.limit(limit + 1)
		.execute();
	return {
		entries: rows.slice(0, limit).map(
			({ position, body }): Entered => ({
				...(JSON.parse(body) as Happening),
				position,
			}),
		),
		more: rows.length > limit,
	};
}
