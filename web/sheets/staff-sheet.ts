import { type StaffSide, staffSides } from "../../domain/register/training.ts";
import { type Translate, translateTo } from "../locales/translate.ts";
import { sheetOfLines, type WrongLine } from "./gap-sheet.ts";
import { type Headings, readSheet, writeSheet } from "./sheet.ts";

/** Longest name or department, in characters. */
export const longestName = 120;
/** One sheet is one act: a larger organisation sends a sheet a department. */
export const mostPeople = 2_000;

/** Somebody as a line of the sheet names him. */
export interface StaffLine {
	readonly line: number;
	readonly name: string;
	readonly department: string;
	readonly side: StaffSide;
}

/** Somebody of the list whose name a line gives. */
export interface KnownStaff {
	readonly id: string;
	readonly name: string;
	readonly department: string;
}

export interface StaffSheet {
	/** Whom the list has. */
	readonly known: readonly string[];
	/** Whom it lacks. */
	readonly added: readonly StaffLine[];
	readonly wrong: readonly WrongLine[];
}

const columns = ["name", "department", "side"] as const;
type Column = (typeof columns)[number];

const tongues = [translateTo("en"), translateTo("zh")];

const headings = Object.fromEntries(
	columns.map((column) => [
		column,
		tongues.map((t) => t(`training.sheet.column.${column}`)),
	]),
) as unknown as Headings<Column>;

/** Full-width letters and signs are what they look like. */
const comparable = (text: string): string =>
	text.normalize("NFKC").trim().toLowerCase();

const sides: ReadonlyMap<string, StaffSide> = new Map(
	staffSides.flatMap((side): [string, StaffSide][] => [
		[side, side],
		...tongues.map((t): [string, StaffSide] => [
			comparable(t(`training.side.${side}`)),
			side,
		]),
	]),
);

/** What a sheet is for: the staff list itself, or who was at a session. */
export type StaffSheetFor = "list" | "attendance";

/**
 * Reads persons from a sheet: what is right is taken, what is not is named by its line. On a list somebody who stands there
 * already is a mistake; at a session he is who was there, and department and side are needed of those alone whom the list lacks.
 */
export function readStaffSheet(
	text: string,
	listed: readonly KnownStaff[],
	what: StaffSheetFor,
	t: Translate,
): StaffSheet {
	const reading = readSheet(
		text,
		headings,
		what === "list" ? columns : ["name"],
	);
	if (!reading.ok)
		return {
			known: [],
			added: [],
			wrong: [
				{
					line: 1,
					why: t("readiness.sheet.wrong.columns", {
						columns: reading.missing
							.map((column) => t(`training.sheet.column.${column}`))
							.join(t("terms.comma")),
					}),
					cells: [],
				},
			],
		};
	const byName = Map.groupBy(listed, ({ name }) => comparable(name));
	const seen = new Map<string, number>();
	const known: string[] = [];
	const added: StaffLine[] = [];
	const wrong: WrongLine[] = reading.brokenAt.map((line) => ({
		line,
		why: t("readiness.sheet.wrong.quote"),
		cells: [],
	}));
	for (const { line, cells } of reading.rows) {
		const read =
			known.length + added.length >= mostPeople
				? { why: t("training.sheet.wrong.tooMany", { count: mostPeople }) }
				: readLine(line, cells, byName, what, t);
		const key = "id" in read ? read.id : "name" in read ? keyOf(read) : "";
		const earlier = seen.get(key);
		if ("why" in read || earlier !== undefined)
			wrong.push({
				line,
				why:
					"why" in read
						? read.why
						: t("training.sheet.wrong.twice", { line: earlier ?? 0 }),
				cells: columns.map((column) => cells[column]),
			});
		else {
			seen.set(key, line);
			if ("id" in read) known.push(read.id);
			else added.push(read);
		}
	}
	return { known, added, wrong: wrong.sort((a, b) => a.line - b.line) };
}

const keyOf = ({
	name,
	department,
}: Pick<StaffLine, "name" | "department">): string =>
	JSON.stringify([comparable(name), comparable(department)]);

function readLine(
	line: number,
	cells: Readonly<Record<Column, string>>,
	byName: ReadonlyMap<string, readonly KnownStaff[]>,
	what: StaffSheetFor,
	t: Translate,
): StaffLine | KnownStaff | { readonly why: string } {
	const { name, department } = cells;
	const wrong = (
		why: "name" | "department" | "side" | "known" | "several" | "unknown",
	) => ({
		why: t(`training.sheet.wrong.${why}`, { name: short(name) }),
	});
	if (name === "") return wrong("name");
	if (name.length > longestName || department.length > longestName)
		return { why: t("readiness.sheet.wrong.long", { count: longestName }) };
	const called = byName.get(comparable(name)) ?? [];
	const meant =
		department === ""
			? called
			: called.filter((one) => keyOf(one) === keyOf({ name, department }));
	const [only] = meant;
	if (only && what === "list") return wrong("known");
	if (meant.length > 1) return wrong("several");
	if (only) return only;
	if (what === "attendance" && (department === "" || cells.side === ""))
		return wrong("unknown");
	if (department === "") return wrong("department");
	const side = sides.get(comparable(cells.side));
	return side ? { line, name, department, side } : wrong("side");
}

const short = (text: string): string =>
	text.length > 40 ? `${[...text].slice(0, 40).join("")}…` : text;

const headLine = (t: Translate): readonly string[] =>
	columns.map((column) => t(`training.sheet.column.${column}`));

/** @returns a template: its columns, and whoever is on the list. */
export const writeStaffSheet = (
	people: readonly {
		readonly name: string;
		readonly department: string;
		readonly side: StaffSide;
	}[],
	t: Translate,
): string =>
	writeSheet([
		headLine(t),
		...people.map(({ name, department, side }) => [
			name,
			department,
			t(`training.side.${side}`),
		]),
	]);

/** @returns the lines that could not be taken as a sheet of their own, to be put right and sent again. */
export const wrongStaffLines = (
	wrong: readonly WrongLine[],
	t: Translate,
): string => sheetOfLines(headLine(t), wrong);
