import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Phase } from "../../domain/phase.ts";
import { type Furnished, furnish, lookedAt } from "../fixtures/furnished.ts";
import {
	startTestPages,
	type TestPages,
	type Visitor,
} from "../fixtures/pages.ts";
import { openTestRecord, type TestRecord } from "../fixtures/record.ts";

let record: TestRecord;
let its: Furnished;
let pages: TestPages;
let li: Visitor;

beforeAll(async () => {
	record = await openTestRecord();
	its = await furnish(record.records);
	pages = await startTestPages({
		records: record.records,
		clock: { now: () => lookedAt },
	});
	li = await pages.visitorFor(its.cast.owner);
});
afterAll(async () => {
	await pages?.[Symbol.asyncDispose]();
	await record?.[Symbol.asyncDispose]();
});

const depot = async () => {
	const { state } = await record.database
		.selectFrom("room")
		.select("state")
		.where("id", "=", "depot/preparation")
		.executeTakeFirstOrThrow();
	const { request } = state as Phase;
	if (!request) throw new Error("nothing is asked in the depot");
	return request;
};

describe("reminders", () => {
	test("are told on the phase's page with who is told in the end and what follows, and set for one request", async () => {
		const page = await li.open("/programmes/depot/preparation");
		expect(page.words).toContain("every 3 working days of the approver");
		expect(page.words).toContain(
			"Guo Qiang is told 3 working days after the last day to answer: the phase stays open, and everything after it begins later.",
		);
		const setting = "/programmes/depot/preparation/sign-off/reminders";
		expect(page.ways).toContain(setting);
		const { fields } = await li.open(setting);
		expect(fields).toMatchObject({
			which: "programme",
			every: "3",
			"escalate-after": "3",
		});
		const set = await li.send(setting, {
			...fields,
			which: "own",
			every: "1",
			"escalate-after": "5",
		});
		expect(set.words).toContain("each working day of the approver");
		expect((await depot()).reminders).toEqual({ every: 1, escalateAfter: 5 });
		const again = async (given: Readonly<Record<string, string>>) =>
			li.send(setting, { ...(await li.open(setting)).fields, ...given });
		const wrong = await again({ which: "own", every: "31" });
		expect(wrong.status).toBe(422);
		expect(wrong.html).toContain('href="#field-every"');
		expect(wrong.fields["every"]).toBe("31");
		const back = await again({ which: "programme" });
		expect(back.words).toContain("every 3 working days of the approver");
	});

	test("are set for the programme with the organisation's own days, which the approvers of what is open get", async () => {
		const path = "/programmes/depot/reminders";
		expect((await li.open("/programmes/depot")).ways).toContain(path);
		const { fields } = await li.open(path);
		const set = await li.send(path, {
			...fields,
			every: "5",
			"from-0": "2027-05-24",
			"until-0": "2027-05-26",
			"worked-0": "no",
			"from-1": "2027-05-29",
			"worked-1": "yes",
		});
		expect(set.words).toContain("Kept. Open requests go by it from now on.");
		expect(set.fields).toMatchObject({
			every: "5",
			"from-0": "2027-05-24",
			"until-0": "2027-05-26",
			"worked-0": "no",
			"from-1": "2027-05-29",
			"worked-1": "yes",
			"from-2": "",
		});
		const [seat] = (await depot()).seats;
		expect(seat?.calendar.off).toEqual(
			expect.arrayContaining(["2027-05-24", "2027-05-25", "2027-05-26"]),
		);
		expect(seat?.calendar.worked).toContain("2027-05-29");
		expect((await li.open("/programmes/depot")).words).toContain(
			"entered 2 spans of days of the organisation's own.",
		);
	});

	test("want whole numbers and days in order: each said at its field, and what was typed stays", async () => {
		const wrong = await li.send("/programmes/depot/reminders", {
			every: "often",
			"escalate-after": "3",
			"from-0": "2027-05-26",
			"until-0": "2027-05-24",
			"until-1": "2027-06-01",
		});
		expect(wrong.status).toBe(422);
		for (const field of ["every", "until-0", "from-1"])
			expect(wrong.html).toContain(`href="#field-${field}"`);
		expect(wrong.fields).toMatchObject({
			every: "often",
			"until-0": "2027-05-24",
		});
	});
});

describe("a person's own calendar", () => {
	test("is kept by himself: country, region and days; what is asked of him goes by it at once", async () => {
		const wang = await pages.visitorFor(its.cast.business);
		const path = "/people/me/calendar";
		expect((await wang.open("/people/me")).ways).toContain(path);
		const first = await wang.open(path);
		expect(first.words).toContain("the one of my time zone: China");
		expect(first.fields).toMatchObject({ country: "" });
		const german = await wang.send(path, { ...first.fields, country: "DE" });
		expect(german.words).toContain("Bayern");
		const set = await wang.send(path, {
			...german.fields,
			region: "BY",
			"from-0": "2027-06-07",
			"until-0": "2027-06-11",
			"worked-0": "no",
		});
		expect(set.words).toContain("Kept. What is asked of you goes by it");
		// Corpus Christi is a holiday in Bavaria.
		expect(set.words).toContain("Thu 27 May 2027");
		expect(set.fields).toMatchObject({ country: "DE", region: "BY" });
		const seat = (await depot()).seats.find(
			({ person }) => person === its.cast.business,
		);
		expect(seat?.calendar.off).toEqual(
			expect.arrayContaining(["2027-05-27", "2027-06-07"]),
		);
	});

	test("takes no country that is none", async () => {
		const wang = await pages.visitorFor(its.cast.business);
		const wrong = await wang.send("/people/me/calendar", {
			country: "XX",
			region: "",
		});
		expect(wrong.status).toBe(422);
		expect(wrong.html).toContain('href="#field-country"');
	});

	test("speaks Chinese too", async () => {
		const wang = await pages.visitorFor(its.cast.business, "zh");
		const page = await wang.open("/people/me/calendar?lang=zh");
		expect(page.words).toContain("您的工作日");
		expect(page.words).toContain("德国");
	});
});
