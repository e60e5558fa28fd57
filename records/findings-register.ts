import {
	type Expression,
	type ExpressionBuilder,
	type SqlBool,
	sql,
} from "kysely";
import type { ClauseId } from "../domain/clauses/clauses.ts";
import type { LocalDate } from "../domain/dates.ts";
import type { FindingStage } from "../domain/finding.ts";
import { type ProgrammeId, programmeId } from "../domain/ids.ts";
import type { ProcessId } from "../domain/processes.ts";
import type { FindingSource, Grade } from "../domain/rules/finding.ts";
import type { Database } from "./database.ts";
import { hasToDoWith, type Sight } from "./home.ts";
import type { Schema } from "./schema.ts";

/** A row of the register of findings. */
export interface ListedFinding {
	readonly room: string;
	readonly programme: ProgrammeId;
	readonly number: number;
	readonly stage: FindingStage;
	readonly grade: Grade;
	/** The body's own word for the grade. */
	readonly bodyGrade: string | null;
	readonly source: FindingSource["kind"];
	readonly clause: ClauseId;
	readonly process: ProcessId | null;
	readonly owner: string | null;
	/** The seal of what was found. */
	readonly statement: string;
	readonly raisedOn: LocalDate;
	readonly dueOn: LocalDate | null;
	readonly verifiedOn: LocalDate | null;
	readonly closedOn: LocalDate | null;
}

/** What the register is narrowed to; undefined where it is not. */
export interface FindingFilter {
	readonly open: boolean;
	readonly sort: "due" | "raised";
	readonly programme?: string | undefined;
	readonly grade?: Grade | undefined;
	readonly stage?: FindingStage | undefined;
	readonly source?: FindingSource["kind"] | undefined;
	readonly clause?: string | undefined;
	readonly process?: string | undefined;
	/** A person, or "" for what nobody by name sees to. */
	readonly owner?: string | undefined;
	/** Only what was due before this day. */
	readonly dueBefore?: LocalDate | undefined;
}

/** Where a page of the register ends: the next one begins behind it. */
export interface FindingCursor {
	/** The day it is sorted by; `infinity` where nothing is due. */
	readonly day: string;
	readonly room: string;
}

/** So many rows are looked at for one page, in so small portions that an index is read and nothing sorted. */
const mostLooked = 1_000;
const portion = 250;

/**
 * @returns a page of the findings that the person may see, and where the next page begins. A range of an index is read in
 * portions, and no more than so many rows: a page costs the same over ten programmes and over ten thousand, and a filter that
 * few rows pass makes it shorter, never slower (see home.ts).
 */
export async function listFindings(
	database: Database,
	sight: Sight,
	filter: FindingFilter,
	{ after, limit }: Asked,
): Promise<Page> {
	const few = fewProgrammes(sight, filter.programme);
	if (few) return ofFew(database, sight, few, filter, { after, limit });
	const found: Looked[] = [];
	let last: FindingCursor | null = after;
	let size = Math.min(limit + 1, portion);
	for (let looked = 0; looked < mostLooked; looked += size) {
		if (looked > 0) size = portion;
		const rows = await look(database, sight, filter, last, size);
		for (const row of rows) {
			if (found.length === limit && row.fits)
				return pageOf(found, found.at(-1));
			if (row.fits) found.push(row);
		}
		const end = rows.at(-1);
		if (!end || rows.length < size) return pageOf(found, undefined);
		last = end;
	}
	return pageOf(found, last ?? undefined);
}

interface Asked {
	readonly after: FindingCursor | null;
	readonly limit: number;
}

interface Page {
	readonly findings: readonly ListedFinding[];
	readonly next: FindingCursor | null;
}

type Row = Schema["finding"] & FindingCursor;
type Looked = Row & { readonly fits: boolean };

const pageOf = (
	found: readonly Row[],
	next: FindingCursor | undefined,
): Page => ({
	findings: found.map(listed),
	next: next ? { day: next.day, room: next.room } : null,
});

/** The programmes that are asked by themselves; null where they are too many, or all. */
function fewProgrammes(
	{ programmes, many }: Sight,
	asked: string | undefined,
): readonly string[] | null {
	if (asked !== undefined)
		return programmes === null || many || programmes.includes(asked)
			? [asked]
			: [];
	return programmes === null || many ? null : programmes;
}

const dayOf = ({ sort }: FindingFilter) =>
	sort === "due"
		? sql<string>`coalesce(due_on, 'infinity')`
		: sql<string>`raised_on`;

const directionOf = ({ sort }: FindingFilter) =>
	sort === "due" ? ("asc" as const) : ("desc" as const);

/** Rows behind a place, in the order asked for; written as one range, so that the index is read from there on. */
function behind(
	{ kind }: Sight,
	filter: FindingFilter,
	place: FindingCursor | null,
) {
	const { open, sort } = filter;
	const columns = sql`(programme_kind, open, ${dayOf(filter)}, room)`;
	return sort === "due"
		? sql<boolean>`${columns} > (${kind}, ${open}, ${place?.day ?? "-infinity"}::date, ${place?.room ?? ""})`
		: sql<boolean>`${columns} < (${kind}, ${open}, ${place?.day ?? "infinity"}::date, ${place?.room ?? "~"})`;
}

async function look(
	database: Database,
	sight: Sight,
	filter: FindingFilter,
	place: FindingCursor | null,
	size: number,
): Promise<readonly Looked[]> {
	const direction = directionOf(filter);
	const rows = await database
		.selectFrom(
			database
				.selectFrom("finding")
				.selectAll()
				.select(sql<string>`${dayOf(filter)}::text`.as("day"))
				.where(behind(sight, filter, place))
				.orderBy("programme_kind", direction)
				.orderBy("open", direction)
				.orderBy(dayOf(filter), direction)
				.orderBy("room", direction)
				.limit(size)
				.as("finding"),
		)
		.selectAll()
		.select((row) =>
			row
				.and([
					...conditions(row as never, filter),
					...(sight.programmes === null
						? []
						: [hasToDoWith(sight, "finding.programme")]),
				])
				.as("fits"),
		)
		.orderBy("day", direction)
		.orderBy("room", direction)
		.execute();
	return rows
		.filter(
			({ programme_kind, open }) =>
				programme_kind === sight.kind && open === filter.open,
		)
		.map((row) => ({ ...row, fits: Boolean(row.fits) }));
}

/** A few programmes' own rows are read, then put in order. */
async function ofFew(
	database: Database,
	sight: Sight,
	few: readonly string[],
	filter: FindingFilter,
	{ after, limit }: Asked,
): Promise<Page> {
	if (few.length === 0) return { findings: [], next: null };
	const { kind, many } = sight;
	const direction = directionOf(filter);
	const rows = await database
		.selectFrom(
			database
				.selectFrom("finding")
				.selectAll()
				.select(sql<string>`${dayOf(filter)}::text`.as("day"))
				.where("programme", "in", [...few])
				.where(behind(sight, filter, after))
				// Set apart by it: the order is asked for afterwards, so that no index of all programmes is read.
				.offset(0)
				.as("finding"),
		)
		.selectAll()
		.where("programme_kind", "=", kind)
		.where("open", "=", filter.open)
		.where((row) => row.and(conditions(row as never, filter)))
		.$if(many, (query) => query.where(hasToDoWith(sight, "finding.programme")))
		.orderBy("day", direction)
		.orderBy("room", direction)
		.limit(limit + 1)
		.execute();
	const shown = rows.slice(0, limit);
	return pageOf(shown, rows.length > limit ? shown.at(-1) : undefined);
}

/** What a finding must be to be shown. */
function conditions(
	row: ExpressionBuilder<Schema, "finding">,
	{ grade, stage, source, clause, process, owner, dueBefore }: FindingFilter,
): Expression<SqlBool>[] {
	return [
		...(grade === undefined ? [] : [row("grade", "=", grade)]),
		...(stage === undefined ? [] : [row("stage", "=", stage)]),
		...(source === undefined ? [] : [row("source", "=", source)]),
		...(clause === undefined ? [] : [row("clause", "=", clause)]),
		...(process === undefined ? [] : [row("process", "=", process)]),
		...(owner === undefined
			? []
			: [
					owner === ""
						? row("owner", "is", null)
						: row("owner", "is not distinct from", owner),
				]),
		...(dueBefore === undefined
			? []
			: [sql<boolean>`coalesce(${sql.ref("due_on")} < ${dueBefore}, false)`]),
	];
}

const listed = (row: Schema["finding"]): ListedFinding => ({
	room: row.room,
	programme: programmeId(row.programme),
	number: row.number,
	stage: row.stage,
	grade: row.grade,
	bodyGrade: row.body_grade,
	source: row.source,
	clause: row.clause as ClauseId,
	process: row.process as ProcessId | null,
	owner: row.owner,
	statement: row.statement,
	raisedOn: row.raised_on as LocalDate,
	dueOn: row.due_on as LocalDate | null,
	verifiedOn: row.verified_on as LocalDate | null,
	closedOn: row.closed_on as LocalDate | null,
});
