import { Temporal } from "temporal-polyfill";
import {
	daysBetween,
	type Instant,
	type LocalDate,
	localDateOf,
	type TimeZone,
	weekdayOf,
} from "../domain/dates.ts";
import type { Translate } from "./locales/translate.ts";

/**
 * How days and moments are said. Today is always handed in, for it is the
 * programme's today: a rehearsal has its own.
 */

/** Up to here a span is counted in days, then in months, then in years. */
const MOST_DAYS = 60;
const MOST_MONTHS = 24;
const DAYS_A_MONTH = 30.4375;

/** @returns `Wed 3 Mar 2027`, `2027年3月3日（周三）`. */
export const sayDay = (date: LocalDate, t: Translate): string =>
	t("dates.day", wordsOf(date, t));

/** @returns the day without its year where that is today's: `Wed 3 Mar`. */
export const sayShortDay = (
	date: LocalDate,
	today: LocalDate,
	t: Translate,
): string =>
	date.slice(0, 4) === today.slice(0, 4)
		? t("dates.dayThisYear", wordsOf(date, t))
		: sayDay(date, t);

/** @returns `Wed 3 Mar 2027, in 9 days`, `2027年3月3日（周三），9天后`. */
export const sayDate = (
	date: LocalDate,
	today: LocalDate,
	t: Translate,
): string =>
	t("dates.withRelation", {
		day: sayDay(date, t),
		relation: sayRelation(date, today, t),
	});

/** @returns how far a day is from today: `in 9 days`, `yesterday`, `in about 3 years`. */
export function sayRelation(
	date: LocalDate,
	today: LocalDate,
	t: Translate,
): string {
	const days = daysBetween(today, date);
	if (days === 0) return t("dates.today");
	if (days === 1) return t("dates.tomorrow");
	if (days === -1) return t("dates.yesterday");
	const ahead = days > 0;
	const count = Math.abs(days);
	if (count <= MOST_DAYS)
		return t(ahead ? "dates.inDays" : "dates.daysAgo", { count });
	const months = Math.round(count / DAYS_A_MONTH);
	if (months < MOST_MONTHS)
		return t(ahead ? "dates.inMonths" : "dates.monthsAgo", { count: months });
	return t(ahead ? "dates.inYears" : "dates.yearsAgo", {
		count: Math.round(months / 12),
	});
}

/** @returns `9 days late` for a day that is past, else how far it still is. */
export function sayDue(due: LocalDate, today: LocalDate, t: Translate): string {
	const late = daysBetween(due, today);
	return late > 0
		? t("dates.daysLate", { count: late })
		: sayRelation(due, today, t);
}

/** @returns `Thu 20 May 2027, 09:00` as clocks in the zone show it. */
export function sayMoment(
	instant: Instant,
	zone: TimeZone,
	t: Translate,
): string {
	const { hour, minute } =
		Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
	return t("dates.withTime", {
		day: sayDay(localDateOf(instant, zone), t),
		time: `${twoDigits(hour)}:${twoDigits(minute)}`,
	});
}

/** @returns `Mar 2027`, `2027年3月`. */
export const sayMonth = (date: LocalDate, t: Translate): string =>
	t("dates.monthOfYear", wordsOf(date, t));

/** @returns `Mon 1 Mar 2027 to Fri 12 Mar 2027`. */
export const saySpan = (from: LocalDate, to: LocalDate, t: Translate): string =>
	t("dates.span", { from: sayDay(from, t), to: sayDay(to, t) });

const twoDigits = (n: number): string => String(n).padStart(2, "0");

function wordsOf(date: LocalDate, t: Translate) {
	const month = Number(date.slice(5, 7)) as Month;
	return {
		weekday: t(`dates.weekday.${weekdayOf(date)}`),
		day: Number(date.slice(8)),
		month: t(`dates.month.${month}`),
		year: Number(date.slice(0, 4)),
	};
}

type Month = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;
