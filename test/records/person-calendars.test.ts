import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LocalDate } from "../../domain/dates.ts";
import type { PersonId } from "../../domain/ids.ts";
import { mondayToFriday, type OwnDays } from "../../domain/work-calendar.ts";
import {
	countryOfZone,
	holidaysIn,
	weekendOf,
} from "../../records/holidays.ts";
import {
	keepPersonCalendar,
	personCalendar,
	readCalendars,
} from "../../records/person-calendars.ts";
import { addCast, type Cast, TestProgramme } from "../fixtures/programmes.ts";
import { openTestRecord, type TestRecord } from "../fixtures/record.ts";

let record: TestRecord;
let cast: Cast;

beforeAll(async () => {
	record = await openTestRecord();
	cast = await addCast(record.records);
});
afterAll(() => record?.[Symbol.asyncDispose]());

const day = (text: string) => text as LocalDate;
const october = { from: day("2027-09-27"), until: day("2027-10-15") };

async function calendarOf(person: PersonId, span = october) {
	const calendars = readCalendars(record.database);
	expect(calendars.of(person, span)).toEqual(mondayToFriday);
	expect(await calendars.read()).toBe(true);
	expect(await calendars.read()).toBe(false);
	return calendars.of(person, span);
}

describe("somebody's calendar", () => {
	test("is that of the country his time zone lies in, unless he says otherwise", async () => {
		expect(await calendarOf(cast.it)).toEqual({
			weekend: [6, 7],
			// The national day; what lies on a weekend says nothing new.
			off: ["2027-10-01"],
			worked: [],
		});
		await keepPersonCalendar(record.database, cast.it, {
			country: "DE",
			region: null,
			days: [],
		});
		expect((await calendarOf(cast.it)).off).toEqual([]);
	});

	test("knows the holidays of a region, and a weekend that is not Saturday and Sunday", async () => {
		const whitsun = { from: day("2027-05-20"), until: day("2027-06-05") };
		await keepPersonCalendar(record.database, cast.it, {
			country: "DE",
			region: "BY",
			days: [],
		});
		expect((await calendarOf(cast.it, whitsun)).off).toEqual(["2027-05-27"]);
		await keepPersonCalendar(record.database, cast.it, {
			country: "IL",
			region: null,
			days: [],
		});
		expect((await calendarOf(cast.it)).weekend).toEqual([5, 6]);
	});

	test("holds his own days: leave, and a weekend that is worked", async () => {
		const days: readonly OwnDays[] = [
			{ from: day("2027-09-30"), until: day("2027-10-01"), worked: true },
			{ from: day("2027-10-05"), until: day("2027-10-07"), worked: false },
			{ from: day("2027-10-09"), until: day("2027-10-09"), worked: true },
		];
		const said = { country: "CN", region: null, days };
		await keepPersonCalendar(record.database, cast.business, said);
		expect(await personCalendar(record.database, cast.business)).toEqual(said);
		expect(await calendarOf(cast.business)).toEqual({
			weekend: [6, 7],
			off: ["2027-10-05", "2027-10-06", "2027-10-07"],
			worked: ["2027-10-09"],
		});
	});

	test("of nobody known is Monday to Friday", async () => {
		expect(await calendarOf("nobody" as PersonId)).toEqual(mondayToFriday);
	});
});

describe("holidays", () => {
	test("are whole days that are not worked, in order and within the span, over a year's end too", async () => {
		expect(
			await holidaysIn("DE", null, {
				from: day("2027-12-20"),
				until: day("2028-01-02"),
			}),
		).toEqual(["2027-12-25", "2027-12-26", "2028-01-01"]);
		// Women's day is half a day for some, and a day on which a bank closes early is worked.
		const spring = await holidaysIn("CN", null, {
			from: day("2027-03-01"),
			until: day("2027-03-31"),
		});
		expect(spring).toEqual([]);
		const childrensDay = { from: day("2027-06-01"), until: day("2027-06-01") };
		expect(await holidaysIn("CN", null, childrensDay)).toEqual([]);
	});

	test("follow from a time zone where it lies in one country", async () => {
		expect(await countryOfZone("Asia/Shanghai")).toBe("CN");
		expect(await countryOfZone("Europe/Berlin")).toBe("DE");
		expect(await countryOfZone("UTC")).toBe(null);
		expect(weekendOf("CN")).toEqual([6, 7]);
	});
});

describe("what is asked of an approver", () => {
	test("is put on record with his working days, and rings by them", async () => {
		await keepPersonCalendar(record.database, cast.it, {
			country: "CN",
			region: null,
			days: [
				{ from: day("2027-10-04"), until: day("2027-10-08"), worked: false },
			],
		});
		const bank = await new TestProgramme(record.records, "bank", cast).start(
			"2027-09-01",
		);
		await bank.deliverAll("preparation", "2027-09-29");
		await bank.signOff("preparation", "2027-09-29", "2027-10-20", []);
		const { request } = await bank.phase("preparation");
		const calendars = request?.seats.map(({ calendar }) => calendar.off);
		// The organisation's whole autumn: national day, and a week of leave.
		expect(calendars?.[0]?.slice(0, 6)).toEqual([
			...["2027-10-01", "2027-10-04", "2027-10-05", "2027-10-06"],
			...["2027-10-07", "2027-10-08"],
		]);
		const { next } = await record.database
			.selectFrom("room")
			.select("next")
			.where("id", "=", "bank/preparation")
			.executeTakeFirstOrThrow();
		// Business works on 30 September, 1 and 4 October, as said above; IT not again before the 11th.
		expect(next).toMatchObject({
			code: "sign-off-reminder",
			instant: "2027-10-04T01:00:00Z",
		});
	});
});
