import { simpleParser } from "mailparser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventually } from "../../fixtures/certway.ts";
import type { Visitor } from "../../fixtures/pages.ts";
import { answer, type Bank, type Office, openOffice } from "./bank.ts";
import { settled } from "./whole-record.ts";

let office: Office;

beforeAll(async () => {
	office = await openOffice();
});
afterAll(() => office?.[Symbol.asyncDispose]());

/** A preparation whose owner wants answers confirmed. */
async function asked(): Promise<Bank> {
	const bank = await office.start();
	await bank.act({ type: "set-confirmation", wanted: true });
	await bank.deliverAll();
	await bank.ask();
	return bank;
}

const codesTo = async (address: string) => {
	const mails = await Promise.all(
		office.smtp.received
			.filter(({ to }) => to.includes(address))
			.map(({ raw }) => simpleParser(raw)),
	);
	return mails.flatMap(({ text, subject }) => {
		const [, one, two] =
			/one-time code: (\d{4}) (\d{4})/.exec(text ?? "") ?? [];
		return one && two ? [{ code: `${one}${two}`, subject: subject ?? "" }] : [];
	});
};
/** The code of this programme's latest mail; each test's is the last so far. */
const codeAfter = (before: number, address = "chenjing@bank.example") =>
	eventually("the code", async () => (await codesTo(address))[before]?.code);
const codesSoFar = async (address = "chenjing@bank.example") =>
	(await codesTo(address)).length;

const decisionsOf = async (bank: Bank) => {
	const rows = await office.certway.database
		.selectFrom("event")
		.select("body")
		.where("programme", "=", bank.id)
		.where("type", "=", "sign-off-decided")
		.execute();
	return rows.map(({ body }) => JSON.parse(body).event);
};

/** Sends an answer from the form of the link; what comes wants the code. */
async function answersFirst(visitor: Visitor, link: string) {
	const { fields } = await visitor.open(link);
	return visitor.send(link, { ...fields, ...answer("approve", "Chen Jing") });
}

/** Every text in a history, its payloads as they are read. */
const textsIn = (value: unknown): readonly string[] => {
	if (value instanceof Uint8Array) return [Buffer.from(value).toString()];
	if (typeof value === "string") return [value];
	return value !== null && typeof value === "object"
		? Object.values(value).flatMap(textsIn)
		: [];
};

describe("an answer that is confirmed by a one-time code", () => {
	test("is recorded when the code from the mailbox is entered, not before; the receipt says so", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		const before = await codesSoFar();
		const chen = office.pages.visitor();
		const wanted = await answersFirst(chen, link);
		expect(wanted.status).toBe(200);
		expect(wanted.words).toContain("Confirm with the code we have mailed you");
		expect(wanted.words).toContain("chenjing@…");
		expect(wanted.words).toContain("Answer I sign off");
		expect(wanted.html).toContain('autocomplete="one-time-code"');
		expect(wanted.html).toContain('inputmode="numeric"');
		expect(await decisionsOf(bank)).toHaveLength(0);

		const code = await codeAfter(before);
		const { "another-code": _button, ...fields } = wanted.fields;
		const receipt = await chen.send(link, {
			...fields,
			code: `${code.slice(0, 4)} ${code.slice(4)}`,
		});
		expect(receipt.path).toBe(link);
		expect(receipt.words).toContain("You signed off: Preparation");
		expect(receipt.words).toContain("with a one-time code");
		const [decided] = await decisionsOf(bank);
		expect(decided).toMatchObject({ decision: "approve", confirmed: "code" });
	});

	test("is not recorded with a wrong code, said at the field with the tries that are left; what was typed stays", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		const before = await codesSoFar();
		const chen = office.pages.visitor();
		const wanted = await answersFirst(chen, link);
		const code = await codeAfter(before);
		const wrong = await chen.send(link, {
			...wanted.fields,
			code: code.replace(/^./, (digit) => String((Number(digit) + 1) % 10)),
		});
		expect(wrong.status).toBe(422);
		expect(wrong.words).toContain("It can be tried 4 more times.");
		expect(wrong.words).toContain("The code was mailed to chenjing@…");
		expect(wrong.html).toContain('href="#field-code"');
		expect(wrong.fields).toMatchObject({
			name: "Chen Jing",
			decision: "approve",
			code: "",
		});
		expect(await decisionsOf(bank)).toHaveLength(0);
		const done = await chen.send(link, { ...wrong.fields, code });
		expect(done.words).toContain("You signed off: Preparation");
	});

	test("sent twice with the code at once is one act", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		const before = await codesSoFar();
		const chen = office.pages.visitor();
		const wanted = await answersFirst(chen, link);
		const sent = { ...wanted.fields, code: await codeAfter(before) };
		const answers = await Promise.all([
			chen.post(link, sent),
			chen.post(link, sent),
			chen.post(link, sent),
		]);
		expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
		expect(await decisionsOf(bank)).toHaveLength(1);
	});

	test("is not confirmed by the code of another approver, or of another request", async () => {
		const [bank, other] = [await asked(), await asked()];
		const before = await codesSoFar("wanglei@bank.example");
		const wang = office.pages.visitor();
		await answersFirst(wang, `${await bank.linkOf("wangLei")}`);
		const chenBefore = await codesSoFar();
		const chen = office.pages.visitor();
		await answersFirst(chen, await other.linkOf("chenJing"));
		const codes = [
			// In Chinese, as Wang reads it.
			await eventually("Wang's code", async () => {
				const mails = await Promise.all(
					office.smtp.received
						.filter(({ to }) => to.includes("wanglei@bank.example"))
						.map(({ raw }) => simpleParser(raw)),
				);
				const [, one, two] =
					/验证码：(\d{4}) (\d{4})/.exec(mails.at(-1)?.text ?? "") ?? [];
				return one && two && `${one}${two}`;
			}),
			await codeAfter(chenBefore),
		];
		expect(before).toBe(0);
		const link = await bank.linkOf("chenJing");
		const mine = await answersFirst(chen, link);
		for (const code of codes)
			expect((await chen.send(link, { ...mine.fields, code })).status).toBe(
				422,
			);
		expect(await decisionsOf(bank)).toHaveLength(0);
	});

	test("has one mail however often the form is sent, and another a minute later on demand", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		const before = await codesSoFar();
		const chen = office.pages.visitor();
		const { fields } = await chen.open(link);
		const sent = { ...fields, ...answer("approve", "Chen Jing") };
		await Promise.all(Array.from({ length: 10 }, () => chen.post(link, sent)));
		const again = await chen.send(link, { ...sent, "another-code": "yes" });
		expect(again.words).toContain("A code was mailed to chenjing@… at");
		await codeAfter(before);
		await settled(office.certway.database);
		expect(await codesSoFar()).toBe(before + 1);
	});

	test("leaves its code in no log, no table, no history and no subject line", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		const before = await codesSoFar();
		const chen = office.pages.visitor();
		const wanted = await answersFirst(chen, link);
		const code = await codeAfter(before);
		await chen.send(link, { ...wanted.fields, code });
		expect(
			(await codesTo("chenjing@bank.example")).at(-1)?.subject,
		).not.toMatch(/\d{4}/);
		expect(office.pages.web.log.join("")).not.toContain(code);
		const tables = await Promise.all(
			(
				["event", "act", "mail", "sealed", "sign_off_code", "outbox"] as const
			).map((table) =>
				office.certway.database.selectFrom(table).selectAll().execute(),
			),
		);
		expect(JSON.stringify(tables)).not.toContain(code);
		const client = office.certway.temporal.clientFor("real");
		for (const id of [bank.room, `post/${office.people.chenJing}`]) {
			const told = textsIn(
				await client.workflow.getHandle(id).fetchHistory(),
			).join("\n");
			expect(told).toContain(office.people.chenJing);
			expect(told, id).not.toContain(code);
		}
		for (const { to, raw } of office.smtp.received)
			if (!to.includes("chenjing@bank.example")) {
				const { text, html } = await simpleParser(raw);
				expect(`${text}${html}`.replaceAll(" ", "")).not.toContain(code);
			}
	});
});

describe("handing over", () => {
	test("is confirmed where answers are, or else the code would follow a link that went astray", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		const before = await codesSoFar();
		const chen = office.pages.visitor();
		const { fields } = await chen.open(`${link}/hand-over`);
		const wanted = await chen.send(`${link}/hand-over`, {
			...fields,
			scope: "request",
			name: "Sun Yue",
			email: "sunyue@bank.example",
		});
		expect(wanted.words).toContain("Confirm with the code");
		expect(wanted.words).toContain("sunyue@bank.example");
		const done = await chen.send(`${link}/hand-over`, {
			...wanted.fields,
			code: await codeAfter(before),
		});
		expect(done.words).toContain("handed this sign-off over to Sun Yue");
	});
});

describe("whether answers are confirmed", () => {
	test("is for the owner to say, phase by phase; the record tells it", async () => {
		const bank = await office.start();
		const li = await office.pages.visitorFor(office.people.liWei);
		const page = await li.open(bank.at);
		expect(page.words).toContain("Answers are not confirmed with a code");
		const setting = `${bank.at}/sign-off/code`;
		expect(page.ways).toContain(setting);
		const { fields } = await li.open(setting);
		expect(fields["code"]).toBe("off");
		const set = await li.send(setting, { ...fields, code: "on" });
		expect(set.words).toContain("Each answer is confirmed with a code");
		expect((await li.open(`/programmes/${bank.id}`)).words).toContain(
			"Li Wei decided that answers in Preparation are confirmed with a one-time code.",
		);
		const zhao = await office.pages.visitorFor(office.people.zhaoMin);
		expect((await zhao.open(setting)).status).toBe(403);
	});

	test("is so from the start for the certification decision alone", async () => {
		const bank = await office.start({ in: "certification-audit" });
		expect((await bank.phase()).confirmed).toBe(true);
		const other = await office.start({ in: "design" });
		expect((await other.phase()).confirmed).toBe(false);
	});
});
