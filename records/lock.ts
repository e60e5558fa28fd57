import type { Transaction } from "kysely";
import type { Answer } from "../domain/answer.ts";
import type { Instant } from "../domain/instants.ts";
import type { World } from "../domain/world.ts";
import { chainStart } from "./chain.ts";
import type { Entry } from "./entry.ts";
import { rowsFor } from "./register.ts";
import type { Kind, Schema } from "./schema.ts";

/** A programme as it stands while its row is locked. */
export interface Locked {
	readonly world: World | null;
	readonly kind: Kind;
	/** A rehearsal's own clock. */
	readonly clock: Instant | null;
	readonly position: number;
	readonly head: string;
	/** What each open room, and the programme itself, was last known to wait for, as stored. */
	readonly wakings: ReadonlyMap<string, string | null>;
	/** Acts on record under this key or this name. */
	readonly known: readonly {
		readonly key: string;
		readonly fingerprint: string;
		readonly answer: Answer;
	}[];
}

/** Locks the programme's row until the transaction ends, and reads what a decision may rest on. */
export async function lockProgramme(
	transaction: Transaction<Schema>,
	entry: Entry,
): Promise<Locked> {
	const { programme, key, actId, act, room } = entry;
	const row = await transaction
		.selectFrom("programme")
		.select(["kind", "clock", "state", "position", "head", "own_instant"])
		.where("id", "=", programme)
		.forUpdate()
		.executeTakeFirst();
	const known = await transaction
		.selectFrom("act")
		.select(["key", "fingerprint", "answer"])
		.where((where) =>
			where.or([
				where("key", "=", key),
				where.and([
					where("programme", "=", programme),
					where("act_id", "=", actId),
				]),
			]),
		)
		.execute();
	if (!row)
		return {
			world: null,
			kind: act.type === "start" ? act.charter.kind : "real",
			clock:
				act.type === "start" && act.charter.kind === "rehearsal"
					? await openingClock(transaction, programme)
					: null,
			position: 0,
			head: chainStart,
			wakings: new Map(),
			known,
		};
	const rooms = await transaction
		.selectFrom("room")
		.select(["id", "state", "next_instant"])
		.where("programme", "=", programme)
		.where((where) =>
			// The acting room too when it is over: its workflow then sees that it can end.
			where.or([where("over", "=", false), where("id", "=", room)]),
		)
		// Always in the same order, so that what is made of them is always the same.
		.orderBy("id")
		.execute();
	return {
		world: {
			programme: row.state,
			rooms: Object.fromEntries(rooms.map(({ id, state }) => [id, state])),
			register: await rowsFor(transaction, entry),
		},
		kind: row.kind,
		clock: row.clock as Instant | null,
		position: row.position,
		head: row.head,
		wakings: new Map([
			[programme, row.own_instant],
			...rooms.map((room) => [room.id, room.next_instant] as const),
		]),
		known,
	};
}

/** @returns where the clock of a rehearsal begins that is only now to start; null when nothing was said of it. */
async function openingClock(
	transaction: Transaction<Schema>,
	programme: string,
): Promise<Instant | null> {
	const reserved = await transaction
		.selectFrom("rehearsal")
		.select("starts_at")
		.where("programme", "=", programme)
		.executeTakeFirst();
	return (reserved?.starts_at as Instant | undefined) ?? null;
}
