/**
 * Legal dates. A certificate date is a local calendar date in the programme's
 * time zone, not an instant; it is the last local day still in time, and what
 * follows if it is missed begins at the start of the next day.
 *
 * Months and years are counted from the anchor, never chained, and end on the
 * month's last day where the anchor's day does not exist: 31 January + 1 month
 * is 28 February, + 2 months is 31 March.
 */
import { Temporal } from "temporal-polyfill";
import { type Instant, instantOf } from "./instants.ts";

export {
	compareInstants,
	earlierInstant,
	epochMillisOf,
	type Instant,
	instantOf,
	laterInstant,
	parseInstant,
} from "./instants.ts";

/** A calendar day without a time zone, `2026-11-30`. */
export type LocalDate = string & { readonly __brand: "LocalDate" };

/** The name of a time zone of the IANA database, `Asia/Shanghai`. */
export type TimeZone = string & { readonly __brand: "TimeZone" };

/**
 * The years a date of a programme can lie in. A year outside them is a slip
 * of the hand (0206 for 2026), and what is counted from a year inside them
 * still has a year of four digits, so that dates compare as their texts do.
 */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2999;
const EARLIEST = "0001-01-01" as LocalDate;
const LATEST = "9999-12-31" as LocalDate;

/** The day a text names, or undefined unless it is `YYYY-MM-DD` and real. */
export function parseLocalDate(text: string): LocalDate | undefined {
	if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
	const year = Number(text.slice(0, 4));
	if (year < FIRST_YEAR || year > LAST_YEAR) return undefined;
	try {
		return Temporal.PlainDate.from(text).toString() as LocalDate;
	} catch {
		return undefined;
	}
}

const knownZones = new Map<string, TimeZone>();

/**
 * The time zone a name stands for, as the IANA database writes it
 * (`asia/shanghai` gives `Asia/Shanghai`), or undefined. A bare offset such
 * as `+08:00` is no time zone: it does not know when clocks are changed.
 */
export function parseTimeZone(text: string): TimeZone | undefined {
	const known = knownZones.get(text);
	if (known !== undefined) return known;
	if (!/^[A-Za-z][A-Za-z0-9_+/-]*$/.test(text)) return undefined;
	try {
		const zone = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(
			text,
		).timeZoneId as TimeZone;
		// Only the one true spelling is kept, so the cache ends with the database.
		knownZones.set(zone, zone);
		return zone;
	} catch {
		return undefined;
	}
}

/** `n` months after the anchor (before it, when negative). */
export function addMonths(anchor: LocalDate, n: number): LocalDate {
	return moved(anchor, { months: Math.trunc(n) });
}

/** `n` days after the date (before it, when negative). */
export function addDays(date: LocalDate, n: number): LocalDate {
	return dayAt(dayNumber(date) + Math.trunc(n));
}

const dayMs = 86_400_000;

/** Days since 1 January 1970. A day is as long as any other where no clock is asked: plain numbers do, and are quick. */
const dayNumber = (date: LocalDate): number =>
	Date.parse(`${date}T00:00:00Z`) / dayMs;

function dayAt(number: number): LocalDate {
	if (number > dayNumber(LATEST)) return LATEST;
	if (!(number >= dayNumber(EARLIEST))) return EARLIEST;
	return new Date(number * dayMs).toISOString().slice(0, 10) as LocalDate;
}

/** `n` years after the anchor: 29 February + 1 year is 28 February. */
export function addYears(anchor: LocalDate, n: number): LocalDate {
	return moved(anchor, { years: Math.trunc(n) });
}

function moved(
	date: LocalDate,
	by: { years?: number; months?: number },
): LocalDate {
	const forward = Object.values(by).every((n) => n >= 0);
	try {
		const plain = Temporal.PlainDate.from(date).add(by);
		if (plain.year < 1) return EARLIEST;
		if (plain.year > 9999) return LATEST;
		return plain.toString() as LocalDate;
	} catch {
		return forward ? LATEST : EARLIEST;
	}
}

/** Days from `a` to `b`: 1 from one day to the next, negative backwards. */
export function daysBetween(a: LocalDate, b: LocalDate): number {
	return dayNumber(b) - dayNumber(a);
}

/** Negative when `a` is the earlier day, zero when they are the same. */
export function compareDates(a: LocalDate, b: LocalDate): -1 | 0 | 1 {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}

/** The earlier of two days. */
export function earlier(a: LocalDate, b: LocalDate): LocalDate {
	return a <= b ? a : b;
}

/** The later of two days. */
export function later(a: LocalDate, b: LocalDate): LocalDate {
	return a >= b ? a : b;
}

/**
 * The whole months counted from `a` that `b` has reached, and the days left
 * over: `addDays(addMonths(a, months), days)` is `b`. Both are negative or
 * zero when `b` is before `a`.
 */
export function monthsAndDaysBetween(
	a: LocalDate,
	b: LocalDate,
): { readonly months: number; readonly days: number } {
	const step = a <= b ? 1 : -1;
	const calendarMonths =
		(Number(b.slice(0, 4)) - Number(a.slice(0, 4))) * 12 +
		(Number(b.slice(5, 7)) - Number(a.slice(5, 7)));
	const reached = addMonths(a, calendarMonths);
	const beyond = step === 1 ? reached > b : reached < b;
	const months = beyond ? calendarMonths - step : calendarMonths;
	return { months, days: daysBetween(addMonths(a, months), b) };
}

/**
 * The first moment of a local day: midnight, or the first moment after it
 * where clocks jump over midnight. A day the zone left out (Pacific/Apia,
 * 30 December 2011) begins where the day after it begins.
 */
export function startOfDay(date: LocalDate, zone: TimeZone): Instant {
	return instantOf(
		Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds,
	);
}

/** The first moment that is no longer the day: the start of the next one. */
export function endOfDay(date: LocalDate, zone: TimeZone): Instant {
	return startOfDay(addDays(date, 1), zone);
}

/**
 * A time of day on a local day. A time that clocks jump over comes as much
 * later as they jump; a time that comes twice is the first of the two. Hours
 * and minutes outside a day are taken as its nearest.
 */
export function atTime(
	date: LocalDate,
	hour: number,
	minute: number,
	zone: TimeZone,
): Instant {
	const plainTime = Temporal.PlainTime.from({ hour, minute });
	return instantOf(
		Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime })
			.epochMilliseconds,
	);
}

/** The local day an instant falls on in the zone. */
export function localDateOf(instant: Instant, zone: TimeZone): LocalDate {
	return Temporal.Instant.fromEpochMilliseconds(Date.parse(instant))
		.toZonedDateTimeISO(zone)
		.toPlainDate()
		.toString() as LocalDate;
}

/** Monday 1 to Sunday 7. */
export function weekdayOf(date: LocalDate): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
	// The first of the numbered days was a Thursday.
	const sinceMonday = (((dayNumber(date) + 3) % 7) + 7) % 7;
	return (sinceMonday + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

/** Whether the day is a Saturday or a Sunday. */
export function isWeekend(date: LocalDate): boolean {
	return weekdayOf(date) >= 6;
}

/**
 * The day itself when people work on it, else the next one on which they do.
 * It moves reminders, never a legal date. Where a whole year is holiday, the
 * day stays.
 */
export function nextWorkingDay(
	date: LocalDate,
	isHoliday: (day: LocalDate) => boolean,
): LocalDate {
	for (let n = 0; n <= 366; n++) {
		const day = addDays(date, n);
		if (!isWeekend(day) && !isHoliday(day)) return day;
	}
	return date;
}
