import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LocalDate } from "../../domain/dates.ts";
import { instantOf } from "../../domain/instants.ts";
import {
	type FindingCursor,
	type FindingFilter,
	listFindings,
} from "../../records/findings-register.ts";
import type { Sight } from "../../records/home.ts";
import { addCast, type Cast, TestProgramme } from "../fixtures/programmes.ts";
import { openTestRecord, type TestRecord } from "../fixtures/record.ts";

let record: TestRecord;
let cast: Cast;

const everything = (): Sight => ({
	kind: "real",
	person: cast.owner,
	programmes: null,
	many: false,
	now: instantOf(0),
});
const open: FindingFilter = { open: true, sort: "due" };

/** Programmes with three findings each, due on three days; each fifth finding is a major. */
async function fill(programmes: number): Promise<void> {
	const [known] = await record.database
		.selectFrom("programme")
		.selectAll()
		.execute();
	if (!known) throw new Error("no programme");
	const ids = Array.from({ length: programmes }, (_, n) => `many-${n}`);
	for (let from = 0; from < ids.length; from += 500) {
		const some = ids.slice(from, from + 500);
		await record.database
			.insertInto("programme")
			.values(
				some.map((id) => ({
					...known,
					id,
					state: JSON.stringify(known.state),
					next: null,
					own_next: null,
				})) as never,
			)
			.execute();
		await record.database
			.insertInto("finding")
			.values(
				some.flatMap((programme, place) =>
					[1, 2, 3].map((number) => ({
						room: `${programme}/finding-${number}`,
						programme,
						programme_kind: "real" as const,
						number,
						open: true,
						stage: "to-answer" as const,
						grade: (from + place + number) % 5 === 0 ? "major" : "minor",
						body_grade: null,
						source: "surveillance" as const,
						clause: "8.6.1",
						process: null,
						owner: null,
						statement: "seal",
						raised_on: "2027-05-01",
						due_on: `2027-0${5 + number}-${String(1 + (place % 28)).padStart(2, "0")}`,
						verified_on: null,
						closed_on: null,
					})),
				) as never,
			)
			.execute();
	}
}

beforeAll(async () => {
	record = await openTestRecord();
	cast = await addCast(record.records);
	await new TestProgramme(record.records, "office", cast).start("2027-01-04");
	await fill(10);
});
afterAll(() => record?.[Symbol.asyncDispose]());

async function everyPage(
	filter: FindingFilter,
	limit: number,
	sight = everything(),
) {
	const pages: string[][] = [];
	let after: FindingCursor | null = null;
	do {
		const page: Awaited<ReturnType<typeof listFindings>> = await listFindings(
			record.database,
			sight,
			filter,
			{ after, limit },
		);
		pages.push(page.findings.map(({ room, dueOn }) => `${dueOn} ${room}`));
		after = page.next;
	} while (after !== null);
	return pages;
}

describe("the register of findings", () => {
	test("is paged without a gap and without a row twice, the soonest first", async () => {
		const [all = []] = await everyPage(open, 100);
		expect(all).toHaveLength(30);
		expect(all).toEqual(all.toSorted());
		const pages = await everyPage(open, 7);
		expect(pages.map(({ length }) => length)).toEqual([7, 7, 7, 7, 2]);
		expect(pages.flat()).toEqual(all);
	});

	test("goes back in time where the latest are asked for first", async () => {
		const latest = (await everyPage({ ...open, sort: "raised" }, 8)).flat();
		expect(latest).toHaveLength(30);
		expect(new Set(latest).size).toBe(30);
	});

	test("shows of few programmes theirs alone", async () => {
		const few = { ...everything(), programmes: ["many-3", "many-7"] };
		expect((await everyPage(open, 4, few)).flat()).toHaveLength(6);
		expect(
			(await everyPage({ ...open, programme: "many-3" }, 4, few)).flat(),
		).toHaveLength(3);
		expect(
			(await everyPage({ ...open, programme: "many-1" }, 4, few)).flat(),
		).toEqual([]);
	});

	test("narrows to what is overdue, and to nothing where nothing is", async () => {
		const overdue = (on: string) =>
			everyPage({ ...open, dueBefore: on as LocalDate }, 50);
		expect((await overdue("2027-07-01")).flat()).toHaveLength(10);
		expect((await overdue("2027-06-01")).flat()).toEqual([]);
		expect((await everyPage({ ...open, clause: "9.1" }, 50)).flat()).toEqual(
			[],
		);
	});

	test("looks at so many rows for a page, and goes on behind them", async () => {
		await record.database
			.deleteFrom("programme")
			.where("id", "like", "many-%")
			.execute();
		await fill(1_000);
		const pages = await everyPage({ ...open, grade: "major" }, 500);
		expect(pages.flat()).toHaveLength(600);
		const whole = await everyPage({ ...open, clause: "9.1" }, 50);
		// Of three thousand rows no page looks at many more than a thousand.
		expect(whole.length).toBeGreaterThanOrEqual(3);
		expect(whole.flat()).toEqual([]);
	});
});
