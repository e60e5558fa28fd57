import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deliverableId, evidenceId } from "../../../domain/ids.ts";
import { instantOf } from "../../../domain/instants.ts";
import { eventually } from "../../fixtures/certway.ts";
import {
	answer,
	answerBy,
	type Bank,
	type Office,
	openOffice,
} from "./bank.ts";
import { settled, wholeRecord } from "./whole-record.ts";

let office: Office;

beforeAll(async () => {
	office = await openOffice();
});
afterAll(() => office?.[Symbol.asyncDispose]());

/** A programme whose preparation is asked for. */
async function asked(given?: Parameters<Office["start"]>[0]): Promise<Bank> {
	const bank = await office.start(given);
	await bank.deliverAll();
	await bank.ask();
	return bank;
}

const visit = (path: string, language?: "en" | "zh") =>
	office.pages.visitor(language).open(path);

describe("the link in an approver's mail", () => {
	test("shows what is asked, by whom, until when, what is signed and what happens after, without signing in", async () => {
		const bank = await asked();
		const { status, words, headers, html } = await visit(
			await bank.linkOf("chenJing"),
		);
		expect(status).toBe(200);
		expect(words).toContain("Your sign-off: Preparation");
		expect(words).toContain("Huaxin Bank asks you, Chen Jing (chenjing@…)");
		expect(words).toContain("You answer for IT.");
		expect(words).toMatch(/Asked by Li Wei, on .+, today/);
		expect(words).toMatch(/Answer by .+, in 10 days/);
		expect(words).toContain("System design begins");
		expect(words).toContain("Also asked 王磊");
		expect(words).toContain("What was done for gap-analysis");
		// Each piece with the hash under which it stands in the record, a note by its seal.
		for (const { evidence } of (await bank.phase()).deliverables)
			for (const { text } of evidence)
				expect(words).toContain(`Note · sha256 ${text.slice(0, 12)}…`);
		const { request } = await bank.phase();
		const print = request?.fingerprint ?? "";
		expect(words).toContain(`${print.slice(0, 4)}-${print.slice(4, 8)}`);
		expect(words).toContain("This is for Chen Jing alone");
		expect(headers.get("Cache-Control")).toBe("no-store");
		expect(headers.get("Referrer-Policy")).toBe("strict-origin");
		expect(headers.get("X-Robots-Tag")).toContain("noindex");
		expect(html).not.toMatch(/(?:src|href)="https?:/);
		expect(html).not.toMatch(/\schecked/);
	});

	test("speaks the language of whoever the mail was for, and the other one when asked to", async () => {
		const bank = await asked();
		const link = await bank.linkOf("wangLei");
		expect((await visit(link, "en")).words).toContain("请您审批：筹备");
		expect((await visit(`${link}?lang=en`)).words).toContain(
			"Your sign-off: Preparation",
		);
	});

	test("changes nothing, however often a machine opens it: a hundred GETs and HEADs, and everything on the page", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		await settled(office.certway.database);
		const before = await wholeRecord(office.certway.database);
		const { html } = await visit(link);
		const ways = [...html.matchAll(/href="(\/[^"]+)"/g)].map(
			([, way]) => way ?? "",
		);
		expect(ways.some((way) => way.includes("/evidence/"))).toBe(true);
		for (const way of ways) await office.pages.web.request(way);
		await Promise.all(
			Array.from({ length: 100 }, (_, place) =>
				office.pages.web.request(link, {
					method: place % 2 ? "HEAD" : "GET",
				}),
			),
		);
		await office.pages.web.request(`${link}/answer?decision=approve`);
		expect(await wholeRecord(office.certway.database)).toEqual(before);
	});

	test("decides nothing either when an address holds the whole form, with a decision in it", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		await settled(office.certway.database);
		const before = await wholeRecord(office.certway.database);
		const chen = office.pages.visitor();
		const { fields } = await chen.open(link);
		const form = new URLSearchParams({
			...fields,
			...answer("approve", "Chen Jing"),
			who: "me",
			code: "12345678",
		});
		for (const way of [
			...["", "/answer", "/hand-over", "/not-for-me", "/question"],
			...["/waiting", "/act", "/fresh"],
		])
			for (const method of ["GET", "HEAD"])
				await office.pages.web.request(`${link}${way}?${form}`, { method });
		await settled(office.certway.database);
		expect(await wholeRecord(office.certway.database)).toEqual(before);
	});

	test("is found by all of its characters: with any one changed there is no page, and nothing is told", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		const token = link.slice("/s/".length);
		expect(token).toHaveLength(43);
		for (let place = 0; place < token.length; place += 1) {
			const other = token[place] === "x" ? "y" : "x";
			const wrong = token.slice(0, place) + other + token.slice(place + 1);
			const { status, words } = await visit(`/s/${wrong}`);
			expect(status, `character ${place}`).toBe(404);
			expect(words).not.toMatch(/Huaxin|Chen|Preparation/);
		}
		expect((await visit(link)).status).toBe(200);
	});

	test("never stands in the log", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		await visit(link);
		await visit(`${link}/evidence/gap-analysis-note`);
		const token = link.slice("/s/".length);
		expect(office.pages.web.log.join("")).not.toContain(token);
	});

	test("opens each piece of evidence while it is open, and none afterwards", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		const piece = `${link}/evidence/gap-analysis-note`;
		const read = await visit(piece);
		expect(read.words).toContain("What was done for gap-analysis");
		expect(read.words).toContain("Belongs to Gap analysis");
		expect((await visit(`${link}/evidence/another`)).status).toBe(404);
		await answerBy(
			office.pages.visitor(),
			link,
			answer("approve", "Chen Jing"),
		);
		const after = await visit(piece);
		expect(after.path).toBe(link);
		expect(after.words).not.toContain("What was done for gap-analysis");
	});

	test("says that it is out of date when what is signed has changed, what differs, and that a new mail went out", async () => {
		const bank = await asked();
		const old = await bank.linkOf("chenJing");
		await bank.act({
			type: "add-evidence",
			deliverable: deliverableId("scope-statement"),
			evidence: {
				id: evidenceId("second"),
				kind: "note",
				text: await bank.seal("The branch in Suzhou too"),
				file: null,
			},
		});
		const { words, html } = await visit(old);
		expect(words).toContain("This request is out of date: Preparation");
		expect(words).toContain("a new mail was sent to you, Chen Jing");
		expect(words).toContain("Scope statement: The branch in Suzhou too added");
		expect(html).not.toContain('name="decision"');
		const fresh = await bank.linkOf("chenJing");
		expect(fresh).not.toBe(old);
		expect((await visit(fresh)).words).toContain(
			"The content has changed since it was first asked",
		);
	});

	test("says that the request was withdrawn, by whom and why", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		const { request } = await bank.phase();
		await bank.act({
			type: "withdraw-request",
			request: request?.id as never,
			reason: await bank.seal("The scope is still being discussed"),
		});
		const { words, html } = await visit(link);
		expect(words).toContain("Nothing more is asked here");
		expect(words).toMatch(/Li Wei withdrew this request on/);
		expect(words).toContain("The scope is still being discussed");
		expect(html).not.toContain('name="decision"');
	});

	test("says that the programme was stopped", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		await bank.stop();
		expect((await visit(link)).words).toContain(
			"This programme has been stopped: Preparation",
		);
	});

	test("says that somebody else has sent it back, and why", async () => {
		const bank = await asked();
		const link = await bank.linkOf("wangLei");
		await answerBy(
			office.pages.visitor(),
			await bank.linkOf("chenJing"),
			answer("return", "Chen Jing", "The survey leaves out the night shift."),
		);
		const { words } = await visit(`${link}?lang=en`);
		expect(words).toMatch(/Chen Jing returned it for changes on/);
		expect(words).toContain("The survey leaves out the night shift.");
	});

	test("in sequence opens on one's turn", async () => {
		const bank = await office.start();
		await bank.deliverAll();
		await bank.ask({ kind: "in-sequence" });
		await expect(bank.linkOf("wangLei")).rejects.toThrow("no link");
		await answerBy(
			office.pages.visitor(),
			await bank.linkOf("chenJing"),
			answer("approve", "Chen Jing"),
		);
		expect((await visit(await bank.linkOf("wangLei"), "zh")).words).toContain(
			"请您审批",
		);
	});

	test("is marked in a rehearsal, and works there by the rehearsal's clock", async () => {
		const bank = await asked({ kind: "rehearsal" });
		const { words } = await visit(await bank.linkOf("chenJing"));
		expect(words).toContain("Rehearsal Nothing here is real");
	});
});

describe("a link past its fourteen days", () => {
	const expire = (bank: Bank) =>
		office.certway.database
			.updateTable("sign_off_link")
			.set({
				issued_at: instantOf(Date.now() - 15 * 86_400_000),
				expires_at: instantOf(Date.now() - 86_400_000),
			})
			.where("programme", "=", bank.id)
			.execute();
	const linksOf = (bank: Bank) =>
		office.certway.database
			.selectFrom("sign_off_link")
			.selectAll()
			.where("programme", "=", bank.id)
			.where("person", "=", office.people.chenJing)
			.execute();

	test("only offers to mail a fresh one to the address on record", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		await expire(bank);
		const { words, html } = await visit(link);
		expect(words).toContain("This link is past its time");
		expect(words).toContain("chenjing@…, the address on record for Chen Jing");
		expect(html).not.toContain('name="decision"');
		expect(html).not.toContain("What was done for");
		const tried = await office.pages
			.visitor()
			.post(link, answer("approve", "Chen Jing"));
		expect(tried.status).toBe(409);
		expect((await bank.phase()).request?.seats[0]?.answer).toBeNull();
	});

	test("mails it once, however often it is asked, and the fresh one decides", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		await expire(bank);
		await Promise.all(
			Array.from({ length: 10 }, () =>
				office.pages.visitor().post(`${link}/fresh`),
			),
		);
		const links = await linksOf(bank);
		expect(links).toHaveLength(2);
		expect(new Set(links.map(({ generation }) => generation))).toEqual(
			new Set([1]),
		);
		const fresh = await bank.linkOf("chenJing");
		expect(fresh).not.toBe(link);
		const { words } = await answerBy(
			office.pages.visitor(),
			fresh,
			answer("approve", "Chen Jing"),
		);
		expect(words).toContain("You signed off: Preparation");
		const mail = await eventually("the fresh mail", async () =>
			office.smtp.received.find(({ raw }) =>
				raw.toString().replaceAll("=\r\n", "").includes(fresh),
			),
		);
		expect(mail.to).toEqual(["chenjing@bank.example"]);
	});

	test("sends at most one in ten minutes and says when the last one went", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		await expire(bank);
		await office.pages.visitor().send(`${link}/fresh`);
		const again = await office.pages.visitor().send(`${link}/fresh`);
		expect(again.status).toBe(429);
		expect(again.words).toContain("A fresh link was mailed at");
		expect(await linksOf(bank)).toHaveLength(2);
	});

	test("that is not past its time mails nothing", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		await office.pages.visitor().send(`${link}/fresh`);
		expect(await linksOf(bank)).toHaveLength(1);
	});
});
