import {
	daysBetween,
	earlier,
	type LocalDate,
	later,
} from "../../domain/dates.ts";
import { sayDay, saySpan } from "../dates.ts";
import type { Translate } from "../locales/translate.ts";
import type { Cell, State, Table } from "../parts.ts";
import { markShape } from "./mark.ts";
import { blank, type Svg, svg } from "./svg.ts";
import {
	monthTicks,
	type Span,
	type TimeScale,
	timeScale,
} from "./time-scale.ts";

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
const LABEL_LEFT_OF = 55;
/** Up to here the axis names quarters, beyond it years. */
const QUARTERS_UP_TO_DAYS = 760;

/**
 * Draws the timeline. Places are in per cent and sizes in pixels, so that one
 * drawing is read on a phone and on a wide screen with letters of one size.
 */
export function drawTimeline(timeline: Timeline, t: Translate): Svg {
	const { id, title, today, rows } = timeline;
	const scale = scaleOf(timeline);
	const height = AXIS + rows.length * ROW + 8;
	return svg`<svg class="timeline" role="img" width="100%" height="${height}" aria-labelledby="${id}-title ${id}-desc">
		<title id="${id}-title">${title}</title>
		<desc id="${id}-desc">${describe(timeline, scale, t)}</desc>
		<defs><pattern id="${id}-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
			<line x1="0" y1="0" x2="0" y2="5" class="hatch"/>
		</pattern></defs>
		${axis(scale, height, t)}
		${rows.map((row, n) => drawRow(row, AXIS + n * ROW, id, scale, today))}
		${todayLine(scale, today, height, t)}
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

function scaleOf({ rows, today }: Timeline): TimeScale {
	let [from, to] = [today, today];
	for (const { planned, actual, expected } of rows)
		for (const span of [planned, actual, expected]) {
			if (span === undefined) continue;
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

function axis(scale: TimeScale, height: number, t: Translate): Svg[] {
	const short = daysBetween(scale.from, scale.to) <= QUARTERS_UP_TO_DAYS;
	const years = monthTicks(scale, 12).map((day) => day.slice(0, 4));
	const firstYear = scale.from.slice(0, 4);
	const ticks = monthTicks(scale, short ? 3 : 12).map((day) => {
		const newYear = day.slice(5, 7) === "01";
		const label = newYear
			? day.slice(0, 4)
			: t(`dates.month.${Number(day.slice(5, 7)) as 4 | 7 | 10}`);
		return svg`<line x1="${scale.at(day)}%" x2="${scale.at(day)}%" y1="20" y2="${height}" class="${newYear ? "year" : "quarter"}"/>
			<svg x="${scale.at(day)}%" y="0" overflow="visible"><text x="4" y="32" class="axis">${label}</text></svg>`;
	});
	// The year in which it begins is named at the edge, if there is room.
	const edge =
		years.includes(firstYear) || firstTickTooNear(scale, short)
			? blank
			: svg`<text x="0" y="32" class="axis">${firstYear}</text>`;
	return [edge, ...ticks];
}

function firstTickTooNear(scale: TimeScale, short: boolean): boolean {
	const first = monthTicks(scale, short ? 3 : 12)[0];
	return first !== undefined && scale.at(first) < 12;
}

function drawRow(
	row: TimelineRow,
	top: number,
	id: string,
	scale: TimeScale,
	today: LocalDate,
): Svg {
	const { name, state, planned, actual, expected } = row;
	const parts: Svg[] = [];
	if (planned !== undefined)
		parts.push(
			svg`<rect ${across(scale, planned)} y="${top + 21}" height="16" class="planned" fill="url(#${id}-hatch)"/>`,
		);
	if (expected !== undefined)
		parts.push(
			svg`<rect ${across(scale, expected)} y="${top + 25}" height="8" class="expected"/>`,
		);
	if (actual !== undefined)
		parts.push(
			svg`<rect ${across(scale, { from: actual.from, to: actual.to ?? later(today, actual.from) })} y="${top + 25}" height="8" class="actual bar-${state}"/>`,
		);
	const first = [planned, actual, expected].find((span) => span !== undefined);
	return svg`${parts}${first === undefined ? blank : label(name, state, top, scale, row)}`;
}

/** The name stands over its bars, and to the left of their end where they are far to the right. */
function label(
	name: string,
	state: State,
	top: number,
	scale: TimeScale,
	{ planned, actual, expected }: TimelineRow,
): Svg {
	const spans = [planned, actual, expected].filter(
		(span) => span !== undefined,
	);
	const start = Math.min(...spans.map(({ from }) => scale.at(from)));
	const end = Math.max(...spans.map(({ from, to }) => scale.after(to ?? from)));
	if (start < LABEL_LEFT_OF)
		return svg`<svg x="${start}%" y="${top}" overflow="visible"><g transform="translate(0 2)">${markShape(state)}</g><text x="22" y="15" class="name">${name}</text></svg>`;
	return svg`<svg x="${end}%" y="${top}" overflow="visible"><g transform="translate(-16 2)">${markShape(state)}</g><text x="-22" y="15" text-anchor="end" class="name">${name}</text></svg>`;
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
