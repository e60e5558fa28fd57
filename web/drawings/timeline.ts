import { earlier, type LocalDate, later } from "../../domain/dates.ts";
import { sayDay, saySpan } from "../dates.ts";
import type { Translate } from "../locales/translate.ts";
import type { Cell, State, Table } from "../parts.ts";
import { drawStateName } from "./state-name.ts";
import { blank, type Svg, svg } from "./svg.ts";
import { drawTimeAxis } from "./time-axis.ts";
import { type Span, type TimeScale, timeScale } from "./time-scale.ts";

/** The phases of a programme over time: planned, actual and expected side by side. */
export interface Timeline {
	/** Tells this drawing from others on the page. */
	readonly id: string;
	readonly title: string;
	readonly today: LocalDate;
	readonly rows: readonly TimelineRow[];
}

export interface TimelineRow {
	readonly name: string;
	readonly state: State;
	readonly planned?: Span;
	/** Without an end it lasts until today. */
	readonly actual?: { readonly from: LocalDate; readonly to?: LocalDate };
	readonly expected?: Span;
}

const AXIS = 46;
const ROW = 44;

/**
 * Draws the timeline. Places are in per cent and sizes in pixels, so that one
 * drawing is read on a phone and on a wide screen with letters of one size.
 */
export function drawTimeline(timeline: Timeline, t: Translate): Svg {
	const { id, title, today } = timeline;
	const rows = datedRows(timeline);
	const scale = scaleOf(rows, today);
	const height = AXIS + rows.length * ROW + 8;
	return svg`<svg class="timeline" role="img" width="100%" height="${height}" aria-labelledby="${id}-title ${id}-desc">
		<title id="${id}-title">${title}</title>
		<desc id="${id}-desc">${describe(timeline, scale, t)}</desc>
		<defs><pattern id="${id}-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
			<line x1="0" y1="0" x2="0" y2="5" class="hatch"/>
		</pattern></defs>
		${drawTimeAxis(scale, height, t)}
		${rows.flatMap((row, n) => drawBars(row, AXIS + n * ROW, id, scale, today))}
		${todayLine(scale, today, height, t)}
		${rows.map((row, n) => drawName(row, AXIS + n * ROW, scale))}
	</svg>`;
}

/** @returns what the drawing shows, as the table that stands behind it. */
export function timelineTable(timeline: Timeline, t: Translate): Table {
	const span = (given: Span | undefined): Cell => ({
		text: given === undefined ? "–" : saySpan(given.from, given.to, t),
	});
	const actual = ({ actual: given }: TimelineRow): Cell => {
		if (given === undefined) return { text: "–" };
		if (given.to !== undefined) return span({ from: given.from, to: given.to });
		return { text: t("drawings.since", { day: sayDay(given.from, t) }) };
	};
	return {
		caption: timeline.title,
		columns: [
			{ label: t("drawings.phase") },
			{ label: t("drawings.state") },
			{ label: t("drawings.planned") },
			{ label: t("drawings.actual") },
			{ label: t("drawings.expected") },
		],
		rows: timeline.rows.map((row) => [
			{ text: row.name },
			{ state: row.state },
			span(row.planned),
			actual(row),
			span(row.expected),
		]),
	};
}

type DatedRow = TimelineRow & {
	readonly spans: readonly {
		readonly from: LocalDate;
		readonly to?: LocalDate;
	}[];
};

/** The phases that have a date at all; the table names the others too. */
const datedRows = ({ rows }: Timeline): DatedRow[] =>
	rows
		.map((row) => ({
			...row,
			spans: [row.planned, row.actual, row.expected].filter(
				(span) => span !== undefined,
			),
		}))
		.filter(({ spans }) => spans.length > 0);

function scaleOf(rows: readonly DatedRow[], today: LocalDate): TimeScale {
	let [from, to] = [today, today];
	for (const span of rows.flatMap(({ spans }) => spans)) {
		from = earlier(from, span.from);
		to = later(to, span.to ?? today);
	}
	return timeScale(from, to);
}

function describe(
	{ rows, today }: Timeline,
	scale: TimeScale,
	t: Translate,
): string {
	const current = rows.find(
		({ state }) => state === "active" || state === "late",
	);
	return [
		t("drawings.spans", { span: saySpan(scale.from, scale.to, t) }),
		t("drawings.todayIs", { day: sayDay(today, t) }),
		...(current === undefined
			? []
			: [t("drawings.underWay", { name: current.name })]),
	].join(" ");
}

function drawBars(
	{ state, planned, actual, expected }: DatedRow,
	top: number,
	id: string,
	scale: TimeScale,
	today: LocalDate,
): Svg[] {
	const lasting = actual && {
		from: actual.from,
		to: actual.to ?? later(today, actual.from),
	};
	return [
		planned === undefined
			? blank
			: svg`<rect ${across(scale, planned)} y="${top + 21}" height="16" class="planned" fill="url(#${id}-hatch)"/>`,
		expected === undefined
			? blank
			: svg`<rect ${across(scale, expected)} y="${top + 25}" height="8" class="expected"/>`,
		lasting === undefined
			? blank
			: svg`<rect ${across(scale, lasting)} y="${top + 25}" height="8" class="actual bar-${state}"/>`,
	];
}

function drawName(
	{ name, state, spans }: DatedRow,
	top: number,
	scale: TimeScale,
): Svg {
	const start = Math.min(...spans.map(({ from }) => scale.at(from)));
	const end = Math.max(...spans.map(({ from, to }) => scale.after(to ?? from)));
	return drawStateName(name, state, { start, end }, top);
}

const LEAST_WIDTH = 0.5;

/** The places of a bar, wide enough to be seen even for a single day. */
const across = (scale: TimeScale, { from, to }: Span): Svg => {
	const x = scale.at(from);
	const width = Math.max(scale.after(to) - x, LEAST_WIDTH).toFixed(2);
	return svg`x="${x}%" width="${width}%"`;
};

function todayLine(
	scale: TimeScale,
	today: LocalDate,
	height: number,
	t: Translate,
): Svg {
	const x = scale.at(today);
	const anchor = x < 15 ? "start" : x > 85 ? "end" : "middle";
	return svg`<line x1="${x}%" x2="${x}%" y1="16" y2="${height}" class="today"/>
		<text x="${x}%" y="11" text-anchor="${anchor}" class="today-word">${t("dates.today")}</text>`;
}
