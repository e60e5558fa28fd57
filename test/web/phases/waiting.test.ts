import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { epochMillisOf, instantOf } from "../../../domain/instants.ts";
import { type Bank, type Office, openOffice } from "./bank.ts";

let office: Office;
let first: Bank;
let second: Bank;

beforeAll(async () => {
	office = await openOffice();
	first = await asked("First programme");
	second = await asked("Second programme");
});
afterAll(() => office?.[Symbol.asyncDispose]());

async function asked(name: string): Promise<Bank> {
	const bank = await office.start({ name });
	await bank.deliverAll();
	await bank.ask();
	return bank;
}

describe("several sign-offs that wait for one approver", () => {
	test("are shown together from any of the links, after the code in the mailbox; each leads to its own page", async () => {
		const link = await first.linkOf("chenJing");
		const chen = office.pages.visitor();
		const page = await chen.open(link);
		expect(page.words).toContain("Other sign-offs wait for you: see all");
		expect(page.words).not.toContain("Second programme");
		const way = `${link}/waiting`;
		expect(page.ways).toContain(way);
		const asking = await chen.open(way);
		expect(asking.words).toContain("a code is mailed to chenjing@…");
		expect(asking.words).not.toContain("Second programme");
		const wanted = await chen.send(way);
		expect(wanted.words).toContain("Confirm with the code");
		const list = await chen.send(way, {
			...wanted.fields,
			code: await first.codeOf("chenJing"),
		});
		expect(list.path).toBe(way);
		expect(list.words).toContain("2 sign-offs wait for you, Chen Jing.");
		expect(list.words).toContain("Sign-off Programme Asked on Answer by");
		expect(list.ways).toContain(link);
		for (const bank of [first, second]) {
			const theirs = await bank.linkOf("chenJing");
			expect(list.ways).toContain(theirs);
			expect((await chen.open(theirs)).words).toContain(
				"Your sign-off: Preparation",
			);
		}
		// The browser that proved it may look again, from any of the links.
		const again = await chen.open(`${await second.linkOf("chenJing")}/waiting`);
		expect(again.words).toContain("2 sign-offs wait for you");
	});

	test("are shown for an hour after the address was proved, then another code is wanted", async () => {
		const link = await second.linkOf("wangLei");
		const wang = office.pages.visitor();
		const asking = await wang.send(`${link}/waiting`);
		await wang.send(`${link}/waiting`, {
			...asking.fields,
			code: await second.codeOf("wangLei"),
		});
		const { now } = office.pages.clock;
		const later = (minutes: number) => () =>
			instantOf(epochMillisOf(now()) + minutes * 60_000);
		try {
			office.pages.clock.now = later(59);
			expect((await wang.open(`${link}/waiting`)).words).toContain(
				"First programme",
			);
			office.pages.clock.now = later(61);
			const again = await wang.open(`${link}/waiting`);
			expect(again.words).toContain("将向wanglei@…发送验证码");
			expect(again.words).not.toContain("First programme");
		} finally {
			office.pages.clock.now = now;
		}
	});

	test("are shown to nobody who only holds a link, has guessed, or has proved another address", async () => {
		const way = `${await first.linkOf("chenJing")}/waiting`;
		const other = office.pages.visitor();
		expect((await other.open(way)).words).not.toContain("Second programme");
		await other.send(way);
		const wrong = await other.send(way, { code: "00000000" });
		expect(wrong.status).toBe(422);
		expect(wrong.words).not.toContain("Second programme");
		const wang = office.pages.visitor("zh");
		const his = `${await first.linkOf("wangLei")}/waiting`;
		const asking = await wang.send(his);
		await wang.send(his, {
			...asking.fields,
			code: await first.codeOf("wangLei"),
		});
		expect((await wang.open(his)).words).toContain("王磊，有2项审批等待您答复");
		expect((await wang.open(way)).words).not.toContain("Second programme");
	});

	test("are shown to the approver who has signed in, who also gets to his answer from the phase's page", async () => {
		const chen = await office.pages.visitorFor(office.people.chenJing);
		const link = await first.linkOf("chenJing");
		expect((await chen.open(`${link}/waiting`)).words).toContain(
			"2 sign-offs wait for you",
		);
		const page = await chen.open(first.at);
		expect(page.words).toContain("You are asked for this sign-off.");
		expect(page.ways).toContain(link);
		const li = await office.pages.visitorFor(office.people.liWei);
		expect((await li.open(first.at)).html).not.toContain("/s/");
		expect(
			(await li.open(`${link}/waiting`)).words,
			"a reader who is somebody else",
		).not.toContain("Second programme");
	});

	test("are not spoken of where there is only one", async () => {
		const third = await office.start({
			name: "Third programme",
			approvers: [
				{ person: "sunYue", side: "it" },
				{ person: "zhaoMin", side: "business" },
			],
		});
		await third.deliverAll();
		await third.ask();
		const page = await office.pages
			.visitor()
			.open(await third.linkOf("sunYue"));
		expect(page.words).not.toContain("Other sign-offs");
	});
});
