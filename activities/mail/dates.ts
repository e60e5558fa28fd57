/**
 * Dates as a reader says them. The words stand in the catalogues, so a mail
 * sent again after an upgrade of Node still has the bytes it had.
 */

import { Temporal } from "temporal-polyfill";
import {
	type Instant,
	type LocalDate,
	localDateOf,
	type TimeZone,
	weekdayOf,
} from "../../domain/dates.ts";
import { fill } from "./fill.ts";
import type { Words } from "./words.ts";

/** @returns the day with its weekday: `Wed 3 Mar 2027`, `2027年3月3日（周三）`. */
export function dayIn(words: Words, date: LocalDate): string {
	const [year, month, day] = date.split("-").map(Number) as [
		number,
		number,
		number,
	];
	return fill(words.calendar.day, {
		year,
		month: words.calendar.months.split(" ")[month - 1],
		day,
		weekday: words.calendar.weekdays.split(" ")[weekdayOf(date) - 1],
	});
}

/** @returns the point in time as clocks in `zone` show it, to the minute: `Wed 3 Mar 2027, 09:00 (UTC+08:00)`. */
export function momentIn(
	words: Words,
	instant: Instant,
	zone: TimeZone,
): string {
	const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
	return fill(words.calendar.moment, {
		day: dayIn(words, localDateOf(instant, zone)),
		time: local.toPlainTime().toString({ smallestUnit: "minute" }),
		offset: `UTC${local.offset}`,
	});
}
