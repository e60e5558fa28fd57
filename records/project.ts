import { sql, type Transaction } from "kysely";
import type { PersonId, RoomId } from "../domain/ids.ts";
import type { Moment } from "../domain/moment.ts";
import type { Waking } from "../domain/notice.ts";
import { nextWaking } from "../domain/schedule.ts";
import { type ToDo, toDos } from "../domain/to-do.ts";
import { viewOf } from "../domain/view.ts";
import { isOver, type World } from "../domain/world.ts";
import type { Appended } from "./append.ts";
import type { Locked } from "./lock.ts";
import type { Schema } from "./schema.ts";

interface Projection {
	readonly before: World | null;
	readonly world: World;
	readonly locked: Locked;
	readonly moment: Moment;
	readonly appended: Appended | null;
}

/** Writes the read model of a world: the rows that pages read. It follows from the events alone, so it can be made again. */
export async function project(
	transaction: Transaction<Schema>,
	projection: Projection,
): Promise<void> {
	const { world, before } = projection;
	const ids = Object.keys(world.rooms) as RoomId[];
	const wakings = new Map(
		ids.map((id) => [id, nextWaking(world, id, projection.moment.on)]),
	);
	const open = ids.flatMap((id) => toDos(world, id));
	await writeProgramme(transaction, projection, wakings, open);
	await writeRooms(transaction, projection, wakings);
	await writeToDos(
		transaction,
		world,
		before
			? (Object.keys(before.rooms) as RoomId[]).flatMap((id) =>
					toDoRows(before, id),
				)
			: [],
		ids.flatMap((id) => toDoRows(world, id)),
	);
	if (before?.programme.people !== world.programme.people)
		await writePeople(transaction, world);
}

const earliest = (wakings: Iterable<Waking | null>): Waking | null =>
	[...wakings].reduce<Waking | null>(
		(first, waking) =>
			waking && (!first || waking.instant < first.instant) ? waking : first,
		null,
	);

async function writeProgramme(
	transaction: Transaction<Schema>,
	{ world: { programme, rooms }, locked, moment, appended }: Projection,
	wakings: ReadonlyMap<RoomId, Waking | null>,
	open: readonly ToDo[],
): Promise<void> {
	const next = earliest(wakings.values());
	const { charter, name, status } = programme;
	const waiting = open
		.filter(({ kind }) => kind === "sign-off")
		.map(({ since }) => since)
		.sort();
	const changing = {
		name,
		status,
		state: JSON.stringify(programme),
		position: appended?.position ?? locked.position,
		head: appended?.head ?? locked.head,
		phase: phaseShown(rooms),
		next_instant: next?.instant ?? null,
		next: next && JSON.stringify(next),
		next_due_on: open.map(({ dueOn }) => dueOn).sort()[0] ?? null,
		waiting_since: waiting[0] ?? null,
	};
	if (locked.world)
		await transaction
			.updateTable("programme")
			.set(changing)
			.where("id", "=", charter.programme)
			.execute();
	else
		await transaction
			.insertInto("programme")
			.values({
				...changing,
				id: charter.programme,
				kind: charter.kind,
				organisation: charter.organisation,
				clock: charter.kind === "rehearsal" ? moment.at : null,
				started_at: moment.at,
			})
			.execute();
}

/** What a list names as "where it stands": the open phase or round, else the certificate. */
function phaseShown(rooms: World["rooms"]): string | null {
	const open = Object.values(rooms).filter((room) => !isOver(room));
	const phase = open.find(({ kind }) => kind !== "certificate");
	return (phase ?? open[0])?.kind ?? null;
}

async function writeRooms(
	transaction: Transaction<Schema>,
	{ before, world, locked, moment }: Projection,
	wakings: ReadonlyMap<RoomId, Waking | null>,
): Promise<void> {
	const changed = Object.values(world.rooms).filter(
		(room) =>
			before?.rooms[room.room] !== room ||
			(locked.wakings.get(room.room) ?? null) !==
				(wakings.get(room.room)?.instant ?? null),
	);
	if (changed.length === 0) return;
	await transaction
		.insertInto("room")
		.values(
			changed.map((room) => {
				const next = wakings.get(room.room) ?? null;
				return {
					id: room.room,
					programme: world.programme.charter.programme,
					kind: room.kind,
					status: room.status,
					over: isOver(room),
					state: JSON.stringify(room),
					view: JSON.stringify(viewOf(world, room.room)),
					next_instant: isOver(room) ? null : (next?.instant ?? null),
					next: next && !isOver(room) ? JSON.stringify(next) : null,
					changed_at: moment.at,
				};
			}),
		)
		.onConflict((conflict) =>
			conflict.column("id").doUpdateSet({
				status: sql`excluded.status`,
				over: sql`excluded.over`,
				state: sql`excluded.state`,
				view: sql`excluded.view`,
				next_instant: sql`excluded.next_instant`,
				next: sql`excluded.next`,
				changed_at: sql`excluded.changed_at`,
			}),
		)
		.execute();
}

type ToDoRow = ToDo & { readonly room: RoomId };

const toDoRows = (world: World, room: RoomId): readonly ToDoRow[] =>
	toDos(world, room).map((toDo) => ({ ...toDo, room }));

const nameOf = ({ room, key, person }: ToDoRow) =>
	JSON.stringify([room, key, person]);

/** Only what changed is written: an answer takes one row away, however many others are asked. */
async function writeToDos(
	transaction: Transaction<Schema>,
	{ programme }: World,
	then: readonly ToDoRow[],
	now: readonly ToDoRow[],
): Promise<void> {
	const asBefore = new Set(then.map((toDo) => JSON.stringify(toDo)));
	const asNow = new Set(now.map((toDo) => JSON.stringify(toDo)));
	const gone = then.filter((toDo) => !asNow.has(JSON.stringify(toDo)));
	const come = now.filter((toDo) => !asBefore.has(JSON.stringify(toDo)));
	if (gone.length > 0)
		await transaction
			.deleteFrom("to_do")
			.where((where) =>
				where.or(
					gone.map(({ room, key, person }) => where.and({ room, key, person })),
				),
			)
			.execute();
	// A room's to-dos name each person and thing once; the last word counts.
	const rows = [...new Map(come.map((toDo) => [nameOf(toDo), toDo])).values()];
	if (rows.length === 0) return;
	await transaction
		.insertInto("to_do")
		.values(
			rows.map(({ room, kind, key, person, dueOn, since, data }) => ({
				programme: programme.charter.programme,
				programme_kind: programme.charter.kind,
				room,
				kind,
				key,
				person,
				due_on: dueOn,
				since,
				data: JSON.stringify(data),
			})),
		)
		.execute();
}

async function writePeople(
	transaction: Transaction<Schema>,
	{ programme: { charter, people } }: World,
): Promise<void> {
	const roles: readonly (readonly [PersonId, string])[] = [
		[people.owner, "owner"],
		[people.coordinator, "coordinator"],
		[people.escalation, "escalation"],
		...(people.businessOwner
			? [[people.businessOwner, "business-owner"] as const]
			: []),
		...people.approvers.map(({ person }) => [person, "approver"] as const),
	];
	const unique = new Map(roles.map((role) => [role.join("/"), role]));
	await transaction
		.deleteFrom("programme_person")
		.where("programme", "=", charter.programme)
		.execute();
	await transaction
		.insertInto("programme_person")
		.values(
			[...unique.values()].map(([person, role]) => ({
				programme: charter.programme,
				person,
				role,
			})),
		)
		.execute();
}
