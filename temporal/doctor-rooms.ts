import type { Client } from "@temporalio/client";
import type { Instant } from "../domain/instants.ts";
import type { Database } from "../records/database.ts";
import type { Kind } from "../records/schema.ts";
import { compareActs } from "./doctor-acts.ts";
import { type Findings, join, nothing } from "./doctor-findings.ts";
import { heldBy, isRunning, numberIn } from "./histories.ts";

/** A room that is not over. */
export interface OpenRoom {
	readonly id: string;
	readonly programme: string;
	readonly kind: Kind;
	readonly waking: Instant | null;
}

/** @returns every room that a workflow is to carry, programmes first. */
export async function openRooms(
	database: Database,
	kind: Kind,
): Promise<readonly OpenRoom[]> {
	const programmes = await database
		.selectFrom("programme")
		.select(["id", "own_instant"])
		.where("kind", "=", kind)
		.where("status", "!=", "stopped")
		.orderBy("id")
		.execute();
	const rooms = await database
		.selectFrom("room")
		.innerJoin("programme", "programme.id", "room.programme")
		.select(["room.id", "room.programme", "room.next_instant"])
		.where("programme.kind", "=", kind)
		.where("room.over", "=", false)
		.orderBy("room.id")
		.execute();
	return [
		...programmes.map(({ id, own_instant }) => ({
			id,
			programme: id,
			kind,
			waking: own_instant as Instant | null,
		})),
		...rooms.map(({ id, programme, next_instant }) => ({
			id,
			programme,
			kind,
			waking: next_instant as Instant | null,
		})),
	];
}

/** Compares an open room with the workflow that is to carry it. */
export async function compareRoom(
	database: Database,
	client: Client,
	room: OpenRoom,
	running: ReadonlySet<string>,
): Promise<Findings> {
	const newest = await newestAct(database, room);
	const held = await heldBy(client, room.id);
	const acts = held ? await compareActs(database, held) : nothing;
	if (!running.has(room.id) && !(await isRunning(client, room.id)))
		return join([{ code: "room-without-workflow", room: room.id }], acts);
	if (!held) return acts;
	const behind = newest.get(held.firstRun);
	const waking = held.waking?.instant ?? null;
	return join(
		[
			...(behind && numberIn(behind) > held.number
				? [
						{
							code: "workflow-behind",
							room: room.id,
							key: behind,
						} as const,
					]
				: []),
			// A rehearsal's rooms are woken by its conductor, whatever they were told last.
			...(room.kind === "real" &&
			held.waking !== undefined &&
			waking !== room.waking
				? [
						{
							code: "waking-differs",
							room: room.id,
							record: room.waking,
							workflow: waking,
						} as const,
					]
				: []),
		],
		acts,
	);
}

/** @returns the newest act on record that the room's workflow brought there, by the run its key names. */
async function newestAct(
	database: Database,
	{ id, programme }: OpenRoom,
): Promise<ReadonlyMap<string, string>> {
	const rows = await database
		.selectFrom("event")
		.select(["run", "act"])
		.where("programme", "=", programme)
		.where("workflow", "=", id)
		.orderBy("position")
		.execute();
	return new Map(rows.map(({ run, act }) => [run, act]));
}
