/** Who did what to whose access can be found in the log afterwards; what opens something can't. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PersonId } from "../../domain/ids.ts";
import { makeAdministrator } from "../../records/leavers.ts";
import { findOrAddPerson } from "../../records/persons.ts";
import { createSignInLink } from "../../records/sign-in-links.ts";
import {
	startTestPages,
	type TestPages,
	type Visitor,
} from "../fixtures/pages.ts";
import {
	chenJing,
	liWei,
	openTestRecord,
	type TestRecord,
} from "../fixtures/record.ts";

let record: TestRecord;
let pages: TestPages;
let root: PersonId;
let chen: PersonId;
let administrator: Visitor;

beforeAll(async () => {
	record = await openTestRecord();
	pages = await startTestPages({ records: record.records });
	root = await findOrAddPerson(record.database, liWei);
	chen = await findOrAddPerson(record.database, chenJing);
	await makeAdministrator(record.database, root, true);
	administrator = await pages.visitorFor(root);
});
afterAll(async () => {
	await pages?.[Symbol.asyncDispose]();
	await record?.[Symbol.asyncDispose]();
});

interface Line {
	readonly security?: string;
	readonly by: string | null;
	readonly reference: string;
	readonly time: number;
}

/** @returns the security lines that were logged meanwhile. */
async function noted(doing: () => Promise<unknown>): Promise<readonly Line[]> {
	const before = pages.web.log.length;
	await doing();
	return pages.web.log
		.slice(before)
		.map((line) => JSON.parse(line) as Line)
		.filter(({ security }) => security !== undefined);
}

describe("the log tells", () => {
	test("who signed in and how, and that somebody tried in vain", async () => {
		const secret = await createSignInLink(record.records, chen);
		const lines = await noted(async () => {
			await pages.visitor().post(`/sign-in/${secret}`);
			await pages.visitor().post(`/sign-in/${secret}`);
		});
		expect(lines).toMatchObject([
			{ security: "signed-in", person: chen, how: "link", by: null },
			{ security: "sign-in-failed", how: "link" },
		]);
		expect(JSON.stringify(lines)).not.toContain(secret);
		for (const { reference, time } of lines) {
			expect(reference).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
			expect(Math.abs(Date.now() - time)).toBeLessThan(60_000);
		}
	});

	test("who was turned away from what is not his", async () => {
		const someone = await pages.visitorFor(chen);
		const lines = await noted(async () => {
			await someone.open("/people");
			await someone.open("/programmes/nowhere/hold");
		});
		expect(lines).toMatchObject([
			{ security: "access-denied", by: chen, status: 404 },
			{ security: "access-denied", by: chen, status: 404 },
		]);
	});

	test("whose sessions were ended, and by whom", async () => {
		const someone = await pages.visitorFor(chen);
		const lines = await noted(async () => {
			await administrator.send(`/people/${chen}/sign-out`);
		});
		expect(lines).toMatchObject([
			{ security: "session-ended", which: "all", person: chen, by: root },
		]);
		expect((await someone.open("/people/me")).path).toContain("/sign-in");
		const own = await noted(async () => {
			await (await pages.visitorFor(chen)).send("/sign-out");
		});
		expect(own.map(({ security }) => security)).toEqual([
			"signed-in",
			"signed-out",
		]);
	});

	test("whose access, address and data were changed", async () => {
		const there = await pages.visitorFor(chen);
		const lines = await noted(async () => {
			await administrator.send(`/people/${chen}/address`, {
				email: "chen@bank.example",
			});
			await administrator.send(`/people/${chen}/administrator`);
			await administrator.send(`/people/${chen}/administrator`);
			await administrator.look(`/people/${chen}/data.json`);
			await administrator.send(`/people/${chen}/leave`);
			await administrator.send(`/people/${chen}/let-in`);
			await administrator.send(`/people/${chen}/leave`);
			await administrator.send(`/people/${chen}/removal`, { sure: "yes" });
		});
		expect(lines.map(({ security }) => security)).toEqual([
			"address-changed",
			"administrator-changed",
			"administrator-changed",
			"personal-data-read",
			"access-ended",
			"access-restored",
			"access-ended",
			"personal-data-removed",
		]);
		for (const { by } of lines) expect(by).toBe(root);
		expect(JSON.stringify(lines)).not.toContain("@");
		// Whoever was signed in by the old address signs in again.
		expect((await there.open("/people/me")).path).toContain("/sign-in");
	});

	test("that a limit was reached", async () => {
		const lines = await noted(async () => {
			for (let tries = 0; tries < 6; tries += 1)
				await pages.visitor().send("/sign-in", { email: "x@bank.example" });
		});
		expect(lines).toMatchObject([{ security: "limit-reached", by: null }]);
	});
});

test("an administrator who takes another address is signed out everywhere else", async () => {
	const there = await pages.visitorFor(root);
	await administrator.send("/people/me", {
		name: "Li Wei",
		email: "li@bank.example",
		language: "en",
		zone: "Asia/Shanghai",
	});
	expect((await administrator.open("/people/me")).path).toBe("/people/me");
	expect((await there.open("/people/me")).path).toContain("/sign-in");
});
