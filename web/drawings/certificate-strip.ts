import { type LocalDate, later } from "../../domain/dates.ts";
import { sayDay, saySpan } from "../dates.ts";
import type { Translate } from "../locales/translate.ts";
import type { State, Table } from "../parts.ts";
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
	readonly windows: readonly (Span & {
		readonly name: string;
		readonly kind: "surveillance" | "recertification";
		readonly state: State;
	})[];
}

const HEIGHT = 118;
const BAR_TOP = 46;
const BAR = 18;

/** Draws the strip: time gone by is shaded, windows stand on it, today is a line. */
export function drawCertificateStrip(
	strip: CertificateStrip,
	t: Translate,
): Svg {
	const { id, title, today, issued, expires, windows } = strip;
	const scale = timeScale(issued, lastDay(strip));
	const end = scale.after(expires);
	const gone = Math.min(scale.at(today), end);
	return svg`<svg class="strip" role="img" width="100%" height="${HEIGHT}" aria-labelledby="${id}-title ${id}-desc">
		<title id="${id}-title">${title}</title>
		<desc id="${id}-desc">${describe(strip, t)}</desc>
		<rect x="0" y="${BAR_TOP}" width="${gone}%" height="${BAR}" class="gone"/>
		<rect x="0" y="${BAR_TOP}" width="${end}%" height="${BAR}" class="term"/>
		${monthTicks(scale, 12).map((day) => yearTick(scale, day))}
		${windows.map((window) => drawWindow(scale, window))}
		<line x1="${scale.at(today)}%" x2="${scale.at(today)}%" y1="16" y2="${BAR_TOP + BAR + 8}" class="today"/>
		<text x="${scale.at(today)}%" y="11" text-anchor="${anchorAt(scale.at(today))}" class="today-word">${t("dates.today")}</text>
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

/** Windows and today may lie beyond the expiry: a certificate can be restored for a while. */
const lastDay = ({ expires, today, windows }: CertificateStrip): LocalDate =>
	windows.reduce((last, { to }) => later(last, to), later(expires, today));

const describe = (
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

/** Surveillance is named above the bar, recertification below it: on a phone they would meet. */
function drawWindow(
	scale: TimeScale,
	{ name, kind, state, from, to }: CertificateStrip["windows"][number],
): Svg {
	const x = scale.at(from);
	const width = Math.max(scale.after(to) - x, LEAST_WIDTH);
	const middle = x + width / 2;
	const y = kind === "surveillance" ? BAR_TOP - 12 : BAR_TOP + BAR + 20;
	return svg`<rect x="${x}%" width="${width.toFixed(2)}%" y="${BAR_TOP - 4}" height="${BAR + 8}" class="window bar-${state}"/>
		<text x="${anchored(x, middle, x + width)}%" y="${y}" text-anchor="${anchorAt(middle)}" class="name">${name}</text>`;
}

const anchorAt = (x: number): "start" | "middle" | "end" =>
	x < 15 ? "start" : x > 78 ? "end" : "middle";

function anchored(left: number, middle: number, right: number): number {
	const anchor = anchorAt(middle);
	return anchor === "start" ? left : anchor === "end" ? right : middle;
}
