import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LocalDate } from "../../domain/dates.ts";
import { deliverableId, type PersonId, programmeId } from "../../domain/ids.ts";
import { rolesIn } from "../../records/access.ts";
import { ensureFirstPerson, findOrAddPerson } from "../../records/persons.ts";
import { addCast, type Cast, TestProgramme } from "../fixtures/programmes.ts";
import {
	chenJing,
	liWei,
	minutesOn,
	noon,
	openTestRecord,
	type TestRecord,
} from "../fixtures/record.ts";

let record: TestRecord;
let cast: Cast;
let bank: TestProgramme;
let other: TestProgramme;
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
	other = await new TestProgramme(record.records, "other", {
		...cast,
		owner: cast.it,
	}).start("2027-01-04");
});
afterAll(() => record?.[Symbol.asyncDispose]());

const roles = (person: PersonId, programme = "bank", now = noon) =>
	rolesIn(record.database, person, programmeId(programme), now);

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

	test("whoever was given a deliverable contributes, and keeps sight of the programme when it is delivered", async () => {
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
		await bank.deliverAll("preparation", "2027-01-06");
		expect(await roles(helper)).toEqual(["contributor"]);
		await bank.signOff("preparation", "2027-01-07", "2027-01-20", [
			cast.it,
			cast.business,
		]);
		expect((await bank.phase("preparation")).status).toBe("closed");
		expect(await roles(helper)).toEqual(["contributor"]);
	});

	test("what is taken away before it is delivered leaves nothing to see", async () => {
		const [brief, after] = await Promise.all(
			["brief", "after"].map((name) =>
				findOrAddPerson(record.database, {
					...chenJing,
					email: `${name}@bank.example`,
				}),
			),
		);
		if (!brief || !after) throw new Error("nobody was added");
		for (const owner of [brief, after])
			await other.act(
				"preparation",
				cast.it,
				{
					type: "assign-deliverable",
					deliverable: deliverableId("gap-analysis"),
					owner,
					dueOn: "2027-02-20" as LocalDate,
				},
				"2027-01-05",
			);
		expect(await roles(brief, "other")).toEqual([]);
		expect(await roles(after, "other")).toEqual(["contributor"]);
	});

	test("an auditor reads until the end of his last day in the programme's zone, or until he is dismissed", async () => {
		const auditor = await findOrAddPerson(record.database, {
			...chenJing,
			email: "auditor@body.example",
		});
		const admit = (until: string, on: string) =>
			bank.act(
				"",
				cast.owner,
				{ type: "admit-auditor", person: auditor, until: until as LocalDate },
				on,
			);
		expect(await admit("2027-01-05", "2027-02-01")).toMatchObject({
			refusal: { code: "date-past" },
		});
		await admit("2027-03-03", "2027-02-02");
		// Noon in Shanghai on 3 March; midnight comes twelve hours later.
		expect(await roles(auditor)).toEqual(["auditor"]);
		expect(await roles(auditor, "bank", minutesOn(12 * 60 - 1))).toEqual([
			"auditor",
		]);
		expect(await roles(auditor, "bank", minutesOn(12 * 60))).toEqual([]);
		await admit("2027-04-30", "2027-02-03");
		expect(await roles(auditor, "bank", minutesOn(12 * 60))).toEqual([
			"auditor",
		]);
		await bank.act(
			"",
			cast.owner,
			{ type: "dismiss-auditor", person: auditor },
			"2027-02-04",
		);
		expect(await roles(auditor)).toEqual([]);
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
