import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { instantOf } from "../../domain/dates.ts";
import type { PersonId } from "../../domain/ids.ts";
import { ensureFirstPerson, findOrAddPerson } from "../../records/persons.ts";
import { startTestPages, type TestPages } from "../fixtures/pages.ts";
import { addCast, type Cast, TestProgramme } from "../fixtures/programmes.ts";
import {
	chenJing,
	liWei,
	openTestRecord,
	type TestRecord,
} from "../fixtures/record.ts";

let record: TestRecord;
let pages: TestPages;
let cast: Cast;
let administrator: PersonId;

beforeAll(async () => {
	record = await openTestRecord();
	pages = await startTestPages({
		records: record.records,
		clock: { now: () => instantOf(Date.UTC(2027, 1, 10, 2)) },
	});
	administrator = (
		await ensureFirstPerson(record.database, {
			...liWei,
			email: "root@bank.example",
		})
	).id;
});
afterAll(async () => {
	await pages?.[Symbol.asyncDispose]();
	await record?.[Symbol.asyncDispose]();
});

describe("the home page", () => {
	test("teaches what will stand there while there is nothing", async () => {
		const page = await (await pages.visitorFor(administrator)).open("/");
		expect(page.words).toContain("还没有项目");
		expect(page.html).toContain('href="/start"');
	});

	test("says what waits on the reader, on others, and where each programme stands", async () => {
		cast = await addCast(record.records);
		const bank = new TestProgramme(record.records, "bank", cast);
		await bank.start("2027-01-04");
		await bank.deliverAll("preparation", "2027-01-20");
		await bank.signOff("preparation", "2027-01-21", "2027-02-05", [cast.it]);
		await new TestProgramme(record.records, "shop", cast).start("2027-02-08");

		const page = await (await pages.visitorFor(cast.owner)).open("/");
		expect(page.words).toContain("Waiting on you What Programme Due Since");
		expect(page.words).toContain("Overdue with others");
		expect(page.words).toMatch(
			/Sign-off: Preparation Programme bank 5 days late Fri 5 Feb 2027 Whoever asked set the day [^.]*\. If it is missed, [^.]*\. 王磊/,
		);
		expect(page.words).toContain("王磊 since Thu 21 Jan");
		expect(page.html).toContain('href="/programmes/bank/preparation"');
	});

	test("shows an approver what is asked of him, in Chinese as well", async () => {
		const page = await (await pages.visitorFor(cast.business, "zh")).open(
			"/?lang=zh",
		);
		expect(page.words).toContain("等您处理");
		expect(page.words).toContain("审批：筹备");
		expect(page.words).toContain("逾期5天");
	});

	test("shows nobody a programme he has nothing to do with", async () => {
		const stranger = await findOrAddPerson(record.database, {
			...chenJing,
			email: "stranger@bank.example",
		});
		const page = await (await pages.visitorFor(stranger)).open("/");
		expect(page.words).toContain("No programme yet");
		expect(page.words).not.toContain("Programme bank");
	});

	test("keeps rehearsals apart, each by its own clock", async () => {
		await new TestProgramme(record.records, "trial", cast).start("2031-01-06", {
			kind: "rehearsal",
		});
		const owner = await pages.visitorFor(cast.owner);
		expect((await owner.open("/")).words).not.toContain("Programme trial");
		const page = await owner.open("/?kind=rehearsal");
		expect(page.words).toContain("Programme trial");
		expect(page.words).toContain("2031, in");
	});

	test("leads from page to page through all programmes", async () => {
		await sql`insert into programme
			select 'many-'||i, 'real', 'Many '||i, 'Org', 'running', null,
				'{"charter":{"zone":"UTC"},"past":[]}'::jsonb, 1, 'x', null, null, null,
				date '2031-01-01' + i, null, now()
			from generate_series(1, 45) i`.execute(record.database);
		const reader = await pages.visitorFor(administrator);
		const names = new Set<string>();
		let path: string | undefined = "/?lang=en";
		for (let count = 0; path !== undefined && count < 5; count += 1) {
			const page: Awaited<ReturnType<typeof reader.open>> =
				await reader.open(path);
			for (const [name] of page.words.matchAll(/Many \d+/g)) names.add(name);
			path = page.ways.find((way) => /after=(?!.*lang=)/.test(way));
		}
		expect(names.size).toBe(45);
		expect(path).toBeUndefined();
	});

	test("reads an address that nobody wrote as the first page", async () => {
		const reader = await pages.visitorFor(administrator);
		for (const after of ["2027-99-99~bank", "infinity~'", "x", "infinity~"]) {
			const page = await reader.open(`/?after=${after}&kind=x&show=y`);
			expect(page.status).toBe(200);
		}
	});
});
