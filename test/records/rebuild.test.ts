import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { programmeId } from "../../domain/ids.ts";
import { rebuild } from "../../records/rebuild.ts";
import { startCertway, type TestCertway } from "../fixtures/certway.ts";
import { playBank } from "../fixtures/rehearsal.ts";

let certway: TestCertway;
let programme = programmeId("none");

beforeAll(async () => {
	certway = await startCertway();
	programme = await playBank(certway, { kind: "third-year" });
}, 120_000);
afterAll(() => certway?.close());

/** The read model of a programme as text, row by row. */
async function readModel(): Promise<readonly string[]> {
	const { rows } = await sql<{ text: string }>`
		select text from (
			select 1 as place, p::text as text from programme p where id = ${programme}
			union all select 2, r::text from room r where programme = ${programme}
			union all select 3, t::text from to_do t where programme = ${programme}
			union all select 4, o::text from programme_person o where programme = ${programme}
			union all select 5, l::text from board_line l where programme = ${programme}
			union all select 6, c::text from board_certificate c where programme = ${programme}
		) as all_rows order by place, text`.execute(certway.database);
	return rows.map(({ text }) => text);
}

describe("A whole programme, played to the end of its third year", () => {
	test("has the same read model, byte for byte, when it is made again from its events", async () => {
		const before = await readModel();
		expect(before.length).toBeGreaterThan(10);
		expect(await rebuild(certway.database, programme)).toMatchObject({
			ok: true,
		});
		expect(await readModel()).toEqual(before);
	});

	test("gets back rows that were lost or changed behind Certway's back", async () => {
		const before = await readModel();
		const { database } = certway;
		const room = `${programme}/design`;
		await database.deleteFrom("to_do").execute();
		await database.deleteFrom("programme_person").execute();
		await database.deleteFrom("board_line").execute();
		await database
			.updateTable("board_certificate")
			.set({ number: "0" })
			.execute();
		await database
			.updateTable("room")
			.set({ status: "open", over: false })
			.where("id", "=", room)
			.execute();
		await database
			.deleteFrom("room")
			.where("id", "=", `${programme}/pilot-run`)
			.execute();
		await database
			.updateTable("programme")
			.set({ name: "Another", position: 1 })
			.where("id", "=", programme)
			.execute();
		expect(await readModel()).not.toEqual(before);
		await rebuild(database, programme);
		expect(await readModel()).toEqual(before);
	});

	test("is left as it is when its chain breaks", async () => {
		const { database } = certway;
		const before = await readModel();
		await database
			.updateTable("event")
			.set({ body: sql`replace(body, 'notices-given', 'notices-taken')` })
			.where("programme", "=", programme)
			.where("type", "=", "notices-given")
			.execute();
		const rebuilt = await rebuild(database, programme);
		expect(rebuilt).toMatchObject({ ok: false });
		expect(rebuilt.ok || rebuilt.brokenAt).toBeGreaterThan(1);
		expect(await readModel()).toEqual(before);
	});

	test("cannot be made of nothing", async () => {
		expect(await rebuild(certway.database, "nobody")).toEqual({
			ok: false,
			brokenAt: null,
		});
	});
});
