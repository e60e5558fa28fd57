import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LocalDate } from "../../domain/dates.ts";
import { type Instant, instantOf } from "../../domain/dates.ts";
import {
	startTestPages,
	type TestPages,
	type Visitor,
} from "../fixtures/pages.ts";
import { addCast, type Cast, TestProgramme } from "../fixtures/programmes.ts";
import { openTestRecord, type TestRecord } from "../fixtures/record.ts";

let record: TestRecord;
let pages: TestPages;
let cast: Cast;
let owner: Visitor;
let now: Instant;
const on = (day: string) => {
	now = instantOf(Date.parse(`${day}T02:00:00Z`));
};
const day = (text: string) => text as LocalDate;

beforeAll(async () => {
	on("2027-01-04");
	record = await openTestRecord();
	pages = await startTestPages({
		records: record.records,
		clock: { now: () => now },
	});
	cast = await addCast(record.records);
});
afterAll(async () => {
	await pages?.[Symbol.asyncDispose]();
	await record?.[Symbol.asyncDispose]();
});

/** Sessions go by the machine's clock: somebody signs in on each day anew. */
const visit = async (path: string, language: "en" | "zh" = "en") => {
	owner = await pages.visitorFor(cast.owner);
	return owner.open(`${path}${path.includes("?") ? "&" : "?"}lang=${language}`);
};

describe("the page of a programme", () => {
	let bank: TestProgramme;

	beforeAll(async () => {
		bank = new TestProgramme(record.records, "bank", cast);
		await bank.start("2027-01-04");
	});

	test("says in which phase it is, what comes when, and for when the certificate is planned", async () => {
		on("2027-01-04");
		const page = await visit("/programmes/bank");
		expect(page.words).toContain("Certificate planned for Wed 3 Nov 2027");
		expect(page.words).toContain(
			"Preparation under way planned until Wed 3 Mar, in 58 days",
		);
		expect(page.words).toContain("System design not begun from Thu 4 Mar");
		expect(page.words).toContain("Surveillance not begun");
	});

	test("names the next timers with their moment, why they ring, and what follows", async () => {
		const page = await visit("/programmes/bank");
		expect(page.words).toContain(
			"Reminder Wed 17 Feb 2027, in 44 days Wed 17 Feb 2027, 09:00. A week before a deliverable is due, its owner is reminded. If nobody acts, the phase stays open and everything after it begins later. Training of all staff is due on Wed 24 Feb 2027. To Li Wei.",
		);
		const chinese = await visit("/programmes/bank", "zh");
		expect(chinese.words).toContain(
			"全员培训应于2027年2月24日（周三）前提交。",
		);
	});

	test("says whom a sign-off waits for since when", async () => {
		await bank.deliverAll("preparation", "2027-02-20");
		await bank.signOff("preparation", "2027-02-22", "2027-03-01", [cast.it]);
		on("2027-02-23");
		const page = await visit("/programmes/bank");
		expect(page.words).toContain("waiting on 王磊 since Mon 22 Feb");
		expect(page.words).toContain(
			"Li Wei asked Chen Jing and 王磊 for sign-off of Preparation by Mon 1 Mar 2027.",
		);
		expect(page.words).toContain("Chen Jing signed off Preparation.");
	});

	test("quotes a reason that was given, and says where one was removed", async () => {
		const reason = await bank.seal("hold", "The core system is replaced.");
		await bank.act("", cast.owner, { type: "hold", reason }, "2027-02-24");
		on("2027-02-25");
		const page = await visit("/programmes/bank");
		expect(page.words).toContain("On hold since Wed 24 Feb 2027, yesterday.");
		expect(page.words).toContain(
			"While the programme is on hold its phases remind nobody.",
		);
		expect(page.words).toContain("The core system is replaced.");
		await record.database
			.updateTable("sealed")
			.set({ value: null, salt: null, removed_at: now })
			.where("hash", "=", reason)
			.execute();
		const removed = await visit("/programmes/bank");
		expect(removed.words).not.toContain("The core system is replaced.");
		expect(removed.html).toMatch(
			/<blockquote>\(removed on [^<]+ 2027\)<\/blockquote>/,
		);
		await bank.act("", cast.owner, { type: "resume" }, "2027-02-26");
	});

	test("counts a pilot run's days up to the earliest sign-off, and says when it is old enough", async () => {
		const shop = new TestProgramme(record.records, "shop", cast);
		await shop.start("2027-03-01", {
			before: [
				{
					phase: "preparation",
					from: day("2026-11-01"),
					until: day("2026-12-31"),
				},
				{ phase: "design", from: day("2027-01-01"), until: day("2027-02-28") },
			],
		});
		await shop.clock("pilot-run", "2027-03-01");
		on("2027-03-20");
		const young = await visit("/programmes/shop");
		expect(young.words).toContain("Pilot run under way day 20 of at least 92");
		expect(young.words).toContain(
			"Preparation before Certway until Thu 31 Dec 2026",
		);
		on("2027-06-02");
		const old = await visit("/programmes/shop");
		expect(old.words).toContain("old enough since Tue 1 Jun");
	});

	test("shows the record page by page, and in parts", async () => {
		const long = new TestProgramme(record.records, "long", cast);
		await long.start("2027-01-04");
		for (let n = 0; n < 30; n += 1)
			await long.act(
				"",
				cast.owner,
				{ type: "rename", name: `Name ${n}` },
				"2027-01-05",
			);
		on("2027-01-06");
		const first = await visit("/programmes/long");
		expect(first.words).toContain("“Name 29”");
		expect(first.words).not.toContain("“Name 1”");
		const older = first.ways.find((way) => /before=\d+(?!.*lang=)/.test(way));
		const second = await owner.open(older ?? "");
		expect(second.words).toContain("“Name 1”");
		expect(second.words).not.toContain("“Name 29”");
		const reminders = await visit("/programmes/long?show=reminders");
		expect(reminders.words).toContain("Nothing of this kind is on record.");
	});

	test("says when it was stopped and why, and offers nothing more to do", async () => {
		const gone = new TestProgramme(record.records, "gone", cast);
		await gone.start("2027-01-04");
		const reason = await gone.seal("stop", "The tender was lost.");
		await gone.act("", cast.owner, { type: "stop", reason }, "2027-01-10");
		on("2027-01-11");
		const page = await visit("/programmes/gone");
		expect(page.words).toContain("Stopped on Sun 10 Jan 2027, yesterday.");
		expect(page.words).toContain("The tender was lost.");
		expect(page.ways).not.toContain("/programmes/gone/hold");
	});
});

describe("the page of a programme with its certificate", () => {
	let city: TestProgramme;

	beforeAll(async () => {
		city = new TestProgramme(record.records, "city", cast);
		await city.start("2027-04-01", {
			before: [
				{
					phase: "preparation",
					from: day("2026-05-01"),
					until: day("2026-07-01"),
				},
				{ phase: "design", from: day("2026-07-01"), until: day("2026-09-01") },
				{
					phase: "pilot-run",
					from: day("2026-09-01"),
					until: day("2026-12-02"),
				},
				{
					phase: "internal-audit",
					from: day("2026-12-02"),
					until: day("2027-01-05"),
				},
			],
		});
		const audit = "certification-audit";
		await city.clock(audit, "2027-04-01");
		await city.deliverAll(audit, "2027-05-10");
		await city.act(
			audit,
			cast.coordinator,
			{
				type: "apply",
				on: day("2027-04-02"),
				body: "China Quality Mark",
				acceptedOn: day("2027-04-06"),
			},
			"2027-05-11",
		);
		for (const [stage, held] of [
			[1, "2027-04-20"],
			[2, "2027-05-06"],
		] as const)
			await city.act(
				audit,
				cast.coordinator,
				{ type: "enter-audit", stage, on: day(held), majorsOpen: 0 },
				"2027-05-11",
			);
		await city.act(
			audit,
			cast.coordinator,
			{
				type: "enter-decision",
				decision: {
					decidedOn: day("2027-05-12"),
					issuedOn: day("2027-05-13"),
					validUntil: day("2030-05-11"),
					number: "CN-20000-0421",
					body: "China Quality Mark",
					scope: "IT services for citizens",
				},
			},
			"2027-05-14",
		);
		await city.signOff(audit, "2027-05-15", "2027-05-20", [
			cast.it,
			cast.business,
		]);
	});

	test("says until when it is valid, what it covers, and when it is audited again", async () => {
		on("2027-06-01");
		const page = await visit("/programmes/city");
		expect(page.words).toContain("Certified, valid until Sat 11 May 2030");
		expect(page.words).toContain("Number CN-20000-0421");
		expect(page.words).toContain("Scope IT services for citizens");
		expect(page.words).toContain("Certificate CN-20000-0421 is there");
		expect(page.words).toContain("Surveillance 1 opens, to be prepared.");
		expect(page.ways).not.toContain("/programmes/city/replan");
	});

	test("alarms of a legal date that has passed", async () => {
		await city.clock("certificate-1", "2028-02-20");
		await city.clock("certificate-1", "2028-05-13");
		on("2028-05-13");
		const page = await visit("/programmes/city?show=reminders");
		expect(page.words).toContain(
			"the audit of Surveillance 1 was due by Fri 12 May 2028 and is not on record.",
		);
		const home = await visit("/");
		expect(home.words).toContain("Audit: Surveillance 1");
		expect(home.words).toContain("1 day late");
	});
});
