import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PersonId } from "../../domain/ids.ts";
import { instantOf } from "../../domain/instants.ts";
import { findOrAddPerson } from "../../records/persons.ts";
import {
	beginSession,
	endEverySession,
	endSession,
	endSessionOf,
	forgetOldSessions,
	readerOfSession,
	sessionsOf,
} from "../../records/sessions.ts";
import {
	chenJing,
	liWei,
	minutesOn,
	noon,
	openTestRecord,
	type TestRecord,
} from "../fixtures/record.ts";

let record: TestRecord;
let chen: PersonId;
beforeAll(async () => {
	record = await openTestRecord();
	chen = await findOrAddPerson(record.database, chenJing);
});
afterAll(() => record?.[Symbol.asyncDispose]());

const begin = () => beginSession(record.database, chen, "Firefox", noon);
const reader = (id: string, now = noon) =>
	readerOfSession(record.database, id, now);

describe("a session", () => {
	test("stands for its person, and for nobody once it is ended", async () => {
		const id = await begin();
		expect(await reader(id)).toMatchObject({ person: chen, name: "Chen Jing" });
		await endSession(record.database, id);
		expect(await reader(id)).toBeUndefined();
	});

	test("is kept as a hash: what stands in the database signs nobody in", async () => {
		const id = await begin();
		const rows = await record.database
			.selectFrom("session")
			.selectAll()
			.execute();
		expect(JSON.stringify(rows)).not.toContain(id);
		for (const { id_hash } of rows)
			expect(await reader(id_hash)).toBeUndefined();
	});

	test("ends after twelve hours without use", async () => {
		const id = await begin();
		expect(await reader(id, minutesOn(12 * 60 - 1))).toBeDefined();
		// That look counted as use.
		expect(await reader(id, minutesOn(24 * 60 - 2))).toBeDefined();
		expect(await reader(id, minutesOn(36 * 60 - 1))).toBeUndefined();
	});

	test("ends after thirty days, however it is used", async () => {
		const id = await begin();
		for (let hours = 11; hours < 30 * 24; hours += 11)
			expect(await reader(id, minutesOn(hours * 60))).toBeDefined();
		expect(await reader(id, minutesOn(30 * 24 * 60))).toBeUndefined();
	});

	test("that was used a moment ago costs a page no write", async () => {
		const id = await begin();
		await reader(id, minutesOn(4));
		const seen = () =>
			sessionsOf(record.database, chen, id, minutesOn(4)).then(
				(sessions) => sessions.find(({ current }) => current)?.seen,
			);
		expect(await seen()).toBe(noon);
		await reader(id, minutesOn(6));
		expect(await seen()).toBe(minutesOn(6));
	});

	test("stands for nobody while its person is disabled", async () => {
		const id = await begin();
		const disable = (disabled_at: string | null) =>
			record.database
				.updateTable("person")
				.set({ disabled_at })
				.where("id", "=", chen)
				.execute();
		await disable(noon);
		expect(await reader(id)).toBeUndefined();
		await disable(null);
		expect(await reader(id)).toBeDefined();
	});

	test("stands in the list of its person, and all of them end at once", async () => {
		await endEverySession(record.database, chen);
		const here = await begin();
		const there = await begin();
		expect(
			await sessionsOf(record.database, chen, here, minutesOn(1)),
		).toMatchObject([{ agent: "Firefox" }, { agent: "Firefox" }]);
		await endEverySession(record.database, chen);
		expect(await reader(here)).toBeUndefined();
		expect(await reader(there)).toBeUndefined();
	});

	test("can be ended by its person from elsewhere, and by nobody else", async () => {
		const li = await findOrAddPerson(record.database, liWei);
		const id = await begin();
		const listed = await sessionsOf(record.database, chen, id, noon);
		const handle = listed.find(({ current }) => current)?.handle ?? "";
		expect(await endSessionOf(record.database, li, handle)).toBe(false);
		expect(await reader(handle)).toBeUndefined();
		expect(await reader(id)).toBeDefined();
		expect(await endSessionOf(record.database, chen, handle)).toBe(true);
		expect(await reader(id)).toBeUndefined();
		expect(await endSessionOf(record.database, chen, handle)).toBe(false);
	});

	test("that is over is forgotten, and no other", async () => {
		const old = await begin();
		const now = instantOf(Date.UTC(2027, 2, 4, 4));
		const fresh = await beginSession(record.database, chen, "", now);
		await forgetOldSessions(record.database, now);
		expect(await reader(old, noon)).toBeUndefined();
		expect(await reader(fresh, now)).toBeDefined();
	});
});
