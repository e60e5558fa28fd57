import { afterAll, describe, expect, test } from "vitest";
import { addDays } from "../../domain/dates.ts";
import { programmeId } from "../../domain/ids.ts";
import { findOrAddPerson } from "../../records/persons.ts";
import { rebuild } from "../../records/rebuild.ts";
import { trainingRows } from "../../records/staff.ts";
import { verifyProgramme } from "../../records/verify.ts";
import { openBankOnPages, today, zone } from "../fixtures/bank-on-pages.ts";
import { TestProgramme } from "../fixtures/programmes.ts";

let session = "";
const bank = programmeId("bank");
const at = "/programmes/bank/training";

const { record, cast, as, close } = await openBankOnPages();
afterAll(close);

const memberCalled = async (name: string) => {
	const owner = await as(cast.owner);
	const { html } = await owner.open(at);
	return (
		new RegExp(`href="([^"]*/training/staff/[^"]*)">${name}`).exec(html)?.[1] ??
		""
	);
};

describe("training of all staff", () => {
	test("is asked for from the first day on: on its page, in the phase and at the deliverable", async () => {
		const owner = await as(cast.owner);
		const empty = await owner.open(at);
		expect(empty.words).toContain("Train everybody, business departments too");
		for (const page of [
			"/programmes/bank/preparation",
			"/programmes/bank/preparation/deliverables/staff-training",
		])
			expect((await owner.open(page)).words).toContain(
				"There is no staff list yet",
			);
		for (const clause of ["7.2", "7.3"])
			expect(
				(await owner.open(`/programmes/bank/readiness/clauses/${clause}`)).ways,
			).toContain(at);
	});

	test("takes the staff list line by line: what is right is kept, what is wrong is named", async () => {
		const owner = await as(cast.owner);
		const sent = await owner.send(`${at}/staff`, {
			sheet: [
				"姓名,Department,Side",
				"Wang Jianguo,Operations,IT",
				"Zhao Min,Retail,业务部门",
				"Chen Jingyi,Retail,Business",
				",Retail,Business",
				"Nobody,Retail,Marketing",
				"Zhao Min,retail,Business",
			].join("\n"),
		});
		expect(sent.words).toContain("3 lines have been taken");
		expect(sent.words).toContain("Line 5: no name is given.");
		expect(sent.words).toContain("Line 6: say IT or Business.");
		expect(sent.words).toContain("Line 7: the same person stands on line 3.");
		expect(sent.fields["sheet"]).toContain("Nobody,Retail,Marketing");
		const again = await owner.send(`${at}/staff`, {
			sheet: "Name,Department,Side\nZhao Min,Retail,Business",
		});
		expect(again.words).toContain("Zhao Min is on the staff list");
	});

	test("says in words and figures who has not been there, IT and business apart", async () => {
		const owner = await as(cast.owner);
		const wrong = await owner.send(`${at}/new`, {
			subject: "What the standard asks",
			"held-on": addDays(today, 1),
			trainer: "Ms Li",
			minutes: "90",
		});
		expect(wrong.status).toBe(422);
		expect(wrong.fields["subject"]).toBe("What the standard asks");
		const entered = await owner.send(`${at}/new`, {
			subject: "What the standard asks",
			"held-on": today,
			trainer: "Ms Li",
			minutes: "90",
		});
		expect(entered.words).toContain("90 minutes");
		session = entered.path;
		const came = /value="(staff\/[^"]*)"[^>]*><label[^>]*>Wang Jianguo/.exec(
			entered.html,
		)?.[1];
		await owner.send(`${session}/attendance`, { came: came ?? "" });
		const { words } = await owner.open(at);
		expect(words).toContain("1 of 3 people have been at one training session");
		expect(words).toContain("Business: 0 of 2 have been trained, 2 have not.");
		expect(words).not.toContain("IT: ");
	});

	test("takes the attendance from a spreadsheet; who is on no list needs department and side", async () => {
		const owner = await as(cast.owner);
		const sent = await owner.send(`${session}/sheet`, {
			sheet: [
				"Name,Department,Side",
				"zhao min,,",
				"Sun Li,,",
				"Qian Duo,Treasury,Business",
			].join("\n"),
		});
		expect(sent.words).toContain("2 lines have been taken");
		expect(sent.words).toContain("Line 3: Sun Li is not on the staff list");
		const zh = await as(cast.owner, "zh");
		expect((await zh.open(at)).words).toContain(
			"业务部门：共3人，2人已接受培训，1人尚未参加。",
		);
	});

	test("corrects a tick, and leaves what others have noted meanwhile", async () => {
		const owner = await as(cast.owner);
		const { sessions, staff } = await trainingRows(
			record.records.database,
			bank,
		);
		const [one, two] = sessions[0]?.attended ?? [];
		// The page was shown when the first alone was ticked.
		await owner.send(`${session}/attendance`, [["was", one ?? ""]]);
		const left = (await trainingRows(record.records.database, bank)).sessions[0]
			?.attended;
		expect(left).toContain(two);
		expect(left).not.toContain(one);
		await owner.send(`${session}/attendance`, [
			["was", two ?? ""],
			["came", two ?? ""],
			["came", one ?? ""],
		]);
		expect(staff).toHaveLength(4);
	});

	test("counts nobody who has left", async () => {
		const owner = await as(cast.owner);
		const gone = await owner.send(`${await memberCalled("Chen Jingyi")}/leave`);
		expect(gone.words).toContain("3 of 3 people");
		expect(gone.words).toContain(
			"Everybody on the staff list has been trained",
		);
	});

	test("is read by approvers, and changed by whoever works in the programme alone", async () => {
		const approver = await as(cast.it);
		const page = await approver.open(at);
		expect(page.status).toBe(200);
		expect(page.ways.some((way) => way.startsWith(`${at}/staff`))).toBe(false);
		expect((await approver.post(`${at}/staff`, { sheet: "x" })).status).toBe(
			403,
		);
	});

	test("lets a name be had and removed: the count stays, the chain verifies, the read model is the same", async () => {
		const owner = await as(cast.owner);
		const one = await memberCalled("Zhao Min");
		const kept = await (await owner.look(`${one}/data.json`)).json();
		expect(kept).toMatchObject({
			name: "Zhao Min",
			department: "Retail",
			training: [{ subject: "What the standard asks", minutes: 90 }],
		});
		const after = await owner.send(`${one}/remove-name`);
		expect(after.words).toContain("3 of 3 people");
		expect(after.words).not.toContain("Zhao Min");
		expect(after.words).toContain("(removed on");
		const events = await record.records.database
			.selectFrom("event")
			.select("body")
			.execute();
		expect(JSON.stringify(events)).not.toMatch(/Zhao Min|Wang Jianguo|Ms Li/);
		const rows = await trainingRows(record.records.database, bank);
		expect(
			(await verifyProgramme(record.records.database, bank)).problem,
		).toBeNull();
		await rebuild(record.records.database, bank);
		expect(await trainingRows(record.records.database, bank)).toEqual(rows);
	});

	test("is in what somebody gets who asks for everything kept of him", async () => {
		const owner = await as(cast.owner);
		const me = await record.records.database
			.selectFrom("person")
			.select("name")
			.where("id", "=", cast.it)
			.executeTakeFirstOrThrow();
		await owner.send(`${session}/sheet`, {
			sheet: `Name,Department,Side\n${me.name},Networks,IT`,
		});
		const it = await as(cast.it);
		const mine = await (await it.look("/people/me/data.json")).json();
		expect(mine).toMatchObject({
			training: [
				{ programme: "bank", department: "Networks", trainedOn: [today] },
			],
		});
	});

	test("is not in what somebody gets who only bears the same name, elsewhere", async () => {
		const { name } = await record.records.database
			.selectFrom("person")
			.select("name")
			.where("id", "=", cast.it)
			.executeTakeFirstOrThrow();
		const bearsIt = await findOrAddPerson(record.records.database, {
			name,
			email: "namesake@shop.example",
			language: "en",
			zone,
		});
		await new TestProgramme(record.records, "shop", {
			...cast,
			it: bearsIt,
		}).start(today);
		const namesake = await as(bearsIt);
		const theirs = await (await namesake.look("/people/me/data.json")).json();
		expect(theirs).toMatchObject({ training: [] });
	});
});
