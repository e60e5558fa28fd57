import { isDeepStrictEqual } from "node:util";
import type { Transaction } from "kysely";
import { addDays, compareDates, type LocalDate } from "../domain/dates.ts";
import {
	contributorName,
	programmeColumns,
	roomColumns,
	toDoName,
	wakingsOf,
} from "./read-model.ts";
import { linksOf, openRoomsOf, type ReadModel, talliesOf } from "./rebuild.ts";
import type { Schema } from "./schema.ts";

/** A row of the read model that differs from what the events give. */
export interface ReadModelDifference {
	readonly table:
		| "programme"
		| "room"
		| "to_do"
		| "programme_person"
		| "contributor"
		| "register_row"
		| "evidence_link"
		| "evidence_tally"
		| "finding"
		| "board_line"
		| "board_certificate";
	/** What the row is known by. */
	readonly row: string;
	/** The columns that differ; none when the row is missing, or one too many. */
	readonly columns: readonly string[];
}

type Row = Readonly<Record<string, unknown>>;

/** A clock that found nothing to do may have named the next waking anew: it is looked for on so many later days. */
const mostDays = 500;

/**
 * @param today the programme's day: a waking on record may have been named on any day since the last event.
 * @returns every row that is not what the events give.
 */
export async function compareReadModel(
	snapshot: Transaction<Schema>,
	model: ReadModel,
	today: LocalDate,
): Promise<readonly ReadModelDifference[]> {
	const { charter } = model.world.programme;
	const programme = charter.programme;
	const stored = await snapshot
		.selectFrom("programme")
		.selectAll()
		.where("id", "=", programme)
		.execute();
	const of = (
		table: Exclude<ReadModelDifference["table"], "programme">,
	): Promise<Row[]> =>
		snapshot
			.selectFrom(table as "room")
			.selectAll()
			.where("programme", "=", programme)
			.execute();
	const days = daysBetween(model.last.on, today);
	return [
		...compareRows(
			"programme",
			({ id }) => String(id),
			stored.map(({ clock: _its, ...row }) => row),
			[
				{
					...model.programme,
					id: programme,
					kind: charter.kind,
					organisation: charter.organisation,
					started_at: model.startedAt,
				},
			],
			() => days.map((day) => nextOfProgramme(model, day)),
		),
		...compareRows(
			"room",
			({ id }) => String(id),
			await of("room"),
			model.rooms,
			({ id }) => days.map((day) => nextOfRoom(model, String(id), day)),
		),
		...compareRows(
			"to_do",
			(row) => toDoName(row as never),
			await of("to_do"),
			model.toDos,
		),
		...compareRows(
			"programme_person",
			({ person, role }) => `${person} ${role}`,
			await of("programme_person"),
			model.people,
		),
		...compareRows(
			"contributor",
			(row) => contributorName(row as never),
			await of("contributor"),
			model.contributors,
		),
		...compareRows(
			"finding",
			({ room }) => String(room),
			await of("finding"),
			model.findings,
		),
		...compareRows(
			"register_row",
			({ id }) => String(id),
			await of("register_row"),
			model.register,
		),
		...compareRows(
			"evidence_link",
			({ subject, evidence }) => `${subject} ${evidence}`,
			await of("evidence_link"),
			linksOf(model),
		),
		...compareRows(
			"evidence_tally",
			({ subject }) => String(subject),
			// What was given and withdrawn again leaves a nought behind.
			(await of("evidence_tally")).filter(({ count }) => count !== 0),
			talliesOf(model),
		),
		...compareRows(
			"board_line",
			({ id }) => String(id),
			await of("board_line"),
			model.board,
		),
		...compareRows(
			"board_certificate",
			({ room }) => String(room),
			await of("board_certificate"),
			model.certificates,
		),
	];
}

/** Later days are looked at only when the waking is not the one of the last event's day. */
function daysBetween(from: LocalDate, to: LocalDate): readonly LocalDate[] {
	const days: LocalDate[] = [];
	for (
		let day = addDays(from, 1);
		compareDates(day, to) <= 0 && days.length < mostDays;
		day = addDays(day, 1)
	)
		days.push(day);
	return days;
}

interface Next {
	readonly next: unknown;
	readonly next_instant: unknown;
}

const nextOfProgramme = ({ world }: ReadModel, day: LocalDate): Next => {
	const open = openRoomsOf(world);
	const columns = programmeColumns(open, wakingsOf(open, day));
	const { next, next_instant } = columns;
	return { next: parsed(next), next_instant };
};

function nextOfRoom({ world, last }: ReadModel, id: string, day: LocalDate) {
	const open = openRoomsOf(world);
	const room = Object.values(open.rooms).find((one) => one.room === id);
	if (!room) return { next: null, next_instant: null };
	const { next, next_instant } = roomColumns(
		open,
		room,
		wakingsOf(open, day),
		last.at,
	);
	return { next: parsed(next), next_instant };
}

const jsonColumns: readonly string[] = [
	"state",
	"view",
	"next",
	"own_next",
	"data",
];

const parsed = (text: unknown): unknown =>
	typeof text === "string" ? JSON.parse(text) : text;

/** @param laterNexts what the waking columns of a row may say as well. */
function compareRows(
	table: ReadModelDifference["table"],
	nameOf: (row: Row) => string,
	stored: readonly Row[],
	given: readonly Row[],
	laterNexts: (row: Row) => readonly Next[] = () => [],
): readonly ReadModelDifference[] {
	const onRecord = new Map(stored.map((row) => [nameOf(row), row]));
	const fromEvents = new Map(given.map((row) => [nameOf(row), row]));
	const names = new Set([...onRecord.keys(), ...fromEvents.keys()]);
	return [...names].flatMap((row): readonly ReadModelDifference[] => {
		const is = onRecord.get(row);
		const should = fromEvents.get(row);
		if (!is || !should) return [{ table, row, columns: [] }];
		const differing = Object.keys(should).filter(
			(column) => !isDeepStrictEqual(is[column], expected(should, column)),
		);
		const columns = isLaterNext(is, differing, () => laterNexts(is))
			? differing.filter((column) => !nextColumns.includes(column))
			: differing;
		return columns.length > 0 ? [{ table, row, columns }] : [];
	});
}

const expected = (row: Row, column: string): unknown =>
	jsonColumns.includes(column) ? parsed(row[column]) : row[column];

const nextColumns: readonly string[] = ["next", "next_instant"];

const isLaterNext = (
	row: Row,
	differing: readonly string[],
	laterNexts: () => readonly Next[],
): boolean =>
	differing.some((column) => nextColumns.includes(column)) &&
	laterNexts().some(
		({ next, next_instant }) =>
			isDeepStrictEqual(row["next"], next) &&
			row["next_instant"] === next_instant,
	);
