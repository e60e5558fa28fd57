import { type RawBuilder, sql, type Transaction } from "kysely";
import type { Schema } from "./schema.ts";

/** What becomes of a table's rows in a write. */
export type Writing =
	| {
			readonly to: keyof Schema;
			readonly insert: readonly Row[];
			/** Columns by which a row that is there already is known; its others are then overwritten. */
			readonly orUpdate?: readonly string[];
			/** What an overwritten row keeps or takes otherwise than from the new one. */
			readonly but?: Readonly<Record<string, RawBuilder<unknown>>>;
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
	const parts = writings.filter(isSomething).map(statementOf);
	const [only] = parts;
	if (!only) return;
	const named = parts.map(
		(part, place) => sql`${sql.ref(`w${place}`)} as (${part})`,
	);
	await sql`with ${sql.join(named)} select 1`.execute(transaction);
}

function isSomething(writing: Writing): boolean {
	if ("insert" in writing) return writing.insert.length > 0;
	return "remove" in writing ? writing.remove.length > 0 : true;
}

function statementOf(writing: Writing): RawBuilder<unknown> {
	if ("insert" in writing) return insertion(writing);
	return "remove" in writing ? removal(writing) : updating(writing);
}

function insertion({
	to,
	insert,
	orUpdate,
	but = {},
}: Extract<Writing, { insert: unknown }>): RawBuilder<unknown> {
	const columns = Object.keys(insert[0] ?? {});
	const overwritten = columns
		.filter((column) => !orUpdate?.includes(column))
		.map(
			(column) =>
				sql`${sql.ref(column)} = ${but[column] ?? sql`excluded.${sql.ref(column)}`}`,
		);
	const change =
		overwritten.length > 0
			? sql`do update set ${sql.join(overwritten)}`
			: sql`do nothing`;
	const conflict = orUpdate
		? sql` on conflict (${refs(orUpdate)}) ${change}`
		: sql``;
	return sql`insert into ${sql.table(to)} (${refs(columns)}) select ${refs(columns)} from ${recordsOf(to, insert)}${conflict}`;
}

function updating({
	to,
	update,
	where,
}: Extract<Writing, { update: unknown }>): RawBuilder<unknown> {
	const columns = Object.keys(update);
	return sql`update ${sql.table(to)} set (${refs(columns)}) = (select ${refs(columns)} from ${recordsOf(to, [update])}) where ${allOf(
		Object.entries(where).map(
			([column, value]) => sql`${sql.ref(column)} = ${value}`,
		),
	)}`;
}

function removal({
	to,
	remove,
}: Extract<Writing, { remove: unknown }>): RawBuilder<unknown> {
	const columns = Object.keys(remove[0] ?? {});
	return sql`delete from ${sql.table(to)} using ${recordsOf(to, remove)} as gone where ${allOf(
		columns.map(
			(column) =>
				sql`${sql.ref(`${to}.${column}`)} = ${sql.ref(`gone.${column}`)}`,
		),
	)}`;
}

const refs = (columns: readonly string[]) =>
	sql.join(columns.map((column) => sql.ref(column)));

const allOf = (conditions: readonly RawBuilder<unknown>[]) =>
	sql.join(conditions, sql` and `);

const recordsOf = (table: keyof Schema, rows: readonly Row[]) =>
	sql`json_populate_recordset(null::${sql.table(table)}, ${`[${rows.map(jsonOf).join()}]`})`;

/** What is JSON already goes in as it is. */
const jsonOf = (row: Row): string =>
	`{${Object.entries(row)
		.map(
			([column, value]) =>
				`${JSON.stringify(column)}:${jsonColumns.has(column) && value !== null ? value : JSON.stringify(value)}`,
		)
		.join()}}`;
