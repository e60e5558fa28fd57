import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sendAll } from "../../activities/post.ts";
import type { PersonId } from "../../domain/ids.ts";
import { beginSession } from "../../records/sessions.ts";
import { createSignInLink } from "../../records/sign-in-links.ts";
import { latestLink, latestMail } from "../fixtures/furnished-sign-offs.ts";
import { startTestPages, type TestPages } from "../fixtures/pages.ts";
import { addCast, type Cast, TestProgramme } from "../fixtures/programmes.ts";
import {
	minutesOn,
	openTestRecord,
	type TestRecord,
} from "../fixtures/record.ts";

/** Noon in Shanghai on 3 March 2027. */
const now = minutesOn(0);
let record: TestRecord;
let pages: TestPages;
let cast: Cast;
let bank: TestProgramme;

beforeAll(async () => {
	record = await openTestRecord();
	cast = await addCast(record.records);
	pages = await startTestPages({
		records: record.records,
		clock: { now: () => now },
	});
	bank = await new TestProgramme(record.records, "bank", cast).start(
		"2027-01-04",
	);
	await bank.deliverAll("preparation", "2027-03-01");
	await bank.signOff("preparation", "2027-03-01", "2027-03-10", []);
});
afterAll(async () => {
	await pages?.[Symbol.asyncDispose]();
	await record?.[Symbol.asyncDispose]();
});

const leave = (person: PersonId, disabled_at: string | null = now) =>
	record.database
		.updateTable("person")
		.set({ disabled_at })
		.where("id", "=", person)
		.execute();

const answersIn = async (programme: string) =>
	record.database
		.selectFrom("event")
		.select("body")
		.where("programme", "=", programme)
		.where("type", "=", "sign-off-decided")
		.execute();

describe("somebody who has left", () => {
	test("is told so by a link that would have signed him in, and is not signed in", async () => {
		const link = `/sign-in/${await createSignInLink(record.records, cast.it, now)}`;
		await leave(cast.it);
		const someone = pages.visitor();
		const opened = await someone.open(link);
		const pressed = await someone.send(link);
		await leave(cast.it, null);
		for (const page of [opened, pressed]) {
			expect(page.status).toBe(404);
			expect(page.words).toContain("You no longer have access");
		}
		expect(someone.cookies.size).toBe(0);
	});

	test("is mailed no link, and the page does not tell", async () => {
		await leave(cast.it);
		const asked = await pages.visitor().send("/sign-in", {
			email: "chen.jing@bank.example",
		});
		await leave(cast.it, null);
		expect(asked.path).toBe("/sign-in/asked");
		expect(
			await record.database
				.selectFrom("mail")
				.select("id")
				.where("programme", "is", null)
				.execute(),
		).toEqual([]);
	});

	test("gets no mail that was still waiting for him", async () => {
		const mail = await latestMail(bank, cast.it);
		await leave(cast.it);
		const post = {
			smtpUrl: "smtp://127.0.0.1:1",
			from: { name: "Certway", address: "certway@certway.example" },
			publicUrl: new URL("http://certway.example"),
		};
		await sendAll(record.records, post, [[mail]]);
		await leave(cast.it, null);
		expect(
			await record.database
				.selectFrom("mail")
				.select(["status", "last_problem"])
				.where("id", "=", mail)
				.executeTakeFirst(),
		).toEqual({
			status: "undeliverable",
			last_problem: "the addressee has left",
		});
	});

	test("has no session any more, on whatever device", async () => {
		const id = await beginSession(record.database, cast.it, "", now);
		await leave(cast.it);
		const answer = await pages.web.request("/people/me", {
			headers: { Cookie: `certway-session=${id}` },
		});
		await leave(cast.it, null);
		expect(answer.headers.get("Location")).toContain("/sign-in");
	});

	test("is told so by the link of a sign-off: it shows nothing, and takes no answer", async () => {
		const link = `/s/${await latestLink(bank, cast.it)}`;
		const someone = pages.visitor();
		const before = await someone.open(link);
		await leave(cast.it);
		const opened = await someone.open(link);
		const pressed = await someone.send(link, {
			...before.fields,
			decision: "approve",
			name: "Chen Jing",
		});
		const look = await someone.open(`${link}/answer?decision=approve`);
		const fresh = await someone.send(`${link}/fresh`);
		await leave(cast.it, null);
		expect(before.words).toContain("Gap analysis");
		for (const page of [opened, pressed, look, fresh]) {
			expect(page.words).toContain("This link is no longer yours to answer");
			expect(page.words).not.toContain("Gap analysis");
		}
		expect(pressed.status).toBe(409);
		expect(await answersIn("bank")).toEqual([]);
	});

	test("decides nothing on record either, however the answer came", async () => {
		const { request } = await bank.phase("preparation");
		if (!request) throw new Error("nothing is asked");
		await leave(cast.it);
		const answer = await bank.act(
			"preparation",
			cast.it,
			{
				type: "decide",
				request: request.id,
				generation: request.generation,
				decision: "approve",
				name: await bank.seal("name", "Chen Jing"),
				reason: null,
				shown: request.fingerprint,
			},
			"2027-03-04",
		);
		await leave(cast.it, null);
		expect(answer).toMatchObject({
			ok: false,
			refusal: { code: "person-left", person: cast.it },
		});
	});
});
