import { CompiledQuery, type Transaction } from "kysely";
import type { Schema } from "./schema.ts";

/** What becomes of a table's rows in a write. */
export type Writing =
	| {
			readonly to: keyof Schema;
			readonly insert: readonly Row[];
			/** Columns by which a row that is there already is known; its others are then overwritten. */
			readonly orUpdate?: readonly string[];
			/** In SQL, what an overwritten row keeps or takes otherwise than from the new one. */
			readonly but?: Readonly<Record<string, string>>;
	  }
	| {
			readonly to: keyof Schema;
			readonly update: Row;
			readonly where: Readonly<Record<string, string>>;
	  }
	| {
			readonly to: keyof Schema;
			/** Rows to delete, each by the columns that name it. */
			readonly remove: readonly Readonly<Record<string, string>>[];
	  };

/** A row by its columns; values of jsonb columns are JSON already. */
type Row = Readonly<Record<string, string | number | boolean | null>>;

/** Columns that hold jsonb, in whatever table. */
const jsonColumns: ReadonlySet<string> = new Set([
	"answer",
	"data",
	"next",
	"order",
	"own_next",
	"state",
	"view",
]);

/**
 * Writes rows of several tables in one statement. Rows travel as one JSON text a table, so that the statement reads the same
 * whatever their number: it is parsed and planned once. No two writings may touch the same row.
 */
export async function writeTogether(
	transaction: Transaction<Schema>,
	writings: readonly Writing[],
): Promise<void> {
	const values: string[] = [];
	const valued = (value: string) => `$${values.push(value)}`;
	const parts = writings
		.filter(isSomething)
		.map((writing, place) => `w${place} as (${statementOf(writing, valued)})`);
	if (parts.length === 0) return;
	await transaction.executeQuery(
		CompiledQuery.raw(`with ${parts.join(", ")} select 1`, values),
	);
}

function isSomething(writing: Writing): boolean {
	if ("insert" in writing) return writing.insert.length > 0;
	return "remove" in writing ? writing.remove.length > 0 : true;
}

/** Makes a value a parameter, and names it. */
type Valued = (value: string) => string;

function statementOf(writing: Writing, valued: Valued): string {
	if ("insert" in writing) return insertion(writing, valued);
	return "remove" in writing
		? removal(writing, valued)
		: updating(writing, valued);
}

function insertion(
	{ to, insert, orUpdate, but = {} }: Extract<Writing, { insert: unknown }>,
	valued: Valued,
): string {
	const columns = Object.keys(insert[0] ?? {});
	const list = listOf(columns);
	const overwritten = columns
		.filter((column) => !orUpdate?.includes(column))
		.map(
			(column) =>
				`${quoted(column)} = ${but[column] ?? `excluded.${quoted(column)}`}`,
		);
	const change =
		overwritten.length > 0
			? `do update set ${overwritten.join(", ")}`
			: "do nothing";
	const conflict = orUpdate
		? ` on conflict (${listOf(orUpdate)}) ${change}`
		: "";
	return `insert into ${to} (${list}) select ${list} from ${recordsOf(to, insert, valued)}${conflict}`;
}

function updating(
	{ to, update, where }: Extract<Writing, { update: unknown }>,
	valued: Valued,
): string {
	const list = listOf(Object.keys(update));
	const conditions = Object.entries(where).map(
		([column, value]) => `${quoted(column)} = ${valued(value)}`,
	);
	return `update ${to} set (${list}) = (select ${list} from ${recordsOf(to, [update], valued)}) where ${conditions.join(" and ")}`;
}

function removal(
	{ to, remove }: Extract<Writing, { remove: unknown }>,
	valued: Valued,
): string {
	const conditions = Object.keys(remove[0] ?? {}).map(
		(column) => `${to}.${quoted(column)} = gone.${quoted(column)}`,
	);
	return `delete from ${to} using ${recordsOf(to, remove, valued)} as gone where ${conditions.join(" and ")}`;
}

const quoted = (column: string) => `"${column}"`;

const listOf = (columns: readonly string[]) => columns.map(quoted).join(", ");

const recordsOf = (
	table: keyof Schema,
	rows: readonly Row[],
	valued: Valued,
): string =>
	`json_populate_recordset(null::${table}, ${valued(`[${rows.map(jsonOf).join()}]`)})`;

/** What is JSON already goes in as it is. */
const jsonOf = (row: Row): string =>
	`{${Object.entries(row)
		.map(
			([column, value]) =>
				`${JSON.stringify(column)}:${jsonColumns.has(column) && value !== null ? value : JSON.stringify(value)}`,
		)
		.join()}}`;
