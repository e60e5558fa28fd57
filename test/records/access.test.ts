import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LocalDate } from "../../domain/dates.ts";
import { deliverableId, type PersonId, programmeId } from "../../domain/ids.ts";
import { rolesIn } from "../../records/access.ts";
import { ensureFirstPerson, findOrAddPerson } from "../../records/persons.ts";
import { addCast, type Cast, TestProgramme } from "../fixtures/programmes.ts";
import {
	chenJing,
	liWei,
	openTestRecord,
	type TestRecord,
} from "../fixtures/record.ts";

let record: TestRecord;
let cast: Cast;
let bank: TestProgramme;
let administrator: PersonId;

beforeAll(async () => {
	record = await openTestRecord();
	administrator = (
		await ensureFirstPerson(record.database, {
			...liWei,
			email: "root@localhost",
		})
	).id;
	cast = await addCast(record.records);
	bank = await new TestProgramme(record.records, "bank", cast).start(
		"2027-01-04",
	);
	await new TestProgramme(record.records, "other", {
		...cast,
		owner: cast.it,
	}).start("2027-01-04");
});
afterAll(() => record?.[Symbol.asyncDispose]());

const roles = (person: PersonId, programme = "bank") =>
	rolesIn(record.database, person, programmeId(programme));

describe("in a programme", () => {
	test("people have the roles they are named for", async () => {
		expect(await roles(cast.owner)).toContain("owner");
		expect(await roles(cast.coordinator)).toEqual(["coordinator"]);
		expect(await roles(cast.it)).toEqual(["approver"]);
	});

	test("the business owner works, and whoever is told of alarms reads", async () => {
		expect(new Set(await roles(cast.business))).toEqual(
			new Set(["contributor", "approver"]),
		);
		expect(new Set(await roles(cast.escalation))).toEqual(
			new Set(["auditor", "approver"]),
		);
	});

	test("whoever was given a deliverable contributes, as long as it waits for him", async () => {
		const helper = await findOrAddPerson(record.database, {
			...chenJing,
			email: "helper@bank.example",
		});
		expect(await roles(helper)).toEqual([]);
		await bank.act(
			"preparation",
			cast.owner,
			{
				type: "assign-deliverable",
				deliverable: deliverableId("gap-analysis"),
				owner: helper,
				dueOn: "2027-02-20" as LocalDate,
			},
			"2027-01-05",
		);
		expect(await roles(helper)).toEqual(["contributor"]);
		expect(await roles(helper, "other")).toEqual([]);
	});

	test("an administrator of the installation is an owner, where there is a programme at all", async () => {
		expect(await roles(administrator)).toEqual(["owner"]);
		expect(await roles(administrator, "nothing")).toEqual([]);
	});

	test("everybody else has none, and is not told that it exists", async () => {
		const stranger = await findOrAddPerson(record.database, {
			...chenJing,
			email: "stranger@bank.example",
		});
		expect(await roles(stranger)).toEqual([]);
	});
});
