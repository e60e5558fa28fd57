import { type ClauseId, isClauseId } from "../../domain/clauses/clauses.ts";
import type { PersonId } from "../../domain/ids.ts";
import { type ProcessId, processIds } from "../../domain/processes.ts";
import {
	type Comparison,
	type MetricPeriod,
	metricPeriodIds,
} from "../../domain/register/metric.ts";
import { type Translate, translateTo } from "../locales/translate.ts";
import type { WrongLine } from "./gap-sheet.ts";
import { type Headings, readSheet, writeSheet } from "./sheet.ts";

const columns = [
	"service",
	"name",
	"target",
	"unit",
	"period",
	"source",
	"owner",
	"department",
	"clauses",
	"process",
] as const;
type Column = (typeof columns)[number];

/** Longest cell, in characters. */
const longest = 300;

const tongues = [translateTo("en"), translateTo("zh")];

const headings = Object.fromEntries(
	columns.map((column) => [column, tongues.map((t) => t(`metrics.${column}`))]),
) as unknown as Headings<Column>;

/** A metric as a line of the sheet gives it. */
export interface MetricLine {
	readonly line: number;
	readonly service: string;
	readonly name: string;
	readonly comparison: Comparison;
	readonly target: number;
	readonly unit: string;
	readonly period: MetricPeriod;
	readonly source: string;
	readonly owner: PersonId;
	readonly department: string;
	readonly clauses: readonly ClauseId[];
	readonly process: ProcessId | null;
}

export interface MetricBounds {
	/** @returns the person of that address or name; undefined when nobody, or more than one, is called so. */
	readonly personCalled: (text: string) => PersonId | undefined;
	/** @returns whether he can want a service level for a business department. */
	readonly mayOwn: (person: PersonId) => boolean;
	readonly t: Translate;
}

/** Reads metrics from a sheet: what is right is taken, what is not is named by its line. */
export function readMetricSheet(
	text: string,
	bounds: MetricBounds,
): {
	readonly taken: readonly MetricLine[];
	readonly wrong: readonly WrongLine[];
} {
	const { t } = bounds;
	const reading = readSheet(text, headings, [...needed]);
	if (!reading.ok)
		return {
			taken: [],
			wrong: [
				{
					line: 1,
					why: t("metrics.import.columns", {
						columns: reading.missing
							.map((column) => t(`metrics.${column}`))
							.join(t("terms.comma")),
					}),
					cells: [],
				},
			],
		};
	const taken: MetricLine[] = [];
	const wrong: WrongLine[] = reading.brokenAt.map((line) => ({
		line,
		why: t("metrics.import.quote"),
		cells: [],
	}));
	for (const { line, cells } of reading.rows) {
		const read = readLine(line, cells, bounds);
		if ("why" in read)
			wrong.push({
				line,
				why: read.why,
				cells: columns.map((column) => cells[column]),
			});
		else taken.push(read);
	}
	return { taken, wrong: wrong.sort((a, b) => a.line - b.line) };
}

const needed = columns.filter(
	(column) => column !== "clauses" && column !== "process",
);

function readLine(
	line: number,
	cells: Readonly<Record<Column, string>>,
	{ personCalled, mayOwn, t }: MetricBounds,
): MetricLine | { readonly why: string } {
	const blank = needed.find((column) => cells[column] === "");
	if (blank)
		return {
			why: t("metrics.import.blank", { column: t(`metrics.${blank}`) }),
		};
	if (columns.some((column) => cells[column].length > longest))
		return { why: t("metrics.import.long", { count: longest }) };
	const aim = targetIn(cells.target);
	if (!aim) return { why: t("metrics.import.target", { text: cells.target }) };
	const period = metricPeriodIds.find((id) =>
		[id, ...tongues.map((tongue) => tongue(`metrics.periods.${id}`))].includes(
			plain(cells.period),
		),
	);
	if (!period)
		return {
			why: t("metrics.import.period", {
				text: cells.period,
				periods: metricPeriodIds
					.map((id) => t(`metrics.periods.${id}`))
					.join(t("terms.comma")),
			}),
		};
	const owner = personCalled(cells.owner);
	if (!owner) return { why: t("metrics.import.owner", { text: cells.owner }) };
	if (!mayOwn(owner))
		return { why: t("metrics.import.fromIt", { text: cells.owner }) };
	const clauses = cells.clauses.split(/[\s,;，；、]+/).filter((each) => each);
	const strange = clauses.find((clause) => !isClauseId(clause));
	if (strange) return { why: t("metrics.import.clause", { text: strange }) };
	const { service, name, unit, source, department } = cells;
	return {
		line,
		...{ service, name, unit, source, department, period, owner },
		...aim,
		clauses: clauses.filter(isClauseId),
		process: processCalled(cells.process),
	};
}

const plain = (text: string): string =>
	text.normalize("NFKC").trim().toLowerCase();

/** `≥ 99.9`, `>= 99.9`, `at least 99.9` or `不低于 99.9`; and the other way round. */
function targetIn(
	text: string,
): { readonly comparison: Comparison; readonly target: number } | undefined {
	const [, sign = "", number = ""] =
		/^(.*?)\s*(-?\d+(?:\.\d+)?)$/.exec(plain(text)) ?? [];
	const comparison = (["at-least", "at-most"] as const).find((id) =>
		[
			...(id === "at-least" ? ["≥", ">="] : ["≤", "<="]),
			...tongues.map((t) => t(`metrics.comparison.${id}`)),
		].includes(sign),
	);
	return comparison ? { comparison, target: Number(number) } : undefined;
}

const processCalled = (text: string): ProcessId | null =>
	processIds.find((id) =>
		[id, ...tongues.map((t) => plain(t(`processes.name.${id}`)))].includes(
			plain(text),
		),
	) ?? null;

/** @returns the sheet with its heading. */
export const writeMetricSheet = (
	rows: readonly (readonly string[])[],
	t: Translate,
): string =>
	writeSheet([columns.map((column) => t(`metrics.${column}`)), ...rows]);

/** @returns the lines that could not be taken, to be put right and sent again. */
export const wrongMetricLines = (
	wrong: readonly WrongLine[],
	t: Translate,
): string =>
	writeMetricSheet(
		wrong.filter(({ cells }) => cells.length > 0).map(({ cells }) => cells),
		t,
	)
		.replace(/^\ufeff/, "")
		.replaceAll("\r\n", "\n");
