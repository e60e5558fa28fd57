/** Dates in a calendar of one's own, by a link that can be revoked. */
import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
	epochMillisOf,
	instantOf,
	type LocalDate,
} from "../../domain/dates.ts";
import { deliverableId, type PersonId } from "../../domain/ids.ts";
import { boardPage } from "../../records/board.ts";
import {
	calendarLinksOf,
	makeCalendarLink,
	mostCalendarLinks,
} from "../../records/calendar-links.ts";
import { sightOf } from "../../records/home.ts";
import { endAccess, letIn } from "../../records/leavers.ts";
import { exportOfPerson } from "../../records/personal-data.ts";
import { findOrAddPerson } from "../../records/persons.ts";
import { type Furnished, furnish, lookedAt } from "../fixtures/furnished.ts";
import {
	startTestPages,
	type TestPages,
	type Visited,
	type Visitor,
} from "../fixtures/pages.ts";
import { TestProgramme } from "../fixtures/programmes.ts";
import {
	chenJing,
	openTestRecord,
	type TestRecord,
} from "../fixtures/record.ts";

let record: TestRecord;
let pages: TestPages;
let its: Furnished;
let owner: Visitor;

const own = "/people/me/calendar-links";
const ofYard = "/programmes/yard/calendar";

/** No two links are made at the same moment. */
let made = 0;
const now = () => instantOf(epochMillisOf(lookedAt) + made++);

beforeAll(async () => {
	record = await openTestRecord();
	its = await furnish(record.records);
	pages = await startTestPages({
		records: record.records,
		clock: { now },
	});
	owner = await pages.visitorFor(its.cast.owner);
});
afterAll(async () => {
	await pages?.[Symbol.asyncDispose]();
	await record?.[Symbol.asyncDispose]();
});

/** @returns the addresses of the links that a page shows, the newest first. */
const addressesOn = ({ html }: Visited): readonly string[] =>
	[...html.matchAll(/href="(http[^"]*\/calendar\/[\w-]+\.ics)"/g)].map(
		([, address = ""]) => new URL(address).pathname,
	);

async function linkFor(
	visitor: Visitor,
	page = own,
	holds = "own",
): Promise<string> {
	const [address = ""] = addressesOn(await visitor.send(page, { holds }));
	return address;
}

interface Entry {
	readonly title: string;
	readonly day: string;
	readonly why: string;
	readonly uid: string;
}

/** A calendar asks by the link: it has no session, and says nothing of a language. */
async function entriesOf(path: string): Promise<readonly Entry[]> {
	const answer = await pages.web.request(path);
	expect(answer.status).toBe(200);
	const calendar = new ICAL.Component(ICAL.parse(await answer.text()));
	return calendar.getAllSubcomponents("vevent").map((event) => ({
		title: String(event.getFirstPropertyValue("summary")),
		day: String(event.getFirstPropertyValue("dtstart")),
		why: String(event.getFirstPropertyValue("description")),
		uid: String(event.getFirstPropertyValue("uid")),
	}));
}

const statusOf = async (path: string): Promise<number> =>
	(await pages.web.request(path)).status;

const newcomer = (name: string): Promise<PersonId> =>
	findOrAddPerson(record.database, {
		...chenJing,
		name,
		email: `${name}@bank.example`,
	});

/** Everything that names a person or was written as a text about something. */
async function names(): Promise<readonly string[]> {
	const persons = await record.database
		.selectFrom("person")
		.select(["name", "email", "id"])
		.execute();
	const texts = await record.database
		.selectFrom("sealed")
		.select("value")
		.where("value", "is not", null)
		.execute();
	return [
		...persons.flatMap(({ name, email, id }) => [name, email, id]),
		...texts.flatMap(({ value }) =>
			value !== null && value.length > 12 ? [value] : [],
		),
	];
}

describe("a calendar link", () => {
	test("is made, added with one click and revoked on its own page, which board, settings and programme lead to", async () => {
		for (const [page, way] of [
			["/board", own],
			["/board?list=overdue", own],
			["/people/me", own],
			["/programmes/yard", ofYard],
		] as const)
			expect((await owner.open(page)).ways, page).toContain(way);
		const made = await owner.send(own, { holds: "own" });
		expect(made.words).toContain("The link is made. Add it to your calendar.");
		const [address = ""] = addressesOn(made);
		expect(made.ways).toContain(`webcal://certway.example${address}`);
		expect(made.words).toContain("No calendar has read it yet.");
		expect(made.words).toContain("No name of a person");
		expect(await statusOf(address)).toBe(200);
		expect((await owner.open(own)).words).toContain(
			"Last read by a calendar Thu 20 May 2027",
		);
		const revoke = /action="([^"]*\/revoke)"/.exec(made.html)?.[1] ?? "";
		expect((await owner.send(revoke)).words).toContain("The link is revoked");
		expect(await statusOf(address)).toBe(404);
		// In another tab once more.
		expect((await owner.send(revoke)).words).toContain("The link is revoked");
	});

	test("speaks Chinese to whoever reads Chinese, on the page and in the calendar", async () => {
		const wang = await pages.visitorFor(its.cast.it, "zh");
		const made = await wang.send(own, { holds: "own" });
		expect(made.words).toContain("订阅到日历");
		expect(made.words).not.toMatch(/[a-z]{5,} [a-z]{3,}/);
		const [address = ""] = addressesOn(made);
		const entries = await entriesOf(address);
		expect(entries.map(({ title }) => title)).toContainEqual(
			expect.stringMatching(/^审批：.*｜Programme depot$/),
		);
		expect(entries[0]?.why).toContain("逾期则");
	});

	test("stands nowhere but on its person's page: the record keeps a hash, the log a dot", async () => {
		const address = await linkFor(owner);
		const token = /calendar\/(.*)\.ics/.exec(address)?.[1] ?? "";
		expect(token).toMatch(/^[\w-]{43}$/);
		await statusOf(address);
		await statusOf(address.replace("/calendar/", "/%63alendar/"));
		const rows = await record.database
			.selectFrom("calendar_link")
			.selectAll()
			.execute();
		expect(JSON.stringify(rows)).not.toContain(token);
		const log = pages.web.log.join("\n");
		expect(log).toContain('"path":"/calendar/…"');
		expect(log).not.toContain(token);
		expect(log).toContain("calendar-link-made");
	});

	test("is read without a session and kept by no cache, as a calendar in UTF-8", async () => {
		const answer = await pages.web.request(await linkFor(owner));
		expect(answer.headers.get("Content-Type")).toBe(
			"text/calendar; charset=utf-8",
		);
		expect(answer.headers.get("Cache-Control")).toBe("no-store");
		expect(answer.headers.getSetCookie()).toEqual([]);
		for (const wrong of ["x", "x".repeat(43), "", "%00", "x.ics/y"])
			expect(await statusOf(`/calendar/${wrong}.ics`), wrong).toBe(404);
	});

	test("cannot be revoked by anybody else, nor made without saying what it holds", async () => {
		const address = await linkFor(owner);
		const [link] = await calendarLinksOf(
			record.records,
			its.cast.owner,
			lookedAt,
		);
		const other = await pages.visitorFor(its.cast.coordinator);
		await other.post(`${own}/${link?.id}/revoke`);
		expect(await statusOf(address)).toBe(200);
		for (const page of [own, ofYard]) {
			const refused = await owner.send(page, { holds: "everything" });
			expect(refused.status).toBe(422);
			expect(refused.html).toContain('href="#field-holds');
		}
	});

	test("is one of a few, and the page says so when there are enough", async () => {
		const person = await newcomer("many");
		const scope = { programme: null, holds: "own" } as const;
		const make = () =>
			makeCalendarLink(record.records, person, scope, lookedAt);
		for (let made = 0; made < mostCalendarLinks; made += 1)
			expect(await make()).toBe(true);
		expect(await make()).toBe(false);
		const many = await pages.visitorFor(person);
		expect((await many.send(own, { holds: "own" })).words).toContain(
			"you have 20 already",
		);
	});

	test("goes on opening after the key was changed, and says that it cannot be shown", async () => {
		const person = await newcomer("keys");
		const visitor = await pages.visitorFor(person);
		const address = await linkFor(visitor);
		await record.database
			.updateTable("calendar_link")
			.set({ key_id: "gone" })
			.where("person", "=", person)
			.execute();
		expect(await statusOf(address)).toBe(200);
		const page = await visitor.open(own);
		expect(addressesOn(page)).toEqual([]);
		expect(page.words).toContain("It can't be shown again");
	});
});

describe("what a calendar reads", () => {
	test("is what its person answers for, each with why and what follows, and no more than titles", async () => {
		const coordinator = await pages.visitorFor(its.cast.coordinator);
		const entries = await entriesOf(await linkFor(coordinator));
		const sight = await sightOf(
			record.database,
			"real",
			{ person: its.cast.coordinator, administrator: false },
			lookedAt,
		);
		const { lines } = await boardPage(
			record.database,
			sight,
			{
				...{
					from: null,
					until: null,
					unbooked: false,
					matter: null,
					words: "",
				},
				...{ person: its.cast.coordinator, sort: "due", after: null },
			},
			1000,
		);
		expect(lines.length).toBeGreaterThan(3);
		for (const { dueOn, programmeName } of lines)
			expect(entries).toContainEqual(
				expect.objectContaining({
					day: dueOn,
					title: expect.stringContaining(programmeName),
				}),
			);
		expect(entries.map(({ why }) => why)).toContainEqual(
			expect.stringMatching(/17021-1 9\.\d.*if missed/i),
		);
		for (const { why } of entries) expect(why.length).toBeGreaterThan(20);
		const kept = await names();
		for (const { title, why, uid } of entries)
			for (const name of kept)
				expect(`${title}\n${why}\n${uid}`).not.toContain(name);
	});

	test("is everything its person may see, where he asks for that, and nothing else", async () => {
		const all = await entriesOf(await linkFor(owner, own, "all"));
		const mine = await entriesOf(await linkFor(owner));
		expect(all.length).toBeGreaterThan(mine.length);
		const stranger = await pages.visitorFor(await newcomer("stranger"));
		expect(await entriesOf(await linkFor(stranger, own, "all"))).toEqual([]);
		const administrator = await pages.visitorFor(its.administrator);
		const every = await entriesOf(await linkFor(administrator, own, "all"));
		expect(every.length).toBeGreaterThanOrEqual(all.length);
	});

	test("is of one programme alone, for whoever may see it", async () => {
		const entries = await entriesOf(await linkFor(owner, ofYard, "all"));
		expect(entries.length).toBeGreaterThan(2);
		for (const { title } of entries) expect(title).toContain("Programme yard");
		const stranger = await pages.visitorFor(await newcomer("outside"));
		expect((await stranger.open(ofYard)).status).toBe(404);
		expect((await stranger.post(ofYard, { holds: "all" })).status).toBe(404);
	});

	test("is never a rehearsal's, whoever asks and however", async () => {
		const page = await owner.open("/programmes/trial/calendar");
		expect(page.words).toContain("A rehearsal has no link");
		expect(page.html).not.toContain("Make the link");
		const sent = await owner.send("/programmes/trial/calendar", {
			holds: "all",
		});
		expect(sent.words).toContain("No link was made");
		const administrator = await pages.visitorFor(its.administrator);
		for (const visitor of [owner, administrator])
			for (const holds of ["own", "all"])
				for (const { title } of await entriesOf(
					await linkFor(visitor, own, holds),
				))
					expect(title).not.toContain("Programme trial");
	});

	test("goes when it is done and moves when it is moved, under the same identity", async () => {
		const fair = await new TestProgramme(
			record.records,
			"fair",
			its.cast,
		).start("2027-05-10");
		const title = "a,b; c\\d — 应急预案 🙂";
		const handbook = deliverableId("own-1");
		await fair.act(
			"preparation",
			its.cast.owner,
			{
				type: "add-deliverable",
				deliverable: handbook,
				title,
				owner: null,
				dueOn: "2027-06-20" as LocalDate,
			},
			"2027-05-11",
		);
		const link = await linkFor(owner, "/programmes/fair/calendar", "all");
		const found = async () =>
			(await entriesOf(link)).find((entry) => entry.title.startsWith(title));
		const before = await found();
		expect(before).toMatchObject({
			day: "2027-06-20",
			title: `${title} · Programme fair`,
		});
		await fair.act(
			"preparation",
			its.cast.owner,
			{
				type: "assign-deliverable",
				deliverable: handbook,
				owner: its.cast.coordinator,
				dueOn: "2027-07-01" as LocalDate,
			},
			"2027-05-12",
		);
		expect(await found()).toMatchObject({
			day: "2027-07-01",
			uid: before?.uid,
		});
		await fair.act(
			"",
			its.cast.owner,
			{
				type: "stop",
				reason: (await fair.seal("stop", "No more.")) as never,
			},
			"2027-05-13",
		);
		expect(await entriesOf(link)).toEqual([]);
	});

	test("ends for whoever may not see the programme any more, and begins again with his right", async () => {
		const person = await newcomer("visiting-auditor");
		await record.database
			.insertInto("programme_person")
			.values({
				programme: "bank",
				person,
				role: "auditor",
				until: instantOf(epochMillisOf(lookedAt) + 24 * 60 * 60_000),
			})
			.execute();
		const visitor = await pages.visitorFor(person);
		const bank = await linkFor(visitor, "/programmes/bank/calendar", "all");
		const all = await linkFor(visitor, own, "all");
		expect((await entriesOf(bank)).length).toBeGreaterThan(0);
		expect((await entriesOf(all)).length).toBeGreaterThan(0);
		await record.database
			.updateTable("programme_person")
			.set({ until: lookedAt })
			.where("person", "=", person)
			.execute();
		expect(await statusOf(bank)).toBe(404);
		expect(await entriesOf(all)).toEqual([]);
		const page = await visitor.open(own);
		expect(page.words).toContain("a programme you may not see any more");
		expect(page.words).not.toContain("Programme bank");
	});
});

describe("whoever leaves", () => {
	test("has no link any more, not after coming back either", async () => {
		const person = await newcomer("leaver");
		const visitor = await pages.visitorFor(person);
		const address = await linkFor(visitor);
		expect(await statusOf(address)).toBe(200);
		// Before anything else is taken from him, the link is closed by his being away.
		await record.database
			.updateTable("person")
			.set({ disabled_at: lookedAt })
			.where("id", "=", person)
			.execute();
		expect(await statusOf(address)).toBe(404);
		await letIn(record.database, person);
		expect(await statusOf(address)).toBe(200);
		expect(await endAccess(record.database, person, lookedAt)).toBe(undefined);
		await letIn(record.database, person);
		expect(await statusOf(address)).toBe(404);
		const left = await record.database
			.selectFrom("calendar_link")
			.select("id")
			.where("person", "=", person)
			.execute();
		expect(left).toEqual([]);
	});

	test("finds his links among all that is kept of him, without what opens them", async () => {
		const person = await newcomer("exported");
		const address = await linkFor(await pages.visitorFor(person));
		await statusOf(address);
		const kept = await exportOfPerson(record.database, person, lookedAt);
		expect(JSON.parse(kept).calendarLinks).toEqual([
			{
				...{ programme: null, holds: "own" },
				madeAt: expect.stringContaining("2027-05-20T02:00:0"),
				lastReadAt: expect.stringContaining("2027-05-20T02:00:0"),
			},
		]);
		expect(kept).not.toContain(/calendar\/(.*)\.ics/.exec(address)?.[1]);
	});
});

test("calendars that go on asking for a revoked link are slowed down, and shut out no sign-off", async () => {
	await using web = await startTestPages({
		records: record.records,
		clock: { now: () => lookedAt },
	});
	const ask = async (path: string) => (await web.web.request(path)).status;
	for (let times = 0; times < 120; times += 1)
		expect(await ask("/calendar/revoked.ics")).toBe(404);
	expect(await ask("/calendar/revoked.ics")).toBe(429);
	expect(await ask("/s/unknown")).toBe(404);
});
