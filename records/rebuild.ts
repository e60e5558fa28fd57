import { isDeepStrictEqual } from "node:util";
import type { Transaction } from "kysely";
import type { Happening } from "../domain/events.ts";
import { evolve } from "../domain/evolve.ts";
import type { RoomId } from "../domain/ids.ts";
import type { Instant } from "../domain/instants.ts";
import { ofKind } from "../domain/register/register.ts";
import { isFinding, isOver, type World } from "../domain/world.ts";
import { boardCertificateColumns, boardLineColumns } from "./board-rows.ts";
import { type ChainEntry, firstBreak } from "./chain.ts";
import type { Database } from "./database.ts";
import { linkColumns, tallyColumns } from "./evidence-register.ts";
import { findingColumns } from "./findings.ts";
import { portions } from "./portions.ts";
import {
	changedRooms,
	contributorColumns,
	personColumns,
	programmeColumns,
	roomColumns,
	toDoColumns,
	wakingsOf,
} from "./read-model.ts";
import { registerColumns } from "./register.ts";
import type { Schema } from "./schema.ts";

/** A programme as its events give it, and the rows that pages read of it. */
export interface ReadModel {
	/** With every room there ever was. */
	readonly world: World;
	readonly programme: ReturnType<typeof programmeColumns> & {
		readonly position: number;
		readonly head: string;
	};
	readonly rooms: readonly ReturnType<typeof roomColumns>[];
	readonly findings: readonly ReturnType<typeof findingColumns>[];
	readonly toDos: ReturnType<typeof toDoColumns>;
	readonly people: ReturnType<typeof personColumns>;
	readonly contributors: ReturnType<typeof contributorColumns>;
	readonly register: readonly ReturnType<typeof registerColumns>[];
	readonly board: ReturnType<typeof boardLineColumns>;
	readonly certificates: ReturnType<typeof boardCertificateColumns>;
	/** What the first event says of the programme. */
	readonly startedAt: Instant;
	/** The last event's. */
	readonly last: Happening;
}

/** What an event's row says of its place in the chain. */
export interface Linked {
	readonly position: number;
	readonly body: string;
	readonly previous: string;
	readonly hash: string;
}

/** @returns a programme's events in their order. */
export const eventsOf = (
	database: Database | Transaction<Schema>,
	programme: string,
): Promise<readonly Linked[]> =>
	database
		.selectFrom("event")
		.select(["position", "body", "previous", "hash"])
		.where("programme", "=", programme)
		.orderBy("position")
		.execute();

/** The text that was hashed is the event: whatever columns stand beside it only help to find it. */
export const happeningIn = ({ body }: Linked): Happening & ChainEntry =>
	JSON.parse(body);

/**
 * Makes a programme's read model from its events, act by act as they came to the record, with the functions that made it then.
 *
 * @returns undefined for a programme without events.
 */
export function readModelFrom(
	events: readonly Linked[],
): ReadModel | undefined {
	const happenings = events.map(happeningIn);
	let world: World | null = null;
	const rooms = new Map<RoomId, ReturnType<typeof roomColumns>>();
	const findings = new Map<RoomId, ReturnType<typeof findingColumns>>();
	let programme: ReturnType<typeof programmeColumns> | undefined;
	for (const act of Map.groupBy(happenings, ({ act }) => act).values()) {
		const [first] = act;
		if (!first) continue;
		const before: World | null = world && openRoomsOf(world);
		const after = act.reduce<World | null>(evolve, before) as World;
		const wakings = wakingsOf(after, first.on);
		const known = new Map(
			[...rooms].map(([id, row]) => [id, row.next_instant]),
		);
		for (const room of changedRooms(before, after, wakings, known)) {
			rooms.set(
				room.room,
				sinceItChanged(
					rooms.get(room.room),
					roomColumns(after, room, wakings, first.at),
				),
			);
			if (isFinding(room)) findings.set(room.room, findingColumns(after, room));
		}
		programme = programmeColumns(after, wakings);
		world = {
			...after,
			rooms: { ...(world as World | null)?.rooms, ...after.rooms },
		};
	}
	const [first] = happenings;
	const last = happenings.at(-1);
	if (!world || !programme || !first || !last) return undefined;
	return {
		world,
		programme: {
			...programme,
			position: last.position,
			head: events.at(-1)?.hash ?? "",
		},
		rooms: [...rooms.values()],
		findings: [...findings.values()],
		toDos: toDoColumns(world),
		people: personColumns(world),
		contributors: contributorColumns(world),
		register: registerRows(world),
		board: boardLineColumns(world),
		certificates: boardCertificateColumns(world),
		startedAt: first.at,
		last,
	};
}

const registerRows = ({ programme: { charter }, register }: World) =>
	Object.values(register).map((row) => registerColumns(charter.programme, row));

/** @returns what the register's evidence is found under. */
export const linksOf = ({ world }: Pick<ReadModel, "world">) =>
	ofKind(Object.values(world.register), "evidence").flatMap((piece) =>
		linkColumns(world.programme.charter.programme, piece),
	);

/** @returns how much evidence counts for what. */
export const talliesOf = ({ world }: Pick<ReadModel, "world">) =>
	tallyColumns(world.programme.charter.programme, world.register);

/** A decision rests on the rooms that are not over, in the order of their ids. */
export const openRoomsOf = (world: World): World => ({
	...world,
	rooms: Object.fromEntries(
		Object.entries(world.rooms)
			.filter(([, room]) => !isOver(room))
			.sort(([a], [b]) => (a < b ? -1 : 1)),
	),
});

type RoomColumns = ReturnType<typeof roomColumns>;

const sinceItChanged = (
	was: RoomColumns | undefined,
	is: RoomColumns,
): RoomColumns =>
	was && isDeepStrictEqual(JSON.parse(was.state), JSON.parse(is.state))
		? { ...is, changed_at: was.changed_at }
		: is;

/** What came of making a read model again. */
export type Rebuilt =
	| { readonly ok: true; readonly model: ReadModel }
	/** The chain does not hold from this position on: nothing is made of it. */
	| { readonly ok: false; readonly brokenAt: number }
	| { readonly ok: false; readonly brokenAt: null };

/**
 * Makes a programme's read model again, under its lock. A rehearsal's clock is no event and stays; a lost one goes on from the
 * last event.
 *
 * @returns what it was made to; nothing is changed where there are no events, or their chain breaks.
 */
export const rebuild = (
	database: Database,
	programme: string,
): Promise<Rebuilt> =>
	database.transaction().execute(async (transaction) => {
		await transaction
			.selectFrom("programme")
			.select("id")
			.where("id", "=", programme)
			.forUpdate()
			.execute();
		const events = await eventsOf(transaction, programme);
		const brokenAt = firstBreak(events);
		if (brokenAt !== undefined) return { ok: false, brokenAt };
		const model = readModelFrom(events);
		if (!model) return { ok: false, brokenAt: null };
		await write(transaction, model);
		return { ok: true, model };
	});

async function write(
	transaction: Transaction<Schema>,
	model: ReadModel,
): Promise<void> {
	const { world, programme, rooms, toDos, people, contributors } = model;
	const { startedAt, last } = model;
	const { charter } = world.programme;
	const id = charter.programme;
	await transaction
		.insertInto("programme")
		.values({
			...programme,
			id,
			kind: charter.kind,
			organisation: charter.organisation,
			clock: charter.kind === "rehearsal" ? last.at : null,
			started_at: startedAt,
		})
		.onConflict((conflict) => conflict.column("id").doUpdateSet(programme))
		.execute();
	for (const table of [
		"room",
		"to_do",
		"programme_person",
		"contributor",
		"register_row",
		"evidence_link",
		"evidence_tally",
		"finding",
		"board_line",
		"board_certificate",
	] as const)
		await transaction.deleteFrom(table).where("programme", "=", id).execute();
	await transaction.insertInto("room").values(rooms).execute();
	for (const rows of portions(model.findings))
		await transaction.insertInto("finding").values(rows).execute();
	if (toDos.length > 0)
		await transaction.insertInto("to_do").values(toDos).execute();
	await transaction.insertInto("programme_person").values(people).execute();
	if (contributors.length > 0)
		await transaction.insertInto("contributor").values(contributors).execute();
	for (const rows of portions(model.register))
		await transaction.insertInto("register_row").values(rows).execute();
	for (const rows of portions(linksOf(model)))
		await transaction.insertInto("evidence_link").values(rows).execute();
	for (const rows of portions(talliesOf(model)))
		await transaction.insertInto("evidence_tally").values(rows).execute();
	for (const rows of portions(model.board))
		await transaction.insertInto("board_line").values(rows).execute();
	if (model.certificates.length > 0)
		await transaction
			.insertInto("board_certificate")
			.values([...model.certificates])
			.execute();
}
