import { endOfDay, type LocalDate } from "../domain/dates.ts";
import type { PersonId, RoomId } from "../domain/ids.ts";
import type { Instant } from "../domain/instants.ts";
import type { Waking } from "../domain/notice.ts";
import { ownRoom } from "../domain/register/register.ts";
import { nextWaking } from "../domain/schedule.ts";
import { type ToDo, toDos } from "../domain/to-do.ts";
import { viewOf } from "../domain/view.ts";
import {
	isFinding,
	isOver,
	isPhase,
	type Room,
	type World,
} from "../domain/world.ts";

/**
 * What pages read of a programme, as rows. They follow from the events alone: the same functions make them when an act comes to
 * the record and when the read model is made again.
 */

/** When each room of the world wakes next. */
export type Wakings = ReadonlyMap<RoomId, Waking | null>;

/** The programme's own room is the last. */
const roomsIn = (world: World) =>
	[...Object.keys(world.rooms), ownRoom(world.programme)] as RoomId[];

/** @returns when each room wakes next, as it looks on the programme's day `on`. */
export const wakingsOf = (world: World, on: LocalDate): Wakings =>
	new Map(roomsIn(world).map((id) => [id, nextWaking(world, id, on)]));

const earliest = (wakings: Iterable<Waking | null>): Waking | null =>
	[...wakings].reduce<Waking | null>(
		(first, waking) =>
			waking && (!first || waking.instant < first.instant) ? waking : first,
		null,
	);

/** @returns what changes in a programme's row, its place in the chain apart. */
export function programmeColumns(world: World, wakings: Wakings) {
	const { programme, rooms } = world;
	const next = earliest(wakings.values());
	const own = wakings.get(ownRoom(programme)) ?? null;
	const open = roomsIn(world).flatMap((id) => toDos(world, id));
	const waiting = open
		.filter(({ kind }) => kind === "sign-off")
		.map(({ since }) => since)
		.sort();
	return {
		name: programme.name,
		status: programme.status,
		state: JSON.stringify(programme),
		phase: phaseShown(rooms),
		next_instant: next?.instant ?? null,
		next: next && JSON.stringify(next),
		next_due_on: open.map(({ dueOn }) => dueOn).sort()[0] ?? null,
		waiting_since: waiting[0] ?? null,
		own_instant: own?.instant ?? null,
		own_next: own && JSON.stringify(own),
	};
}

/** What a list names as "where it stands": the open phase or round, else the certificate. */
function phaseShown(rooms: World["rooms"]): string | null {
	const open = Object.values(rooms).filter((room) => !isOver(room));
	const shown =
		open.find(isPhase) ?? open.find(({ kind }) => kind === "certificate");
	return shown?.kind ?? null;
}

/** @returns a room's row; a room that is over waits for nothing. */
export function roomColumns(
	world: World,
	room: Room,
	wakings: Wakings,
	at: Instant,
) {
	const next = isOver(room) ? null : (wakings.get(room.room) ?? null);
	return {
		id: room.room,
		programme: world.programme.charter.programme,
		kind: room.kind,
		status: room.status,
		over: isOver(room),
		state: JSON.stringify(room),
		view: JSON.stringify(viewOf(world, room.room)),
		next_instant: next?.instant ?? null,
		next: next && JSON.stringify(next),
		changed_at: at,
	};
}

/** @returns the rooms whose rows an act has changed: the room itself, what its workflow knows of it, or its next waking. */
export function changedRooms(
	before: World | null,
	world: World,
	wakings: Wakings,
	wakingsBefore: ReadonlyMap<string, string | null>,
): readonly Room[] {
	return Object.values(world.rooms).filter(
		(room) =>
			before === null ||
			before.rooms[room.room] !== room ||
			JSON.stringify(viewOf(world, room.room)) !==
				JSON.stringify(viewOf(before, room.room)) ||
			(wakingsBefore.get(room.room) ?? null) !==
				(wakings.get(room.room)?.instant ?? null),
	);
}

/** @returns what waits for whom; a person is asked for each thing once. */
export function toDoColumns(world: World) {
	const { programme, kind: programmeKind } = world.programme.charter;
	const rows = roomsIn(world).flatMap((room) =>
		toDos(world, room).map(
			({ kind, key, person, dueOn, since, data }: ToDo) => ({
				programme,
				programme_kind: programmeKind,
				room,
				kind,
				key,
				person,
				due_on: dueOn,
				since,
				data: JSON.stringify(data),
			}),
		),
	);
	return [...new Map(rows.map((row) => [toDoName(row), row])).values()];
}

/** @returns what a to-do is known by. */
export const toDoName = ({
	room,
	key,
	person,
}: {
	readonly room: string;
	readonly key: string;
	readonly person: string;
}): string => JSON.stringify([room, key, person]);

/** @returns who is what in a programme, each role of a person once. */
export function personColumns({
	programme: { charter, people, startedBy, auditors = [], contributors = [] },
}: World) {
	const roles: readonly (readonly [PersonId, string])[] = [
		[people.owner, "owner"],
		[people.coordinator, "coordinator"],
		[people.escalation, "escalation"],
		...(people.businessOwner
			? [[people.businessOwner, "business-owner"] as const]
			: []),
		...people.approvers.map(({ person }) => [person, "approver"] as const),
		...contributors.map((person) => [person, "contributor"] as const),
		// Whoever starts a rehearsal plays it, in whatever parts: its people may be a script's.
		...(charter.kind === "rehearsal" ? [[startedBy, "host"] as const] : []),
	];
	const unique = new Map(roles.map((role) => [role.join("/"), role]));
	return [
		...[...unique.values()].map(([person, role]) => ({
			programme: charter.programme,
			person,
			role,
			until: null as Instant | null,
		})),
		...auditors.map(({ person, until }) => ({
			programme: charter.programme,
			person,
			role: "auditor",
			until: endOfDay(until, charter.zone),
		})),
	];
}

/** @returns whom something was given in a programme, and where: it stays theirs to see when it is done. */
export function contributorColumns({ programme, rooms, register }: World) {
	const id = programme.charter.programme;
	const given = [
		...Object.values(rooms).flatMap((room) =>
			isPhase(room)
				? room.deliverables.map(({ owner }) => [room.room, owner] as const)
				: isFinding(room)
					? [[room.room, room.owner] as const]
					: [],
		),
		...Object.values(register).map(
			(row) =>
				[
					row.id,
					"owner" in row ? row.owner : "auditor" in row ? row.auditor : null,
				] as const,
		),
	].flatMap(([place, person]) =>
		person ? [{ programme: id, place, person }] : [],
	);
	return [...new Map(given.map((row) => [contributorName(row), row])).values()];
}

/** @returns what a contributor's row is known by. */
export const contributorName = ({
	place,
	person,
}: {
	readonly place: string;
	readonly person: string;
}): string => JSON.stringify([place, person]);
