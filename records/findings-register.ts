import { type SelectQueryBuilder, sql } from "kysely";
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

/** So many rows are looked at for one page: a filter that few rows pass makes pages shorter, never slower. */
const mostLooked = 2_000;

const due = sql<string>`coalesce(finding.due_on, 'infinity')`;
const raised = sql<string>`finding.raised_on`;

/**
 * @returns a page of the findings that the person may see, and where the next page begins. One range of an index is read, and
 * ends after so many rows: a page costs the same over ten programmes and over ten thousand (see home.ts).
 */
export async function listFindings(
	database: Database,
	sight: Sight,
	filter: FindingFilter,
	{
		after,
		limit,
	}: { readonly after: FindingCursor | null; readonly limit: number },
): Promise<{
	readonly findings: readonly ListedFinding[];
	readonly next: FindingCursor | null;
}> {
	const { kind, programmes, many } = sight;
	const few = fewProgrammes(programmes, many, filter.programme);
	if (few?.length === 0) return { findings: [], next: null };
	const { open, sort } = filter;
	const day = sort === "due" ? due : raised;
	const direction = sort === "due" ? ("asc" as const) : ("desc" as const);
	const place = {
		kind,
		open,
		day: after?.day ?? (sort === "due" ? "-infinity" : "infinity"),
		room: after?.room ?? (sort === "due" ? "" : "~"),
	};
	const all = database
		.selectFrom("finding")
		.selectAll()
		.select(sql<string>`${day}::text`.as("day"));
	const looked =
		few === null
			? all
					.where(behindPlace(sort, day, place))
					.orderBy("programme_kind", direction)
					.orderBy("open", direction)
					.orderBy(day, direction)
					.orderBy("room", direction)
					.limit(mostLooked)
			: // Set apart by its offset: a few programmes' own rows are read first, then put in order.
				all
					.where("programme", "in", [...few])
					.where(behindPlace(sort, day, place))
					.offset(0);
	const rows = await narrowed(
		database
			.selectFrom(looked.as("finding"))
			.selectAll("finding")
			.where("programme_kind", "=", kind)
			.where("open", "=", open)
			.$if(few === null && programmes !== null, (query) =>
				query.where(hasToDoWith(sight, "finding.programme")),
			),
		filter,
	)
		.orderBy("day", direction)
		.orderBy("room", direction)
		.limit(limit + 1)
		.execute();
	const shown = rows.slice(0, limit);
	const last = rows.length > limit ? shown.at(-1) : undefined;
	return {
		findings: shown.map(listed),
		next: last
			? { day: last.day, room: last.room }
			: few === null
				? await behind(looked, kind, open)
				: null,
	};
}

interface Place extends FindingCursor {
	readonly kind: string;
	readonly open: boolean;
}

const behindPlace = (
	sort: FindingFilter["sort"],
	by: typeof due,
	{ kind, open, day, room }: Place,
) =>
	sort === "due"
		? sql<boolean>`(programme_kind, open, ${by}, room) > (${kind}, ${open}, ${day}::date, ${room})`
		: sql<boolean>`(programme_kind, open, ${by}, room) < (${kind}, ${open}, ${day}::date, ${room})`;

type Looked = SelectQueryBuilder<
	Schema,
	"finding",
	Schema["finding"] & { readonly day: string }
>;

/** Where as many rows were looked at as may be, the next page begins behind the last of them. */
async function behind(
	looked: Looked,
	kind: string,
	open: boolean,
): Promise<FindingCursor | null> {
	const last = await looked
		.offset(mostLooked - 1)
		.limit(1)
		.executeTakeFirst();
	return last && last.programme_kind === kind && last.open === open
		? { day: last.day, room: last.room }
		: null;
}

/** The programmes that are asked one by one; null where each row is looked at. */
function fewProgrammes(
	programmes: Sight["programmes"],
	many: boolean,
	asked: string | undefined,
): readonly string[] | null {
	if (asked !== undefined)
		return programmes === null || many || programmes.includes(asked)
			? [asked]
			: [];
	return programmes === null || many ? null : programmes;
}

function narrowed<Columns>(
	query: SelectQueryBuilder<
		Schema & { finding: Schema["finding"] & { readonly day: string } },
		"finding",
		Columns
	>,
	filter: FindingFilter,
) {
	const { grade, stage, source, clause, process, owner, dueBefore } = filter;
	return query
		.$if(grade !== undefined, (q) => q.where("grade", "=", grade as Grade))
		.$if(stage !== undefined, (q) =>
			q.where("stage", "=", stage as FindingStage),
		)
		.$if(source !== undefined, (q) => q.where("source", "=", source as never))
		.$if(clause !== undefined, (q) => q.where("clause", "=", clause ?? ""))
		.$if(process !== undefined, (q) => q.where("process", "=", process ?? ""))
		.$if(owner === "", (q) => q.where("owner", "is", null))
		.$if(owner !== undefined && owner !== "", (q) =>
			q.where("owner", "=", owner ?? ""),
		)
		.$if(dueBefore !== undefined, (q) =>
			q.where("due_on", "<", dueBefore ?? ""),
		);
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
