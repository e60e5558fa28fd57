import { type ExpressionBuilder, type RawBuilder, sql } from "kysely";
import type { BoardLine, BoardMatter } from "../domain/board.ts";
import type { LocalDate } from "../domain/dates.ts";
import {
	type ProgrammeId,
	personId,
	programmeId,
	roomId,
} from "../domain/ids.ts";
import type { NoticeData } from "../domain/notice.ts";
import {
	type BoardCursor,
	fittingRows,
	looks,
	pageInRounds,
} from "./board-rounds.ts";
import type { Database } from "./database.ts";
import { hasToDoWith, type Sight } from "./home.ts";
import type { Kind, Schema } from "./schema.ts";

/**
 * The lines of the board. Every list is one range of one index and ends after so many rows, whatever the number of programmes:
 * what is filtered besides is filtered out of so many rows looked at, and a page that found few says where it stopped.
 */

/** What a list of the board is cut down to. */
export interface BoardAsked {
	/** Due from this day on, and until that one. */
	readonly from: LocalDate | null;
	readonly until: LocalDate | null;
	/** Audits alone whose days are not confirmed. */
	readonly unbooked: boolean;
	readonly matter: BoardMatter | null;
	readonly person: string | null;
	/** Part of the name of programme, organisation or body, or of the number. */
	readonly words: string;
	readonly sort: "due" | "programme";
	/** Where the page before ended. */
	readonly after: BoardCursor | null;
}

/** A line with the programme it stands in. */
export interface ListedLine extends BoardLine {
	readonly id: string;
	readonly programme: ProgrammeId;
	readonly programmeName: string;
}

/** One page of the board. */
export interface BoardPage {
	readonly lines: readonly ListedLine[];
	readonly next: BoardCursor | null;
}

const columns = [
	"id",
	"programme",
	"programme_name",
	"room",
	"matter",
	"kind",
	"key",
	"person",
	"due_on",
	"certificate",
	"booked",
	"booked_for",
	"data",
] as const;

/** @returns a page of the board, in the order that was asked for. */
export async function boardPage(
	database: Database,
	sight: Sight,
	asked: BoardAsked,
	limit: number,
): Promise<BoardPage> {
	const { items, next } = await pageInRounds(
		asked.after,
		limit,
		(after, left) => partOfPage(database, sight, { ...asked, after }, left),
	);
	return { lines: items, next };
}

/** What so many rows hold of it. */
async function partOfPage(
	database: Database,
	sight: Sight,
	asked: BoardAsked,
	limit: number,
) {
	const { programmes, many } = sight;
	if (programmes?.length === 0) return { items: [], next: null };
	const rows =
		programmes !== null && !many
			? await inFew(database, sight, programmes, asked, limit)
			: await inAll(database, sight, asked, limit);
	const { shown, last } = fittingRows(rows, limit);
	return {
		items: shown.map(lineOf),
		next: last
			? {
					value: asked.sort === "due" ? last.due_on : last.programme_name,
					id: last.id,
				}
			: null,
	};
}

/** A person's own programmes hold so few lines that all of them are looked at, each programme by its index. */
const inFew = (
	database: Database,
	{ kind }: Sight,
	programmes: readonly string[],
	asked: BoardAsked,
	limit: number,
) =>
	database
		.selectFrom(
			sql<{ mine: string }>`unnest(${[...programmes]}::text[])`.as<"its">(
				sql`its(mine)`,
			),
		)
		.innerJoinLateral(
			(inner) =>
				inner
					.selectFrom("board_line")
					.select(columns)
					.whereRef("board_line.programme", "=", "its.mine")
					.where("board_line.programme_kind", "=", kind)
					.where((line) => line.and(filters(line, asked)))
					.where(beyond(asked))
					.as("line"),
			(join) => join.onTrue(),
		)
		.select([...columns])
		.select([sql<boolean>`true`.as("fits"), sql<number>`0`.as("place")])
		.orderBy(asked.sort === "due" ? "due_on" : "programme_name")
		.orderBy("id")
		.limit(limit + 1)
		.execute();

/** One range of the index that fits what is asked for; the last row looked at comes along, fitting or not. */
function inAll(
	database: Database,
	sight: Sight,
	asked: BoardAsked,
	limit: number,
) {
	const { from, within, order } = rangeOf(sight.kind, asked);
	// It ends by itself after so many rows: only then is anything else asked of them.
	const looked = database
		.selectFrom("board_line")
		.select([...columns, "programme_kind", "words", "unbooked"])
		.where(from)
		.orderBy(order)
		.limit(looks);
	const judged = database
		.selectFrom(looked.as("board_line"))
		.select(columns)
		.select((line) =>
			line
				.and([
					within,
					...filters(line as Lines, asked),
					...(sight.many ? [hasToDoWith(sight, "board_line.programme")] : []),
				])
				.as("fits"),
		)
		.select([
			within.as("within"),
			sql<number>`row_number() over (order by ${order})::int`.as("place"),
		]);
	return database
		.selectFrom(judged.as("judged"))
		.selectAll()
		.where((row) =>
			row.or([
				row("fits", "=", true),
				row.and([row("place", "=", looks), row("within", "=", true)]),
			]),
		)
		.orderBy("place")
		.limit(limit + 2)
		.execute();
}

interface Range {
	/** From where on the index is read: a comparison of whole rows, see home.ts. */
	readonly from: RawBuilder<boolean>;
	readonly order: RawBuilder<unknown>;
	/** Whether a row that was read still belongs to the range. */
	readonly within: RawBuilder<boolean>;
}

function rangeOf(kind: Kind, asked: BoardAsked): Range {
	const { after, matter, person, sort, unbooked } = asked;
	if (sort === "programme")
		return {
			from: sql<boolean>`(programme_kind, programme_name, id) > (${kind}, ${after?.value ?? ""}, ${after?.id ?? ""})`,
			order: sql`programme_kind, programme_name, id`,
			within: sql<boolean>`(programme_kind = ${kind})`,
		};
	const day = after?.value ?? asked.from ?? "-infinity";
	const until = asked.until ?? "infinity";
	const days = (
		beside: RawBuilder<unknown>,
		values: RawBuilder<unknown>,
	): Range => ({
		from: sql<boolean>`(${beside}, due_on, id) > (${values}, ${day}::date, ${after?.id ?? ""})`,
		order: sql`${beside}, due_on, id`,
		within: sql<boolean>`((${beside}, due_on) <= (${values}, ${until}::date))`,
	});
	if (person !== null)
		return days(sql`person, programme_kind`, sql`${person}, ${kind}`);
	if (matter !== null && !unbooked)
		return days(sql`programme_kind, matter`, sql`${kind}, ${matter}`);
	return unbooked
		? days(sql`unbooked, programme_kind`, sql`true, ${kind}`)
		: days(sql`programme_kind`, sql`${kind}`);
}

type Lines = ExpressionBuilder<Schema, "board_line">;

/** What is asked for, line by line: what a range has left out already is asked once more and costs nothing. */
const filters = (
	line: Lines,
	{ from, until, unbooked, matter, person, words }: BoardAsked,
) => [
	line.lit(true),
	...(from ? [line("due_on", ">=", from)] : []),
	...(until ? [line("due_on", "<=", until)] : []),
	...(unbooked ? [line("unbooked", "=", true)] : []),
	...(matter ? [line("matter", "=", matter)] : []),
	...(person ? [line("person", "=", person)] : []),
	...(words
		? [sql<boolean>`position(${words.toLowerCase()} in words) > 0`]
		: []),
];

const beyond = ({ sort, after }: BoardAsked): RawBuilder<boolean> =>
	after === null
		? sql<boolean>`true`
		: sort === "due"
			? sql<boolean>`(due_on, id) > (${after.value}::date, ${after.id})`
			: sql<boolean>`(programme_name, id) > (${after.value}, ${after.id})`;

interface Row {
	readonly id: string;
	readonly programme: string;
	readonly programme_name: string;
	readonly room: string;
	readonly matter: BoardLine["matter"];
	readonly kind: BoardLine["kind"];
	readonly key: string;
	readonly person: string;
	readonly due_on: string;
	readonly certificate: string | null;
	readonly booked: BoardLine["booked"];
	readonly booked_for: string | null;
	readonly data: NoticeData;
}

const lineOf = (row: Row): ListedLine => ({
	id: row.id,
	programme: programmeId(row.programme),
	programmeName: row.programme_name,
	room: roomId(row.room),
	matter: row.matter,
	kind: row.kind,
	key: row.key,
	person: personId(row.person),
	dueOn: row.due_on as LocalDate,
	certificate: row.certificate === null ? null : roomId(row.certificate),
	booked: row.booked,
	bookedFor: row.booked_for as LocalDate | null,
	data: row.data,
});
