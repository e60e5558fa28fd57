import { sql, type Transaction } from "kysely";
import { localDateOf } from "../domain/dates.ts";
import type { Goal } from "../domain/goal.ts";
import type { ProgrammeId } from "../domain/ids.ts";
import type { Instant } from "../domain/instants.ts";
import type { World } from "../domain/world.ts";
import type { Database } from "../records/database.ts";
import { heldRows } from "../records/register.ts";
import type { Schema } from "../records/schema.ts";
import type { PersonaAct } from "./persona-act.ts";
import { personaActs } from "./personas.ts";
import type { Script } from "./script.ts";

/** A rehearsal that is being played, while its programme's row is locked. */
export type Standing =
	/** Something of it is under way. */
	| "busy"
	| {
			readonly world: World;
			readonly clock: Instant;
			readonly goal: Goal;
			/** The instants its rooms, and it itself, wait for, all of them later than now. */
			readonly rooms: readonly Instant[];
			/** What personas do next, due or to come. */
			readonly acts: readonly PersonaAct[];
	  };

/**
 * Under way: a row of the outbox that was not handed over, or a room whose next instant has come and that has not acted on it
 * yet, one that is to begin included.
 */
const underWay = sql<boolean>`
	exists (select 1 from outbox where outbox.programme = programme.id and done_at is null)
	or coalesce(programme.own_instant <= programme.clock, false)
	or exists (
		select 1 from room where room.programme = programme.id and not over
		and room.next_instant <= programme.clock)`;

/** Names of acts that personas have done. */
const done = sql<readonly string[]>`array(
	select act_id from act where act.programme = programme.id and act_id like 'persona/%')`;

/**
 * Locks the programme's row until the transaction ends, and reads how the rehearsal stands.
 *
 * @returns undefined when it is not being played, or was stopped.
 */
export async function readStanding(
	transaction: Transaction<Schema>,
	programme: ProgrammeId,
	script: Script | null,
): Promise<Standing | undefined> {
	// Apart from what is read: a statement that waits for a lock sees other tables as they were before.
	await transaction
		.selectFrom("programme")
		.select("id")
		.where("id", "=", programme)
		.forUpdate()
		.execute();
	const row = await transaction
		.selectFrom("programme")
		.innerJoin("rehearsal", "rehearsal.programme", "programme.id")
		.select([
			"programme.clock",
			"programme.state",
			"programme.own_instant",
			"rehearsal.goal",
			underWay.as("underWay"),
			done.as("done"),
		])
		.where("programme.id", "=", programme)
		.where("programme.kind", "=", "rehearsal")
		.where("programme.status", "!=", "stopped")
		.executeTakeFirst();
	if (!row?.goal || !row.clock) return undefined;
	if (row.underWay) return "busy";
	const rooms = await transaction
		.selectFrom("room")
		.select(["id", "state", "next_instant"])
		.where("programme", "=", programme)
		.where("over", "=", false)
		.execute();
	const clock = row.clock as Instant;
	const world: World = {
		programme: row.state,
		rooms: Object.fromEntries(rooms.map(({ id, state }) => [id, state])),
		register: await heldRows(transaction, programme),
	};
	return {
		world,
		clock,
		goal: row.goal,
		rooms: [{ next_instant: row.own_instant }, ...rooms].flatMap(
			({ next_instant }) => (next_instant ? [next_instant as Instant] : []),
		),
		acts: script
			? personaActs({
					script,
					world,
					today: localDateOf(clock, world.programme.charter.zone),
					done: new Set(row.done),
				})
			: [],
	};
}

/** @returns the script of a rehearsal; null when its people act themselves. */
export async function scriptOf(
	database: Database,
	programme: ProgrammeId,
): Promise<Script | null> {
	const row = await database
		.selectFrom("rehearsal")
		.select("script")
		.where("programme", "=", programme)
		.executeTakeFirst();
	return (row?.script as Script | null | undefined) ?? null;
}
