import { CsvError, parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { GRADES } from "../../domain/rules/finding.ts";
import { languages } from "../locales/languages.ts";
import { type Translate, translateTo } from "../locales/translate.ts";
import {
	arrangedRounds,
	auditsBefore,
	editionCodes,
	editions,
	findingPlaces,
	findingSources,
	presentStates,
} from "./adopt-form.ts";
import { namedRoles } from "./start-programme-form.ts";

/** The columns of a file of certificates, in the order of the template; each has the name of a field of the form. */
export const adoptColumns = [
	"number",
	"body",
	"accreditation",
	"edition",
	"scope",
	"sites",
	"organisation",
	"name",
	"begins",
	"decided-on",
	"issued-on",
	"valid-until",
	"old-valid-until",
	"state",
	"state-since",
	...auditsBefore,
	"special",
	...arrangedRounds.flatMap(
		(round) => [`from-${round}`, `until-${round}`, `booking-${round}`] as const,
	),
	"findings",
	...namedRoles.flatMap((role) => [`name-${role}`, `email-${role}`] as const),
	"rules",
	"industry",
	"language",
	"zone",
	"id",
] as const;
export type AdoptColumn = (typeof adoptColumns)[number];

/** Without these no certificate can be adopted. */
const neededColumns: readonly AdoptColumn[] = [
	"number",
	"body",
	"scope",
	"organisation",
	"decided-on",
	"valid-until",
];

/** So many certificates are adopted with one file. */
export const mostLines = 500;
/** The largest text that is read, in characters: a line with everything in it is shorter than two thousand. */
export const mostCharacters = 1_000_000;

/** A line of a file, its cells by their columns as they were written. */
export interface CsvLine {
	/** Counted from one, the line of headings included; the first of a line that has breaks in its cells. */
	readonly line: number;
	readonly cells: Readonly<Partial<Record<AdoptColumn, string>>>;
	/** It has more cells than there are headings. */
	readonly tooLong: boolean;
}

/** What a file is not, in words, with the line where it was found. */
export type CsvReading =
	| { readonly ok: true; readonly lines: readonly CsvLine[] }
	| { readonly ok: false; readonly messages: readonly string[] };

const delimiters = [",", ";", "\t", "，", "；"] as const;

/** Headings are known in every language, however they are written: spaces, case, brackets and signs apart. */
const plain = (text: string): string =>
	text
		.normalize("NFKC")
		.toLowerCase()
		.replace(/[\s\p{P}\p{S}]+/gu, "");

const headings: ReadonlyMap<string, AdoptColumn> = new Map(
	adoptColumns.flatMap((column) => [
		[plain(column), column] as const,
		...languages.map(
			(language) =>
				[
					plain(translateTo(language)(`adopt.field.${column}`)),
					column,
				] as const,
		),
	]),
);

/** @returns what delimits the cells of the line of headings: whatever makes most of them known. */
function delimiterOf(text: string): (typeof delimiters)[number] {
	const [first = ""] = text.trimStart().split(/\r\n|\n|\r/, 1);
	const known = (delimiter: string) =>
		first.split(delimiter).filter((heading) => headings.has(plain(heading)))
			.length;
	return delimiters.reduce((best, delimiter) =>
		known(delimiter) > known(best) ? delimiter : best,
	);
}

/**
 * Reads a file of certificates: with commas, semicolons or tabs, with breaks in quoted cells, with headings in English or
 * Chinese.
 *
 * @returns its lines, or what keeps it from being read. Total: no text makes it throw.
 */
export function readAdoptCsv(text: string, t: Translate): CsvReading {
	const refused = (...messages: readonly string[]): CsvReading => ({
		ok: false,
		messages,
	});
	if (text.trim() === "") return refused(t("adopt.file.nothing"));
	if (text.length > mostCharacters)
		return refused(t("adopt.file.tooLarge", { most: mostLines }));
	let records: readonly RecordRead[];
	try {
		records = parse(text, {
			bom: true,
			delimiter: delimiterOf(text.replace(/^\uFEFF/, "")),
			info: true,
			raw: true,
			relax_column_count: true,
			skip_empty_lines: true,
			skip_records_with_empty_values: true,
			trim: true,
		}) as unknown as readonly RecordRead[];
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		return refused(sayUnreadable(error, t));
	}
	const [first, ...rest] = records;
	if (!first) return refused(t("adopt.file.nothing"));
	const read = columnsOf(first.record, t);
	if (!read.ok) return refused(...read.messages);
	if (rest.length === 0) return refused(t("adopt.file.noLines"));
	if (rest.length > mostLines)
		return refused(t("adopt.file.tooMany", { most: mostLines }));
	return {
		ok: true,
		lines: rest.map(({ record, info, raw }) => ({
			line: firstLineOf(info.lines, raw),
			cells: cellsOf(read.columns, record),
			tooLong: record.slice(read.columns.length).some((cell) => cell !== ""),
		})),
	};
}

interface RecordRead {
	readonly record: readonly string[];
	readonly info: { readonly lines: number };
	readonly raw: string;
}

/** A cell may hold breaks: the line is named where it begins. */
const firstLineOf = (last: number, raw: string): number =>
	Math.max(1, last - (raw.trim().match(/\r\n|\n|\r/g)?.length ?? 0));

function sayUnreadable(
	{ code, lines }: CsvError & { lines?: unknown },
	t: Translate,
) {
	const quotes = [
		"CSV_QUOTE_NOT_CLOSED",
		"CSV_INVALID_CLOSING_QUOTE",
		"INVALID_OPENING_QUOTE",
	].includes(code);
	return t("adopt.file.unreadable", {
		line: typeof lines === "number" ? lines : 1,
		why: t(quotes ? "adopt.file.openQuote" : "adopt.file.notCsv"),
	});
}

type Columns = readonly (AdoptColumn | null)[];

/** Which column each heading names; every mistake in them is said at once. */
function columnsOf(
	record: readonly string[],
	t: Translate,
):
	| { readonly ok: true; readonly columns: Columns }
	| { readonly ok: false; readonly messages: readonly string[] } {
	const columns = record.map((heading) => headings.get(plain(heading)) ?? null);
	const messages = record.flatMap((heading, place) => {
		const column = columns[place];
		if (plain(heading) === "") return [];
		if (!column) return [t("adopt.file.noHeading", { heading })];
		return columns.indexOf(column) < place
			? [t("adopt.file.twice", { heading })]
			: [];
	});
	const missing = neededColumns
		.filter((column) => !columns.includes(column))
		.map((column) =>
			t("adopt.file.missing", { heading: t(`adopt.field.${column}`) }),
		);
	const all = [...messages, ...missing];
	return all.length > 0 ? { ok: false, messages: all } : { ok: true, columns };
}

const cellsOf = (
	columns: Columns,
	record: readonly string[],
): CsvLine["cells"] =>
	Object.fromEntries(
		columns.flatMap((column, place) =>
			column ? [[column, record[place] ?? ""]] : [],
		),
	);

/** Codes, and how they are said in each language; what is none of them stays for the form to refuse. */
const words = (
	entries: readonly (readonly [code: string, key: string])[],
): ReadonlyMap<string, string> =>
	new Map(
		entries.flatMap(([code, key]) => [
			[plain(code), code] as const,
			...languages.map(
				(language) =>
					[plain(translateTo(language)(key as "adopt.none")), code] as const,
			),
		]),
	);

const chosen: Partial<Record<AdoptColumn, ReadonlyMap<string, string>>> = {
	state: words(presentStates.map((code) => [code, `adopt.state.${code}`])),
	begins: words(
		(["initial", "recert"] as const).map((code) => [
			code,
			`adopt.begins.${code}`,
		]),
	),
	rules: words(
		(["iso", "cnca"] as const).map((code) => [code, `start.rules.${code}`]),
	),
	industry: words(
		(["finance", "internet", "government", "other"] as const).map((code) => [
			code,
			`terms.industry.${code}`,
		]),
	),
	language: new Map([
		["en", "en"],
		["english", "en"],
		["英文", "en"],
		["英语", "en"],
		["zh", "zh"],
		["chinese", "zh"],
		["中文", "zh"],
	]),
	edition: new Map(
		editionCodes.flatMap((code) => [
			[plain(code), code] as const,
			[plain(editions[code]), code] as const,
		]),
	),
	...Object.fromEntries(
		arrangedRounds.map((round) => [
			`booking-${round}`,
			words(
				(["confirmed", "proposed"] as const).map((code) => [
					code,
					`adopt.booking.${code}`,
				]),
			),
		]),
	),
};
const grades = words(GRADES.map((code) => [code, `rules.grades.${code}`]));
const sources = words(
	findingSources.map((code) => [code, `adopt.source.${code}`]),
);

const isDay = (column: string): boolean =>
	/-on$|until|since|^from-|^surveillance-|^recertification$/.test(column);

/** @returns a day as spreadsheets and people write it, as `2027-05-12`; anything else as it is. */
export function normalDay(text: string): string {
	const [, year, month, day] =
		/^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text) ??
		/^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
		[];
	return year && month && day
		? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`
		: text;
}

/** What a line is as a form, and what could not be brought into it. */
export interface LineAsForm {
	readonly typed: Readonly<Record<string, string>>;
	readonly problems: readonly {
		readonly column: AdoptColumn;
		readonly message: string;
	}[];
}

/** @returns a line as the form's fields, choices said in words by their codes, days as forms have them. */
export function formOfLine(
	{ cells }: CsvLine,
	guessed: Readonly<Record<string, string>>,
	t: Translate,
): LineAsForm {
	const typed: Record<string, string> = { ...guessed };
	for (const [column, written] of Object.entries(cells)) {
		if (written === "" || column === "findings") continue;
		const choices = chosen[column as AdoptColumn];
		typed[column] = choices
			? (choices.get(plain(written)) ?? written)
			: isDay(column)
				? normalDay(written)
				: column === "special"
					? written
							.split(/[\s,;，；、]+/)
							.map(normalDay)
							.join(" ")
					: written;
	}
	const findings = findingsOf(cells.findings ?? "", t);
	return {
		typed: { ...typed, ...findings.typed },
		problems: findings.problems.map((message) => ({
			column: "findings",
			message,
		})),
	};
}

/** The open findings of one cell, one a line: grade | clause | last day of the audit | audit | what was found. */
function findingsOf(cell: string, t: Translate) {
	const typed: Record<string, string> = {};
	const problems: string[] = [];
	const lines = cell
		.split(/\r\n|[\n\r]/)
		.map((line) => line.trim())
		.filter(Boolean);
	if (lines.length > findingPlaces.length)
		problems.push(
			t("adopt.wrong.findingsTooMany", { most: findingPlaces.length }),
		);
	for (const [index, line] of lines.slice(0, findingPlaces.length).entries()) {
		const place = index + 1;
		const [grade = "", clause = "", day = "", source = "", ...statement] = line
			.split(/[|｜]/)
			.map((part) => part.trim());
		const known = {
			grade: grades.get(plain(grade)),
			source: sources.get(plain(source)),
		};
		if (!known.grade || !known.source || statement.join("") === "") {
			problems.push(t("adopt.wrong.findingLine", { line: place }));
			continue;
		}
		typed[`grade-${place}`] = known.grade;
		typed[`clause-${place}`] = clause;
		typed[`found-on-${place}`] = normalDay(day);
		typed[`source-${place}`] = known.source;
		typed[`statement-${place}`] = statement.join(" | ");
	}
	return { typed, problems };
}

/** @returns the column that a field of the form came from. */
export const columnOfField = (field: string): AdoptColumn | null =>
	/^(grade|clause|found-on|source|statement)-\d$/.test(field)
		? "findings"
		: (adoptColumns as readonly string[]).includes(field)
			? (field as AdoptColumn)
			: null;

/** @returns lines as a file with the headings of the reader's language; nothing in it is changed. */
export const writeAdoptCsv = (
	lines: readonly CsvLine["cells"][],
	t: Translate,
): string => {
	const columns = adoptColumns.filter(
		(column) =>
			neededColumns.includes(column) ||
			lines.some((cells) => (cells[column] ?? "") !== ""),
	);
	return stringify([
		columns.map((column) => t(`adopt.field.${column}`)),
		...lines.map((cells) => columns.map((column) => cells[column] ?? "")),
	]);
};

/** @returns the template: every column, and nothing below it. */
export const adoptTemplate = (t: Translate): string =>
	`\uFEFF${stringify([adoptColumns.map((column) => t(`adopt.field.${column}`))], { record_delimiter: "windows" })}`;

/**
 * @param bytes a file as it was sent: UTF-8, UTF-16 with its mark, or GB 18030, as spreadsheets in China write it.
 * @returns its text.
 */
export function textOfFile(bytes: Uint8Array): string {
	const decoded = (encoding: string, fatal: boolean) =>
		new TextDecoder(encoding, { fatal }).decode(bytes);
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded("utf-16le", false);
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded("utf-16be", false);
	try {
		return decoded("utf-8", true);
	} catch {
		return decoded("gb18030", false);
	}
}
