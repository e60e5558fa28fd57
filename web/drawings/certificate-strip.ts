import { type LocalDate, later } from "../../domain/dates.ts";
import { sayDay, saySpan } from "../dates.ts";
import type { Translate } from "../locales/translate.ts";
import type { State, Table } from "../parts.ts";
import { drawStateName } from "./state-name.ts";
import { type Svg, svg } from "./svg.ts";
import {
	monthTicks,
	type Span,
	type TimeScale,
	timeScale,
} from "./time-scale.ts";

/** The three years of a certificate, with the windows in which it is audited again. */
export interface CertificateStrip {
	/** Tells this drawing from others on the page. */
	readonly id: string;
	readonly title: string;
	readonly today: LocalDate;
	readonly issued: LocalDate;
	/** The last day it is in force. */
	readonly expires: LocalDate;
	readonly windows: readonly Window[];
}

/** The days within which an audit has to be held. */
export interface Window extends Span {
	readonly name: string;
	readonly state: State;
}

const BAR_TOP = 46;
const BAR = 18;
const HEIGHT = 142;

/** Names take turns on three lines, one above the bar and two below: on a phone they would meet. */
const nameLines = [BAR_TOP - 27, BAR_TOP + BAR + 8, BAR_TOP + BAR + 30];

/** Draws the strip: time gone by is shaded, windows stand on it, today is a line. */
export function drawCertificateStrip(
	strip: CertificateStrip,
	t: Translate,
): Svg {
	const { id, title, today, issued, expires, windows } = strip;
	const scale = stripScale(strip);
	const end = scale.after(expires);
	const gone = Math.min(scale.at(today), end);
	return svg`<svg class="strip" role="img" width="100%" height="${HEIGHT}" aria-labelledby="${id}-title ${id}-desc">
		<title id="${id}-title">${title}</title>
		<desc id="${id}-desc">${describeStrip(strip, t)}</desc>
		<rect x="0" y="${BAR_TOP}" width="${gone}%" height="${BAR}" class="gone"/>
		<rect x="0" y="${BAR_TOP}" width="${end}%" height="${BAR}" class="term"/>
		${monthTicks(scale, 12).map((day) => yearTick(scale, day))}
		${windows.map((window) => drawWindow(scale, window))}
		${todayLine(scale, today, t)}
		${windows.map((window, n) => drawName(scale, window, n))}
		<text x="0" y="${HEIGHT - 4}" class="axis">${sayDay(issued, t)}</text>
		<text x="${end}%" y="${HEIGHT - 4}" text-anchor="end" class="axis">${sayDay(expires, t)}</text>
	</svg>`;
}

/** @returns what the strip shows, as the table that stands behind it. */
export const certificateStripTable = (
	strip: CertificateStrip,
	t: Translate,
): Table => ({
	caption: strip.title,
	columns: [
		{ label: t("drawings.what") },
		{ label: t("drawings.state") },
		{ label: t("drawings.when") },
	],
	rows: [
		...strip.windows.map(({ name, state, from, to }) => [
			{ text: name },
			{ state },
			{ text: saySpan(from, to, t) },
		]),
		[
			{ text: t("drawings.certificate") },
			{ text: "–" },
			{ text: saySpan(strip.issued, strip.expires, t) },
		],
	],
});

/** @returns where days stand between the two edges of the strip. */
export const stripScale = (strip: CertificateStrip): TimeScale =>
	timeScale(strip.issued, lastDay(strip));

/** Windows and today may lie beyond the expiry: a certificate can be restored for a while. */
const lastDay = ({ expires, today, windows }: CertificateStrip): LocalDate =>
	windows.reduce((last, { to }) => later(last, to), later(expires, today));

/** @returns from when to when the certificate is in force, and what day it is. */
export const describeStrip = (
	{ issued, expires, today }: CertificateStrip,
	t: Translate,
): string =>
	[
		t("drawings.inForce", { span: saySpan(issued, expires, t) }),
		t("drawings.todayIs", { day: sayDay(today, t) }),
	].join(" ");

const yearTick = (scale: TimeScale, day: LocalDate): Svg =>
	svg`<line x1="${scale.at(day)}%" x2="${scale.at(day)}%" y1="${BAR_TOP}" y2="${BAR_TOP + BAR}" class="year"/>
		<svg x="${scale.at(day)}%" y="0" overflow="visible"><text x="4" y="${BAR_TOP + 13}" class="axis in-bar">${day.slice(0, 4)}</text></svg>`;

const LEAST_WIDTH = 0.6;

/** @returns where a window begins and ends, in per cent; never too narrow to be seen. */
export const placeOfWindow = (scale: TimeScale, { from, to }: Span) => {
	const start = scale.at(from);
	return { start, end: Math.max(scale.after(to), start + LEAST_WIDTH) };
};

function drawWindow(scale: TimeScale, window: Window): Svg {
	const { start, end } = placeOfWindow(scale, window);
	const width = (end - start).toFixed(2);
	return svg`<rect x="${start}%" width="${width}%" y="${BAR_TOP - 4}" height="${BAR + 8}" class="window bar-${window.state}"/>`;
}

const drawName = (scale: TimeScale, window: Window, n: number): Svg =>
	drawStateName(
		window.name,
		window.state,
		placeOfWindow(scale, window),
		nameLines[n % nameLines.length] ?? 0,
	);

function todayLine(scale: TimeScale, today: LocalDate, t: Translate): Svg {
	const x = scale.at(today);
	const anchor = x < 15 ? "start" : x > 85 ? "end" : "middle";
	return svg`<line x1="${x}%" x2="${x}%" y1="16" y2="${BAR_TOP + BAR + 8}" class="today"/>
		<text x="${x}%" y="11" text-anchor="${anchor}" class="today-word">${t("dates.today")}</text>`;
}
