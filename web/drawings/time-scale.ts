import { addDays, daysBetween, type LocalDate } from "../../domain/dates.ts";

/** Where a day stands between the left and the right edge of a drawing, in per cent. */
export interface TimeScale {
	readonly from: LocalDate;
	readonly to: LocalDate;
	/** @returns the start of the day; days outside stand at the edge. */
	at(date: LocalDate): number;
	/** @returns the end of the day. */
	after(date: LocalDate): number;
}

/** A span of days, both of them within it. */
export interface Span {
	readonly from: LocalDate;
	readonly to: LocalDate;
}

/** @param from the first day shown. @param to the last day shown. */
export function timeScale(from: LocalDate, to: LocalDate): TimeScale {
	const length = daysBetween(from, to) + 1;
	const at = (date: LocalDate): number => {
		const share = (daysBetween(from, date) / length) * 100;
		return Math.round(Math.min(Math.max(share, 0), 100) * 100) / 100;
	};
	return { from, to, at, after: (date) => at(addDays(date, 1)) };
}

/** @returns the first days of the months in the scale, every so many months from January on. */
export function monthTicks(scale: TimeScale, every: 1 | 3 | 12): LocalDate[] {
	const ticks: LocalDate[] = [];
	const last = Number(scale.to.slice(0, 4));
	for (let year = Number(scale.from.slice(0, 4)); year <= last; year++)
		for (let month = 1; month <= 12; month += every) {
			const day = `${year}-${String(month).padStart(2, "0")}-01` as LocalDate;
			if (day >= scale.from && day <= scale.to) ticks.push(day);
		}
	return ticks;
}
