import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LocalDate } from "../../domain/dates.ts";
import type { PersonId } from "../../domain/ids.ts";
import { burdenOf, makeAdministrator } from "../../records/leavers.ts";
import {
	findOrAddPerson,
	personByEmail,
	personsById,
} from "../../records/persons.ts";
import {
	startTestPages,
	type TestPages,
	type Visitor,
} from "../fixtures/pages.ts";
import { addCast, type Cast, TestProgramme } from "../fixtures/programmes.ts";
import {
	chenJing,
	noon,
	openTestRecord,
	type TestRecord,
} from "../fixtures/record.ts";

let record: TestRecord;
let pages: TestPages;
let cast: Cast;
let root: PersonId;
let administrator: Visitor;
const programmes: TestProgramme[] = [];

beforeAll(async () => {
	record = await openTestRecord();
	cast = await addCast(record.records);
	root = await findOrAddPerson(record.database, {
		...chenJing,
		name: "Sun Hong",
		email: "sun.hong@bank.example",
	});
	await makeAdministrator(record.database, root, true);
	for (const id of ["bank", "shop", "yard", "desk"]) {
		const programme = await new TestProgramme(record.records, id, cast).start(
			"2027-01-04",
		);
		programmes.push(programme);
		for (const deliverable of (await programme.phase("preparation"))
			.deliverables)
			await programme.act(
				"preparation",
				cast.owner,
				{
					type: "assign-deliverable",
					deliverable: deliverable.id,
					owner: cast.coordinator,
					dueOn: "2027-03-20" as LocalDate,
				},
				"2027-01-05",
			);
	}
	// What a page records straight bears the machine's own time.
	pages = await startTestPages({ records: record.records });
	administrator = await pages.visitorFor(root);
});
afterAll(async () => {
	await pages?.[Symbol.asyncDispose]();
	await record?.[Symbol.asyncDispose]();
});

const waiting = async (person: PersonId) =>
	(await burdenOf(record.database, person)).toDos.length;
const leftAt = async (person: PersonId) =>
	(await personsById(record.database, [person])).get(person)?.leftAt;
const fill = (name: string, email: string, afterwards = "leaves") => ({
	"successor-name": name,
	"successor-email": email,
	afterwards,
});
const successionOf = (person: PersonId) => `/people/${person}/succession`;

describe("somebody leaves with twenty things waiting", () => {
	test("and all of them are listed, with his part in each programme", async () => {
		expect(await waiting(cast.coordinator)).toBeGreaterThanOrEqual(20);
		const page = await administrator.open(`/people/${cast.coordinator}`);
		expect(page.words.match(/Gap analysis/g)).toHaveLength(4);
		expect(page.words.match(/Coordinator/g)).toHaveLength(4);
		expect(page.words).toContain("and the 20 things that wait");
	});

	test("but not without a successor: what was typed stays, and nothing is given", async () => {
		const page = await administrator.send(
			successionOf(cast.coordinator),
			fill("Qian Bo", "no address"),
		);
		expect(page.status).toBe(422);
		expect(page.fields["successor-name"]).toBe("Qian Bo");
		expect(page.html).toContain('href="#field-successor-email"');
		expect(await waiting(cast.coordinator)).toBe(20);
	});

	test("nor by ending his access while they wait", async () => {
		const page = await administrator.send(`/people/${cast.coordinator}/leave`);
		expect(page.words).toContain("Something still waits on Zhao Min");
		expect(await leftAt(cast.coordinator)).toBeNull();
	});

	test("and one form gives all of them to his successor, in each programme's record, and ends his access", async () => {
		const there = await pages.visitorFor(cast.coordinator);
		const form = {
			...(await administrator.open(`/people/${cast.coordinator}`)).fields,
			...fill("Qian Bo", "qian.bo@bank.example"),
		};
		const done = await administrator.send(successionOf(cast.coordinator), form);
		expect(done.words).toContain("Zhao Min has no access any more.");
		const heir = await personByEmail(record.database, "qian.bo@bank.example");
		if (!heir) throw new Error("nobody took over");
		expect(await waiting(heir.id)).toBe(20);
		expect(await burdenOf(record.database, cast.coordinator)).toEqual({
			parts: [],
			toDos: [],
		});
		expect(await leftAt(cast.coordinator)).not.toBeNull();
		expect((await there.open("/")).path).toContain("/sign-in");
		const told = await record.database
			.selectFrom("event")
			.select("programme")
			.where("type", "=", "person-succeeded")
			.where("by", "=", root)
			.execute();
		expect(told).toHaveLength(programmes.length);
	});

	test("and the same form once more changes nothing", async () => {
		const entries = async () =>
			(await record.database.selectFrom("event").select("hash").execute())
				.length;
		const before = await entries();
		await administrator.send(
			successionOf(cast.coordinator),
			fill("Qian Bo", "qian.bo@bank.example"),
		);
		expect(await entries()).toBe(before);
	});

	test("and is let in again when that was a mistake; what was given stays given", async () => {
		await administrator.send(`/people/${cast.coordinator}/let-in`);
		expect(await leftAt(cast.coordinator)).toBeNull();
		expect(await waiting(cast.coordinator)).toBe(0);
	});
});

describe("a handover that can't be whole in one programme", () => {
	test("says which and why, keeps what was typed, and ends no access", async () => {
		const page = await administrator.send(
			successionOf(cast.it),
			fill("Wang Lei", "wang.lei@bank.example"),
		);
		expect(page.status).toBe(422);
		expect(page.words).toContain("Programme bank: 王磊 is named as approver");
		expect(page.fields["successor-email"]).toBe("wang.lei@bank.example");
		expect(await leftAt(cast.it)).toBeNull();
	});

	test("is refused where the successor has left himself", async () => {
		const gone = await findOrAddPerson(record.database, {
			...chenJing,
			email: "gone@bank.example",
		});
		await administrator.send(`/people/${gone}/leave`);
		const page = await administrator.send(
			successionOf(cast.it),
			fill("Gone", "gone@bank.example"),
		);
		expect(page.words).toContain("no longer has access to Certway");
	});
});

describe("in a programme", () => {
	test("its owner lets somebody take over there, and in no other", async () => {
		const owner = await pages.visitorFor(cast.owner);
		const at = `/programmes/bank/people/${cast.escalation}`;
		await programmes[0]?.act(
			"",
			cast.owner,
			{ type: "assign-clause", clause: "6.1", owner: cast.escalation },
			"2027-01-06",
		);
		const page = await owner.open(at);
		expect(page.words).toContain("Escalation");
		expect(page.words).toContain("Answers for clauses");
		const done = await owner.send(at, {
			"successor-name": "Ma Jun",
			"successor-email": "ma.jun@bank.example",
		});
		expect(done.path).toBe("/programmes/bank/people");
		expect(done.words).toContain("Ma Jun");
		const heir = await personByEmail(record.database, "ma.jun@bank.example");
		const clause = await record.database
			.selectFrom("register_row")
			.select("state")
			.where("programme", "=", "bank")
			.where("id", "=", "clause/6.1")
			.executeTakeFirst();
		expect(clause?.state).toMatchObject({ owner: heir?.id });
		const { parts } = await burdenOf(record.database, cast.escalation);
		expect(parts.map(({ programme }) => programme)).not.toContain("bank");
		expect(parts).toHaveLength(3);
	});

	test("nobody is told the name of a person who has no part in it", async () => {
		const owner = await pages.visitorFor(cast.owner);
		for (const id of [root, "p-00000000000000000000"])
			expect((await owner.open(`/programmes/bank/people/${id}`)).status).toBe(
				404,
			);
		const ended = await owner.send(`/programmes/bank/let-in/${root}/end`);
		expect(ended.words).not.toContain("Sun Hong is let in no more");
	});

	test("an address that mail comes back from stands out, with what can be done", async () => {
		await record.database
			.updateTable("person")
			.set({ undeliverable_since: noon })
			.where("id", "=", cast.business)
			.execute();
		const owner = await pages.visitorFor(cast.owner);
		expect((await owner.open("/programmes/shop/people")).words).toContain(
			"wang.lei@bank.example mail comes back",
		);
		const page = await owner.open(`/programmes/shop/people/${cast.business}`);
		expect(page.words).toContain("Mail to this address has come back since");
		await administrator.send(`/people/${cast.business}/address`, {
			email: "wang@bank.example",
		});
		expect((await owner.open("/programmes/shop/people")).words).not.toContain(
			"mail comes back",
		);
	});
});

describe("an auditor", () => {
	test("is let in until a day, reads, and changes nothing", async () => {
		const owner = await pages.visitorFor(cast.owner);
		const admitted = await owner.send("/programmes/shop/let-in", {
			name: "Tang Li",
			email: "tang.li@body.example",
			as: "auditor",
			until: "2099-03-31",
		});
		expect(admitted.words).toContain("Tang Li is let in.");
		const tang = await personByEmail(record.database, "tang.li@body.example");
		if (!tang) throw new Error("the auditor is not known");
		const auditor = await pages.visitorFor(tang.id);
		expect((await auditor.open("/programmes/shop")).status).toBe(200);
		expect((await auditor.open("/programmes/bank")).status).toBe(404);
		for (const act of ["hold", "people", "let-in", "rename"])
			expect((await auditor.post(`/programmes/shop/${act}`)).status).toBe(403);
		await owner.send(`/programmes/shop/let-in/${tang.id}/end`);
		expect((await auditor.open("/programmes/shop")).status).toBe(404);
	});

	test("is not let in without a last day", async () => {
		const owner = await pages.visitorFor(cast.owner);
		const page = await owner.send("/programmes/shop/let-in", {
			name: "Tang Li",
			email: "tang.li@body.example",
			as: "auditor",
			until: "",
		});
		expect(page.words).toContain("Give the auditor's last day.");
	});

	test("is not let in until a day that is over", async () => {
		const owner = await pages.visitorFor(cast.owner);
		const page = await owner.send("/programmes/shop/let-in", {
			name: "Tang Li",
			email: "tang.li@body.example",
			as: "auditor",
			until: "2020-03-02",
		});
		expect(page.status).toBe(422);
		expect(page.html).toContain('href="#field-until"');
	});
});

describe("a contributor", () => {
	test("is let in, can be chosen for a deliverable there alone, and is let out again", async () => {
		const owner = await pages.visitorFor(cast.owner);
		await owner.send("/programmes/shop/let-in", {
			name: "Zhou Jie",
			email: "zhou.jie@bank.example",
			as: "contributor",
		});
		const zhou = await personByEmail(record.database, "zhou.jie@bank.example");
		if (!zhou) throw new Error("the contributor is not known");
		const choices = async (programme: string) =>
			(
				await owner.open(
					`/programmes/${programme}/preparation/deliverables/gap-analysis/assign`,
				)
			).words;
		expect(await choices("shop")).toContain("Zhou Jie");
		expect(await choices("bank")).not.toContain("Zhou Jie");
		const contributor = await pages.visitorFor(zhou.id);
		expect((await contributor.open("/programmes/shop")).status).toBe(200);
		expect((await contributor.open("/programmes/bank")).status).toBe(404);
		await owner.send(`/programmes/shop/let-in/${zhou.id}/end`);
		expect((await contributor.open("/programmes/shop")).status).toBe(404);
	});
});

describe("who runs the installation", () => {
	test("can be several, but never nobody", async () => {
		const refused = await administrator.send(`/people/${root}/administrator`);
		expect(refused.words).toContain("Somebody has to run the installation");
		await administrator.send(`/people/${cast.owner}/administrator`);
		await administrator.send(`/people/${root}/administrator`);
		expect((await administrator.open("/people")).status).toBe(404);
		await makeAdministrator(record.database, root, true);
	});

	test("finds people by part of a name or an address, a page at a time", async () => {
		const found = await administrator.open("/people?q=qian");
		expect(found.words).toContain("Qian Bo");
		expect(found.words).not.toContain("Li Wei");
		const odd = await administrator.open("/people?q=%25");
		expect(odd.words).toContain("Nobody is known by that");
	});

	test("does not end his own access", async () => {
		const page = await administrator.send(`/people/${root}/leave`);
		expect(page.words).toContain("You cannot end your own access");
	});
});
