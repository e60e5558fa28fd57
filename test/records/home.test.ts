import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LocalDate } from "../../domain/dates.ts";
import { deliverableId, type PersonId, personId } from "../../domain/ids.ts";
import type { Instant } from "../../domain/instants.ts";
import {
	dueFromOthers,
	sightOf,
	toDosOfProgrammes,
	waitingOn,
} from "../../records/home.ts";
import { type Cursor, listProgrammes } from "../../records/home-programmes.ts";
import { findOrAddPerson } from "../../records/persons.ts";
import { addCast, type Cast, TestProgramme } from "../fixtures/programmes.ts";
import {
	chenJing,
	minutesOn,
	noon,
	openTestRecord,
	type TestRecord,
} from "../fixtures/record.ts";

let record: TestRecord;
let cast: Cast;
let late: TestProgramme;
const day = (text: string) => text as LocalDate;

beforeAll(async () => {
	record = await openTestRecord();
	cast = await addCast(record.records);
	const early = new TestProgramme(record.records, "early", cast);
	await early.start("2027-01-04");
	await early.deliverAll("preparation", "2027-01-20");
	await early.signOff("preparation", "2027-01-21", "2027-02-05", [cast.it]);
	late = await new TestProgramme(record.records, "late", cast).start(
		"2027-03-01",
	);
	await new TestProgramme(record.records, "trial", cast).start("2027-01-04", {
		kind: "rehearsal",
	});
	const ended = new TestProgramme(record.records, "ended", cast);
	await ended.start("2027-01-04");
	const reason = await ended.seal("stop", "The tender was lost.");
	await ended.act("", cast.owner, { type: "stop", reason }, "2027-01-05");
});
afterAll(() => record?.[Symbol.asyncDispose]());

const as = (person: string, administrator = false) =>
	sightOf(record.database, "real", {
		person: personId(person),
		administrator,
	});
const list = async (
	person: string,
	{ stopped = false, limit = 20, after = null as Cursor | null } = {},
) =>
	listProgrammes(record.database, await as(person), {
		stopped,
		after,
		limit,
	});

describe("a home page finds", () => {
	test("what waits on the reader, the most urgent first", async () => {
		const waiting = await waitingOn(
			record.database,
			await as(cast.business),
			10,
		);
		expect(waiting).toMatchObject([
			{ kind: "sign-off", programme: "early", dueOn: "2027-02-05" },
		]);
	});

	test("what is due and waits for others, in the programmes the reader sees", async () => {
		const soon = await dueFromOthers(
			record.database,
			await as(cast.owner),
			{ from: day("2027-02-01"), until: day("2027-02-28") },
			10,
		);
		expect(soon).toMatchObject([{ person: cast.business, programme: "early" }]);
		const overdue = await dueFromOthers(
			record.database,
			await as(cast.owner),
			{ until: day("2027-02-06") },
			10,
		);
		expect(overdue).toHaveLength(1);
		const stranger = await as("nobody");
		expect(
			await dueFromOthers(
				record.database,
				stranger,
				{ until: day("2030-01-01") },
				10,
			),
		).toEqual([]);
	});

	test("the programmes the reader has to do with, the next date first, and no others", async () => {
		const { programmes } = await list(cast.owner);
		expect(programmes.map(({ id }) => id)).toEqual(["early", "late"]);
		expect((await list("nobody")).programmes).toEqual([]);
	});

	test("the programmes he was given something in, delivered or not, and those he audits until the day is over", async () => {
		const add = (name: string) =>
			findOrAddPerson(record.database, {
				...chenJing,
				email: `${name}@bank.example`,
			});
		const [helper, auditor] = [await add("helper"), await add("auditor")];
		await late.act(
			"preparation",
			cast.owner,
			{
				type: "assign-deliverable",
				deliverable: deliverableId("gap-analysis"),
				owner: helper,
				dueOn: day("2027-04-01"),
			},
			"2027-03-02",
		);
		await late.deliverAll("preparation", "2027-03-02");
		await late.act(
			"",
			cast.owner,
			{ type: "admit-auditor", person: auditor, until: day("2027-03-03") },
			"2027-03-02",
		);
		const listed = async (person: PersonId, now: Instant, many: boolean) => {
			const sight = await sightOf(
				record.database,
				"real",
				{ person, administrator: false },
				now,
			);
			const found = await listProgrammes(
				record.database,
				{
					...sight,
					many,
					programmes: many ? ["one of many"] : sight.programmes,
				},
				{ stopped: false, after: null, limit: 20 },
			);
			return found.programmes.map(({ id }) => id);
		};
		// One by one, and where a person's programmes are too many for it.
		for (const many of [false, true]) {
			expect(await listed(helper, noon, many)).toEqual(["late"]);
			expect(await listed(auditor, noon, many)).toEqual(["late"]);
			expect(await listed(auditor, minutesOn(720), many)).toEqual([]);
		}
	});

	test("every programme for an administrator", async () => {
		const found = await listProgrammes(
			record.database,
			await as("root", true),
			{ stopped: false, after: null, limit: 20 },
		);
		expect(found.programmes).toHaveLength(2);
	});

	test("rehearsals and stopped programmes in lists of their own", async () => {
		const sight = await sightOf(record.database, "rehearsal", {
			person: cast.owner,
			administrator: false,
		});
		const rehearsals = await listProgrammes(record.database, sight, {
			stopped: false,
			after: null,
			limit: 20,
		});
		expect(rehearsals.programmes).toMatchObject([
			{ id: "trial", kind: "rehearsal" },
		]);
		expect(
			(await list(cast.owner, { stopped: true })).programmes,
		).toMatchObject([{ id: "ended" }]);
	});

	test("whom a programme waits for", async () => {
		const { programmes } = await list(cast.owner);
		const toDos = await toDosOfProgrammes(
			record.database,
			programmes.map(({ id }) => id),
		);
		expect(toDos.get(programmes[0]?.id as never)).toMatchObject([
			{ kind: "sign-off", person: cast.business, since: "2027-01-21" },
		]);
	});
});

describe("with very many programmes", () => {
	const many = 130;

	beforeAll(async () => {
		await sql`insert into programme
			select 'many-'||lpad(i::text, 3, '0'), 'real', 'Name', 'Org', 'running', null,
				'{"charter":{"zone":"UTC"},"past":[]}'::jsonb, 1, 'x', null, null, null,
				case when i % 2 = 0 then date '2031-01-01' + i / 10 end, null, now()
			from generate_series(1, ${many}::int) i`.execute(record.database);
		await sql`insert into programme_person
			select id, 'busy', role from programme, unnest(array['owner', 'coordinator']) role
			where id like 'many-%'`.execute(record.database);
		await sql`insert into to_do
			select id, 'real', id||'/design', 'deliverable', 'gap', 'other', date '2031-01-01', date '2031-01-01', '{}'::jsonb
			from programme where id like 'many-%'`.execute(record.database);
	});

	test.each([
		["busy", false],
		["root", true],
	])("each is listed once, page after page, for %s", async (person, all) => {
		const sight = await as(person, all);
		const ids: string[] = [];
		let after: Cursor | null = null;
		do {
			const page: Awaited<ReturnType<typeof listProgrammes>> =
				await listProgrammes(record.database, sight, {
					stopped: false,
					after,
					limit: 20,
				});
			ids.push(...page.programmes.map(({ id }) => id));
			after = page.next;
		} while (after);
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids).toHaveLength(all ? many + 2 : many);
		// Those that wait for nothing come last.
		expect(ids.at(-1)).toBe("many-129");
	});

	test("nobody else's shows up", async () => {
		const sight = await as("busy");
		expect(sight.many).toBe(true);
		const due = await dueFromOthers(
			record.database,
			sight,
			{ until: day("2040-01-01") },
			500,
		);
		expect(due.length).toBeGreaterThan(0);
		expect(due.every(({ programme }) => programme.startsWith("many-"))).toBe(
			true,
		);
	});
});

describe("with five thousand programmes", () => {
	/** How many rows were read so far, one after another or by an index. */
	const rowsRead = async () => {
		await sql`select pg_stat_force_next_flush()`.execute(record.database);
		const { rows } = await sql<{ rows: number }>`
			select sum(seq_tup_read + idx_tup_fetch)::int as rows from pg_stat_user_tables
			where relname in ('programme', 'programme_person', 'to_do')`.execute(
			record.database,
		);
		return rows[0]?.rows ?? 0;
	};

	beforeAll(async () => {
		await sql`insert into programme
			select 'mass-'||i, 'real', 'Name', 'Org', 'running', null,
				'{"charter":{"zone":"UTC"},"past":[]}'::jsonb, 1, 'x', null, null, null,
				date '2032-01-01' + i % 365, null, now()
			from generate_series(1, 5000) i`.execute(record.database);
		await sql`insert into programme_person
			select id, 'mass', 'owner' from programme where id like 'mass-%'`.execute(
			record.database,
		);
		await sql`insert into to_do
			select id, 'real', id||'/design', 'deliverable', 'k'||k, 'other', next_due_on + k, next_due_on, '{}'::jsonb
			from programme, generate_series(1, 3) k where id like 'mass-%'`.execute(
			record.database,
		);
	});

	test.each([
		["an administrator", "root", true],
		["the owner of them all", "mass", false],
	])("a page reads few rows for %s", async (_who, person, all) => {
		const before = await rowsRead();
		const sight = await as(person, all);
		await waitingOn(record.database, sight, 9);
		const days = { from: day("2032-02-01"), until: day("2032-03-01") };
		await dueFromOthers(record.database, sight, days, 9);
		await dueFromOthers(
			record.database,
			sight,
			{ until: day("2033-01-01") },
			9,
		);
		const page = await listProgrammes(record.database, sight, {
			stopped: false,
			after: { due: "2032-06-01", id: "" },
			limit: 20,
		});
		await toDosOfProgrammes(
			record.database,
			page.programmes.map(({ id }) => id),
		);
		expect(page.programmes).toHaveLength(20);
		const read = (await rowsRead()) - before;
		expect(read).toBeGreaterThan(20);
		expect(read).toBeLessThan(2_000);
	});
});
