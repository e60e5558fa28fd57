import type { Moment } from "../domain/moment.ts";
import { isFinding, type World } from "../domain/world.ts";
import type { Appended } from "./append.ts";
import { boardWritings } from "./board-rows.ts";
import { difference } from "./difference.ts";
import { evidenceWritings } from "./evidence-register.ts";
import { findingColumns } from "./findings.ts";
import type { Locked } from "./lock.ts";
import {
	changedRooms,
	contributorColumns,
	personColumns,
	programmeColumns,
	roomColumns,
	toDoColumns,
	type Wakings,
} from "./read-model.ts";
import { registerWriting } from "./register.ts";
import type { Writing } from "./write-together.ts";

interface Projection {
	readonly before: World | null;
	readonly world: World;
	readonly wakings: Wakings;
	readonly locked: Locked;
	readonly moment: Moment;
	readonly appended: Appended | null;
}

/** @returns the read model of a world to be written, of its rows only those that an act has changed. */
export const projected = (projection: Projection): readonly Writing[] => {
	const { world, before } = projection;
	return [
		programmeWriting(projection),
		roomsWriting(projection),
		findingsWriting(projection),
		registerWriting(before, world),
		...evidenceWritings(before, world),
		...boardWritings(before, world),
		...difference(
			"to_do",
			["room", "key", "person"],
			before ? toDoColumns(before) : [],
			toDoColumns(world),
		),
		...difference(
			"programme_person",
			["programme", "person", "role"],
			before ? personColumns(before) : [],
			personColumns(world),
		),
		// What is taken from somebody before it is done leaves no trace of his; what he has done stays his to see.
		...difference(
			"contributor",
			["programme", "place", "person"],
			before ? contributorColumns(before) : [],
			contributorColumns(world),
		),
	];
};

function programmeWriting({
	world,
	wakings,
	locked,
	moment,
	appended,
}: Projection): Writing {
	const { charter } = world.programme;
	const changing = {
		...programmeColumns(world, wakings),
		position: appended?.position ?? locked.position,
		head: appended?.head ?? locked.head,
	};
	return locked.world
		? { to: "programme", update: changing, where: { id: charter.programme } }
		: {
				to: "programme",
				insert: [
					{
						...changing,
						id: charter.programme,
						kind: charter.kind,
						organisation: charter.organisation,
						clock: charter.kind === "rehearsal" ? moment.at : null,
						started_at: moment.at,
					},
				],
			};
}

const changedIn = ({ before, world, wakings, locked }: Projection) =>
	changedRooms(before, world, wakings, locked.wakings);

/** Findings have a row beside their room's, by which they are listed. */
const findingsWriting = (projection: Projection): Writing => ({
	to: "finding",
	insert: changedIn(projection)
		.filter(isFinding)
		.map((finding) => findingColumns(projection.world, finding)),
	orUpdate: ["room"],
});

const roomsWriting = (projection: Projection): Writing => ({
	to: "room",
	insert: changedIn(projection).map((room) =>
		roomColumns(
			projection.world,
			room,
			projection.wakings,
			projection.moment.at,
		),
	),
	orUpdate: ["id"],
	but: {
		// A room that only waits for another instant has not changed.
		changed_at:
			"case when room.state = excluded.state then room.changed_at else excluded.changed_at end",
	},
});
