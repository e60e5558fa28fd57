import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { renderLetter } from "../../activities/mail/render.ts";
import { sendAll } from "../../activities/post.ts";
import type { LocalDate } from "../../domain/dates.ts";
import { type PersonId, programmeId } from "../../domain/ids.ts";
import { exportLines, verifyExport } from "../../records/export.ts";
import { endAccess, makeAdministrator } from "../../records/leavers.ts";
import { findOrAddPerson, personsById } from "../../records/persons.ts";
import { removedSign } from "../../records/removed.ts";
import { sealText, textsOf } from "../../records/seals.ts";
import { verifyProgramme } from "../../records/verify.ts";
import { recordLines } from "../../web/record-lines.ts";
import { contents, letterOf } from "../activities/mail/letters.ts";
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
let bank: TestProgramme;
let root: PersonId;
let administrator: Visitor;
let mention: string;
let found: string;
let reason: string;

/** The name an approver typed to sign, as no other text holds it. */
const signed = "Chen Jing (陈静), Head of Operations";

beforeAll(async () => {
	record = await openTestRecord();
	cast = await addCast(record.records);
	root = await findOrAddPerson(record.database, {
		...chenJing,
		name: "Sun Hong",
		email: "sun.hong@bank.example",
	});
	await makeAdministrator(record.database, root, true);
	bank = await new TestProgramme(record.records, "bank", cast).start(
		"2027-01-04",
	);
	await bank.deliverAll("preparation", "2027-03-01");
	mention = await bank.seal("stop-gap", "Ask Chen Jing before you change it.");
	await bank.act(
		"",
		cast.owner,
		{ type: "hold", reason: mention as never },
		"2027-03-01",
	);
	await bank.act("", cast.owner, { type: "resume" }, "2027-03-01");
	found = await bank.seal("found", "Chen Jing signs his own changes.");
	await bank.act(
		"",
		cast.owner,
		{
			type: "raise-finding",
			day: "2027-03-01" as LocalDate,
			source: { kind: "self-check", lastDay: "2027-03-01" as LocalDate },
			raisedIn: null,
			grade: "minor",
			bodyGrade: null,
			clause: "8.5.1",
			process: null,
			statement: found as never,
			owner: null,
			dueOn: null,
		},
		"2027-03-01",
	);
	await bank.signOff("preparation", "2027-03-01", "2027-03-10", []);
	const { request } = await bank.phase("preparation");
	if (!request) throw new Error("nothing is asked");
	reason = await bank.seal("reason", "The scope statement lacks the branches.");
	await bank.act(
		"preparation",
		cast.it,
		{
			type: "decide",
			request: request.id,
			generation: request.generation,
			decision: "return",
			name: await bank.seal("name", signed),
			reason: reason as never,
			shown: request.fingerprint,
		},
		"2027-03-02",
	);
	pages = await startTestPages({
		records: record.records,
		clock: { now: () => noon },
	});
	administrator = await pages.visitorFor(root);
});
afterAll(async () => {
	await pages?.[Symbol.asyncDispose]();
	await record?.[Symbol.asyncDispose]();
});

interface Kept {
	readonly person: object;
	readonly did: readonly object[];
	readonly wrote: readonly { readonly text: string }[];
	readonly mails: readonly object[];
	readonly sessions: readonly object[];
}

/** Every text the database holds, as somebody would find it who reads all of it. */
async function everything(): Promise<string> {
	const { database } = record;
	const rows: unknown[] = [];
	for (const { name } of await database.introspection.getTables())
		rows.push(
			await database
				.selectFrom(name as "programme")
				.selectAll()
				.execute(),
		);
	return JSON.stringify(rows);
}

const hashes = async () =>
	(
		await record.database
			.selectFrom("event")
			.select("hash")
			.orderBy("position")
			.execute()
	).map(({ hash }) => hash);

describe("what is kept of persons", () => {
	test("is told to everybody, with the reason and for how long", async () => {
		const page = await pages.visitor().open("/privacy");
		expect(page.status).toBe(200);
		expect(page.words).toContain("never the link itself");
		const chinese = await pages.visitor("zh").open("/privacy");
		expect(chinese.words).toContain("从不保存链接本身");
	});

	test("can be had by each person, his own and nobody else's", async () => {
		const chen = await pages.visitorFor(cast.it);
		const answer = await chen.look("/people/me/data.json");
		expect(answer.headers.get("Content-Disposition")).toContain("attachment");
		expect(answer.headers.get("Cache-Control")).toBe("no-store");
		const kept = (await answer.json()) as Kept;
		expect(kept.person).toMatchObject({
			id: cast.it,
			email: "chen.jing@bank.example",
		});
		expect(kept.did).toMatchObject([
			{ programme: "bank", what: "sign-off-decided", on: "2027-03-02" },
			{ programme: "bank", what: "sign-off-ended", on: "2027-03-02" },
		]);
		expect(kept.wrote.map(({ text }) => text)).toEqual([
			signed,
			"The scope statement lacks the branches.",
		]);
		expect(kept.mails[0]).toMatchObject({ about: "sign-off-request" });
		expect(kept.sessions).toHaveLength(1);
		const text = JSON.stringify(kept);
		for (const other of ["li.wei@", "Ask Chen Jing", "hash"])
			expect(text).not.toContain(other);
		expect((await chen.look(`/people/${cast.owner}/data.json`)).status).toBe(
			404,
		);
		expect(
			(await administrator.look(`/people/${cast.it}/data.json`)).status,
		).toBe(200);
	});
});

describe("removing a person", () => {
	const removal = () => `/people/${cast.it}/removal`;

	test("wants his access to be ended before", async () => {
		const page = await administrator.send(removal(), { sure: "yes" });
		expect(page.words).toContain("still has access");
	});

	test("shows what goes and what stays, and is not done without saying so", async () => {
		// In real life a successor takes over first.
		await bank.act(
			"",
			cast.owner,
			{ type: "succeed", leaver: cast.it, successor: root },
			"2027-03-03",
		);
		expect(await endAccess(record.database, cast.it, noon)).toBeUndefined();
		const page = await administrator.open(removal());
		expect(page.words).toContain("1 signature is removed.");
		expect(page.words).toContain("1 reason, note or piece of evidence");
		expect(page.words).toContain("Ask Chen Jing before you change it.");
		const refused = await administrator.send(removal(), {
			written: "remove",
		});
		expect(refused.status).toBe(422);
		expect(refused.words).toContain("Say that you are sure");
		expect(await everything()).toContain(signed);
	});

	test("takes name, address, signatures and the texts chosen, and the record verifies as it stands", async () => {
		const before = await hashes();
		const done = await administrator.send(removal(), [
			["written", "remove"],
			["mentions", mention],
			["mentions", found],
			["sure", "yes"],
		]);
		expect(done.words).toContain("The personal data was removed.");
		expect(await hashes()).toEqual(before);
		const everywhere = await everything();
		for (const gone of [
			signed,
			"chen.jing@",
			"Chen Jing",
			"lacks the branches",
		])
			expect(everywhere).not.toContain(gone);
		expect(await verifyProgramme(record.database, "bank")).toMatchObject({
			problem: null,
		});
		const lines = await exportLines(record.database, "bank");
		expect(verifyExport(lines.join("\n"))).toMatchObject({
			ok: true,
			verified: { problem: null },
		});
	});

	test("leaves what he did, and each page says when the name was removed, in its reader's language", async () => {
		const owner = await pages.visitorFor(cast.owner);
		const page = await owner.open("/programmes/bank?lang=en");
		expect(page.words).toContain(
			"(removed on Wed 3 Mar 2027) returned Preparation",
		);
		expect(page.html).not.toMatch(/[\u{E000}\u{E001}]/u);
		const chinese = await owner.open("/programmes/bank?lang=zh");
		expect(chinese.words).toContain("已于2027年3月3日（周三）删除");
		const list = await administrator.open(`/people/${cast.it}`);
		expect(list.words).toContain("(removed on Wed 3 Mar 2027)");
		const told = await recordLines(record.database, programmeId("bank"), "en");
		expect(told.find(({ type }) => type === "sign-off-decided")).toMatchObject({
			who: "(removed on Wed 3 Mar 2027)",
			quote: "(removed on Wed 3 Mar 2027)",
		});
	});

	test("says so in files for spreadsheets too", async () => {
		const owner = await pages.visitorFor(cast.owner);
		const file = await owner.look("/programmes/bank/findings.csv?lang=en");
		const text = await file.text();
		expect(text).toContain("(removed on Wed 3 Mar 2027)");
		expect(text).not.toMatch(/[\u{E000}\u{E001}]/u);
	});

	test("is done once, and nobody lets him in again", async () => {
		const again = await administrator.send(removal(), { sure: "yes" });
		expect(again.words).toContain("It was removed before.");
		await administrator.send(`/people/${cast.it}/let-in`);
		await administrator.send(`/people/${cast.it}/address`, {
			email: "chen.jing@bank.example",
		});
		const found = await personsById(record.database, [cast.it]);
		expect(found.get(cast.it)).toMatchObject({ email: "", leftAt: noon });
	});

	test("makes whoever is named by that address afterwards somebody new", async () => {
		const anew = await findOrAddPerson(record.database, {
			...chenJing,
			email: "chen.jing@bank.example",
		});
		expect(anew).not.toBe(cast.it);
	});
});

describe("a text that says something was removed", () => {
	test("is written by nobody", async () => {
		const owner = await pages.visitorFor(cast.owner);
		await owner.send("/people/me", {
			name: `Li ${removedSign(noon)}Wei`,
			language: "en",
			zone: "Asia/Shanghai",
		});
		const found = await personsById(record.database, [cast.owner]);
		expect(found.get(cast.owner)?.name).toBe("Li 2027-03-03Wei");
	});

	test("is sealed anew when it is written again, and stays removed where it was", async () => {
		const { database } = record;
		const one = await sealText(database, "form", "note", "A note");
		await database
			.updateTable("sealed")
			.set({ value: null, salt: null, removed_at: noon })
			.where("hash", "=", one)
			.execute();
		const other = await sealText(database, "form", "note", "A note");
		expect(other).not.toBe(one);
		const texts = await textsOf(database, [one, other]);
		expect(texts.get(other)).toBe("A note");
		expect(texts.get(one)).toBe(removedSign(noon));
	});
});

describe("whoever wants only mails that ask something of him", () => {
	const post = {
		smtpUrl: "smtp://127.0.0.1:1",
		from: { name: "Certway", address: "certway@certway.example" },
		publicUrl: new URL("http://certway.example"),
	};
	const sent = async (to: PersonId, template: string) => {
		const mail = (
			await record.database
				.selectFrom("mail")
				.select(["id", "order"])
				.where("to_person", "=", to)
				.where("status", "=", "waiting")
				.execute()
		).find(({ order }) => order.about.template === template);
		if (!mail) throw new Error(`${to} was written no ${template}`);
		await sendAll(record.records, post, [[mail.id]]).catch(() => {});
		return record.database
			.selectFrom("mail")
			.select("status")
			.where("id", "=", mail.id)
			.executeTakeFirstOrThrow();
	};

	test("gets no receipt of what others answered, but every request", async () => {
		const owner = await pages.visitorFor(cast.owner);
		await owner.send("/people/me", {
			name: "Li Wei",
			language: "en",
			zone: "Asia/Shanghai",
			mails: "needed",
		});
		expect(await sent(cast.owner, "answered")).toEqual({ status: "unwanted" });
		expect(await sent(cast.coordinator, "answered")).toEqual({
			status: "waiting",
		});
		await record.database
			.updateTable("person")
			.set({ mails: "needed" })
			.where("id", "=", cast.business)
			.execute();
		expect(await sent(cast.business, "sign-off-request")).toEqual({
			status: "waiting",
		});
	});
});

test.each([
	["en", "(removed on Wed 3 Mar 2027)"],
	["zh", "（已于2027年3月3日（周三）删除）"],
] as const)(
	"a mail in %s that names somebody removed says so too",
	(language, words) => {
		const letter = letterOf("answered", language, {
			...contents.answered,
			by: removedSign(noon),
		});
		const { text, html, subject } = renderLetter(letter);
		expect(text).toContain(words);
		for (const part of [text, html, subject])
			expect(part).not.toMatch(/[\u{E000}\u{E001}]/u);
	},
);
