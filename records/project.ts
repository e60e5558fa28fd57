import { sql, type Transaction } from "kysely";
import type { Moment } from "../domain/moment.ts";
import type { World } from "../domain/world.ts";
import type { Appended } from "./append.ts";
import type { Locked } from "./lock.ts";
import {
	changedRooms,
	contributorColumns,
	contributorName,
	personColumns,
	programmeColumns,
	roomColumns,
	toDoColumns,
	type Wakings,
	wakingsOf,
} from "./read-model.ts";
import { writeRegister } from "./register.ts";
import type { Schema } from "./schema.ts";

interface Projection {
	readonly before: World | null;
	readonly world: World;
	readonly locked: Locked;
	readonly moment: Moment;
	readonly appended: Appended | null;
}

/** Writes the read model of a world, of its rows only those that an act has changed. */
export async function project(
	transaction: Transaction<Schema>,
	projection: Projection,
): Promise<void> {
	const { world, before, moment } = projection;
	const wakings = wakingsOf(world, moment.on);
	await writeProgramme(transaction, projection, wakings);
	await writeRooms(transaction, projection, wakings);
	await writeRegister(transaction, before, world);
	await writeToDos(
		transaction,
		before ? toDoColumns(before) : [],
		toDoColumns(world),
	);
	if (
		before?.programme.people !== world.programme.people ||
		before?.programme.auditors !== world.programme.auditors
	)
		await writePeople(transaction, world);
	await writeContributors(
		transaction,
		before ? contributorColumns(before) : [],
		contributorColumns(world),
	);
}

async function writeProgramme(
	transaction: Transaction<Schema>,
	{ world, locked, moment, appended }: Projection,
	wakings: Wakings,
): Promise<void> {
	const { charter } = world.programme;
	const changing = {
		...programmeColumns(world, wakings),
		position: appended?.position ?? locked.position,
		head: appended?.head ?? locked.head,
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

async function writeRooms(
	transaction: Transaction<Schema>,
	{ before, world, locked, moment }: Projection,
	wakings: Wakings,
): Promise<void> {
	const changed = changedRooms(before, world, wakings, locked.wakings);
	if (changed.length === 0) return;
	await transaction
		.insertInto("room")
		.values(changed.map((room) => roomColumns(world, room, wakings, moment.at)))
		.onConflict((conflict) =>
			conflict.column("id").doUpdateSet({
				status: sql`excluded.status`,
				over: sql`excluded.over`,
				state: sql`excluded.state`,
				view: sql`excluded.view`,
				next_instant: sql`excluded.next_instant`,
				next: sql`excluded.next`,
				// A room that only waits for another instant has not changed.
				changed_at: sql`case when room.state = excluded.state then room.changed_at else excluded.changed_at end`,
			}),
		)
		.execute();
}

type ToDoColumns = ReturnType<typeof toDoColumns>;

/** Only what changed is written: an answer takes one row away, however many others are asked. */
async function writeToDos(
	transaction: Transaction<Schema>,
	then: ToDoColumns,
	now: ToDoColumns,
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
	if (come.length > 0)
		await transaction.insertInto("to_do").values(come).execute();
}

async function writePeople(
	transaction: Transaction<Schema>,
	world: World,
): Promise<void> {
	await transaction
		.deleteFrom("programme_person")
		.where("programme", "=", world.programme.charter.programme)
		.execute();
	await transaction
		.insertInto("programme_person")
		.values(personColumns(world))
		.execute();
}

type ContributorColumns = ReturnType<typeof contributorColumns>;

/** What is taken from somebody before it is done leaves no trace of his; what he has done stays his to see. */
async function writeContributors(
	transaction: Transaction<Schema>,
	then: ContributorColumns,
	now: ContributorColumns,
): Promise<void> {
	const asBefore = new Set(then.map(contributorName));
	const asNow = new Set(now.map(contributorName));
	const gone = then.filter((row) => !asNow.has(contributorName(row)));
	const come = now.filter((row) => !asBefore.has(contributorName(row)));
	if (gone.length > 0)
		await transaction
			.deleteFrom("contributor")
			.where((where) => where.or(gone.map((row) => where.and(row))))
			.execute();
	if (come.length > 0)
		await transaction
			.insertInto("contributor")
			.values(come)
			.onConflict((conflict) => conflict.doNothing())
			.execute();
}
