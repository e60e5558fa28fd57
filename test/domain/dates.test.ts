import { describe, expect, test } from "vitest";
import {
	addDays,
	addMonths,
	addYears,
	atTime,
	compareDates,
	compareInstants,
	daysBetween,
	earlier,
	earlierInstant,
	endOfDay,
	epochMillisOf,
	type Instant,
	instantOf,
	isWeekend,
	type LocalDate,
	later,
	laterInstant,
	localDateOf,
	monthsAndDaysBetween,
	nextWorkingDay,
	parseInstant,
	parseLocalDate,
	parseTimeZone,
	startOfDay,
	type TimeZone,
	weekdayOf,
} from "../../domain/dates.ts";

const day = (text: string) => text as LocalDate;
const shanghai = "Asia/Shanghai" as TimeZone;
const newYork = "America/New_York" as TimeZone;
const apia = "Pacific/Apia" as TimeZone;
const lordHowe = "Australia/Lord_Howe" as TimeZone;
const cairo = "Africa/Cairo" as TimeZone;
const havana = "America/Havana" as TimeZone;

describe("A local date is a real day of the calendar", () => {
	test.each(["2026-11-30", "2028-02-29", "2000-02-29", "2024-12-31"])(
		"%s is one",
		(text) => {
			expect(parseLocalDate(text)).toBe(text);
		},
	);

	test.each([
		["a day its month does not have", "2026-02-30"],
		["29 February of a common year", "2027-02-29"],
		["29 February of 2100", "2100-02-29"],
		["a thirteenth month", "2026-13-01"],
		["a day zero", "2026-01-00"],
		["a date without its zeros", "2026-1-1"],
		["a date with a time", "2026-11-30T00:00"],
		["a date with a zone", "2026-11-30[Asia/Shanghai]"],
		["a date with spaces", " 2026-11-30"],
		["a line after the date", "2026-11-30\n"],
		["a date without hyphens", "20261130"],
		["a year with a slip of the hand", "0206-11-30"],
		["a year of six digits", "+202026-11-30"],
		["digits of another script", "\uff12\uff10\uff12\uff16-11-30"],
		["nothing", ""],
	])("%s is not", (_, text) => {
		expect(parseLocalDate(text)).toBeUndefined();
	});
});

describe("A time zone is a name of the IANA database", () => {
	test("its spelling is set right", () => {
		expect(parseTimeZone("asia/shanghai")).toBe("Asia/Shanghai");
		expect(parseTimeZone("Asia/Shanghai")).toBe("Asia/Shanghai");
		expect(parseTimeZone("UTC")).toBe("UTC");
	});

	test.each([
		"",
		"Mars/Olympus",
		"+08:00",
		"2026-01-01T00:00[Asia/Tokyo]",
		"Asia/Shanghai\n",
		"__proto__",
	])("%j is none", (text) => {
		expect(parseTimeZone(text)).toBeUndefined();
	});
});

describe("Months and years are counted from the anchor", () => {
	test.each([
		["2027-01-31", 1, "2027-02-28"],
		["2027-01-31", 2, "2027-03-31"],
		["2026-11-30", 12, "2027-11-30"],
		["2026-11-30", 36, "2029-11-30"],
		["2026-08-31", 6, "2027-02-28"],
		["2027-08-31", 6, "2028-02-29"],
		["2027-03-31", -1, "2027-02-28"],
		["2026-11-30", 0, "2026-11-30"],
	])("%s + %i months is %s", (anchor, months, date) => {
		expect(addMonths(day(anchor), months)).toBe(date);
	});

	test("29 February 2028 + 1 year is 28 February, + 4 years 29 February", () => {
		expect(addYears(day("2028-02-29"), 1)).toBe("2029-02-28");
		expect(addYears(day("2028-02-29"), 4)).toBe("2032-02-29");
	});

	test("365 days are not a year", () => {
		expect(addDays(day("2027-03-01"), 365)).toBe("2028-02-29");
		expect(addYears(day("2027-03-01"), 1)).toBe("2028-03-01");
	});

	test("what lies beyond four digits of a year stops at their end", () => {
		expect(addDays(day("2026-01-01"), 1e12)).toBe("9999-12-31");
		expect(addMonths(day("2026-01-01"), -1e12)).toBe("0001-01-01");
		expect(addYears(day("2026-01-01"), 8000)).toBe("9999-12-31");
	});
});

describe("Two dates", () => {
	test("are so many days apart", () => {
		expect(daysBetween(day("2026-11-30"), day("2026-12-01"))).toBe(1);
		expect(daysBetween(day("2026-12-01"), day("2026-11-30"))).toBe(-1);
		expect(daysBetween(day("2028-01-01"), day("2029-01-01"))).toBe(366);
	});

	test.each([
		["2026-01-31", "2026-02-28", 1, 0],
		["2026-01-31", "2026-03-01", 1, 1],
		["2026-01-31", "2026-03-30", 1, 30],
		["2026-01-31", "2026-03-31", 2, 0],
		["2026-04-10", "2026-07-09", 2, 29],
		["2026-04-10", "2026-07-10", 3, 0],
		["2026-03-31", "2026-02-28", -1, 0],
		["2026-03-31", "2026-02-27", -1, -1],
		["2026-03-31", "2026-03-31", 0, 0],
	])("from %s to %s are %i months and %i days", (a, b, months, days) => {
		expect(monthsAndDaysBetween(day(a), day(b))).toEqual({ months, days });
	});

	test("have an order", () => {
		const [a, b] = [day("2026-11-30"), day("2026-12-01")];
		expect([b, a].sort(compareDates)).toEqual([a, b]);
		expect(compareDates(a, a)).toBe(0);
		expect(earlier(b, a)).toBe(a);
		expect(later(b, a)).toBe(b);
	});
});

describe("A day begins at its first moment in the zone", () => {
	test.each([
		["at midnight", "2026-11-30", shanghai, "2026-11-29T16:00:00Z"],
		["in winter", "2027-03-14", newYork, "2027-03-14T05:00:00Z"],
		["in summer", "2027-03-15", newYork, "2027-03-15T04:00:00Z"],
		["at half past the hour", "2027-01-01", lordHowe, "2026-12-31T13:00:00Z"],
		[
			"at 01:00 without a midnight",
			"2024-04-26",
			cairo,
			"2024-04-25T22:00:00Z",
		],
		["at the first of two", "2026-11-01", havana, "2026-11-01T04:00:00Z"],
		[
			"where the next begins, left out",
			"2011-12-30",
			apia,
			"2011-12-30T10:00:00Z",
		],
		["after one left out", "2011-12-31", apia, "2011-12-30T10:00:00Z"],
	])("%s", (_, date, zone, instant) => {
		expect(startOfDay(day(date), zone)).toBe(instant);
	});

	test("and ends where the next begins", () => {
		expect(endOfDay(day("2026-11-30"), shanghai)).toBe("2026-11-30T16:00:00Z");
		expect(endOfDay(day("2011-12-29"), apia)).toBe("2011-12-30T10:00:00Z");
	});
});

describe("A time of day", () => {
	test("is taken on the local day", () => {
		expect(atTime(day("2027-03-03"), 9, 0, shanghai)).toBe(
			"2027-03-03T01:00:00Z",
		);
	});

	test("that clocks jump over comes as much later as they jump", () => {
		expect(atTime(day("2027-03-14"), 2, 30, newYork)).toBe(
			"2027-03-14T07:30:00Z",
		);
		expect(atTime(day("2026-10-04"), 2, 15, lordHowe)).toBe(
			"2026-10-03T15:45:00Z",
		);
	});

	test("that comes twice is the first of the two", () => {
		expect(atTime(day("2026-11-01"), 1, 30, newYork)).toBe(
			"2026-11-01T05:30:00Z",
		);
	});

	test("on a day left out is the same time the day after", () => {
		expect(atTime(day("2011-12-30"), 9, 0, apia)).toBe(
			atTime(day("2011-12-31"), 9, 0, apia),
		);
	});

	test("outside a day is the nearest inside", () => {
		expect(atTime(day("2027-03-03"), 25, 70, shanghai)).toBe(
			"2027-03-03T15:59:00Z",
		);
	});
});

describe("Working days move reminders", () => {
	const never = () => false;

	test("a weekday is one, Monday is 1 and Sunday 7", () => {
		expect(weekdayOf(day("2026-11-30"))).toBe(1);
		expect(weekdayOf(day("2026-11-29"))).toBe(7);
		expect(isWeekend(day("2026-11-28"))).toBe(true);
		expect(isWeekend(day("2026-11-27"))).toBe(false);
	});

	test("a working day stays", () => {
		expect(nextWorkingDay(day("2026-11-30"), never)).toBe("2026-11-30");
	});

	test("a weekend goes on to Monday, and over a holiday to the day after", () => {
		expect(nextWorkingDay(day("2026-11-28"), never)).toBe("2026-11-30");
		expect(
			nextWorkingDay(day("2026-11-28"), (date) => date === "2026-11-30"),
		).toBe("2026-12-01");
	});

	test("a year that is all holiday leaves the day where it is", () => {
		expect(nextWorkingDay(day("2026-11-28"), () => true)).toBe("2026-11-28");
	});
});

describe("An instant", () => {
	const instant = (text: string) => text as Instant;

	test("is written in UTC, with milliseconds only where there are any", () => {
		expect(instantOf(Date.UTC(2027, 2, 3, 1))).toBe("2027-03-03T01:00:00Z");
		expect(instantOf(Date.UTC(2027, 2, 3, 1, 0, 0, 120))).toBe(
			"2027-03-03T01:00:00.120Z",
		);
		expect(epochMillisOf(instant("2027-03-03T01:00:00Z"))).toBe(
			Date.UTC(2027, 2, 3, 1),
		);
	});

	test("stays within four digits of a year", () => {
		expect(instantOf(Number.POSITIVE_INFINITY)).toBe(
			"9999-12-31T23:59:59.999Z",
		);
		expect(instantOf(Number.NEGATIVE_INFINITY)).toBe("0001-01-01T00:00:00Z");
	});

	test("is read as it is written, and otherwise not", () => {
		expect(parseInstant("2027-03-03T01:00:00Z")).toBe("2027-03-03T01:00:00Z");
		expect(parseInstant("2027-03-03T01:00:00.000Z")).toBe(
			"2027-03-03T01:00:00Z",
		);
		for (const text of [
			"2027-03-03",
			"2027-03-03T01:00:00",
			"2027-03-03T01:00:00+08:00",
			"2027-02-31T01:00:00Z",
			"2027-03-03T24:00:00Z",
			"",
		])
			expect(parseInstant(text)).toBeUndefined();
	});

	test("comes before another by the clock, not by its spelling", () => {
		const whole = instant("2027-03-03T01:00:00Z");
		const later = instant("2027-03-03T01:00:00.120Z");
		expect(compareInstants(whole, later)).toBeLessThan(0);
		expect(compareInstants(whole, whole)).toBe(0);
		expect(earlierInstant(later, whole)).toBe(whole);
		expect(laterInstant(whole, later)).toBe(later);
	});

	test("falls on a local day", () => {
		const evening = instant("2026-11-29T16:00:00Z");
		expect(localDateOf(evening, shanghai)).toBe("2026-11-30");
		expect(localDateOf(evening, newYork)).toBe("2026-11-29");
	});
});
