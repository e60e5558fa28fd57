import { addDays, compareDates, type LocalDate, weekdayOf } from "./dates.ts";
import type { Absence } from "./substitutes.ts";

/** On which days somebody works, within a span of days; beyond it only his weekend is known. */
export interface WorkCalendar {
	/** Monday 1 to Sunday 7. */
	readonly weekend: readonly number[];
	/** Days of the week on which nobody works. */
	readonly off: readonly LocalDate[];
	/** Days of the weekend that are worked. */
	readonly worked: readonly LocalDate[];
}

/** Both days included. */
export type Span = Absence;

export const mondayToFriday: WorkCalendar = {
	weekend: [6, 7],
	off: [],
	worked: [],
};

/** Days that an organisation or a person has off, or works, whatever the country says. */
export interface OwnDays extends Span {
	readonly worked: boolean;
}

/** So many spans of own days can be kept. */
export const mostOwnDays = 100;
/** One span is at most so long: a sabbatical is an absence. */
export const longestOwnDays = 62;

export const isWorkingDay = (
	{ weekend, off, worked }: WorkCalendar,
	day: LocalDate,
): boolean =>
	worked.includes(day) ||
	(!weekend.includes(weekdayOf(day)) && !off.includes(day));

/** Where nobody works for a year, days count as they come. */
const longestPause = 366;

/** @returns the `count`-th working day after `day`; `count` is 1 or more. */
export function workingDaysAfter(
	calendar: WorkCalendar,
	day: LocalDate,
	count: number,
): LocalDate {
	let left = count;
	let next = day;
	for (let pause = 0; left > 0; pause += 1) {
		next = addDays(next, 1);
		if (isWorkingDay(calendar, next) || pause >= longestPause) {
			left -= 1;
			pause = 0;
		}
	}
	return next;
}

const within = ({ from, until }: Span, day: LocalDate): boolean =>
	compareDates(from, day) <= 0 && compareDates(day, until) <= 0;

/** @returns the days of the first span that lie in the second, too. */
export function daysOf({ from, until }: Span, of: Span): readonly LocalDate[] {
	const days: LocalDate[] = [];
	for (let day = from; compareDates(day, until) <= 0; day = addDays(day, 1))
		if (within(of, day)) days.push(day);
	return days;
}

/** @returns the calendar with own days laid over it, the later word over the earlier one. */
export const withOwnDays = (
	calendar: WorkCalendar,
	own: readonly OwnDays[],
	span: Span,
): WorkCalendar =>
	own.reduce<WorkCalendar>((known, { worked, ...days }) => {
		const said = daysOf(days, span);
		const others = (list: readonly LocalDate[]) =>
			list.filter((day) => !said.includes(day));
		const isWeekend = (day: LocalDate) =>
			known.weekend.includes(weekdayOf(day));
		return {
			weekend: known.weekend,
			off: worked
				? others(known.off)
				: [
						...others(known.off),
						...said.filter((day) => !isWeekend(day)),
					].sort(),
			worked: worked
				? [...others(known.worked), ...said.filter(isWeekend)].sort()
				: others(known.worked),
		};
	}, calendar);
