import { simpleParser } from "mailparser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reply } from "../../activities/mail/smtp.ts";
import { eventually } from "../../fixtures/certway.ts";
import type { Visitor } from "../../fixtures/pages.ts";
import {
	answer,
	answerBy,
	type Bank,
	type Office,
	openOffice,
} from "./bank.ts";
import { settled } from "./whole-record.ts";

let office: Office;
let li: Visitor;
/** How the mail server answers; every address by default. */
let refusing: (address: string) => Error | undefined = () => undefined;

beforeAll(async () => {
	office = await openOffice({}, () => ({
		onRcptTo: ({ address }, _session, done) => done(refusing(address)),
	}));
	li = await office.pages.visitorFor(office.people.liWei);
});
afterAll(() => office?.[Symbol.asyncDispose]());

async function asked(given?: Parameters<Office["start"]>[0]): Promise<Bank> {
	const bank = await office.start(given);
	await bank.deliverAll();
	await bank.ask();
	return bank;
}

const mailsOf = (bank: Bank) =>
	office.certway.database
		.selectFrom("mail")
		.selectAll()
		.where("programme", "=", bank.id)
		.orderBy("date")
		.execute();

describe("the mails of a phase", () => {
	test("are listed with their state, and sent ones can be sent again with a link of their own", async () => {
		const bank = await asked();
		await settled(office.certway.database);
		const { words, html } = await li.open(bank.at);
		expect(words).toMatch(/Request for sign-off Chen Jing .+? sent Send again/);
		const again = /action="([^"]+\/again)"/.exec(html)?.[1] ?? "";
		const { fields } = await li.open(bank.at);
		const before = await mailsOf(bank);
		await Promise.all([
			li.post(again, { "form-id": fields["form-id"] ?? "" }),
			li.post(again, { "form-id": fields["form-id"] ?? "" }),
		]);
		const after = await mailsOf(bank);
		expect(after).toHaveLength(before.length + 1);
		expect(new Set(after.map(({ message_id }) => message_id)).size).toBe(
			after.length,
		);
		for (const person of ["chenJing", "wangLei"] as const)
			expect(
				(await office.pages.visitor().open(await bank.linkOf(person))).status,
			).toBe(200);
	});

	test("that could not be delivered say what the mail server said", async () => {
		refusing = (address) =>
			address.startsWith("chenjing")
				? reply(550, "5.1.1 No such mailbox here")
				: undefined;
		try {
			const bank = await asked();
			await settled(office.certway.database);
			const { words } = await li.open(bank.at);
			expect(words).toMatch(
				/Request for sign-off Chen Jing .+? could not be delivered The mail server said: 550 .*5\.1\.1 No such mailbox here Send again/,
			);
			// The owner is told by mail, has it to do, and can name somebody else from the request.
			const alarm = await eventually("the alarm", async () => {
				const mails = await Promise.all(
					office.smtp.received
						.filter(({ to }) => to.includes("liwei@bank.example"))
						.map(({ raw }) => simpleParser(raw)),
				);
				return mails.find(({ subject }) =>
					subject?.startsWith("Mail cannot be delivered to Chen Jing"),
				);
			});
			expect(alarm.text).toContain("chenjing@bank.example");
			expect(alarm.text).toContain("a request for sign-off");
			expect(alarm.text).toContain("5.1.1 No such mailbox here");
			expect((await li.open("/")).words).toContain(
				"Mails do not reach somebody",
			);
			const shown = await li.open(bank.at);
			expect(shown.words).toMatch(
				/Chen Jing Replace .+? no mail has reached Chen Jing since .+?\. Ask for the right address/,
			);
			refusing = () => undefined;
			const { html } = shown;
			const row = html
				.split("<tr>")
				.find((one) => one.includes("Chen Jing") && one.includes("/again"));
			const again = /action="([^"]+\/again)"/.exec(row ?? "")?.[1] ?? "";
			expect((await li.send(again)).words).toContain(
				"The mail goes out once more",
			);
			await settled(office.certway.database);
			const reached = await li.open(bank.at);
			expect(reached.words).toMatch(/Request for sign-off Chen Jing .+? sent/);
			expect(reached.words).not.toContain("no mail has reached");
			expect((await li.open(`/programmes/${bank.id}`)).words).toContain(
				"Mails reach Chen Jing again.",
			);
		} finally {
			refusing = () => undefined;
		}
	});

	test("of a request that is over are not offered again", async () => {
		const bank = await asked();
		await answerBy(
			office.pages.visitor(),
			await bank.linkOf("chenJing"),
			answer("return", "Chen Jing", "Not yet."),
		);
		await settled(office.certway.database);
		const { html } = await li.open(bank.at);
		const rows = html
			.split("<tr>")
			.filter((row) => row.includes("Request for sign-off"));
		expect(rows).toHaveLength(2);
		for (const row of rows) expect(row).not.toContain("/again");
	});

	test("of a real programme are never opened: their links are their addressees' alone", async () => {
		const bank = await asked();
		for (const { id } of await mailsOf(bank))
			expect((await li.open(`${bank.at}/mails/${id}`)).status).toBe(404);
	});

	test("kept in a rehearsal are read, and answered by their link", async () => {
		const bank = await asked({ kind: "rehearsal" });
		const page = await li.open(bank.at);
		expect(page.words).toContain("A rehearsal sends nothing");
		expect(page.words).toMatch(
			/Request for sign-off Chen Jing .+? kept, not sent/,
		);
		const row = page.html
			.split("<tr>")
			.find((one) => one.includes("Chen Jing") && one.includes("/mails/"));
		const path = /href="([^"]+\/mails\/[0-9a-f]+)"/.exec(row ?? "")?.[1] ?? "";
		const mail = await li.open(path);
		expect(mail.words).toContain("[Rehearsal] Your sign-off is asked for");
		expect(mail.words).toContain("To Chen Jing chenjing@bank.example");
		const link = /href="http:\/\/certway\.example(\/s\/[^"]+)"/.exec(
			mail.html,
		)?.[1];
		const { words } = await answerBy(
			office.pages.visitor(),
			link ?? "",
			answer("approve", "Chen Jing"),
		);
		expect(words).toContain("You signed off: Preparation");
		// Whoever only reads the rehearsal does not get at the links.
		const sun = await office.pages.visitorFor(office.people.sunYue);
		expect((await sun.open(path)).status).toBe(403);
	});
});
