import { sql } from "kysely";
import { instantOf } from "../domain/instants.ts";
import type { Database } from "./database.ts";
import type { Kind } from "./schema.ts";

export interface OutboxRow {
	readonly id: number;
	readonly programme: string | null;
	readonly kind: Kind;
	readonly what: "wake" | "start" | "mail";
	readonly target: string;
	readonly mail: string | null;
	/** Whether the mail may be joined with others that fall due together. */
	readonly digest: boolean;
}

/** A claim of a process that died is taken over after this many milliseconds. */
const claimLife = 30_000;

/** @returns up to `limit` rows that nobody else is at, oldest first, now claimed by the caller. */
export async function claim(
	database: Database,
	limit: number,
): Promise<readonly OutboxRow[]> {
	const now = Date.now();
	const rows = await database
		.updateTable("outbox")
		.set({ claimed_at: instantOf(now) })
		.where("id", "in", (open) =>
			open
				.selectFrom("outbox")
				.select("id")
				.where("done_at", "is", null)
				.where("ready_at", "<=", instantOf(now))
				.where((where) =>
					where.or([
						where("claimed_at", "is", null),
						where("claimed_at", "<", instantOf(now - claimLife)),
					]),
				)
				.orderBy("id")
				.limit(limit)
				.forUpdate()
				.skipLocked(),
		)
		.returning(["id", "programme", "kind", "what", "target", "mail", "digest"])
		.execute();
	return [...rows].sort((a, b) => a.id - b.id);
}

/** Marks rows as handed over. */
export async function markDone(
	database: Database,
	ids: readonly number[],
): Promise<void> {
	if (ids.length === 0) return;
	await database
		.updateTable("outbox")
		.set({ done_at: instantOf(Date.now()) })
		.where("id", "in", [...ids])
		.execute();
}

/** Gives rows back that could not be handed over; the next look tries again. */
export async function giveBack(
	database: Database,
	ids: readonly number[],
): Promise<void> {
	if (ids.length === 0) return;
	await database
		.updateTable("outbox")
		.set({ claimed_at: null })
		.where("id", "in", [...ids])
		.execute();
}

/** @returns how many rows have been waiting for longer than a minute: `/readyz` and `doctor` name them. */
export async function overdueInOutbox(database: Database): Promise<number> {
	const { count } = await database
		.selectFrom("outbox")
		.select(sql<number>`count(*)::int`.as("count"))
		.where("done_at", "is", null)
		.where("written_at", "<", instantOf(Date.now() - 60_000))
		.executeTakeFirstOrThrow();
	return count;
}
