import { daysBetween } from "../../domain/dates.ts";
import type { Translate } from "../locales/translate.ts";
import { blank, type Svg, svg } from "./svg.ts";
import { monthTicks, type TimeScale } from "./time-scale.ts";

/** Up to here the axis names quarters, beyond it years. */
const QUARTERS_UP_TO_DAYS = 760;

/**
 * Draws the years, and within a short span the quarters, as lines down the
 * drawing with their names on top.
 */
export function drawTimeAxis(
	scale: TimeScale,
	height: number,
	t: Translate,
): Svg[] {
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
