import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays } from "../../../domain/dates.ts";
import type { Visitor } from "../../fixtures/pages.ts";
import {
	answer,
	answerBy,
	type Bank,
	type Office,
	openOffice,
} from "./bank.ts";

let office: Office;
let li: Visitor;

beforeAll(async () => {
	office = await openOffice();
	li = await office.pages.visitorFor(office.people.liWei);
});
afterAll(() => office?.[Symbol.asyncDispose]());

const titles = [
	"Training of all staff",
	"Current-state survey",
	"Gap analysis",
	"Scope statement",
	"Roles named",
];

describe("a phase's page", () => {
	test("says where the phase stands, what is next and who is waited for", async () => {
		const bank = await office.start();
		const { words } = await li.open(bank.at);
		expect(words).toMatch(/Preparation Under way since .+, day 1\./);
		expect(words).toMatch(/Next .+ 09:00 Training of all staff is due on/);
		expect(words).toContain("Waited for Li Wei, for 5 deliverables");
		expect(words).toContain("No mail has been written yet.");
	});

	test("says the gate in words: each deliverable that is missing, with what to do", async () => {
		const bank = await office.start();
		const { words } = await li.open(bank.at);
		expect(words).toContain("The gate is shut: 5 things are missing.");
		for (const title of titles)
			expect(words).toContain(
				`“${title}” is not marked as delivered. Add its evidence and mark it as delivered`,
			);
		expect(words).not.toContain("Ask for sign-off of");
		await bank.deliverAll();
		const open = await li.open(bank.at);
		expect(open.words).toContain("The gate is open");
		expect(open.words).toContain("Ask for sign-off of Preparation");
	});

	test("says that a side has no approver, and that no business owner is named", async () => {
		const bank = await office.start({
			approvers: [{ person: "chenJing", side: "it" }],
		});
		expect((await li.open(bank.at)).words).toContain(
			"There is no approver from a business department. Name one among the people",
		);
	});

	test("is written in Chinese too", async () => {
		const bank = await office.start();
		const { words } = await li.open(`${bank.at}?lang=zh`);
		expect(words).toContain("放行条件未满足：还缺5项。");
		expect(words).toContain("“差距分析”尚未标记为已提交。");
		expect(words).not.toMatch(/deliverable|evidence|sign-off/i);
		await li.open("/?lang=en");
	});

	test("lets a stranger know of nothing, and a reader do nothing", async () => {
		const bank = await office.start();
		const stranger = await office.pages.visitorFor(office.people.stranger);
		expect((await stranger.open(bank.at)).status).toBe(404);
		// Sun Yue is told of alarms: she may read.
		const sun = await office.pages.visitorFor(office.people.sunYue);
		const { status, html } = await sun.open(bank.at);
		expect(status).toBe(200);
		expect(html).not.toMatch(/<form[^>]*programmes/);
		expect(html).not.toContain("deliverables/new");
		for (const [path, fields] of [
			["/deliverables/new", { title: "X", "due-on": bank.today, owner: "" }],
			["/deliverables/gap-analysis/deliver", {}],
			["/deliverables/gap-analysis/evidence/note", { note: "x" }],
			["/sign-off", { "answer-by": bank.today, policy: "all" }],
		] as const)
			expect((await sun.post(bank.at + path, fields)).status, path).toBe(403);
		expect((await bank.phase()).deliverables).toHaveLength(5);
	});

	test("of another address is not there", async () => {
		const bank = await office.start();
		for (const path of [
			`/programmes/${bank.id}/design`,
			`/programmes/${bank.id}/certificate-1`,
			`/programmes/${bank.id}/preparation.2`,
		])
			expect((await li.open(path)).status, path).toBe(404);
	});
});

describe("deliverables", () => {
	test("are added by the owner of the programme, with a day and somebody who owns them", async () => {
		const bank = await office.start();
		const { fields } = await li.open(`${bank.at}/deliverables/new`);
		const { words } = await li.send(`${bank.at}/deliverables/new`, {
			...fields,
			title: "Business continuity plan",
			owner: office.people.zhaoMin,
			"due-on": addDays(bank.today, 9),
		});
		expect(words).toContain("“Business continuity plan” has been added.");
		expect(words).toMatch(
			/Business continuity plan Zhao Min .+ in 9 days nothing yet/,
		);
	});

	test("are not due before their phase began: said at the field, and nothing typed is lost", async () => {
		const bank = await office.start();
		const wrong = await li.send(`${bank.at}/deliverables/new`, {
			title: "Too early",
			owner: "",
			"due-on": addDays(bank.today, -1),
		});
		expect(wrong.status).toBe(422);
		expect(wrong.html).toContain('href="#field-due-on"');
		expect(wrong.words).toMatch(
			/Choose a day from .+ on: the phase began then/,
		);
		expect(wrong.fields["title"]).toBe("Too early");
		const empty = await li.send(`${bank.at}/deliverables/new`, {
			title: "",
			owner: "",
			"due-on": "31.12.2030",
		});
		expect(empty.words).toContain("There are 2 things to put right");
	});

	test("get another owner and day", async () => {
		const bank = await office.start();
		const at = `${bank.at}/deliverables/gap-analysis`;
		const { words } = await li.send(`${at}/assign`, {
			owner: office.people.zhaoMin,
			"due-on": addDays(bank.today, 3),
		});
		expect(words).toContain("Owner and day have been set.");
		expect(words).toMatch(/Owner Zhao Min .+ Due .+, in 3 days/);
	});

	test("are delivered once something shows that they are done, and opened again", async () => {
		const bank = await office.start();
		const at = `${bank.at}/deliverables/gap-analysis`;
		const nothing = await li.send(`${at}/deliver`);
		expect(nothing.status).toBe(422);
		expect(nothing.words).toContain("Nothing shows that it is done yet.");
		await li.send(`${at}/evidence/note`, { note: "Rated." });
		const done = await li.send(`${at}/deliver`);
		expect(done.words).toContain("“Gap analysis” is delivered.");
		const again = await li.send(`${at}/reopen`, { why: "Two clauses missing" });
		expect(again.words).toContain("The deliverable is open again.");
		expect(
			(await bank.phase()).deliverables.find(({ id }) => id === "gap-analysis"),
		).toMatchObject({ status: "open" });
	});
});

describe("sign-off of a phase", () => {
	async function ready(given?: Parameters<Office["start"]>[0]): Promise<Bank> {
		const bank = await office.start(given);
		await bank.deliverAll();
		return bank;
	}

	test("is asked for with a day ten days ahead, and the page says whom it waits for since when", async () => {
		const bank = await ready();
		const { fields, words } = await li.open(`${bank.at}/sign-off`);
		expect(words).toContain("Chen Jing (IT), 王磊 (Business department)");
		expect(fields["policy"]).toBe("all");
		expect(
			fields["answer-by"] && fields["answer-by"] >= addDays(bank.today, 10),
		).toBe(true);
		const asked = await li.send(`${bank.at}/sign-off`, fields);
		expect(asked.path).toBe(bank.at);
		expect(asked.words).toContain("Sign-off has been asked for.");
		expect(asked.words).toMatch(
			/Waiting for Chen Jing and 王磊 since .+; answer by .+, in 1\d days\./,
		);
		expect(asked.words).toContain("Request for sign-off Chen Jing");
	});

	test("is asked for once, even by a double click", async () => {
		const bank = await ready();
		const { fields } = await li.open(`${bank.at}/sign-off`);
		const both = await Promise.all([
			li.post(`${bank.at}/sign-off`, fields),
			li.post(`${bank.at}/sign-off`, fields),
		]);
		expect(both.map(({ status }) => status)).toEqual([303, 303]);
		expect((await bank.phase()).requestsMade).toBe(1);
	});

	test("is not asked for while the gate is shut, nor by an approver, nor for a day that is past", async () => {
		const shut = await office.start();
		const form = { "answer-by": addDays(shut.today, 10), policy: "all" };
		const refused = await li.send(`${shut.at}/sign-off`, form);
		expect(refused.status).toBe(422);
		expect(refused.words).toContain(
			"The gate is shut. “Training of all staff” is not marked as delivered.",
		);
		const bank = await ready();
		const late = await li.send(`${bank.at}/sign-off`, {
			...form,
			"answer-by": addDays(bank.today, -1),
		});
		expect(late.words).toMatch(/Choose a day from today, .+, on\./);
		expect(late.html).toContain('href="#field-answer-by"');
		const own = await ready({
			approvers: [
				{ person: "liWei", side: "it" },
				{ person: "wangLei", side: "business" },
			],
		});
		const asker = await li.open(`${own.at}/sign-off`);
		expect(asker.words).toContain("Somebody else has to ask.");
		const tried = await li.send(`${own.at}/sign-off`, form);
		expect(tried.status).toBe(422);
		for (const { at } of [shut, bank, own])
			expect((await li.open(at)).words).not.toContain("Waiting for");
	});

	test("needs at least a number of them, said how many", async () => {
		const bank = await ready({
			approvers: [
				{ person: "chenJing", side: "it" },
				{ person: "sunYue", side: "it" },
				{ person: "wangLei", side: "business" },
			],
		});
		const form = { "answer-by": addDays(bank.today, 10), policy: "at-least" };
		const without = await li.send(`${bank.at}/sign-off`, form);
		expect(without.words).toContain("Write how many sign-offs are enough.");
		const asked = await li.send(`${bank.at}/sign-off`, { ...form, count: "2" });
		expect(asked.words).toContain("2 sign-offs are enough");
		for (const person of ["chenJing", "wangLei"] as const)
			await answerBy(
				office.pages.visitor(),
				await bank.linkOf(person),
				answer("approve", "A Name"),
			);
		expect((await bank.phase()).status).toBe("closed");
		const left = await office.pages.visitor().open(await bank.linkOf("sunYue"));
		expect(left.words).toContain("Your answer is no longer waited for.");
	});

	test("is reminded of now, by a mail with a link of its own", async () => {
		const bank = await ready();
		await bank.ask();
		const first = await bank.linkOf("chenJing");
		const { fields } = await li.open(bank.at);
		const { words } = await li.send(`${bank.at}/sign-off/remind`, {
			request: fields["request"] ?? "",
		});
		expect(words).toContain("has been sent a reminder with a link");
		expect(words).toContain("Reminder of a sign-off Chen Jing");
		const second = await bank.linkOf("chenJing");
		expect(second).not.toBe(first);
		for (const link of [first, second])
			expect((await office.pages.visitor().open(link)).status).toBe(200);
	});

	test("is withdrawn with a reason, and can be asked for again", async () => {
		const bank = await ready();
		await bank.ask();
		const { fields } = await li.open(`${bank.at}/sign-off/withdraw`);
		const { words } = await li.send(`${bank.at}/sign-off/withdraw`, {
			...fields,
			reason: "A page is missing",
		});
		expect(words).toContain("The request has been withdrawn");
		expect(words).toMatch(
			/Li Wei withdrew the request on .+ A page is missing/,
		);
		expect(words).toContain("Ask for sign-off of Preparation");
		const late = await li.send(`${bank.at}/sign-off/remind`, {
			request: fields["request"] ?? "",
		});
		expect(late.status).toBe(422);
		expect(late.words).toContain("This request has ended.");
	});

	test("sent back says by whom and why", async () => {
		const bank = await ready();
		await bank.ask();
		await answerBy(
			office.pages.visitor(),
			await bank.linkOf("chenJing"),
			answer("return", "Chen Jing", "The night shift was not trained."),
		);
		const { words } = await li.open(bank.at);
		expect(words).toMatch(/Chen Jing returned it for changes on .+\./);
		expect(words).toContain("The night shift was not trained.");
	});

	test("given says when and by whom, and the phase can only be read", async () => {
		const bank = await ready();
		await bank.ask();
		for (const person of ["chenJing", "wangLei"] as const)
			await answerBy(
				office.pages.visitor(),
				await bank.linkOf(person),
				answer("approve", "A Name"),
			);
		const { words, html } = await li.open(bank.at);
		expect(words).toMatch(
			/Preparation: signed off on .+ by Chen Jing and 王磊\./,
		);
		expect(html).not.toMatch(/<form[^>]*deliverables/);
		const late = await li.send(`${bank.at}/deliverables/gap-analysis/deliver`);
		expect(late.status).toBe(422);
		expect(late.words).toContain("This phase is not open");
	});
});
