import { type ExpressionBuilder, type RawBuilder, sql } from "kysely";
import type { BoardCertificate } from "../domain/board.ts";
import type { Certificate } from "../domain/certificate.ts";
import type { LocalDate, TimeZone } from "../domain/dates.ts";
import {
	type ProgrammeId,
	personId,
	programmeId,
	roomId,
} from "../domain/ids.ts";
import type { Instant } from "../domain/instants.ts";
import type { Programme } from "../domain/programme.ts";
import {
	type BoardCursor,
	fittingRows,
	looks,
	pageInRounds,
} from "./board-rounds.ts";
import type { Database } from "./database.ts";
import { hasToDoWith, type Sight } from "./home.ts";
import type { Kind, Schema } from "./schema.ts";

/** What the list of certificates is cut down to. */
export interface CertificatesAsked {
	readonly status: BoardCertificate["status"] | null;
	readonly person: string | null;
	readonly words: string;
	readonly sort: "due" | "programme" | "valid-until";
	readonly after: BoardCursor | null;
}

/** A certificate with the programme it stands in. */
export interface ListedCertificate extends BoardCertificate {
	readonly programme: ProgrammeId;
	readonly programmeName: string;
}

export interface CertificatesPage {
	readonly certificates: readonly ListedCertificate[];
	readonly next: BoardCursor | null;
}

const columns = [
	"room",
	"programme",
	"programme_name",
	"number",
	"body",
	"status",
	"valid_until",
	"next_due_on",
	"next",
	"person",
] as const;

const orders = {
	due: sql`coalesce(next_due_on, 'infinity')`,
	"valid-until": sql`valid_until`,
	programme: sql`programme_name`,
} as const;

const types = {
	due: sql`date`,
	"valid-until": sql`date`,
	programme: sql`text`,
} as const;

/** @returns a page of the certificates that are guarded, in the order that was asked for. */
export async function certificatesPage(
	database: Database,
	sight: Sight,
	asked: CertificatesAsked,
	limit: number,
): Promise<CertificatesPage> {
	const { items, next } = await pageInRounds(
		asked.after,
		limit,
		(after, left) => partOfPage(database, sight, { ...asked, after }, left),
	);
	return { certificates: items, next };
}

/** What so many rows hold of it. */
async function partOfPage(
	database: Database,
	sight: Sight,
	asked: CertificatesAsked,
	limit: number,
) {
	const { programmes, many } = sight;
	if (programmes?.length === 0) return { items: [], next: null };
	const rows =
		programmes !== null && !many
			? await inFew(database, sight.kind, programmes, asked, limit)
			: await inAll(database, sight, asked, limit);
	const { shown, last } = fittingRows(rows, limit);
	return {
		items: shown.map(certificateOf),
		next: last ? { value: last.ordered, id: last.room } : null,
	};
}

/** A person's own programmes have one certificate each: all of them are looked at. */
const inFew = (
	database: Database,
	kind: Kind,
	programmes: readonly string[],
	asked: CertificatesAsked,
	limit: number,
) =>
	database
		.selectFrom("board_certificate")
		.select(columns)
		.select([
			sql<boolean>`true`.as("fits"),
			sql<number>`0`.as("place"),
			sql<string>`(${orders[asked.sort]})::text`.as("ordered"),
		])
		.where("programme", "in", [...programmes])
		.where("programme_kind", "=", kind)
		.where((row) => row.and(filters(row, asked)))
		.where(beyond(asked))
		.orderBy(orders[asked.sort])
		.orderBy("room")
		.limit(limit + 1)
		.execute();

/** One range of the index of the order; the last row looked at comes along, fitting or not. */
function inAll(
	database: Database,
	sight: Sight,
	asked: CertificatesAsked,
	limit: number,
) {
	const ordered = orders[asked.sort];
	const order = sql`programme_kind, ${ordered}, room`;
	const { kind } = sight;
	// It ends by itself after so many rows: only then is anything else asked of them.
	const looked = database
		.selectFrom("board_certificate")
		.select([...columns, "programme_kind", "words"])
		.where(
			sql<boolean>`(${order}) > (${kind}, ${asked.after?.value ?? first[asked.sort]}::${types[asked.sort]}, ${asked.after?.id ?? ""})`,
		)
		.orderBy(order)
		.limit(looks);
	const judged = database
		.selectFrom(looked.as("board_certificate"))
		.select(columns)
		.select((row) =>
			row
				.and([
					row("programme_kind", "=", kind),
					...filters(row as Rows, asked),
					...(sight.many
						? [hasToDoWith(sight, "board_certificate.programme")]
						: []),
				])
				.as("fits"),
		)
		.select([
			sql<number>`row_number() over (order by ${order})::int`.as("place"),
			sql<string>`(${ordered})::text`.as("ordered"),
			sql<boolean>`programme_kind = ${kind}`.as("within"),
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

const first = { due: "-infinity", "valid-until": "-infinity", programme: "" };

type Rows = ExpressionBuilder<Schema, "board_certificate">;

const filters = (row: Rows, { status, person, words }: CertificatesAsked) => [
	row.lit(true),
	...(status ? [row("status", "=", status)] : []),
	...(person ? [row("person", "=", person)] : []),
	...(words
		? [sql<boolean>`position(${words.toLowerCase()} in words) > 0`]
		: []),
];

const beyond = ({ sort, after }: CertificatesAsked): RawBuilder<boolean> =>
	after === null
		? sql<boolean>`true`
		: sql<boolean>`(${orders[sort]}, room) > (${after.value}::${types[sort]}, ${after.id})`;

interface Row {
	readonly room: string;
	readonly programme: string;
	readonly programme_name: string;
	readonly number: string;
	readonly body: string;
	readonly status: BoardCertificate["status"];
	readonly valid_until: string;
	readonly next: BoardCertificate["next"];
	readonly person: string;
}

const certificateOf = (row: Row): ListedCertificate => ({
	room: roomId(row.room),
	programme: programmeId(row.programme),
	programmeName: row.programme_name,
	number: row.number,
	body: row.body,
	status: row.status,
	validUntil: row.valid_until as LocalDate,
	next: row.next,
	person: personId(row.person),
});

/** What a strip is drawn from, with the clock of its programme. */
export interface DrawnCertificate {
	readonly programme: Programme;
	readonly certificate: Certificate;
	readonly zone: TimeZone;
	readonly clock: Instant | null;
}

/** @returns these certificates in full, by their rooms. */
export async function certificatesInFull(
	database: Database,
	rooms: Iterable<string>,
): Promise<ReadonlyMap<string, DrawnCertificate>> {
	const asked = [...new Set(rooms)];
	if (asked.length === 0) return new Map();
	const rows = await database
		.selectFrom("room")
		.innerJoin("programme", "programme.id", "room.programme")
		.select([
			"room.id",
			"room.state as certificate",
			"programme.state as programme",
			"programme.clock",
		])
		.where("room.id", "in", asked)
		.execute();
	return new Map(
		rows.map(({ id, certificate, programme, clock }) => [
			id,
			{
				programme,
				certificate: certificate as Certificate,
				zone: programme.charter.zone,
				clock: clock as Instant | null,
			},
		]),
	);
}

/** @returns whether a certificate of this number is guarded already. */
export async function isGuarded(
	database: Database,
	number: string,
	body: string,
): Promise<boolean> {
	const row = await database
		.selectFrom("board_certificate")
		.select("room")
		.where(sql<boolean>`(programme_kind, number) = ('real', ${number})`)
		.where(sql<boolean>`lower(body) = ${body.toLowerCase()}`)
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
}
