/** The secret key is changed while links are open and mails are on their way. */
import { createSecretKey } from "node:crypto";
import { simpleParser } from "mailparser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sendAll } from "../../activities/post.ts";
import type { PersonId } from "../../domain/ids.ts";
import type { Records } from "../../records/entry.ts";
import { type LinkKeys, linkToken } from "../../records/link-tokens.ts";
import { mailSignInLink } from "../../records/sign-in-links.ts";
import { parseSecretKeys } from "../../settings.ts";
import { type ScriptedServer, startSmtp } from "../activities/mail/smtp.ts";
import { latestMail } from "../fixtures/furnished-sign-offs.ts";
import { startTestPages, type Visited } from "../fixtures/pages.ts";
import { addCast, type Cast, TestProgramme } from "../fixtures/programmes.ts";
import {
	minutesOn,
	openTestRecord,
	type TestRecord,
} from "../fixtures/record.ts";

const now = minutesOn(0);
const [before, after] = [
	parseSecretKeys("the-key-before-the-change-32-bytes-long"),
	parseSecretKeys(
		"the-key-after-the-change-is-32-bytes-long,the-key-before-the-change-32-bytes-long",
	),
];
const newestAlone: LinkKeys = [after[0]];

let record: TestRecord;
let smtp: ScriptedServer;
let cast: Cast;
let bank: TestProgramme;

const under = (keys: LinkKeys): Records => ({ ...record.records, keys });

beforeAll(async () => {
	record = await openTestRecord();
	smtp = await startSmtp();
	const records = under(before);
	cast = await addCast(records);
	bank = await new TestProgramme(records, "bank", cast).start("2027-01-04");
	await bank.deliverAll("preparation", "2027-03-01");
	await bank.signOff("preparation", "2027-03-01", "2027-03-10", []);
});
afterAll(async () => {
	await smtp?.close();
	await record?.[Symbol.asyncDispose]();
});

/** Sends the mail under the keys. @returns the path of the link that came out of it. */
async function linkSent(keys: LinkKeys, mail: string): Promise<string> {
	const sentBefore = smtp.received.length;
	await sendAll(
		under(keys),
		{
			smtpUrl: smtp.url,
			from: { name: "Certway", address: "certway@certway.example" },
			publicUrl: new URL("http://certway.example"),
		},
		[[mail]],
	);
	const { raw } = smtp.received[sentBefore] ?? {};
	if (!raw) throw new Error("nothing was sent");
	const { text = "" } = await simpleParser(raw);
	const link = /http:\/\/certway\.example(\/(?:s|sign-in)\/[\w-]+)/.exec(text);
	return link?.[1] ?? "";
}

async function opened(keys: LinkKeys, path: string): Promise<Visited> {
	await using pages = await startTestPages({
		records: under(keys),
		clock: { now: () => now },
	});
	return await pages.visitor().open(path);
}

const asked = (person: PersonId) => latestMail(bank, person);
const isOpen = ({ status, words }: Visited) =>
	status === 200 && words.includes("Gap analysis");

describe("after the secret key was changed", () => {
	test("a link that was sent opens, whether the old key is there or not", async () => {
		const link = `/s/${linkToken(before[0], await asked(cast.it))}`;
		expect(isOpen(await opened(after, link))).toBe(true);
		expect(isOpen(await opened(newestAlone, link))).toBe(true);
	});

	test("a mail that was waiting goes out with the link it was written with", async () => {
		const mail = await asked(cast.it);
		await record.database
			.updateTable("person")
			.set({ undeliverable_since: now })
			.where("id", "=", cast.it)
			.execute();
		const link = await linkSent(after, mail);
		expect(link).toBe(`/s/${linkToken(before[0], mail)}`);
		// The mailbox takes mail again: nobody is alarmed by it any more.
		expect(
			await record.database
				.selectFrom("person")
				.select("undeliverable_since")
				.where("id", "=", cast.it)
				.executeTakeFirst(),
		).toEqual({ undeliverable_since: null });
	});

	test("a mail whose key was taken away goes out with another link, and both open", async () => {
		const mail = await asked(cast.business);
		const first = `/s/${linkToken(before[0], mail)}`;
		const link = await linkSent(newestAlone, mail);
		expect(link).toBe(`/s/${linkToken(after[0], mail)}`);
		expect(isOpen(await opened(newestAlone, link))).toBe(true);
		expect(isOpen(await opened(newestAlone, first))).toBe(true);
	});

	test("new links are derived from the new key", async () => {
		const shop = await new TestProgramme(under(after), "shop", cast).start(
			"2027-01-04",
		);
		await shop.deliverAll("preparation", "2027-03-02");
		await shop.signOff("preparation", "2027-03-02", "2027-03-10", []);
		const mail = await latestMail(shop, cast.it);
		expect(await linkSent(after, mail)).toBe(`/s/${linkToken(after[0], mail)}`);
		const kept = await record.database
			.selectFrom("mail")
			.select("key_id")
			.where("id", "=", mail)
			.executeTakeFirst();
		expect(kept).toEqual({ key_id: after[0].id });
	});

	test("a link to sign in that was asked for before signs in", async () => {
		await mailSignInLink(
			under(before),
			"chen.jing@bank.example",
			"/people/me",
			now,
		);
		const { id } = await record.database
			.selectFrom("mail")
			.select("id")
			.where("programme", "is", null)
			.executeTakeFirstOrThrow();
		await record.database
			.updateTable("mail")
			.set({ date: new Date().toISOString() })
			.where("id", "=", id)
			.execute();
		const link = await linkSent(after, id);
		expect((await opened(after, link)).words).toContain("Sign in as Chen Jing");
	});
});

test("another key makes another link of the same mail", () => {
	const key = (fill: number) => ({
		id: String(fill),
		key: createSecretKey(Buffer.alloc(32, fill)),
	});
	expect(linkToken(key(1), "mail")).not.toBe(linkToken(key(2), "mail"));
});
