import { CsvError, parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";

/** A row of a sheet: its cells by the column they stand in, and the line of the file it begins on, counted from 1. */
export interface SheetRow<Column extends string> {
	readonly line: number;
	readonly cells: Readonly<Record<Column, string>>;
}

export type SheetReading<Column extends string> =
	| {
			readonly ok: true;
			readonly rows: readonly SheetRow<Column>[];
			/** Lines that begin a quote which is never closed: they could not be read. */
			readonly brokenAt: readonly number[];
	  }
	/** No line names the columns, or one that is needed is not there. */
	| { readonly ok: false; readonly missing: readonly Column[] };

/** What each column may be called; as people write it, in whatever case. */
export type Headings<Column extends string> = Readonly<
	Record<Column, readonly string[]>
>;

interface Line {
	readonly at: number;
	readonly cells: readonly string[];
}

/**
 * Reads a sheet by the names of its columns, in whatever order they stand: separated by commas, semicolons or tabs, with
 * quoted cells that hold lines of their own. A quote that is never closed costs its own line alone.
 *
 * @param needed columns without which nothing can be read.
 */
export function readSheet<Column extends string>(
	text: string,
	headings: Headings<Column>,
	needed: readonly NoInfer<Column>[],
): SheetReading<Column> {
	const columns = Object.keys(headings) as Column[];
	const clean = text.replace(/\r\n?/g, "\n").replaceAll("\0", "");
	const placesIn = (head: Line | undefined) =>
		new Map(
			columns.map((column) => [
				column,
				(head?.cells ?? []).findIndex((cell) =>
					headings[column].some((name) => plain(name) === plain(cell)),
				),
			]),
		);
	const named = ([head]: readonly Line[]) =>
		[...placesIn(head).values()].filter((place) => place >= 0).length;
	const [best] = [",", ";", "\t"]
		.map((delimiter) => linesIn(clean, delimiter))
		.sort((a, b) => named(b.lines) - named(a.lines));
	const { lines, brokenAt } = best ?? { lines: [], brokenAt: [] };
	const [head, ...others] = lines;
	const places = placesIn(head);
	const missing = needed.filter((column) => (places.get(column) ?? -1) < 0);
	if (missing.length > 0) return { ok: false, missing };
	const rows = others.map(({ at, cells }) => ({
		line: at,
		cells: Object.fromEntries(
			columns.map((column) => [
				column,
				unguarded((cells[places.get(column) ?? -1] ?? "").trim()),
			]),
		) as Record<Column, string>,
	}));
	return {
		ok: true,
		rows: rows.filter(({ cells }) =>
			Object.values(cells).some((cell) => cell !== ""),
		),
		brokenAt,
	};
}

/** Beyond so many broken lines the file is no sheet. */
const mostBroken = 50;

function linesIn(
	text: string,
	delimiter: string,
): { readonly lines: readonly Line[]; readonly brokenAt: readonly number[] } {
	const all = text.split("\n");
	const lines: Line[] = [];
	const brokenAt: number[] = [];
	let from = 0;
	while (from < all.length && brokenAt.length < mostBroken) {
		const end = readOn(all.slice(from).join("\n"), delimiter, from, lines);
		if (end === null) break;
		const broken = all.findIndex(
			(line, place) => place >= end && line.trim() !== "",
		);
		if (broken < 0) break;
		brokenAt.push(broken + 1);
		from = broken + 1;
	}
	return { lines, brokenAt };
}

interface Parsed {
	readonly record: readonly string[];
	readonly raw: string;
	readonly info: { readonly lines: number };
}

/**
 * Reads from line `from` (counted from 0) on into `lines`.
 *
 * @returns null at the end of the text; else how many lines of the whole were read before a quote that is never closed.
 */
function readOn(
	text: string,
	delimiter: string,
	from: number,
	lines: Line[],
): number | null {
	let read = from;
	try {
		parse(text, {
			delimiter,
			bom: true,
			info: true,
			raw: true,
			record_delimiter: "\n",
			relax_column_count: true,
			relax_quotes: true,
			on_record: (parsed: unknown) => {
				const { record, raw } = parsed as Parsed;
				// The line break that ends a record belongs to it.
				const height = raw.replace(/\n$/, "").split("\n").length;
				lines.push({ at: read + 1, cells: record });
				read += height;
				return null;
			},
		});
		return null;
	} catch (error) {
		if (error instanceof CsvError) return read;
		throw error;
	}
}

const plain = (name: string): string =>
	name
		.normalize("NFKC")
		.trim()
		.toLowerCase()
		.replace(/[*\s_-]+/g, " ");

/** A cell that begins like a formula would be worked out by a spreadsheet: an apostrophe before it keeps it a text. */
const formula = /^'*[=+\-@＝＋－＠]/;
const guarded = (text: string): string =>
	formula.test(text) ? `'${text}` : text;
const unguarded = (text: string): string =>
	text.startsWith("'") && formula.test(text) ? text.slice(1) : text;

/**
 * @returns a sheet that spreadsheets open as it is meant: UTF-8 with a byte order mark, and no cell that they would work out.
 */
export const writeSheet = (rows: readonly (readonly string[])[]): string =>
	stringify(
		rows.map((cells) => cells.map(guarded)),
		{ bom: true, record_delimiter: "\r\n", quoted_match: /[\r\n]/ },
	);
