import { sql, type Transaction } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import { isFirstAct } from "../domain/acts.ts";
import type { Answer } from "../domain/answer.ts";
import { type PersonId, personId } from "../domain/ids.ts";
import { type Instant, instantOf } from "../domain/instants.ts";
import { personsNamedBy } from "../domain/named-persons.ts";
import type { World } from "../domain/world.ts";
import { chainStart } from "./chain.ts";
import type { Entry } from "./entry.ts";
import { asRegister, withNamedRows } from "./register.ts";
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
	/** Of whoever acts or is named, those who had left by then. */
	readonly left: readonly PersonId[];
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
	const { programme, act } = entry;
	const row = await transaction
		.selectFrom("programme")
		.select(["kind", "clock", "state", "position", "head", "own_instant"])
		.where("id", "=", programme)
		.forUpdate()
		.executeTakeFirst();
	const kind =
		row?.kind ?? (isFirstAct(act) ? act.charter.kind : undefined) ?? "real";
	await holdNamed(transaction, personsNamedBy(act));
	const { known, rooms, held, left } = await readUnderLock(
		transaction,
		entry,
		kind,
	);
	const common = { kind, known, left: left.map(({ id }) => personId(id)) };
	if (!row)
		return {
			...common,
			world: null,
			clock:
				kind === "rehearsal"
					? await openingClock(transaction, programme)
					: null,
			position: 0,
			head: chainStart,
			wakings: new Map(),
		};
	return {
		...common,
		world: {
			programme: row.state,
			rooms: Object.fromEntries(rooms.map(({ id, state }) => [id, state])),
			register: await withNamedRows(transaction, entry, asRegister(held)),
		},
		clock: row.clock as Instant | null,
		position: row.position,
		head: row.head,
		wakings: new Map([
			[programme, row.own_instant],
			...rooms.map(
				({ id, next_instant }) =>
					[id, next_instant && instantOf(Date.parse(next_instant))] as const,
			),
		]),
	};
}

/** Nobody's access ends while he is being given something to do. */
async function holdNamed(
	transaction: Transaction<Schema>,
	named: readonly PersonId[],
): Promise<void> {
	if (named.length === 0) return;
	await transaction
		.selectFrom("person")
		.select("id")
		.where("id", "in", named)
		.orderBy("id")
		.forShare()
		.execute();
}

/** Everything else in one look, and only after the lock is ours: what was read before may have changed since. */
const readUnderLock = (
	transaction: Transaction<Schema>,
	{ programme, key, actId, act, room, by, at }: Entry,
	kind: Kind,
) =>
	transaction
		.selectNoFrom((look) => [
			jsonArrayFrom(
				look
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
					),
			).as("known"),
			jsonArrayFrom(
				look
					.selectFrom("room")
					.select(["id", "state", "next_instant"])
					.where("programme", "=", programme)
					.where((where) =>
						// The acting room too when it is over: its workflow then sees that it can end.
						where.or([where("over", "=", false), where("id", "=", room)]),
					)
					// Always in the same order, so that what is made of them is always the same.
					.orderBy("id"),
			).as("rooms"),
			jsonArrayFrom(
				look
					.selectFrom("register_row")
					.select(["id", "state"])
					.where("programme", "=", programme)
					.where("held", "=", true)
					.orderBy("id"),
			).as("held"),
			// Of whoever acts or is named, those who had left by then. An act that is brought once more, after a loss, stands
			// as it stood: of a real programme it bears the moment at which it was done.
			jsonArrayFrom(
				look
					.selectFrom("person")
					.select("id")
					.where(sql<boolean>`id = any(${[by, ...personsNamedBy(act)]})`)
					.where("disabled_at", "is not", null)
					.$if(kind === "real", (query) =>
						query.where("disabled_at", "<=", at),
					),
			).as("left"),
		])
		.executeTakeFirstOrThrow();

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
