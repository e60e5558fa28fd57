import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
	changePerson,
	ensureFirstPerson,
	findOrAddPerson,
	personByEmail,
	personsById,
} from "../../records/persons.ts";
import {
	chenJing,
	liWei,
	noon,
	openTestRecord,
	type TestRecord,
} from "../fixtures/record.ts";

let record: TestRecord;
beforeAll(async () => {
	record = await openTestRecord();
});
afterAll(() => record?.[Symbol.asyncDispose]());

describe("persons", () => {
	test("the first of an installation is its administrator, and stays the same at every start", async () => {
		const first = await ensureFirstPerson(record.database, liWei, noon);
		const again = await ensureFirstPerson(record.database, chenJing, noon);
		expect(first).toMatchObject({ name: "李伟", administrator: true });
		expect(again.id).toBe(first.id);
	});

	test("are known by their address, however it is written, and keep the name they have", async () => {
		const chen = await findOrAddPerson(record.database, chenJing);
		const known = await findOrAddPerson(record.database, {
			...chenJing,
			name: "Somebody else",
			email: " Chen.Jing@BANK.example ",
		});
		expect(known).toBe(chen);
		const persons = await personsById(record.database, [chen, "nobody"]);
		expect([...persons.values()]).toMatchObject([
			{ name: "Chen Jing", administrator: false },
		]);
	});

	test("named twice at the same moment are one person", async () => {
		const wang = { ...chenJing, name: "Wang Lei", email: "wang@bank.example" };
		const ids = await Promise.all([
			findOrAddPerson(record.database, wang),
			findOrAddPerson(record.database, wang),
		]);
		expect(new Set(ids).size).toBe(1);
	});

	test("have ids that tell nothing of them", async () => {
		const chen = await personByEmail(record.database, chenJing.email);
		expect(chen?.id).toMatch(/^p-[0-9a-f]{20}$/);
	});

	test("change their own name, language and zone, but take nobody's address", async () => {
		const chen = await findOrAddPerson(record.database, chenJing);
		const profile = {
			name: "陈静",
			language: "zh",
			zone: liWei.zone,
		} as const;
		expect(await changePerson(record.database, chen, profile)).toBe(true);
		expect(
			await changePerson(record.database, chen, {
				...profile,
				email: "LI.WEI@bank.example",
			}),
		).toBe(false);
		expect(await personByEmail(record.database, chenJing.email)).toMatchObject({
			name: "陈静",
			language: "zh",
		});
	});
});
