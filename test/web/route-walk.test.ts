/** Every route, asked by everybody, in his own programme, in another and in one that is not there. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LocalDate } from "../../domain/dates.ts";
import { deliverableId, type PersonId, programmeId } from "../../domain/ids.ts";
import { rolesIn } from "../../records/access.ts";
import { makeAdministrator } from "../../records/leavers.ts";
import { findOrAddPerson } from "../../records/persons.ts";
import type { Route } from "../../web/route-table.ts";
import { routeTable } from "../../web/routes.ts";
import { pilotUnderWay } from "../fixtures/furnished-programmes.ts";
import { latestMail } from "../fixtures/furnished-sign-offs.ts";
import {
	startTestPages,
	type TestPages,
	type Visitor,
} from "../fixtures/pages.ts";
import { addCast, type Cast, TestProgramme } from "../fixtures/programmes.ts";
import {
	chenJing,
	minutesOn,
	openTestRecord,
	type TestRecord,
} from "../fixtures/record.ts";
import { bareServices } from "../fixtures/web.ts";

const now = minutesOn(0);
let record: TestRecord;
let pages: TestPages;
let cast: Cast;
let others: Cast;
let theirMail: string;

/** Everybody there is, by what he is in the programme `bank`; `shop` belongs to others. */
const people = new Map<string, PersonId | null>();
const browsers = new Map<string, Visitor>();

const add = (name: string) =>
	findOrAddPerson(record.database, {
		...chenJing,
		name,
		email: `${name}@bank.example`,
	});

beforeAll(async () => {
	record = await openTestRecord();
	cast = await addCast(record.records);
	others = {
		owner: await add("their-owner"),
		coordinator: await add("their-coordinator"),
		escalation: await add("their-escalation"),
		business: await add("their-business"),
		it: await add("their-it"),
	};
	const bank = await new TestProgramme(record.records, "bank", cast).start(
		"2027-01-04",
	);
	const shop = new TestProgramme(record.records, "shop", others);
	await pilotUnderWay(shop);
	const yard = await new TestProgramme(record.records, "yard", others).start(
		"2027-01-04",
	);
	await yard.deliverAll("preparation", "2027-02-01");
	await yard.signOff("preparation", "2027-02-02", "2027-02-20", []);
	theirMail = await latestMail(yard, others.it);
	const [administrator, contributor, auditor] = [
		await add("administrator"),
		await add("contributor"),
		await add("auditor"),
	];
	await makeAdministrator(record.database, administrator, true);
	await bank.act(
		"preparation",
		cast.owner,
		{
			type: "assign-deliverable",
			deliverable: deliverableId("gap-analysis"),
			owner: contributor,
			dueOn: "2027-02-20" as LocalDate,
		},
		"2027-01-05",
	);
	await bank.act(
		"",
		cast.owner,
		{
			type: "admit-auditor",
			person: auditor,
			until: "2027-06-30" as LocalDate,
		},
		"2027-01-05",
	);
	pages = await startTestPages({
		records: record.records,
		clock: { now: () => now },
	});
	for (const [name, person] of [
		["nobody", null],
		["administrator", administrator],
		["owner", cast.owner],
		["coordinator", cast.coordinator],
		["contributor", contributor],
		["auditor", auditor],
		["approver", cast.it],
		["owner of another", others.owner],
	] as const) {
		people.set(name, person);
		browsers.set(
			name,
			person === null ? pages.visitor() : await pages.visitorFor(person),
		);
	}
});
afterAll(async () => {
	await pages?.[Symbol.asyncDispose]();
	await record?.[Symbol.asyncDispose]();
});

const readers = [
	"nobody",
	"administrator",
	"owner",
	"coordinator",
	"contributor",
	"auditor",
	"approver",
	"owner of another",
];
const programmes = ["bank", "shop", "nowhere"];
const table = routeTable(bareServices().services);

/** @returns the route's address in a programme, its other places filled. */
const addressOf = (
	{ path }: Route,
	programme: string,
	places: Readonly<Record<string, string>> = {},
): string =>
	path
		.replace(":programme", programme)
		.replace(/:(\w+)/g, (_all, name: string) => places[name] ?? "x");

/** What a route must answer to a reader who may not use it; `open` where he may. */
async function answerTo(
	{ method, policy }: Route,
	reader: string,
	programme: string,
): Promise<"open" | "sign-in" | 403 | 404> {
	if (policy === "public") return "open";
	if (policy === "link") return 404;
	const person = people.get(reader);
	if (!person) return method === "get" ? "sign-in" : 403;
	if (policy === "signed-in") return "open";
	if (policy === "administrator")
		return reader === "administrator" ? "open" : 404;
	const roles = await rolesIn(
		record.database,
		person,
		programmeId(programme),
		now,
	);
	if (roles.length === 0) return 404;
	return roles.some((role) => policy.programme.includes(role)) ? "open" : 403;
}

/** Everything that stands in the database, sessions apart. */
async function everything(): Promise<string> {
	const { database } = record;
	const tables = (await database.introspection.getTables())
		.map(({ name }) => name)
		.filter((name) => name !== "session")
		.sort();
	const rows: unknown[] = [];
	for (const name of tables)
		rows.push(
			await database
				.selectFrom(name as "programme")
				.selectAll()
				.execute(),
		);
	return JSON.stringify(rows);
}

/** A page without what differs from one showing to the next. */
const still = (html: string, address: string) =>
	html.replaceAll(address, "…").replace(/value="[0-9a-f-]{36}"/g, "");

describe("every route", () => {
	test.each(readers)(
		"keeps its policy before %s, whatever the programme",
		async (reader) => {
			const browser = browsers.get(reader) as Visitor;
			const before = await everything();
			const wrong: string[] = [];
			for (const route of table) {
				// Links are looked up by their secret alone: who guesses is the same to them.
				if (route.policy === "link" && reader !== "nobody") continue;
				const inProgramme = route.path.includes(":programme");
				for (const programme of inProgramme ? programmes : ["bank"]) {
					const expected = await answerTo(route, reader, programme);
					// Acts that are open have tests of their own.
					if (expected === "open" && route.method === "post") continue;
					const address = addressOf(route, programme);
					const answer =
						route.method === "get"
							? await browser.look(address)
							: await browser.post(address, { name: "x" });
					const to = answer.headers.get("Location") ?? "";
					const is =
						answer.status === 303 && to.startsWith("/sign-in?to=")
							? "sign-in"
							: answer.status;
					const well =
						expected === "open"
							? is !== "sign-in" && is !== 403 && answer.status < 500
							: is === expected;
					if (!well)
						wrong.push(
							`${route.method} ${address}: ${is} instead of ${expected}`,
						);
				}
			}
			expect(wrong).toEqual([]);
			expect(await everything()).toBe(before);
		},
	);

	test("answers for a programme that is somebody else's as for one that is not there", async () => {
		const browser = browsers.get("owner") as Visitor;
		for (const route of table) {
			if (!route.path.includes(":programme")) continue;
			const [theirs, none] = await Promise.all(
				["shop", "nowhere"].map(async (programme) => {
					const address = addressOf(route, programme);
					const answer =
						route.method === "get"
							? await browser.look(address)
							: await browser.post(address);
					const { status, headers } = answer;
					return {
						status,
						cache: headers.get("Cache-Control"),
						page: still(await answer.text(), address),
					};
				}),
			);
			expect(theirs?.status, route.path).toBe(404);
			expect(theirs, route.path).toEqual(none);
		}
	});
});

describe("what belongs to another programme", () => {
	/** Ids that are there, elsewhere; with the room that has them and with one's own. */
	const foreign = () =>
		["pilot-run", "preparation"].map((room) => ({
			room,
			deliverable: "handbook",
			evidence: "note",
			mail: theirMail,
			person: others.owner,
			cycle: "1",
			stage: "1",
			question: "1",
			number: "1",
			finding: "1",
			action: "x",
			clause: "4.1",
		}));
	const namesOfOthers = /值班手册|试运行报告初稿|their-|Programme (shop|yard)/;

	test("is not found under one's own, nor changed", async () => {
		const browser = browsers.get("owner") as Visitor;
		const before = await everything();
		for (const route of table) {
			if (!/:programme\/.*:/.test(route.path)) continue;
			for (const places of foreign()) {
				const address = addressOf(route, "bank", places);
				const answer =
					route.method === "get"
						? await browser.look(address)
						: await browser.post(address, { note: "x", text: "x" });
				const text = await answer.text();
				expect(text, `${route.method} ${address}`).not.toMatch(namesOfOthers);
			}
		}
		expect(await everything()).toBe(before);
	});

	test("stands in no list over all programmes", async () => {
		const browser = browsers.get("owner") as Visitor;
		const stranger = browsers.get("owner of another") as Visitor;
		const lists = table.filter(
			({ method, path, policy }) =>
				method === "get" && policy === "signed-in" && !path.includes(":"),
		);
		expect(lists.length).toBeGreaterThan(4);
		let seen = 0;
		for (const { path } of lists) {
			const text = await (await browser.look(path)).text();
			expect(text, path).not.toMatch(namesOfOthers);
			if (namesOfOthers.test(await (await stranger.look(path)).text()))
				seen += 1;
		}
		// They do stand there for those whose they are.
		expect(seen).toBeGreaterThan(1);
	});

	test("has, under one's own name, no page", async () => {
		const browser = browsers.get("owner") as Visitor;
		for (const path of [
			"pilot-run",
			"pilot-run/deliverables/pilot-report",
			"pilot-run/deliverables/pilot-report/evidence/note",
			"preparation/deliverables/handbook",
			`preparation/mails/${theirMail}`,
			`people/${others.owner}`,
		])
			expect(
				(await browser.open(`/programmes/bank/${path}`)).status,
				path,
			).toBe(404);
	});

	test("is not told by the page that waits for an act", async () => {
		const browser = browsers.get("owner") as Visitor;
		const acts = await record.database
			.selectFrom("act")
			.select(["programme", "act_id"])
			.where("programme", "=", "shop")
			.execute();
		for (const { programme, act_id } of acts) {
			const asked = new URLSearchParams({ programme, act: act_id, to: "/" });
			expect((await browser.look(`/acts?${asked}`)).status).toBe(200);
		}
	});
});
