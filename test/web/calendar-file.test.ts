/** What a calendar reads is exactly what was put in, whatever people call things. */
import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import type { LocalDate } from "../../domain/dates.ts";
import { programmeId, roomId } from "../../domain/ids.ts";
import type { ListedLine } from "../../records/board.ts";
import {
	type CalendarEntry,
	calendarEntries,
} from "../../web/calendar-entries.ts";
import { calendarFile } from "../../web/calendar-file.ts";
import { linksFrom } from "../../web/links.ts";
import { translateTo } from "../../web/locales/translate.ts";
import { noon } from "../fixtures/record.ts";

const links = linksFrom(new URL("https://certway.example.org/certway"));

const entry = (title: string, place = 0): CalendarEntry => ({
	uid: `${place}`.padStart(40, "0"),
	day: "2027-05-20" as LocalDate,
	title,
	why: title,
	path: "/programmes/bank/audits",
});

/** What people might write to get more than a title into a calendar, or by chance. */
const corpus = [
	"Audit\r\nBEGIN:VEVENT\r\nSUMMARY:Another",
	"Audit\nATTENDEE:mailto:somebody@example.org",
	"Audit\rX-EVIL:1",
	"END:VEVENT",
	"BEGIN:VALARM\\nTRIGGER:-PT15M",
	"\u2028BEGIN:VEVENT\u2029\u0085END:VCALENDAR\u000b\u000c\u0000",
	'a,b;c:d\\e\\n\\N\\,\\;"f"',
	"\\",
	";",
	"🙂👩🏽‍💻 e\u0301 \u202Ereversed",
	"华信银行：ISO/IEC 20000-1“认证”；监督审核，第一次",
	"\ud800 half a character",
	"长".repeat(10_000),
	`${"🙂".repeat(2_500)}${"x".repeat(5_000)}`,
	" leading and trailing ",
];

/** A control character ends no line and begins none: it is a blank. */
const plain = (text: string): string =>
	text.toWellFormed().replace(/[\p{Cc}\u2028\u2029]+/gu, " ");

const written = (titles: readonly string[], name = "Certway") =>
	calendarFile(
		name,
		titles.map((title, place) => entry(title, place)),
		links,
		noon,
	);

const properties = [
	"description",
	"dtstamp",
	"dtstart",
	"sequence",
	"summary",
	"transp",
	"uid",
	"url",
	"x-microsoft-cdo-alldayevent",
	"x-microsoft-msncalendar-alldayevent",
];

/** Reads the file back, and looks that it holds nothing else. */
function read(file: string, name: string) {
	const calendar = new ICAL.Component(ICAL.parse(file));
	expect(calendar.name).toBe("vcalendar");
	expect(
		calendar
			.getAllProperties()
			.map((property) => property.name)
			.toSorted(),
	).toEqual(
		[
			"method",
			"name",
			"prodid",
			"refresh-interval",
			"version",
			"x-published-ttl",
			"x-wr-calname",
		].toSorted(),
	);
	// The parser knows RFC 5545 alone, and leaves the text of RFC 7986 as it is written.
	const called = String(calendar.getFirstPropertyValue("name"));
	expect(called.replace(/\\([\\;,])/g, "$1")).toBe(plain(name));
	const components = calendar.getAllSubcomponents();
	for (const component of components) {
		expect(component.name).toBe("vevent");
		expect(component.getAllSubcomponents()).toEqual([]);
		for (const property of component.getAllProperties())
			expect(properties).toContain(property.name);
	}
	return components.map((component) => ({
		title: component.getFirstPropertyValue("summary"),
		why: component.getFirstPropertyValue("description"),
		day: String(component.getFirstPropertyValue("dtstart")),
		uid: component.getFirstPropertyValue("uid"),
	}));
}

const bytes = (text: string): number => Buffer.byteLength(text);

describe("a calendar's file", () => {
	test("reads back as exactly the titles that were put in, and nothing more, whatever they hold", () => {
		for (const name of corpus) {
			const found = read(written(corpus, name), name);
			expect(found.map(({ title }) => title)).toEqual(corpus.map(plain));
			expect(found.map(({ why }) => why)).toEqual(corpus.map(plain));
			expect(new Set(found.map(({ day }) => day))).toEqual(
				new Set(["2027-05-20"]),
			);
		}
	});

	test("does so for any text at all", () => {
		const part = fc.oneof(
			fc.constantFrom(...corpus.slice(0, 12), "\r\n", "\n ", "\r\n\t", "\\"),
			fc.string({ unit: "binary", maxLength: 90 }),
		);
		const text = fc
			.array(part, { minLength: 1, maxLength: 6 })
			.map((parts) => parts.join(""))
			.filter((each) => each !== "");
		fc.assert(
			fc.property(fc.array(text, { maxLength: 4 }), text, (titles, name) => {
				const found = read(written(titles, name), name);
				expect(found.map(({ title }) => title)).toEqual(titles.map(plain));
			}),
			{ numRuns: 300 },
		);
	});

	test("folds every line at 75 octets, never within a character, and ends each with CR LF", () => {
		const file = written(corpus, corpus.join(""));
		const lines = file.split("\r\n");
		for (const line of lines) {
			expect(bytes(line)).toBeLessThanOrEqual(75);
			expect(line).not.toMatch(/[\r\n]/);
			expect(line.isWellFormed()).toBe(true);
		}
		expect(lines[0]).toBe("BEGIN:VCALENDAR");
		expect(lines.length).toBeGreaterThan(500);
	});

	test("takes up nobody's time, and leads to the page within Certway's own address", () => {
		const file = written(["Audit"]);
		expect(file).toContain("\r\nTRANSP:TRANSPARENT\r\n");
		expect(file).toContain(
			"\r\nURL;VALUE=URI:https://certway.example.org/certway/programmes/bank/audits\r\n",
		);
		expect(file).toContain("\r\nDTSTART;VALUE=DATE:20270520\r\n");
		expect(file).not.toContain("VALARM");
	});
});

const line = (changes: Partial<ListedLine> = {}): ListedLine => ({
	id: "x",
	programme: programmeId("bank"),
	programmeName: "Huaxin Bank",
	room: roomId("bank/certificate-1"),
	matter: "legal",
	kind: "audit",
	key: "audit/surveillance-1",
	person: "p-li" as never,
	dueOn: "2028-06-09" as LocalDate,
	certificate: null,
	booked: "none",
	bookedFor: null,
	data: {
		audit: "surveillance-1",
		confirmBy: "2028-03-11",
		rule: "sv1",
		clause: "17021-1 9.1.3.3",
		edition: "2015",
		countsFrom: "decision",
		from: "2027-06-10",
	},
	...changes,
});
const en = translateTo("en");

describe("an entry of a calendar", () => {
	test("stands on the last day still in time, with clause, anchor and consequence, in the reader's language", () => {
		const [entry] = calendarEntries([line()], en);
		expect(entry).toMatchObject({
			day: "2028-06-09",
			title: "Last day: Audit: Surveillance 1 · Huaxin Bank",
		});
		expect(entry?.why).toContain("17021-1 9.1.3.3");
		expect(entry?.why).toContain("Thu 10 Jun 2027");
		expect(entry?.why).toMatch(/if missed.*suspen/i);
		const [chinese] = calendarEntries([line()], translateTo("zh"));
		expect(chinese?.title).toBe("最后期限：审核：第一次监督审核｜Huaxin Bank");
		expect(chinese?.why).toMatch(/17021-1 9\.1\.3\.3.*暂停/);
	});

	test("keeps its identity when its day moves, and is another for another matter", () => {
		const uids = (lines: readonly ListedLine[]) =>
			calendarEntries(lines, en).map(({ uid }) => uid);
		const [before] = uids([line()]);
		expect(uids([line({ dueOn: "2028-08-01" as LocalDate })])).toEqual([
			before,
		]);
		expect(uids([line({ programmeName: "Renamed" })])).toEqual([before]);
		expect(uids([line({ key: "audit/surveillance-2" })])).not.toContain(before);
		expect(uids([line({ room: roomId("shop/certificate-1") })])).not.toContain(
			before,
		);
		expect(before).toMatch(/^[0-9a-f]{40}$/);
	});

	test("has another beside it while the audit's days are proposed or confirmed, on the first of them", () => {
		const booked = (state: "proposed" | "confirmed") =>
			calendarEntries(
				[line({ booked: state, bookedFor: "2028-05-02" as LocalDate })],
				en,
			).slice(1);
		const [proposed] = booked("proposed");
		const [confirmed] = booked("confirmed");
		expect(proposed).toMatchObject({
			day: "2028-05-02",
			title: "Audit: Surveillance 1 (proposed) · Huaxin Bank",
		});
		expect(confirmed?.title).toContain("(confirmed)");
		expect(confirmed?.uid).toBe(proposed?.uid);
	});

	test("stands there once where several persons are waited for", () => {
		const waiting = ["p-li", "p-chen"].map((person) =>
			line({
				kind: "sign-off",
				key: "request-1",
				person: person as never,
				booked: null,
				data: { phase: "design", step: "phase" },
			}),
		);
		expect(calendarEntries(waiting, en)).toHaveLength(1);
	});
});
