import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TimeZone } from "../../domain/dates.ts";
import { type PersonId, personId, roomId } from "../../domain/ids.ts";
import { instantOf } from "../../domain/instants.ts";
import { sightOf, waitingOn } from "../../records/home.ts";
import { listProgrammes } from "../../records/home-programmes.ts";
import { findOrAddPerson } from "../../records/persons.ts";
import { standingOf } from "../../rehearsal/goals.ts";
import { startRehearsal } from "../../rehearsal/start.ts";
import { goalOf } from "../../web/rehearsal-controls.ts";
import { startCertway, type TestCertway } from "../fixtures/certway.ts";
import { startTestPages, type TestPages } from "../fixtures/pages.ts";
import { exampleScript, newFormId } from "./plays.ts";

let certway: TestCertway;
let pages: TestPages;
let host: PersonId;
let stranger: PersonId;
let path: string;
let programme: Awaited<ReturnType<typeof startRehearsal>>["programme"];

const added = (name: string) =>
	findOrAddPerson(certway.database, {
		name,
		email: `${name.toLowerCase()}@certway.example`,
		language: "en",
		zone: "Asia/Shanghai" as TimeZone,
	});

beforeAll(async () => {
	certway = await startCertway();
	pages = await startTestPages(certway);
	host = await added("Host");
	stranger = await added("Stranger");
	const started = await startRehearsal(certway, {
		form: newFormId(),
		host,
		script: exampleScript("bank"),
		language: "en",
	});
	programme = started.programme;
	path = `/programmes/${programme}`;
}, 120_000);
afterAll(async () => {
	await pages?.[Symbol.asyncDispose]();
	await certway?.close();
});

describe("the clock of a rehearsal on its page", () => {
	test("is marked on every page, and leads to where it is moved on", async () => {
		const reader = await pages.visitorFor(host);
		for (const page of [path, `${path}/preparation`, `${path}/rehearsal`]) {
			const { words, status } = await reader.open(page);
			expect(status).toBe(200);
			expect(words).toContain("Nothing here is real, and no mail leaves.");
		}
		expect((await reader.open(path)).ways).toContain(`${path}/rehearsal`);
	});

	test("is moved on by a day, and the page says where it stands", async () => {
		const reader = await pages.visitorFor(host);
		const shown = await reader.open(`${path}/rehearsal`);
		expect(shown.words).toContain(
			"The clock stands at Mon 11 Jan 2027, 09:00.",
		);
		const moved = await reader.send(`${path}/rehearsal`, {
			...shown.fields,
			go: "day",
		});
		expect(moved.status).toBe(200);
		await stands();
		expect((await standingOf(certway.database, programme))?.clock).toBe(
			"2027-01-12T01:00:00Z",
		);
		expect((await reader.open(`${path}/rehearsal`)).words).toContain(
			"The clock stands at Tue 12 Jan 2027, 09:00.",
		);
	});

	test("is not moved twice by the same form", async () => {
		const reader = await pages.visitorFor(host);
		const { fields } = await reader.open(`${path}/rehearsal`);
		const form = { ...fields, go: "week" };
		await reader.send(`${path}/rehearsal`, form);
		await stands();
		const once = await standingOf(certway.database, programme);
		await reader.send(`${path}/rehearsal`, form);
		await stands();
		expect((await standingOf(certway.database, programme))?.clock).toBe(
			once?.clock,
		);
	});

	test("stays where it is when nobody says how far", async () => {
		const reader = await pages.visitorFor(host);
		const { fields } = await reader.open(`${path}/rehearsal`);
		const before = await standingOf(certway.database, programme);
		const refused = await reader.send(`${path}/rehearsal`, fields);
		expect(refused.status).toBe(422);
		expect(refused.words).toContain("Choose how far the clock is to go.");
		expect(await standingOf(certway.database, programme)).toEqual(before);
	});

	test("speaks Chinese to who reads Chinese", async () => {
		const reader = await pages.visitorFor(host);
		const { words } = await reader.open(`${path}/rehearsal?lang=zh`);
		expect(words).toContain("演练到取得证书");
		expect(words).not.toMatch(/Move the clock|A week/);
	});

	test("is nobody's business who has nothing to do with it", async () => {
		const reader = await pages.visitorFor(stranger);
		expect((await reader.open(`${path}/rehearsal`)).status).toBe(404);
		const sent = await reader.send(`${path}/rehearsal`, { go: "day" });
		expect(sent.status).toBe(404);
	});
});

describe("how far a clock goes", () => {
	const zone = "Europe/Berlin" as TimeZone;
	const nineBefore = instantOf(Date.UTC(2027, 2, 27, 8));

	test("by a day is the same time of day, also when clocks change", () => {
		expect(goalOf("day", nineBefore, zone)).toEqual({
			kind: "until",
			to: "2027-03-28T07:00:00Z",
		});
	});

	test("by a month is the same day of the month, or its last", () => {
		const lastOfJanuary = instantOf(Date.UTC(2027, 0, 31, 8));
		expect(goalOf("month", lastOfJanuary, zone)).toEqual({
			kind: "until",
			to: "2027-02-28T08:00:00Z",
		});
	});
});

describe("real programmes and rehearsals", () => {
	test("never stand in one list", async () => {
		const { database } = certway;
		const list = async (kind: "real" | "rehearsal") => {
			const sight = await sightOf(database, kind, {
				person: host,
				administrator: true,
			});
			const { programmes } = await listProgrammes(database, sight, {
				stopped: false,
				after: null,
				limit: 50,
			});
			return programmes.map(({ id }) => id);
		};
		expect(await list("real")).toEqual([]);
		expect(await list("rehearsal")).toEqual([programme]);
	});

	test("wait for people apart", async () => {
		const person = personId(`${programme}.zhou-ting`);
		const { database } = certway;
		const waiting = (kind: "real" | "rehearsal") =>
			waitingOn(database, { kind, person }, 50);
		expect(await waiting("real")).toEqual([]);
		const rooms = (await waiting("rehearsal")).map(({ room }) => room);
		expect(new Set(rooms)).toEqual(
			new Set([roomId(`${programme}/preparation`)]),
		);
	});
});

/** Waits until the rehearsal stands still. */
async function stands(): Promise<void> {
	while ((await standingOf(certway.database, programme))?.goal !== null)
		await new Promise((resolve) => setTimeout(resolve, 50));
}
