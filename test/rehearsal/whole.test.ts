import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { certificateRoom } from "../../domain/ids.ts";
import { compareInstants, type Instant } from "../../domain/instants.ts";
import { firstBreak } from "../../records/chain.ts";
import { readProgramme } from "../../records/programme-pages.ts";
import { startCertway, type TestCertway } from "../fixtures/certway.ts";
import {
	exampleNames,
	happenings,
	keysInHistory,
	type Played,
	playExample,
} from "./plays.ts";

let certway: TestCertway;
const played = new Map<string, Played>();
const of = (name: string): Played => played.get(name) as Played;

beforeAll(async () => {
	certway = await startCertway();
	// All at once: none may disturb another.
	await Promise.all(
		exampleNames.map(async (name) => {
			played.set(name, await playExample(certway, name));
		}),
	);
}, 300_000);
afterAll(() => certway?.close());

describe.each(exampleNames)("a whole rehearsal of the %s", (name) => {
	test("stands still at the end of the certificate's third year, nobody stuck", async () => {
		const { standing, programme } = of(name);
		const known = await readProgramme(certway.database, programme);
		const first = known?.world.rooms[certificateRoom(programme, 1)];
		expect(first).toMatchObject({ kind: "certificate", status: "renewed" });
		expect(standing).toMatchObject({ goal: null, stuck: null });
		const last = of(name).lines.at(-1);
		expect(compareInstants(last?.at as Instant, standing.clock)).toBeLessThan(
			0,
		);
	});

	test("books every audit of the certification body; where that comes late, the alarm rings", () => {
		const said = (type: string) =>
			of(name)
				.lines.filter((line) => line.type === type)
				.map(({ what }) => what);
		for (const audit of [
			"Stage 1",
			"Stage 2",
			"Surveillance 1",
			"Surveillance 2",
			"Recertification",
		])
			expect(said("audit-confirmed").join()).toContain(
				`${audit} is confirmed for`,
			);
		expect(said("audit-paper-received").length).toBeGreaterThanOrEqual(10);
		expect(said("notices-given").join().includes("is not confirmed")).toBe(
			name === "shop",
		);
	});

	test("goes through every phase and every round, to a new certificate", () => {
		const closed = of(name)
			.lines.filter(({ type }) => type === "phase-closed")
			.map(({ phase }) => phase);
		expect(closed).toEqual([
			...(name === "shop" ? [] : ["preparation", "design"]),
			"pilot-run",
			"internal-audit",
			"certification-audit",
			"surveillance-1",
			"surveillance-2",
			"recertification",
		]);
		expect(
			of(name).lines.filter(({ type }) => type === "certificate-issued"),
		).toHaveLength(2);
	});

	test("leaves a record whose chain an outsider can verify", async () => {
		const events = await certway.database
			.selectFrom("event")
			.selectAll()
			.where("programme", "=", of(name).programme)
			.orderBy("position")
			.execute();
		expect(firstBreak(events)).toBeUndefined();
		expect(events.map(({ hash }) => hash)).toEqual(
			of(name).lines.map(({ hash }) => hash),
		);
	});

	test("has every line in the history of the workflow that brought it", async () => {
		const { lines } = of(name);
		const runs = new Map(lines.map((line) => [line.workflow, line.run]));
		const known = new Map<string, ReadonlySet<string>>();
		for (const [workflow, run] of runs)
			known.set(workflow, await keysInHistory(certway, workflow, run));
		expect(
			lines.filter(({ workflow, key }) => !known.get(workflow)?.has(key)),
		).toEqual([]);
	});

	test("never goes back in time", () => {
		const instants = of(name).lines.map(({ at }) => at);
		expect(instants).toEqual(instants.toSorted());
	});

	test("gives each notice at the instant it was meant for", async () => {
		const rows = await certway.database
			.selectFrom("event")
			.select(["at", "body"])
			.where("programme", "=", of(name).programme)
			.where("type", "=", "notices-given")
			.execute();
		const days = rows.flatMap(({ at, body }) =>
			JSON.parse(body).event.notices.map((notice: { key: string }) => [
				notice.key.split("/").at(-1),
				at.slice(0, 10),
			]),
		);
		expect(days.length).toBeGreaterThan(10);
		expect(days.filter(([meant, was]) => meant !== was)).toEqual([]);
	});

	test("keeps its mails and sends none", async () => {
		const mails = await certway.database
			.selectFrom("mail")
			.select(["status", "kind"])
			.where("programme", "=", of(name).programme)
			.execute();
		expect(mails.length).toBeGreaterThan(30);
		expect(new Set(mails.map((mail) => JSON.stringify(mail)))).toEqual(
			new Set([JSON.stringify({ status: "kept", kind: "rehearsal" })]),
		);
		const posted = await certway.database
			.selectFrom("outbox")
			.select("id")
			.where("what", "=", "mail")
			.execute();
		expect(posted).toEqual([]);
	});
});

test("the bank is held, returned, escalated, and has a major verified", () => {
	const said = of("bank").lines.map(({ what }) => what);
	const types = of("bank").lines.map(({ type }) => type);
	expect(types).toContain("programme-held");
	expect(types).toContain("programme-resumed");
	expect(said).toContain("returned System design for changes.");
	expect(said.some((what) => /^Escalated/.test(what))).toBe(true);
	const raised = said.findIndex((what) =>
		/raised finding F-\d+: Major nonconformity, Stage 2, clause 8.7.2/.test(
			what,
		),
	);
	const [, number] = /F-(\d+)/.exec(said[raised] ?? "") ?? [];
	const verified = said.findIndex((what) =>
		what.includes(`the action on finding F-${number} was verified`),
	);
	expect(raised).toBeGreaterThan(0);
	expect(verified).toBeGreaterThan(raised);
	expect(types.indexOf("decision-entered")).toBeGreaterThan(verified);
});

test("the shop joins in its pilot run, with records of the days before it joined", () => {
	const [started, opened] = of("shop").lines;
	expect(started?.date).toBe("2027-03-08");
	expect(started?.what).toMatch(/joins in Pilot run, begun on Mon 15 Feb 2027/);
	expect(opened?.phase).toBe("pilot-run");
	expect(
		of("shop").lines.some(
			({ type, what }) => type === "process-recorded" && /Feb 2027/.test(what),
		),
	).toBe(true);
});

test("the city has its certificate before the day it needs it", () => {
	const issued = of("city").lines.find(
		({ type }) => type === "certificate-issued",
	);
	expect(issued?.date && issued.date < "2028-06-30").toBe(true);
});

test("people of two rehearsals of the same example are not the same people", async () => {
	const { programme } = of("city");
	const persons = await certway.database
		.selectFrom("person")
		.select(["id", "email"])
		.execute();
	for (const { id, email } of persons)
		expect(email).toBe(`${id.split(".")[1]}@${id.split(".")[0]}.example`);
	expect(persons.some(({ id }) => id.startsWith(`${programme}.`))).toBe(true);
});

test("played again beside nobody else, it goes the same way", async () => {
	const again = await playExample(certway, "city");
	expect(again.programme).toBe("city-2028-2");
	expect(happenings(again, again.lines)).toEqual(
		happenings(of("city"), of("city").lines),
	);
}, 180_000);
