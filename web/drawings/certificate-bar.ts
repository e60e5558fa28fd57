import { saySpan } from "../dates.ts";
import type { Translate } from "../locales/translate.ts";
import {
	type CertificateStrip,
	describeStrip,
	placeOfWindow,
	stripScale,
} from "./certificate-strip.ts";
import { type Svg, svg } from "./svg.ts";
import { monthTicks } from "./time-scale.ts";

const HEIGHT = 26;
const TOP = 6;
const BAR = 14;

/**
 * Draws the three years small enough for a row of a list: the same bar, windows and line of today, with their names where they
 * are listened to.
 */
export function drawCertificateBar(strip: CertificateStrip, t: Translate): Svg {
	const { id, title, today, expires, windows } = strip;
	const scale = stripScale(strip);
	const end = scale.after(expires);
	const gone = Math.min(scale.at(today), end);
	const named = windows.map(
		({ name, state, from, to }) =>
			`${t("drawings.windowSays", {
				name,
				state: t(`shell.state.${state}`),
				span: saySpan(from, to, t),
			})}`,
	);
	return svg`<svg class="strip bar" role="img" width="100%" height="${HEIGHT}" aria-labelledby="${id}-title ${id}-desc">
		<title id="${id}-title">${title}</title>
		<desc id="${id}-desc">${[describeStrip(strip, t), ...named].join(" ")}</desc>
		<rect x="0" y="${TOP}" width="${gone}%" height="${BAR}" class="gone"/>
		<rect x="0" y="${TOP}" width="${end}%" height="${BAR}" class="term"/>
		${monthTicks(scale, 12).map((day) => svg`<line x1="${scale.at(day)}%" x2="${scale.at(day)}%" y1="${TOP}" y2="${TOP + BAR}" class="year"/>`)}
		${windows.map((window) => {
			const { start, end } = placeOfWindow(scale, window);
			return svg`<rect x="${start}%" width="${(end - start).toFixed(2)}%" y="${TOP - 3}" height="${BAR + 6}" class="window bar-${window.state}"/>`;
		})}
		<line x1="${scale.at(today)}%" x2="${scale.at(today)}%" y1="0" y2="${HEIGHT}" class="today"/>
	</svg>`;
}
