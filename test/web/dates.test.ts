import { describe, expect, test } from "vitest";
import type { Instant, LocalDate, TimeZone } from "../../domain/dates.ts";
import {
	sayDate,
	sayDay,
	sayDue,
	sayMoment,
	sayMonth,
	sayShortDay,
	saySpan,
} from "../../web/dates.ts";
import { translateTo } from "../../web/locales/translate.ts";
import { sayDuration, saySize } from "../../web/quantities.ts";

const en = translateTo("en");
const zh = translateTo("zh");
const today = "2027-02-22" as LocalDate;
const day = (text: string) => text as LocalDate;

describe("a day is said with its weekday and how far it is from today", () => {
	test.each([
		["2027-03-03", "Wed 3 Mar 2027, in 9 days", "2027年3月3日（周三），9天后"],
		["2027-02-22", "Mon 22 Feb 2027, today", "2027年2月22日（周一），今天"],
		["2027-02-23", "Tue 23 Feb 2027, tomorrow", "2027年2月23日（周二），明天"],
		["2027-02-21", "Sun 21 Feb 2027, yesterday", "2027年2月21日（周日），昨天"],
		[
			"2027-02-20",
			"Sat 20 Feb 2027, 2 days ago",
			"2027年2月20日（周六），2天前",
		],
		[
			"2027-04-23",
			"Fri 23 Apr 2027, in 60 days",
			"2027年4月23日（周五），60天后",
		],
		[
			"2027-04-24",
			"Sat 24 Apr 2027, in about 2 months",
			"2027年4月24日（周六），约2个月后",
		],
		[
			"2026-08-22",
			"Sat 22 Aug 2026, about 6 months ago",
			"2026年8月22日（周六），约6个月前",
		],
		[
			"2030-02-21",
			"Thu 21 Feb 2030, in about 3 years",
			"2030年2月21日（周四），约3年后",
		],
		[
			"2024-02-29",
			"Thu 29 Feb 2024, about 3 years ago",
			"2024年2月29日（周四），约3年前",
		],
	])("%s", (date, english, chinese) => {
		expect(sayDate(day(date), today, en)).toBe(english);
		expect(sayDate(day(date), today, zh)).toBe(chinese);
	});
});

test("every month has its name", () => {
	const months = Array.from({ length: 12 }, (_, n) =>
		sayMonth(day(`2027-${String(n + 1).padStart(2, "0")}-15`), en),
	);
	expect(months.join(" ")).toBe(
		"Jan 2027 Feb 2027 Mar 2027 Apr 2027 May 2027 Jun 2027 " +
			"Jul 2027 Aug 2027 Sep 2027 Oct 2027 Nov 2027 Dec 2027",
	);
	expect(sayMonth(day("2027-10-01"), zh)).toBe("2027年10月");
});

test("the year is left out only where it is today's", () => {
	expect(sayShortDay(day("2027-12-31"), today, en)).toBe("Fri 31 Dec");
	expect(sayShortDay(day("2028-01-01"), today, en)).toBe("Sat 1 Jan 2028");
	expect(sayShortDay(day("2027-12-31"), today, zh)).toBe("12月31日（周五）");
});

test("what is due says how late it is", () => {
	expect(sayDue(day("2027-02-21"), today, en)).toBe("1 day late");
	expect(sayDue(day("2027-02-13"), today, zh)).toBe("逾期9天");
	expect(sayDue(day("2027-02-22"), today, en)).toBe("today");
	expect(sayDue(day("2027-02-24"), today, en)).toBe("in 2 days");
});

test("a moment is said as the clocks of the zone show it, day included", () => {
	const at = "2027-05-19T22:05:00Z" as Instant;
	const shanghai = "Asia/Shanghai" as TimeZone;
	const newYork = "America/New_York" as TimeZone;
	expect(sayMoment(at, shanghai, en)).toBe("Thu 20 May 2027, 06:05");
	expect(sayMoment(at, shanghai, zh)).toBe("2027年5月20日（周四） 06:05");
	expect(sayMoment(at, newYork, en)).toBe("Wed 19 May 2027, 18:05");
});

test("a span names both its days", () => {
	expect(saySpan(day("2027-03-01"), day("2027-03-12"), en)).toBe(
		"Mon 1 Mar 2027 to Fri 12 Mar 2027",
	);
	expect(saySpan(day("2027-03-01"), day("2027-03-12"), zh)).toBe(
		"2027年3月1日（周一）至2027年3月12日（周五）",
	);
});

test("a day by itself needs no today", () => {
	expect(sayDay(day("2028-02-29"), en)).toBe("Tue 29 Feb 2028");
});

test.each([
	[0, "0 bytes"],
	[1, "1 byte"],
	[999, "999 bytes"],
	[1000, "1 kB"],
	[2_100_000, "2.1 MB"],
	[10_400_000, "10 MB"],
	[999_950, "1 MB"],
	[999_400, "999 kB"],
	[3_200_000_000, "3.2 GB"],
	[5_000_000_000_000, "5000 GB"],
])("%i bytes are said as %s", (bytes, words) => {
	expect(saySize(bytes, en)).toBe(words);
});

test.each([
	[0, "0 minutes"],
	[60_000, "1 minute"],
	[59 * 60_000 + 59_999, "59 minutes"],
	[3_600_000, "1 hour"],
	[47 * 3_600_000, "47 hours"],
	[48 * 3_600_000, "2 days"],
])("a wait of %i milliseconds is said as %s", (milliseconds, words) => {
	expect(sayDuration(milliseconds, en)).toBe(words);
});
