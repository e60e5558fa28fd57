import { afterAll, describe, expect, test } from "vitest";
import { addDays } from "../../domain/dates.ts";
import { programmeId } from "../../domain/ids.ts";
import { type Action, actionId } from "../../domain/register/action.ts";
import { registerRow, registerRows } from "../../records/readiness.ts";
import { rebuild } from "../../records/rebuild.ts";
import { textsOf } from "../../records/seals.ts";
import { openBankOnPages, today } from "../fixtures/bank-on-pages.ts";
import type { Visitor } from "../fixtures/pages.ts";

const bank = programmeId("bank");
const at = "/programmes/bank/readiness";
const inDays = (days: number) => addDays(today, days);

const { record, cast, as, close } = await openBankOnPages();
afterAll(close);

const formIdIn = (html: string): string =>
	/name="form-id" value="([^"]+)"/.exec(html)?.[1] ?? "";

/** Sends a file with a form, as browsers do. */
async function upload(
	visitor: Visitor,
	path: string,
	fields: Record<string, string>,
	file?: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> },
): Promise<Response> {
	const body = new FormData();
	for (const [name, value] of Object.entries(fields)) body.append(name, value);
	if (file) body.append("file", new Blob([file.bytes]), file.name);
	return visitor.post(path, body);
}

const actions = async (): Promise<readonly Action[]> =>
	registerRows(record.database, bank, ["action"]);

describe("the gap analysis", () => {
	test("is begun by the owner on one sheet; each gap is an action of somebody, and his to do", async () => {
		const owner = await as(cast.owner);
		const empty = await owner.open(at);
		expect(empty.words).toContain("Rated: 0.");
		expect(empty.words).toContain(
			"Nobody from business has rated a clause yet",
		);
		const sheet = await owner.open(`${at}/rate`);
		const done = await owner.send(`${at}/rate`, {
			...sheet.fields,
			"level-4.3": "met",
			"level-8.6.1": "begun",
			"note-8.6.1": "重大事件程序缺失",
		});
		expect(done.words).toContain("2 ratings have been saved.");
		expect(done.words).toContain("Rated: 2. 1 has a gap.");
		const [action] = await actions();
		expect(action).toMatchObject({ clause: "8.6.1", status: "open" });
		const home = await owner.open("/");
		expect(home.words).toContain("Action on 8.6.1 Incident management");
		const to = home.ways.find((way) => way.includes("/readiness/actions/"));
		expect((await owner.open(to ?? "")).words).toContain(
			"Close the gap on 8.6.1",
		);
	});

	test("is seen by a business approver too: whoever differs is told to talk, and IT is alone no more", async () => {
		const business = await as(cast.business, "zh");
		const clause = await business.open(`${at}/clauses/8.6.1`);
		expect(clause.words).toContain("重大事件程序缺失");
		const rated = await business.send(`${at}/clauses/8.6.1/rate`, {
			...clause.fields,
			level: "missing",
			note: "业务部门从未收到通报",
		});
		expect(rated.words).toContain("已保存您对 8.6.1 的评定。");
		const page = await business.open(at);
		expect(page.words).toContain("2人，不一致");
		expect(page.words).not.toContain("业务方尚无人评定条款");
		expect(await actions()).toHaveLength(1);
	});

	test("sends only what was changed: what stands is not said again", async () => {
		const owner = await as(cast.owner);
		const sheet = await owner.open(`${at}/rate`);
		const again = await owner.send(`${at}/rate`, sheet.fields);
		expect(again.status).toBe(422);
		expect(again.words).toContain("Rate at least one clause.");
	});

	test("keeps what was typed when a note has no rating", async () => {
		const owner = await as(cast.owner);
		const sheet = await owner.open(`${at}/rate`);
		const again = await owner.send(`${at}/rate`, {
			...sheet.fields,
			"note-7.2": "Training plan of 2025",
			"level-7.3": "met",
		});
		expect(again.status).toBe(422);
		expect(again.words).toContain("7.2: choose a rating for your note.");
		expect(again.fields["note-7.2"]).toBe("Training plan of 2025");
		expect(again.fields["level-7.3"]).toBe("met");
	});

	test("knows no clause that the standard has not", async () => {
		const owner = await as(cast.owner);
		expect((await owner.open(`${at}/clauses/8.9`)).status).toBe(404);
	});
});

describe("an action", () => {
	test("is given to another, finished with what was done, and reopened; each on record with its words", async () => {
		const owner = await as(cast.owner);
		const [action] = await actions();
		const to = `${at}/actions/${action?.id.slice(actionId("").length)}`;
		const page = await owner.open(to);
		await owner.send(`${to}/change`, {
			"form-id": formIdIn(page.html),
			owner: cast.coordinator,
			"due-on": inDays(20),
		});
		const coordinator = await as(cast.coordinator);
		expect((await coordinator.open("/")).words).toContain(
			"Action on 8.6.1 Incident management",
		);
		const unsaid = await coordinator.send(`${to}/finish`, { outcome: "" });
		expect(unsaid.status).toBe(422);
		expect(unsaid.words).toContain("Say what was done.");
		const done = await coordinator.send(`${to}/finish`, {
			outcome: "Procedure approved, see the wiki",
		});
		expect(done.words).toContain("Procedure approved, see the wiki");
		expect((await coordinator.open("/")).words).not.toContain(
			"Action on 8.6.1",
		);
		const late = await owner.send(`${to}/reopen`, {
			reason: "Nobody follows it",
			"due-on": inDays(-1),
		});
		expect(late.status).toBe(422);
		const reopened = await owner.send(`${to}/reopen`, {
			reason: "Nobody follows it",
			"due-on": inDays(40),
		});
		expect(reopened.words).toContain("The action is open again.");
		const programme = await owner.open("/programmes/bank?show=readiness");
		expect(programme.words).toContain("Nobody follows it");
		expect(programme.words).toContain(
			"finished the action on 8.6.1 Incident management.",
		);
	});

	test("of a form sent twice is added once", async () => {
		const owner = await as(cast.owner);
		const { fields } = await owner.open(`${at}/clauses/7.2`);
		const form = {
			"form-id": fields["form-id"] ?? "",
			what: "Plan the training",
			owner: cast.coordinator,
			"due-on": inDays(30),
		};
		await owner.send(`${at}/clauses/7.2/actions`, form);
		await owner.send(`${at}/clauses/7.2/actions`, form);
		const known = (await actions()).filter(({ clause }) => clause === "7.2");
		expect(known).toHaveLength(1);
		const texts = await textsOf(record.database, [known[0]?.what ?? ""]);
		expect([...texts.values()]).toEqual(["Plan the training"]);
	});

	test("belongs to who works in the programme: an approver reads it", async () => {
		const approver = await as(cast.it);
		const page = await approver.open(`${at}/clauses/7.2`);
		expect(page.status).toBe(200);
		expect(page.words).not.toContain("Add an action");
		const { status } = await approver.post(`${at}/clauses/7.2/actions`, {});
		expect(status).toBe(403);
	});
});

describe("ratings from a spreadsheet", () => {
	test("begin with a template that holds every clause and what its reader has said", async () => {
		const owner = await as(cast.owner);
		const answer = await owner.look(`${at}/template.csv`);
		expect(answer.headers.get("content-disposition")).toBe(
			"attachment; filename=bank-gap-analysis.csv",
		);
		const bytes = Buffer.from(await answer.arrayBuffer());
		expect(bytes.subarray(0, 3).toString("hex")).toBe("efbbbf");
		const lines = bytes.toString().trimEnd().split("\r\n");
		expect(lines).toHaveLength(46);
		expect(lines.find((line) => line.startsWith("8.6.1"))).toBe(
			"8.6.1,Incident management,begun,重大事件程序缺失,,,",
		);
	});

	test("are taken in where they are right; the others come back by line, to be put right", async () => {
		const owner = await as(cast.owner);
		const { fields } = await owner.open(`${at}/import`);
		const sheet = [
			"Clause;Rating;Note;What is to be done;By whom;By when",
			`9.2;missing;"no programme;\nno auditors";Make an audit programme;zhao.min@bank.example;${inDays(60)}`,
			"9.3;met;;;;",
			"9.4;half;;;;",
		].join("\r\n");
		const answer = await upload(
			owner,
			`${at}/import`,
			{ "form-id": fields["form-id"] ?? "", sheet: "" },
			{ name: "gap.csv", bytes: Buffer.from(`\ufeff${sheet}`) },
		);
		const html = await answer.text();
		expect(answer.status).toBe(422);
		expect(html).toContain(
			"2 lines have been saved. The lines below have not.",
		);
		expect(html).toContain("Line 5: “half” is no rating.");
		expect(html).toContain("9.4,,half");
		const audit = (await actions()).find(({ clause }) => clause === "9.2");
		expect(audit).toMatchObject({
			owner: cast.coordinator,
			dueOn: inDays(60),
		});
		const page = await owner.open(`${at}/clauses/9.2`);
		expect(page.words).toContain("Make an audit programme");
		expect(page.words).toContain("no programme; no auditors");
	});

	test("may be pasted, and when all is right lead back to readiness", async () => {
		const owner = await as(cast.owner, "zh");
		const { fields } = await owner.open(`${at}/import`);
		const answer = await upload(owner, `${at}/import`, {
			"form-id": fields["form-id"] ?? "",
			sheet: "条款\t评定\t说明\n10.1\t已起步\t没有登记表\n10.2\t0\t\n",
		});
		expect(answer.status).toBe(303);
		expect(answer.headers.get("location")).toBe(at);
		expect((await owner.open(at)).words).toContain("4条有差距");
	});

	test("that are too many, or none, are refused at the field", async () => {
		const owner = await as(cast.owner);
		const large = await upload(
			owner,
			`${at}/import`,
			{},
			{
				name: "gap.csv",
				bytes: Buffer.alloc(1_100_000, "4.1,met\n"),
			},
		);
		expect(large.status).toBe(422);
		expect(await large.text()).toContain("larger than 1 MB");
		const none = await upload(owner, `${at}/import`, { sheet: " " });
		expect(await none.text()).toContain("Choose a file, or paste the cells.");
	});
});

test("the register is made again from the events alone", async () => {
	const rows = () =>
		record.database
			.selectFrom("register_row")
			.selectAll()
			.orderBy("id")
			.execute();
	const before = await rows();
	expect(before.length).toBeGreaterThan(10);
	await record.database.deleteFrom("register_row").execute();
	expect(await registerRow(record.database, bank, "rating/4.3/x")).toBe(
		undefined,
	);
	await rebuild(record.database, bank);
	expect(await rows()).toEqual(before);
});
