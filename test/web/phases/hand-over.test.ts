import { simpleParser } from "mailparser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays } from "../../../domain/dates.ts";
import { eventually } from "../../fixtures/certway.ts";
import type { Visitor } from "../../fixtures/pages.ts";
import {
	answer,
	answerBy,
	type Bank,
	type Office,
	openOffice,
	type Someone,
} from "./bank.ts";

let office: Office;

beforeAll(async () => {
	office = await openOffice();
});
afterAll(() => office?.[Symbol.asyncDispose]());

async function asked(): Promise<Bank> {
	const bank = await office.start();
	await bank.deliverAll();
	await bank.ask();
	return bank;
}

const reader = (person: Someone) =>
	office.pages.visitorFor(office.people[person]);
const sunYue = { name: "Sun Yue", email: "sunyue@bank.example" };
const nightShift = {
	name: "Night Shift",
	email: "night.shift@bank.example",
};
const once = { scope: "request", ...sunYue };

/** Opens a page of the link and sends its form. */
async function sendFrom(
	visitor: Visitor,
	path: string,
	given: Readonly<Record<string, string>>,
) {
	const { fields } = await visitor.open(path);
	return visitor.send(path, { ...fields, ...given });
}

/** Hands over the days of an absence, and confirms it with the code that was mailed. */
async function goesAway(bank: Bank, link: string, from: number, until: number) {
	const chen = office.pages.visitor();
	const wanted = await sendFrom(chen, `${link}/hand-over`, {
		...sunYue,
		scope: "absence",
		from: addDays(bank.today, from),
		until: addDays(bank.today, until),
	});
	return chen.send(`${link}/hand-over`, {
		...wanted.fields,
		code: await bank.codeOf("chenJing"),
	});
}

const eventsOf = async (bank: Bank, type: string) => {
	const rows = await office.certway.database
		.selectFrom("event")
		.select("body")
		.where("programme", "=", bank.id)
		.where("type", "=", type)
		.execute();
	return rows.map(({ body }) => JSON.parse(body));
};

/** The latest mail to the address with such a subject, as it came. */
const mailTo = (address: string, subject: RegExp) =>
	eventually(`${subject} to ${address}`, async () => {
		const mails = await Promise.all(
			office.smtp.received
				.filter(({ to }) => to.includes(address))
				.map(({ raw }) => simpleParser(raw)),
		);
		const found = mails.findLast((mail) => subject.test(mail.subject ?? ""));
		return (
			found && { text: found.text ?? "", replyTo: found.replyTo?.text ?? "" }
		);
	});

describe("a sign-off handed over at its link", () => {
	test("is asked of the colleague, recorded as one for the other on page and receipt, and the old link says to whom and when", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		const chen = office.pages.visitor();
		const page = await chen.open(link);
		expect(page.ways).toContain(`${link}/hand-over`);
		const after = await sendFrom(chen, `${link}/hand-over`, once);
		expect(after.path).toBe(link);
		expect(after.words).toContain("Sun Yue is asked in your place.");
		expect(after.words).toMatch(
			/Chen Jing handed this sign-off over to Sun Yue on .+This link decides nothing any more/,
		);

		const other = office.pages.visitor();
		const theirs = await bank.linkOf("sunYue");
		const open = await other.open(theirs);
		expect(open.words).toContain("In place of Chen Jing");
		expect(open.words).toContain("You answer for IT.");
		const receipt = await answerBy(other, theirs, answer("approve", "Sun Yue"));
		expect(receipt.words).toContain("In place of Chen Jing");
		const [decided] = await eventsOf(bank, "sign-off-decided");
		expect(decided.event.for).toBe(office.people.chenJing);
		const li = await reader("liWei");
		expect((await li.open(bank.at)).words).toContain("Sun Yue, for Chen Jing");
		expect((await li.open(`/programmes/${bank.id}`)).words).toContain(
			"Sun Yue signed off Preparation for Chen Jing.",
		);
	});

	test("decides nothing by the old link: what was typed is shown, nothing is recorded", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		const chen = office.pages.visitor();
		const { fields } = await chen.open(link);
		await sendFrom(chen, `${link}/hand-over`, once);
		const late = await chen.send(link, {
			...fields,
			...answer("approve", "Chen Jing"),
		});
		expect(late.status).toBe(409);
		expect(late.words).toContain("Nothing of what you sent was recorded.");
		expect(late.words).toContain("Handed over: Preparation");
		expect(await eventsOf(bank, "sign-off-decided")).toHaveLength(0);
		for (const path of ["hand-over", "not-for-me", "question"])
			expect((await chen.open(`${link}/${path}`)).words).toContain(
				"Handed over: Preparation",
			);
	});

	test("is one act for a double click; from two tabs to two persons exactly one counts, and the other is told who", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		const chen = office.pages.visitor();
		const { fields } = await chen.open(`${link}/hand-over`);
		const sent = await Promise.all(
			[once, once, { scope: "request", ...nightShift }].map((given) =>
				chen.post(`${link}/hand-over`, { ...fields, ...given }),
			),
		);
		const moved = await eventsOf(bank, "sign-off-handed-over");
		expect(moved).toHaveLength(1);
		const statuses = sent.map(({ status }) => status).sort();
		expect(statuses).toEqual(
			moved[0].event.to === office.people.sunYue
				? [303, 303, 409]
				: [303, 409, 409],
		);
		const lost = sent.find(({ status }) => status === 409);
		expect(await lost?.text()).toMatch(
			moved[0].event.to === office.people.sunYue
				? /over to Sun Yue/
				: /over to Night Shift/,
		);
	});

	test("racing with the answer has one effect", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		const chen = office.pages.visitor();
		const { fields } = await chen.open(link);
		await Promise.all([
			chen.post(link, { ...fields, ...answer("approve", "Chen Jing") }),
			chen.post(`${link}/hand-over`, once),
		]);
		const effects = [
			...(await eventsOf(bank, "sign-off-decided")),
			...(await eventsOf(bank, "sign-off-handed-over")),
		];
		expect(effects).toHaveLength(1);
	});

	test("is not received by whoever asked, nor by another approver: said at the field, and what was typed stays", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		const chen = office.pages.visitor();
		const toAsker = await sendFrom(chen, `${link}/hand-over`, {
			scope: "request",
			name: "Li Wei",
			email: "liwei@bank.example",
		});
		expect(toAsker.status).toBe(422);
		expect(toAsker.words).toContain(
			"Li Wei asks for this sign-off and cannot be the one who gives it.",
		);
		expect(toAsker.html).toContain('href="#field-email"');
		expect(toAsker.fields).toMatchObject({
			name: "Li Wei",
			email: "liwei@bank.example",
			scope: "request",
		});
		const toOther = await sendFrom(chen, `${link}/hand-over`, {
			scope: "request",
			name: "王磊",
			email: "wanglei@bank.example",
		});
		expect(toOther.words).toContain("王磊 is asked for this sign-off already");
	});

	test("wants a choice, a name, an address and, for an absence, its days in order", async () => {
		const bank = await asked();
		const link = await bank.linkOf("wangLei");
		const wang = office.pages.visitor("zh");
		const empty = await sendFrom(wang, `${link}/hand-over`, {});
		expect(empty.status).toBe(422);
		expect(empty.words).toContain("请选择委托范围。");
		expect(empty.words).toContain("请填写您的姓名。");
		const days = await sendFrom(wang, `${link}/hand-over`, {
			...sunYue,
			scope: "absence",
			from: addDays(bank.today, 3),
			until: addDays(bank.today, 2),
		});
		expect(days.words).toContain("截止日不能早于起始日。");
		expect(await eventsOf(bank, "sign-off-handed-over")).toHaveLength(0);
	});

	test("tells the asker and the first approver, and mails the substitute in whose place it is asked", async () => {
		const bank = await asked();
		await sendFrom(
			office.pages.visitor(),
			`${await bank.linkOf("chenJing")}/hand-over`,
			{ scope: "request", ...nightShift },
		);
		const asking = await mailTo(
			"night.shift@bank.example",
			/sign-off is asked/,
		);
		expect(asking.text).toContain("in place of Chen Jing");
		expect(asking.text).toMatch(/\/s\/[\w-]{20}/);
		for (const address of ["liwei@bank.example", "chenjing@bank.example"])
			expect(
				(await mailTo(address, /Handed over to Night Shift/)).text,
			).not.toMatch(/\/s\/[\w-]{20}/);
	});
});

describe("an absence named at a link", () => {
	test("to come leaves the link open, stands on the people's page, and can be ended there", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		const after = await goesAway(bank, link, 2, 9);
		expect(after.path).toBe(link);
		expect(after.words).toContain("Sun Yue will answer for you from");
		expect(after.words).toContain("Your sign-off: Preparation");
		const li = await reader("liWei");
		expect((await li.open(bank.at)).words).toMatch(
			/Chen Jing Replace .+? asked Chen Jing is away from .+; Sun Yue answers/,
		);
		const people = `/programmes/${bank.id}/people`;
		const listed = await li.open(people);
		expect(listed.words).toMatch(/Chen Jing is away from .+; Sun Yue answers/);
		const ended = await li.send(`/programmes/${bank.id}/absences/end`, {
			person: office.people.chenJing,
			substitute: office.people.sunYue,
		});
		expect(ended.words).toContain("Chen Jing answers again.");
		expect(ended.words).not.toContain("is away from");
	});

	test("that has begun goes to the substitute at once, and when it is ended comes back by another link", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		await goesAway(bank, link, 0, 9);
		const theirs = await bank.linkOf("sunYue");
		expect((await office.pages.visitor().open(theirs)).words).toContain(
			"In place of Chen Jing",
		);
		const li = await reader("liWei");
		await li.send(`/programmes/${bank.id}/absences/end`, {
			person: office.people.chenJing,
			substitute: office.people.sunYue,
		});
		expect((await office.pages.visitor().open(theirs)).words).toContain(
			"went back to Chen Jing",
		);
		const old = await office.pages.visitor().open(link);
		expect(old.words).toContain("please use the link in the latest mail");
		const fresh = await bank.linkOf("chenJing");
		expect(fresh).not.toBe(link);
		expect((await office.pages.visitor().open(fresh)).words).toContain(
			"Your sign-off: Preparation",
		);
	});
});

describe("an approver to whom it should not have come", () => {
	test("says so; the page shows that another approver is needed, and the owner replaces him from it", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		const after = await sendFrom(office.pages.visitor(), `${link}/not-for-me`, {
			why: "other-approver",
			reason: "The new head of IT is Sun Yue.",
		});
		expect(after.words).toContain("Not for you: Preparation");
		expect(after.words).toContain("Li Wei was told");
		const mail = await mailTo(
			"liwei@bank.example",
			/Another approver is needed/,
		);
		expect(mail.text).toContain("The new head of IT is Sun Yue.");

		const li = await reader("liWei");
		const page = await li.open(bank.at);
		expect(page.words).toContain("another approver is needed");
		const replacing = `${bank.at}/sign-off/approvers/${office.people.chenJing}`;
		expect(page.ways).toContain(replacing);
		const form = await li.open(replacing);
		expect(form.words).toContain("The new head of IT is Sun Yue.");
		const done = await li.send(replacing, { ...form.fields, ...sunYue });
		expect(done.path).toBe(bank.at);
		expect(done.words).toContain("Sun Yue, for Chen Jing");
		const theirs = await bank.linkOf("sunYue");
		expect((await office.pages.visitor().open(theirs)).status).toBe(200);
	});

	test("is replaced by somebody who does not ask and does not answer already", async () => {
		const bank = await asked();
		const li = await reader("liWei");
		const replacing = `${bank.at}/sign-off/approvers/${office.people.chenJing}`;
		const himself = await sendFrom(li, replacing, {
			name: "Li Wei",
			email: "liwei@bank.example",
		});
		expect(himself.status).toBe(422);
		expect(himself.words).toContain("cannot be the one who gives it");
		const stranger = await office.pages.visitorFor(office.people.stranger);
		expect((await stranger.open(replacing)).status).toBe(404);
	});
});

describe("a question before the answer", () => {
	test("goes to whoever asks with a reply straight to the approver; the answer stands on both pages and is mailed back with a link", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		const chen = office.pages.visitor();
		const after = await sendFrom(chen, `${link}/question`, {
			who: "me",
			text: "Who runs the night shift?",
		});
		expect(after.path).toBe(link);
		expect(after.words).toContain("Your question is on its way to Li Wei.");
		expect(after.words).toContain("Who runs the night shift?");
		const question = await mailTo("liwei@bank.example", /Question from Chen/);
		expect(question.replyTo).toContain("chenjing@bank.example");
		expect(question.text).toContain("Who runs the night shift?");

		const li = await reader("liWei");
		const page = await li.open(bank.at);
		expect(page.words).toContain("Who runs the night shift?");
		expect((await li.open("/")).words).toContain("A question to answer");
		const answering = `${bank.at}/sign-off/questions/1`;
		expect(page.ways).toContain(answering);
		const done = await sendFrom(li, answering, { text: "The operator does." });
		expect(done.words).toContain("The answer is on its way to Chen Jing.");
		expect(done.words).toContain("The operator does.");
		const answered = await mailTo(
			"chenjing@bank.example",
			/Answer from Li Wei/,
		);
		expect(answered.text).toContain("The operator does.");
		expect(answered.replyTo).toContain("liwei@bank.example");

		const fresh = await bank.linkOf("chenJing");
		expect(fresh).not.toBe(link);
		const open = await office.pages.visitor().open(fresh);
		expect(open.words).toContain("The operator does.");
		const receipt = await answerBy(chen, link, answer("approve", "Chen Jing"));
		expect(receipt.words).toContain("You signed off: Preparation");
	});

	test("is nothing a machine can ask by filling in what it finds", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		const robot = office.pages.visitor();
		for (const [path, filled] of [
			["question", { text: "Robot" }],
			["not-for-me", { reason: "Robot" }],
			["hand-over", { name: "Robot", email: "robot@scanner.example" }],
		] as const)
			expect((await sendFrom(robot, `${link}/${path}`, filled)).status).toBe(
				422,
			);
		const types = await office.certway.database
			.selectFrom("event")
			.select("type")
			.where("programme", "=", bank.id)
			.where("type", "like", "sign-off-%")
			.execute();
		expect(types.map(({ type }) => type)).toEqual(["sign-off-asked"]);
	});
});
