import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PersonId } from "../../domain/ids.ts";
import { linkToken } from "../../records/link-tokens.ts";
import { findOrAddPerson } from "../../records/persons.ts";
import { createSignInLink } from "../../records/sign-in-links.ts";
import { startTestPages, type TestPages } from "../fixtures/pages.ts";
import {
	chenJing,
	openTestRecord,
	type TestRecord,
} from "../fixtures/record.ts";

let record: TestRecord;
let pages: TestPages;
let chen: PersonId;

beforeAll(async () => {
	record = await openTestRecord();
	pages = await startTestPages({ records: record.records });
	chen = await findOrAddPerson(record.database, chenJing);
});
afterAll(async () => {
	await pages?.[Symbol.asyncDispose]();
	await record?.[Symbol.asyncDispose]();
});

const newLink = () => createSignInLink(record.records, chen);

describe("signing in", () => {
	test("begins at the page that was asked for, and ends there", async () => {
		const someone = pages.visitor();
		const asked = await someone.open("/people/me?from=mail");
		expect(asked.path).toBe("/sign-in?to=%2Fpeople%2Fme%3Ffrom%3Dmail");
		const answer = await someone.send("/sign-in", {
			...asked.fields,
			email: chenJing.email,
		});
		expect(answer.words).toContain("Look into your mailbox");

		const mail = await record.database
			.selectFrom("mail")
			.select("id")
			.executeTakeFirstOrThrow();
		const secret = linkToken(record.records.keys[0], mail.id);
		const shown = await someone.open(`/sign-in/${secret}`);
		expect(shown.words).toContain("Sign in as Chen Jing");
		const signedIn = await someone.post(`/sign-in/${secret}`);
		expect(signedIn.status).toBe(303);
		expect(signedIn.headers.get("Location")).toBe("/people/me?from=mail");
		expect(pages.web.log.join("")).not.toContain(secret);
	});

	test("answers an unknown address like a known one", async () => {
		const answers = await Promise.all(
			[chenJing.email, "no.one@bank.example"].map((email) =>
				pages.visitor().send("/sign-in", { email }),
			),
		);
		const [known, unknown] = answers.map(({ words, path }) => ({
			words,
			path,
		}));
		expect(known).toEqual(unknown);
	});

	test("takes the address of whoever started Certway on his own machine", async () => {
		const answer = await pages.visitor().send("/sign-in", {
			email: "root@localhost",
		});
		expect(answer.path).toBe("/sign-in/asked");
	});

	test("keeps an address that is none, and says what is wrong at the field", async () => {
		const answer = await pages.visitor("zh").send("/sign-in", {
			email: "chen.jing",
			to: "/people/me",
		});
		expect(answer.status).toBe(422);
		expect(answer.fields).toMatchObject({
			email: "chen.jing",
			to: "/people/me",
		});
		expect(answer.words).toContain("请填写邮箱地址");
	});

	test("is not done by opening the link, however often", async () => {
		const secret = await newLink();
		const scanner = pages.visitor();
		for (let times = 0; times < 5; times += 1) {
			await scanner.open(`/sign-in/${secret}`);
			await pages.web.request(`/sign-in/${secret}`, { method: "HEAD" });
		}
		expect(scanner.cookies.size).toBe(0);
		expect((await pages.visitor().post(`/sign-in/${secret}`)).status).toBe(303);
	});

	test("works once a link, and then says so", async () => {
		const secret = await newLink();
		await pages.visitor().post(`/sign-in/${secret}`);
		const late = pages.visitor();
		const answer = await late.send(`/sign-in/${secret}`);
		expect(answer.status).toBe(404);
		expect(answer.words).toContain("This link no longer signs in");
		expect((await late.open(`/sign-in/${secret}`)).status).toBe(404);
		expect(late.cookies.size).toBe(0);
	});

	test("gives a new session each time, and ends the one before", async () => {
		const someone = await pages.visitorFor(chen);
		const before = someone.cookies.get("certway-session");
		await someone.post(`/sign-in/${await newLink()}`);
		const after = someone.cookies.get("certway-session");
		expect(after).not.toBe(before);
		const planted = await pages.web.request("/people/me", {
			headers: { Cookie: `certway-session=${before}` },
		});
		expect(planted.headers.get("Location")).toContain("/sign-in");
	});

	test("never leads to another site", async () => {
		for (const to of ["https://evil.example/", "//evil.example", "/\\evil"]) {
			const someone = pages.visitor();
			const page = await someone.open(`/sign-in?to=${encodeURIComponent(to)}`);
			expect(page.fields["to"]).toMatch(/^\/(?![/\\])/);
		}
	});

	test("ends with signing out, which is said", async () => {
		const someone = await pages.visitorFor(chen);
		const cookie = someone.cookies.get("certway-session");
		const left = await someone.send("/sign-out");
		expect(left.path).toBe("/sign-in");
		expect(left.words).toContain("You are signed out.");
		const out = await (await pages.visitorFor(chen)).post("/sign-out");
		expect(out.headers.get("Clear-Site-Data")).toBe('"cache", "storage"');
		const again = await pages.web.request("/people/me", {
			headers: { Cookie: `certway-session=${cookie}` },
		});
		expect(again.headers.get("Location")).toContain("/sign-in");
	});
});
