import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { instantOf } from "../../domain/dates.ts";
import type { PersonId } from "../../domain/ids.ts";
import { findOrAddPerson } from "../../records/persons.ts";
import {
	startTestPages,
	type TestPages,
	type Visitor,
} from "../fixtures/pages.ts";
import { addCast, TestProgramme } from "../fixtures/programmes.ts";
import {
	chenJing,
	openTestRecord,
	type TestRecord,
} from "../fixtures/record.ts";

let record: TestRecord;
let pages: TestPages;
let chen: PersonId;

beforeAll(async () => {
	record = await openTestRecord();
	pages = await startTestPages({
		records: record.records,
		clock: { now: () => instantOf(Date.UTC(2027, 0, 4, 2)) },
	});
	chen = await findOrAddPerson(record.database, chenJing);
});
afterAll(async () => {
	await pages?.[Symbol.asyncDispose]();
	await record?.[Symbol.asyncDispose]();
});

/** A form in which everything is right. */
const filled = async (
	someone: Visitor,
	but: Record<string, string> = {},
): Promise<Record<string, string>> => ({
	...(await someone.open("/start")).fields,
	name: "Huaxin Bank data centre",
	organisation: "Huaxin Bank",
	kind: "real",
	"start-on": "2027-02-01",
	step: "check",
	"name-business-owner": "王磊",
	"email-business-owner": "wang.lei@bank.example",
	"name-business": "王磊",
	"email-business": "wang.lei@bank.example",
	"name-it": "Zhao Min",
	"email-it": "zhao.min@bank.example",
	...but,
});

const check = async (but: Record<string, string> = {}) => {
	const someone = await pages.visitorFor(chen);
	return someone.send("/start", await filled(someone, but));
};

describe("starting a programme", () => {
	test("shows the plan's dates before anything begins", async () => {
		const page = await check();
		expect(page.status).toBe(200);
		expect(page.words).toContain(
			"The certificate is planned for Tue 30 Nov 2027, and valid until Fri 29 Nov 2030.",
		);
		expect(page.words).toContain("Pilot run Tue 1 Jun 2027 Tue 31 Aug 2027 3");
		expect(page.words).toContain("Surveillance 1");
		expect(page.html).toContain("<svg");
		expect(page.words).toContain("Owner Chen Jing");
		expect(page.words).toContain("Approver, Business department 王磊");
		expect(
			await record.database.selectFrom("programme").selectAll().execute(),
		).toEqual([]);
		expect(
			await record.database
				.selectFrom("person")
				.select("email")
				.where("email", "=", "wang.lei@bank.example")
				.execute(),
		).toEqual([]);
	});

	test("speaks Chinese as well", async () => {
		const someone = await pages.visitorFor(chen, "zh");
		const page = await someone.send("/start?lang=zh", await filled(someone));
		expect(page.words).toContain("计划于2027年11月30日（周二）取证");
		expect(page.words).toContain("返回修改");
	});

	test("makes a short name of the name, and another where that is taken", async () => {
		expect((await check()).fields["id"]).toBe("huaxin-bank-data-centre");
		const cast = await addCast(record.records);
		await new TestProgramme(
			record.records,
			"huaxin-bank-data-centre",
			cast,
		).start("2027-01-01");
		expect((await check()).fields["id"]).toBe("huaxin-bank-data-centre-2");
		expect(
			(await check({ name: "数据中心", organisation: "华信银行" })).fields[
				"id"
			],
		).toBe("programme");
		expect((await check({ name: "Crédit Élan — 2027" })).fields["id"]).toBe(
			"credit-elan-2027",
		);
		const taken = await check({ id: "huaxin-bank-data-centre" });
		expect(taken.status).toBe(422);
		expect(taken.words).toContain("A programme with this short name is there");
	});

	test("names every mistake at its field and at the top, and keeps what was typed", async () => {
		const page = await check({
			name: "",
			id: "Bank 2027",
			"months-pilot-run": "2",
			"months-design": "5",
			zone: "Mars/Base",
			"email-it": "",
			"until-design": "2026-12-31",
		});
		expect(page.status).toBe(422);
		for (const field of [
			"name",
			"id",
			"months-pilot-run",
			"reason-design",
			"zone",
			"email-it",
			"from-preparation",
		])
			expect(page.ways, field).toContain(`#field-${field}`);
		// The summary says which field each mistake is at.
		expect(page.words).toContain("Name of the programme: Fill this in.");
		expect(page.words).toContain("No rule and no reason makes it shorter.");
		expect(page.words).toContain("the guide gives 2 to 3 months");
		expect(page.fields).toMatchObject({
			id: "Bank 2027",
			"months-pilot-run": "2",
			"months-design": "5",
			organisation: "Huaxin Bank",
			"name-business": "王磊",
		});
	});

	test("takes a length outside the guide's range with a reason", async () => {
		const page = await check({
			"months-design": "5",
			"reason-design": "Three sites write their procedures one after another.",
		});
		expect(page.status).toBe(200);
		expect(page.words).toContain("Tue 29 Feb 2028");
	});

	test("counts back from the day the certificate is needed", async () => {
		const page = await check({
			basis: "needed",
			"start-on": "",
			"needed-on": "2027-12-31",
		});
		expect(page.words).toContain(
			"In time: to have the certificate on Fri 31 Dec 2027, the programme starts on Mon 1 Mar 2027",
		);
		expect(page.words).toContain("planned for Fri 31 Dec 2027");
	});

	test("says what is too late, and by how much", async () => {
		const page = await check({
			basis: "needed",
			"start-on": "",
			"needed-on": "2027-09-30",
		});
		expect(page.words).toContain("Too late by 34 days");
		expect(page.words).toContain("should have started on Tue 1 Dec 2026");
		expect(page.words).toContain("planned for Wed 3 Nov 2027");
	});

	test("joins midway with the true dates of what is over", async () => {
		const before = {
			"from-preparation": "2026-09-01",
			"until-preparation": "2026-10-31",
			"from-design": "2026-11-01",
			"until-design": "2026-12-31",
			"start-on": "2027-01-01",
		};
		const page = await check(before);
		expect(page.words).toContain(
			"System design Sun 1 Nov 2026 Thu 31 Dec 2026 before Certway",
		);
		expect(page.words).toContain("Pilot run Fri 1 Jan 2027 Wed 31 Mar 2027 3");
		const gap = await check({ ...before, "from-design": "2026-10-01" });
		expect(gap.ways).toContain("#field-from-design");
		const ahead = await check({ ...before, "until-design": "2027-03-01" });
		expect(ahead.words).toContain("cannot end after today");
	});

	test("says on the first day what will stand in the way", async () => {
		const page = await check({
			"name-business-owner": "",
			"email-business-owner": "",
			"name-business": "",
			"email-business": "",
		});
		expect(page.words).toContain("Nobody approves for a business department.");
		expect(page.words).toContain("No business owner is named");
	});

	test("lets nobody approve for two sides", async () => {
		const page = await check({
			"name-business": "Zhao Min",
			"email-business": "ZHAO.MIN@bank.example",
		});
		expect(page.ways).toContain("#field-email-business");
		expect(page.words).toContain("named as approver more than once");
	});

	test("leads back to the form with everything in it", async () => {
		const someone = await pages.visitorFor(chen);
		const preview = await someone.send("/start", await filled(someone));
		const again = await someone.send("/start", {
			...preview.fields,
			step: "change",
		});
		expect(again.status).toBe(200);
		expect(again.words).toContain("Start a programme");
		expect(again.fields).toMatchObject({
			name: "Huaxin Bank data centre",
			kind: "real",
			"email-business": "wang.lei@bank.example",
			"start-on": "2027-02-01",
		});
	});
});
