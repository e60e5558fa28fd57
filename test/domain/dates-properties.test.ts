import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	addDays,
	addMonths,
	addYears,
	atTime,
	compareInstants,
	daysBetween,
	endOfDay,
	epochMillisOf,
	type LocalDate,
	localDateOf,
	monthsAndDaysBetween,
	nextWorkingDay,
	parseLocalDate,
	startOfDay,
	type TimeZone,
	weekdayOf,
} from "../../domain/dates.ts";

const FIRST = "2024-01-01" as LocalDate;
const LAST = "2040-12-31" as LocalDate;

const allDays: readonly LocalDate[] = Array.from(
	{ length: daysBetween(FIRST, LAST) + 1 },
	(_, n) => addDays(FIRST, n),
);

const ZONES = [
	"Asia/Shanghai",
	"America/New_York",
	"Australia/Lord_Howe",
	"Pacific/Apia",
	"Africa/Cairo",
	"America/Havana",
] as TimeZone[];

const anyDay = fc.constantFrom(...allDays);
const anyZone = fc.constantFrom(...ZONES);

/** The same day by the Gregorian rules alone, as the oracle. */
function civil(date: LocalDate): [year: number, month: number, day: number] {
	const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
	return [year, month, day];
}

function daysInMonth(year: number, month: number): number {
	const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
	return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][
		month - 1
	] as number;
}

describe("Over all days from 2024 to 2040", () => {
	test("every day is real and follows the one before it", () => {
		expect(allDays.length).toBe(6210);
		expect(allDays.at(-1)).toBe(LAST);
		for (const [n, date] of allDays.entries()) {
			expect(parseLocalDate(date)).toBe(date);
			const [year, month, day] = civil(date);
			expect(day).toBeLessThanOrEqual(daysInMonth(year, month));
			expect(weekdayOf(date)).toBe((n % 7) + 1);
		}
	});

	test.each([-6, -1, 1, 3, 6, 12, 36])(
		"%i months end on the anchor's day, or on the month's last",
		(months) => {
			const wrong = allDays.filter((anchor) => {
				const [year, month, day] = civil(anchor);
				const index = year * 12 + (month - 1) + months;
				const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
				const toDay = Math.min(day, daysInMonth(toYear, toMonth));
				const expected = [toYear, toMonth, toDay]
					.map((part) => String(part).padStart(2, "0"))
					.join("-");
				return addMonths(anchor, months) !== expected;
			});
			expect(wrong).toEqual([]);
		},
	);

	test("three years are 36 months, from month ends and leap days too", () => {
		const wrong = allDays.filter(
			(anchor) => addYears(anchor, 3) !== addMonths(anchor, 36),
		);
		expect(wrong).toEqual([]);
	});

	test.each(ZONES)(
		"in %s every day begins on itself and is as long as clocks allow",
		(zone) => {
			const wrong = allDays.filter((date) => {
				const start = startOfDay(date, zone);
				const hours =
					(epochMillisOf(endOfDay(date, zone)) - epochMillisOf(start)) /
					3_600_000;
				return (
					localDateOf(start, zone) !== date ||
					![23, 23.5, 24, 24.5, 25].includes(hours)
				);
			});
			expect(wrong).toEqual([]);
		},
	);
});

describe("For any days", () => {
	test("the distance leads from one to the other", () => {
		fc.assert(
			fc.property(anyDay, anyDay, (a, b) => {
				expect(addDays(a, daysBetween(a, b))).toBe(b);
			}),
		);
	});

	test("months and days lead from one to the other, and no further month fits", () => {
		fc.assert(
			fc.property(anyDay, anyDay, (a, b) => {
				const { months, days } = monthsAndDaysBetween(a, b);
				expect(addDays(addMonths(a, months), days)).toBe(b);
				if (a <= b) expect(addMonths(a, months + 1) > b).toBe(true);
				else expect(addMonths(a, months - 1) < b).toBe(true);
			}),
		);
	});

	test("a later anchor never gives an earlier date", () => {
		fc.assert(
			fc.property(
				anyDay,
				anyDay,
				fc.integer({ min: 0, max: 48 }),
				(a, b, n) => {
					const [first, second] = a <= b ? [a, b] : [b, a];
					expect(addMonths(first, n) <= addMonths(second, n)).toBe(true);
				},
			),
		);
	});

	test("the next working day is one, and none lies before it", () => {
		fc.assert(
			fc.property(anyDay, fc.array(anyDay), (date, holidays) => {
				const isHoliday = (day: LocalDate) => holidays.includes(day);
				const working = nextWorkingDay(date, isHoliday);
				expect(weekdayOf(working)).toBeLessThan(6);
				expect(isHoliday(working)).toBe(false);
				for (let day = date; day < working; day = addDays(day, 1))
					expect(weekdayOf(day) >= 6 || isHoliday(day)).toBe(true);
			}),
		);
	});

	test("a time of day lies on its day and between the day's ends, where clocks jump too", () => {
		fc.assert(
			fc.property(
				anyDay,
				fc.integer({ min: 0, max: 23 }),
				fc.integer({ min: 0, max: 59 }),
				anyZone,
				(date, hour, minute, zone) => {
					const instant = atTime(date, hour, minute, zone);
					expect(localDateOf(instant, zone)).toBe(date);
					expect(
						compareInstants(startOfDay(date, zone), instant),
					).toBeLessThanOrEqual(0);
					expect(compareInstants(instant, endOfDay(date, zone))).toBeLessThan(
						0,
					);
				},
			),
		);
	});
});
