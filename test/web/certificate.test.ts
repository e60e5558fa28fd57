import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { furnish, lookedAt } from "../fixtures/furnished.ts";
import {
	startTestPages,
	type TestPages,
	type Visitor,
} from "../fixtures/pages.ts";
import { openTestRecord, type TestRecord } from "../fixtures/record.ts";

let record: TestRecord;
let pages: TestPages;
let owner: Visitor;
const yard = "/programmes/yard/certificate";

beforeAll(async () => {
	record = await openTestRecord();
	const { cast } = await furnish(record.records);
	pages = await startTestPages({
		records: record.records,
		clock: { now: () => lookedAt },
	});
	owner = await pages.visitorFor(cast.owner);
});
afterAll(async () => {
	await pages?.[Symbol.asyncDispose]();
	await record?.[Symbol.asyncDispose]();
});

describe("the page of a certificate", () => {
	test("says its state and every date with rule, clause, edition, anchor and consequence", async () => {
		const page = await owner.open(yard);
		expect(page.status).toBe(200);
		expect(page.words).toContain("First surveillance audit");
		expect(page.words).toContain(
			"17021-1 9.1.3.3; CNCA rules (CNCA notice 2012 No. 8), counted from decision Wed 10 Jun 2026",
		);
		expect(page.words).toContain("if missed: suspension expected");
		expect(page.words).toContain("from practice: ask the certification body");
		expect(page.words).toContain("binds");
	});

	test("stands under its own number too, and there is no other", async () => {
		expect((await owner.open("/programmes/yard/certificate-1")).status).toBe(
			200,
		);
		expect((await owner.open("/programmes/yard/certificate-2")).status).toBe(
			404,
		);
		expect((await owner.open("/programmes/bank/certificate")).status).toBe(404);
	});

	test("offers what the body can decide in its state, each on a page of its own", async () => {
		const { ways } = await owner.open(yard);
		expect(ways).toContain(`${yard}/notice-suspended`);
		expect(ways).not.toContain(`${yard}/notice-returned`);
		for (const way of ways.filter((each) => each.startsWith(`${yard}/`)))
			expect([way, (await owner.open(way)).status]).toEqual([way, 200]);
		expect((await owner.open(`${yard}/notice-none`)).status).toBe(404);
	});

	test("shows a notice once more before it is entered, with what is to be done then", async () => {
		const { fields } = await owner.open(`${yard}/notice-suspended`);
		const review = await owner.send(`${yard}/notice-suspended`, {
			...fields,
			day: "2027-05-18",
			cause: "overdue-audit",
			paper: "Letter of 18 May",
			reason: "The surveillance audit is overdue.",
		});
		expect(review.words).toContain("Look at it once more.");
		expect(review.words).toContain(
			"Stop using the mark and the certificate in public",
		);
		expect((await owner.open(yard)).words).toContain("State Certified");
	});

	test("names what is missing in a notice at its field", async () => {
		const { fields } = await owner.open(`${yard}/notice-withdrawn`);
		const again = await owner.send(`${yard}/notice-withdrawn`, fields);
		expect(again.status).toBe(422);
	});

	test("notes a change for the body, which is a task until somebody has done it", async () => {
		const { fields } = await owner.open(`${yard}/change`);
		const noted = await owner.send(`${yard}/change`, {
			...fields,
			change: "site",
			about: "A second data centre opens.",
		});
		expect(noted.words).toContain(
			"Tell the certification body: Change of site",
		);
		const task = noted.ways.find((way) => way.includes("/task?of="));
		if (!task) throw new Error("no task");
		const shown = await owner.open(task);
		const done = await owner.send(`${yard}/task`, shown.fields);
		expect(done.ways.some((way) => way.includes("/task?of="))).toBe(false);
	});

	test("takes the body's own terms with reason and source, and the rule keeps its clause", async () => {
		const { fields } = await owner.open(`${yard}/terms`);
		const set = await owner.send(`${yard}/terms`, {
			...fields,
			rule: "restore",
			count: "3",
			unit: "months",
			source: "Contract, section 4",
			reason: "The body restores within three months.",
		});
		expect(set.words).toContain("by the certification body's own terms");
		expect(set.words).toContain("17021-1 9.6.3.2.5");
		const refused = await owner.send(`${yard}/terms`, {
			...(await owner.open(`${yard}/terms`)).fields,
			rule: "pilot",
			count: "2",
			unit: "months",
			source: "Contract",
			reason: "Shorter.",
		});
		expect(refused.words).toContain("No body can allow a shorter pilot run.");
	});
});
