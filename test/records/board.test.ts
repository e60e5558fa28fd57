import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LocalDate } from "../../domain/dates.ts";
import { personId } from "../../domain/ids.ts";
import {
	type BoardAsked,
	boardPage,
	type ListedLine,
} from "../../records/board.ts";
import { certificatesPage } from "../../records/board-certificates.ts";
import { fillBoard } from "../../records/board-fill.ts";
import type { BoardCursor } from "../../records/board-rounds.ts";
import { sightOf } from "../../records/home.ts";
import { certified } from "../fixtures/furnished-programmes.ts";
import { addCast, type Cast, TestProgramme } from "../fixtures/programmes.ts";
import { openTestRecord, type TestRecord } from "../fixtures/record.ts";

let record: TestRecord;
let cast: Cast;

beforeAll(async () => {
	record = await openTestRecord();
	cast = await addCast(record.records);
	await new TestProgramme(record.records, "early", cast).start("2027-01-04");
	await certified(new TestProgramme(record.records, "yard", cast));
	await new TestProgramme(record.records, "trial", cast).start("2027-01-04", {
		kind: "rehearsal",
	});
});
afterAll(() => record?.[Symbol.asyncDispose]());

const as = (person: string, administrator = false) =>
	sightOf(record.database, "real", { person: personId(person), administrator });
const asked = (but: Partial<BoardAsked> = {}): BoardAsked => ({
	from: null,
	until: null,
	unbooked: false,
	matter: null,
	person: null,
	words: "",
	sort: "due",
	after: null,
	...but,
});
const page = async (person: string, but?: Partial<BoardAsked>, limit = 100) =>
	boardPage(record.database, await as(person), asked(but), limit);
const day = (text: string) => text as LocalDate;

describe("the board finds", () => {
	test("what the reader may see, the earliest first, and no rehearsals", async () => {
		const { lines, next } = await page(cast.owner);
		expect(next).toBeNull();
		const days = lines.map(({ dueOn }) => dueOn);
		expect(days).toEqual(days.toSorted());
		expect(new Set(lines.map(({ programme }) => programme))).toEqual(
			new Set(["early", "yard"]),
		);
		expect((await page("nobody")).lines).toEqual([]);
	});

	test("what lies within days, in one matter, of one person, or with words in its names", async () => {
		const within = { from: day("2027-02-01"), until: day("2027-03-31") };
		const { lines } = await page(cast.owner, within);
		expect(lines.length).toBeGreaterThan(0);
		for (const { dueOn } of lines)
			expect(dueOn >= within.from && dueOn <= within.until).toBe(true);
		const matters = await page(cast.owner, { matter: "phase" });
		expect(matters.lines.map(({ kind }) => kind).sort()).toEqual([
			"certificate",
			"phase-end",
		]);
		const hers = await page(cast.owner, { person: cast.coordinator });
		expect(hers.lines.length).toBeGreaterThan(0);
		expect(new Set(hers.lines.map(({ person }) => person))).toEqual(
			new Set([cast.coordinator]),
		);
		const named = await page(cast.owner, { words: "itsm-0042" });
		expect(new Set(named.lines.map(({ programme }) => programme))).toEqual(
			new Set(["yard"]),
		);
		expect((await page(cast.owner, { words: "100%_" })).lines).toEqual([]);
	});

	test("audits that are due and not booked", async () => {
		const { lines } = await page(cast.owner, { unbooked: true });
		// Surveillance 2 is confirmed for its days.
		expect(lines.map(({ key }) => key)).toEqual(["audit/recertification"]);
	});

	test("certificates with their state and what is due next", async () => {
		const sight = await as(cast.coordinator);
		const found = await certificatesPage(
			record.database,
			sight,
			{ status: null, person: null, words: "", sort: "due", after: null },
			10,
		);
		expect(found.certificates).toMatchObject([
			{
				programme: "yard",
				status: "certified",
				validUntil: "2029-06-09",
				next: { key: "audit/surveillance-2" },
			},
		]);
	});
});

describe("a board that was not there before", () => {
	test("gets the rows of the programmes on record, once", async () => {
		const { database } = record;
		const rows = () =>
			sql<{ row: string }>`select l::text as row from board_line l
				union all select c::text from board_certificate c order by 1`.execute(
				database,
			);
		const before = await rows();
		await database.deleteFrom("board_line").execute();
		await database.deleteFrom("board_certificate").execute();
		await sql`insert into board_to_fill select id from programme`.execute(
			database,
		);
		await fillBoard(database);
		await fillBoard(database);
		expect((await rows()).rows).toEqual(before.rows);
	});
});

describe("with five thousand programmes", () => {
	const rowsRead = async () => {
		await sql`select pg_stat_force_next_flush()`.execute(record.database);
		const { rows } = await sql<{ rows: number }>`
			select sum(seq_tup_read + idx_tup_fetch)::int as rows from pg_stat_user_tables
			where relname in ('programme', 'programme_person', 'to_do', 'contributor', 'board_line', 'board_certificate')`.execute(
			record.database,
		);
		return rows[0]?.rows ?? 0;
	};

	beforeAll(async () => {
		await sql`insert into programme
			select 'mass-'||i, 'real', 'Name '||i, 'Org', 'running', null,
				'{"charter":{"zone":"UTC"},"past":[]}'::jsonb, 1, 'x', null, null, null, date '2032-01-01', null, now()
			from generate_series(1, 5000) i`.execute(record.database);
		await sql`insert into programme_person
			select id, 'mass', 'owner' from programme where id like 'mass-%'`.execute(
			record.database,
		);
		await sql`insert into board_line (id, programme, programme_kind, programme_name, words, room, matter, kind, key, person, due_on, booked, unbooked, data)
			select id||k, id, 'real', name, lower(name), id||'/certificate-1', case when k = 1 then 'legal' else 'work' end, 'audit', 'k'||k,
				case when k = 3 then 'other' else 'mass' end, date '2032-01-01' + substr(id, 6)::int % 365 + k, case when k = 1 then 'none' end, k = 1, '{}'::jsonb
			from programme, generate_series(1, 4) k where id like 'mass-%'`.execute(
			record.database,
		);
		await sql`insert into board_certificate (room, programme, programme_kind, programme_name, words, number, body, status, valid_until, next_due_on, person)
			select id||'/certificate-1', id, 'real', name, lower(name), id, 'Body', 'certified', date '2033-01-01' + substr(id, 6)::int % 365,
				case when substr(id, 6)::int % 2 = 0 then date '2032-01-01' + substr(id, 6)::int % 365 end, 'mass'
			from programme where id like 'mass-%'`.execute(record.database);
	});

	const readers = [
		["an administrator", "root", true],
		["the owner of them all", "mass", false],
	] as const;
	const window = { from: day("2032-03-01"), until: day("2032-03-31") };
	const lists: readonly (readonly [string, Partial<BoardAsked>])[] = [
		["overdue", { until: day("2032-02-01") }],
		["within days", window],
		[
			"within days, further on",
			{ ...window, after: { value: "2032-03-20", id: "" } },
		],
		["not booked", { unbooked: true, until: day("2033-01-01") }],
		["of one matter", { matter: "legal", ...window }],
		["of one person", { person: "other", ...window }],
		["by name", { sort: "programme" }],
		[
			"by name, further on",
			{ sort: "programme", after: { value: "Name 4", id: "" } },
		],
		["with rare words", { words: "name 4999" }],
	];

	test.each(
		readers.flatMap((reader) =>
			lists.map((list) => [...list, ...reader] as const),
		),
	)("the list %s reads few rows", async (_list, but, _who, person, all) => {
		const before = await rowsRead();
		const sight = await as(person, all);
		const found = await boardPage(record.database, sight, asked(but), 25);
		expect(found.lines.length + Number(found.next !== null)).toBeGreaterThan(0);
		expect((await rowsRead()) - before).toBeLessThan(3_500);
	});

	test.each(readers)(
		"the certificates read few rows for %s",
		async (_who, person, all) => {
			const sight = await as(person, all);
			for (const sort of ["due", "valid-until", "programme"] as const) {
				const before = await rowsRead();
				const first = await certificatesPage(
					record.database,
					sight,
					{ status: null, person: null, words: "", sort, after: null },
					25,
				);
				expect(first.certificates).toHaveLength(25);
				const second = await certificatesPage(
					record.database,
					sight,
					{ status: null, person: null, words: "", sort, after: first.next },
					25,
				);
				const known = first.certificates.map(({ room }) => room);
				expect(
					second.certificates.filter(({ room }) => known.includes(room)),
				).toEqual([]);
				expect((await rowsRead()) - before).toBeLessThan(3_500);
			}
		},
	);

	test.each(readers)(
		"each line stands there once, page after page, for %s",
		async (_who, person, all) => {
			const sight = await as(person, all);
			for (const sort of ["due", "programme"] as const) {
				const seen: ListedLine[] = [];
				let after: BoardCursor | null = null;
				do {
					const next: Awaited<ReturnType<typeof boardPage>> = await boardPage(
						record.database,
						sight,
						asked({ sort, after, words: "name 1", person: "mass" }),
						200,
					);
					seen.push(...next.lines);
					after = next.next;
				} while (after);
				expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
				// Name 1, 10 to 19, 100 to 199 and 1000 to 1999: three lines of each are his.
				expect(seen).toHaveLength(3 * 1_111);
			}
		},
	);
});
