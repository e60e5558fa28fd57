import {
	type ClauseId,
	clauseIds,
	isClauseId,
} from "../../domain/clauses/clauses.ts";
import { type LocalDate, parseLocalDate } from "../../domain/dates.ts";
import type { PersonId } from "../../domain/ids.ts";
import {
	type GapLevel,
	gapLevels,
	isGap,
} from "../../domain/register/rating.ts";
import { type Translate, translateTo } from "../locales/translate.ts";
import { type Headings, readSheet, writeSheet } from "./sheet.ts";

/** Longest note or action, in characters. */
export const longestNote = 2_000;

/** A clause as a line of the sheet rates it. */
export interface GapLine {
	readonly line: number;
	readonly clause: ClauseId;
	readonly level: GapLevel;
	readonly note: string;
	readonly what: string;
	readonly owner: PersonId | null;
	readonly dueOn: LocalDate | null;
}

/** A line that could not be taken, as it was written, and why. */
export interface WrongLine {
	readonly line: number;
	readonly why: string;
	readonly cells: readonly string[];
}

export interface GapSheet {
	readonly taken: readonly GapLine[];
	readonly wrong: readonly WrongLine[];
}

const columns = [
	"clause",
	"title",
	"level",
	"note",
	"what",
	"owner",
	"due",
] as const;
type Column = (typeof columns)[number];

const tongues = [translateTo("en"), translateTo("zh")];

/** Whatever language the page is read in: a colleague's template may be in the other. */
const headings = Object.fromEntries(
	columns.map((column) => [
		column,
		tongues.map((t) => t(`readiness.sheet.column.${column}`)),
	]),
) as unknown as Headings<Column>;

/** Full-width letters and signs are what they look like. */
const comparable = (text: string): string =>
	text.normalize("NFKC").trim().toLowerCase();

/** What people write for a level: its word in either language, its code, or its number from 0 to 3. */
const levels: ReadonlyMap<string, GapLevel> = new Map(
	gapLevels.flatMap((level, number): [string, GapLevel][] => [
		[level, level],
		[String(number), level],
		...tongues.map((t): [string, GapLevel] => [
			comparable(t(`readiness.level.${level}`)),
			level,
		]),
	]),
);

/** What a line's cells are checked against. */
export interface SheetBounds {
	readonly today: LocalDate;
	/** @returns the person of that address or name; undefined when nobody, or more than one, is called so. */
	readonly personCalled: (text: string) => PersonId | undefined;
	readonly t: Translate;
}

/**
 * Reads ratings from a sheet: what is right is taken, what is not is named by its line. Lines on which nothing is rated are
 * passed over, so that a template may be filled in by several persons, each his part.
 */
export function readGapSheet(text: string, bounds: SheetBounds): GapSheet {
	const { t } = bounds;
	const reading = readSheet(text, headings, ["clause", "level"]);
	if (!reading.ok)
		return {
			taken: [],
			wrong: [
				{
					line: 1,
					why: t("readiness.sheet.wrong.columns", {
						columns: reading.missing
							.map((column) => t(`readiness.sheet.column.${column}`))
							.join(t("terms.comma")),
					}),
					cells: [],
				},
			],
		};
	const taken = new Map<ClauseId, GapLine>();
	const wrong: WrongLine[] = reading.brokenAt.map((line) => ({
		line,
		why: t("readiness.sheet.wrong.quote"),
		cells: [],
	}));
	for (const { line, cells } of reading.rows) {
		if (cells.level === "" && cells.note === "" && cells.what === "") continue;
		const read = readLine(line, cells, bounds);
		const earlier = "clause" in read ? taken.get(read.clause) : undefined;
		if ("why" in read || earlier)
			wrong.push({
				line,
				why:
					"why" in read
						? read.why
						: t("readiness.sheet.wrong.twice", { line: earlier?.line ?? 0 }),
				cells: columns.map((column) => cells[column]),
			});
		else taken.set(read.clause, read);
	}
	return {
		taken: [...taken.values()],
		wrong: wrong.sort((a, b) => a.line - b.line),
	};
}

function readLine(
	line: number,
	cells: Readonly<Record<Column, string>>,
	{ today, personCalled, t }: SheetBounds,
): GapLine | { readonly why: string } {
	const clause = clauseIn(cells.clause);
	if (!clause)
		return {
			why: t("readiness.sheet.wrong.clause", { clause: short(cells.clause) }),
		};
	const level = levels.get(comparable(cells.level));
	if (!level)
		return {
			why: /^(n\/?a|not applicable|不适用|无)$/i.test(cells.level)
				? t("readiness.sheet.wrong.notApplicable")
				: t("readiness.sheet.wrong.level", {
						level: short(cells.level),
						levels: gapLevels
							.map((each) => t(`readiness.level.${each}`))
							.join(t("terms.comma")),
					}),
		};
	const owner = cells.owner === "" ? null : personCalled(cells.owner);
	if (owner === undefined)
		return {
			why: t("readiness.sheet.wrong.owner", { owner: short(cells.owner) }),
		};
	const dueOn = cells.due === "" ? null : dayIn(cells.due);
	if (dueOn === undefined)
		return { why: t("readiness.sheet.wrong.due", { due: short(cells.due) }) };
	if (dueOn !== null && dueOn < today)
		return { why: t("readiness.sheet.wrong.past", { due: short(cells.due) }) };
	if (cells.note.length > longestNote || cells.what.length > longestNote)
		return { why: t("readiness.sheet.wrong.long", { count: longestNote }) };
	if (!isGap(level) && (cells.what !== "" || owner !== null || dueOn !== null))
		return { why: t("readiness.sheet.wrong.metWithAction") };
	const { note, what } = cells;
	return { line, clause, level, note, what, owner, dueOn };
}

/** Spreadsheets take 4.1 for a number, and 10.10 for 10.1: what is shown is what counts, with or without a sign before it. */
function clauseIn(text: string): ClauseId | undefined {
	const [found] = /\d+(?:\.\d+)+/.exec(text.normalize("NFKC")) ?? [];
	return found !== undefined && isClauseId(found) ? found : undefined;
}

/** `2027-03-01`, `2027/3/1` or `2027年3月1日`, as spreadsheets write days. */
function dayIn(text: string): LocalDate | undefined {
	const [, year = "", month = "", day = ""] =
		/^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(
			text.normalize("NFKC"),
		) ?? [];
	return parseLocalDate(
		`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`,
	);
}

const short = (text: string): string =>
	text.length > 40 ? `${[...text].slice(0, 40).join("")}…` : text;

/** What the template says of a clause already. */
export interface Prefilled {
	readonly level: GapLevel;
	readonly note: string;
}

const headLine = (t: Translate): readonly string[] =>
	columns.map((column) => t(`readiness.sheet.column.${column}`));

/** @returns the template with every clause, and what its reader has rated already. */
export const writeGapSheet = (
	rated: ReadonlyMap<ClauseId, Prefilled>,
	t: Translate,
): string =>
	writeSheet([
		headLine(t),
		...clauseIds.map((clause) => {
			const known = rated.get(clause);
			return [
				clause,
				t(`clauses.title.${clause}`),
				known ? t(`readiness.level.${known.level}`) : "",
				known?.note ?? "",
				"",
				"",
				"",
			];
		}),
	]);

/** @returns the lines that could not be taken as a sheet of their own, to be put right and sent again. */
export const wrongLinesAsSheet = (
	wrong: readonly WrongLine[],
	t: Translate,
): string => sheetOfLines(headLine(t), wrong);

/** @returns lines under their heading as text for a field; nothing where no line has a cell. */
export const sheetOfLines = (
	head: readonly string[],
	wrong: readonly WrongLine[],
): string => {
	const lines = wrong.filter(({ cells }) => cells.length > 0);
	return lines.length === 0
		? ""
		: writeSheet([head, ...lines.map(({ cells }) => cells)])
				.replace(/^\ufeff/, "")
				.replaceAll("\r\n", "\n");
};
