import { parse } from "csv-parse/sync";
import { afterAll, describe, expect, test, vi } from "vitest";
import { lookedAt } from "../fixtures/furnished.ts";
import { openFurnishedPages } from "../fixtures/furnished-pages.ts";

const yard = "/programmes/yard/findings";

// What is noted goes by the machine's clock.
vi.useFakeTimers({ toFake: ["Date"], now: new Date(lookedAt) });
const {
	record,
	pages,
	owner,
	its: { cast },
	close,
} = await openFurnishedPages();
afterAll(async () => {
	await close();
	vi.useRealTimers();
});

/** Raises a finding from the round's page, as its form comes, with these fields filled in. */
async function raised(but: Readonly<Record<string, string>>) {
	const form = await owner.open(`${yard}/new?room=surveillance-1`);
	return owner.send(`${yard}/new`, {
		...form.fields,
		grade: "major",
		clause: "8.7.2",
		statement: "The continuity plan was not tested.",
		...but,
	});
}

describe("raising a finding", () => {
	test("takes one step from the round whose audit found it", async () => {
		const round = await owner.open("/programmes/yard/surveillance-1");
		expect(round.ways).toContain(`${yard}/new?room=surveillance-1`);
		const form = await owner.open(`${yard}/new?room=surveillance-1`);
		expect(form.fields).toMatchObject({
			origin: "surveillance-1 surveillance",
			day: "2027-05-12",
		});
		const page = await raised({ "body-grade": "严重" });
		expect(page.path).toBe(`${yard}/5`);
		expect(page.words).toContain("The finding has been raised.");
		expect(page.words).toContain("F-5: Major nonconformity");
		expect(page.words).toContain("The body says: 严重");
		expect(page.words).toContain("8.7.2 Service continuity");
	});

	test("starts its workflow and nobody else's", async () => {
		const started = await record.database
			.selectFrom("outbox")
			.select(["what", "target"])
			.where("target", "=", "yard/finding-5")
			.execute();
		expect(started).toEqual([{ what: "start", target: "yard/finding-5" }]);
	});

	test("takes one step from a clause, as something one found oneself", async () => {
		const path = "/programmes/bank/findings/new?clause=8.6.1";
		const clause = await owner.open("/programmes/bank/readiness/clauses/8.6.1");
		expect(clause.ways).toContain(path);
		const form = await owner.open(path);
		expect(form.fields).toMatchObject({
			origin: "self-check",
			clause: "8.6.1",
			day: "2027-05-20",
		});
	});

	test("names what is missing at its field, and keeps what was typed", async () => {
		const again = await raised({ clause: "", statement: "" });
		expect(again.status).toBe(422);
		expect(again.words).toContain("Choose one of the clauses from the list.");
		expect(again.fields).toMatchObject({ day: "2027-05-12" });
		const early = await raised({ day: "2027-05-11" });
		expect(early.status).toBe(422);
		expect(early.words).toContain("The day lies before Wed 12 May 2027");
		expect(early.fields["statement"]).toBe(
			"The continuity plan was not tested.",
		);
	});

	test("is not for whoever only reads", async () => {
		const reader = await pages.visitorFor(cast.escalation);
		expect((await reader.look(`${yard}/new`)).status).toBe(403);
	});
});

describe("the page of a finding", () => {
	test("says what is due, by which rule, and whose turn it is", async () => {
		const { words } = await owner.open(`${yard}/5`);
		expect(words).toContain("Where it stands to be answered");
		expect(words).toMatch(/Due .*Fri 11 Jun 2027/);
		expect(words).toContain("17021-1 9.4.9");
		expect(words).toContain(
			"Zhao Min: correction, cause and action are to be submitted.",
		);
		// A major of a surveillance is verified within the body's ninety days.
		expect(words).toMatch(/Tue 10 Aug 2027/);
		expect(words).toContain("17021-1 9.6.2");
	});

	test("says that a minor with an accepted plan waits for the next audit", async () => {
		const { words } = await owner.open(`${yard}/1`);
		expect(words).toContain("Nobody until the next audit");
		expect(words).toContain("已修改流程 并完成培训");
		expect(words).toContain("https://wiki.bank.example/incident");
	});

	test("is not there for a number that was never given", async () => {
		for (const number of ["99", "0", "x", "1.5"])
			expect((await owner.open(`${yard}/${number}`)).status).toBe(404);
	});

	test("keeps what is written, and the same words again are the same", async () => {
		const write = async (but: Readonly<Record<string, string>>) => {
			const { fields } = await owner.open(`${yard}/5/write`);
			return owner.send(`${yard}/5/write`, { ...fields, ...but });
		};
		const saved = await write({ cause: "No date was set for tests." });
		expect(saved.path).toBe(`${yard}/5`);
		expect(saved.words).toContain("No date was set for tests.");
		const sealsOf = async () => {
			const row = await record.database
				.selectFrom("room")
				.select("state")
				.where("id", "=", "yard/finding-5")
				.executeTakeFirstOrThrow();
			return row.state.kind === "finding" ? row.state.answer.cause : undefined;
		};
		const before = await sealsOf();
		await write({ correction: "The test is set for June." });
		expect(await sealsOf()).toBe(before);
		const { fields } = await owner.open(`${yard}/5/submit`);
		expect(fields).toMatchObject({
			correction: "The test is set for June.",
			cause: "No date was set for tests.",
			action: "",
			day: "2027-05-20",
		});
	});

	test("takes evidence, a file through the register of evidence", async () => {
		const { fields } = await owner.open(`${yard}/5/note`);
		const added = await owner.send(`${yard}/5/note`, {
			...fields,
			note: "Minutes of the test",
		});
		expect(added.words).toContain("Minutes of the test");
		const file = "/programmes/yard/evidence/new?for=finding%2Fyard%2Ffinding-5";
		expect(added.ways).toContain(file);
		expect((await owner.open(file)).fields).toMatchObject({
			findings: "yard/finding-5",
		});
	});

	test("goes to whoever it is given, who may write and not accept", async () => {
		const { fields } = await owner.open(`${yard}/5/assign`);
		await owner.send(`${yard}/5/assign`, {
			...fields,
			owner: cast.business,
			"due-on": "2027-06-04",
		});
		const seer = await pages.visitorFor(cast.business);
		const page = await seer.open(`${yard}/5`);
		expect(page.words).toContain("Who sees to it 王磊");
		expect(page.ways).toContain(`${yard}/5/write`);
		expect(page.ways).not.toContain(`${yard}/5/assign`);
		expect((await seer.look(`${yard}/3/accept`)).status).toBe(404);
		expect(
			(await seer.post(`${yard}/3/accept`, { day: "2027-05-20" })).status,
		).toBe(403);
		expect((await owner.look(`${yard}/3/accept`)).status).toBe(200);
	});
});

describe("the register", () => {
	const found = async (query: string, base = yard) => {
		const { ways } = await owner.open(`${base}${query}`);
		return [
			...new Set(
				ways.flatMap((way) => /\/findings\/(\d+)$/.exec(way)?.[1] ?? []),
			),
		].sort();
	};

	test.each([
		["", ["1", "2", "3", "5"]],
		["?state=closed", ["4"]],
		["?grade=observation", ["2"]],
		["?grade=observation&state=closed", ["4"]],
		["?clause=8.7.2", ["5"]],
		["?process=incident&source=self-check", ["3"]],
		["?owner=nobody", ["1", "2", "3"]],
		["?overdue=yes", []],
		["?state=accepted", ["1"]],
		["?grade=nonsense", ["1", "2", "3", "5"]],
	])("of a programme shows with %s what fits", async (query, numbers) => {
		expect(await found(query)).toEqual(numbers);
	});

	test("over all programmes shows the same, with the programme of each", async () => {
		const all = await owner.open("/findings?grade=major");
		expect(all.ways).toContain(`${yard}/5`);
		expect(all.ways).toContain("/programmes/yard");
		expect(await found("?programme=bank", "/findings")).toEqual([]);
		expect(await found("?programme=yard", "/findings")).toHaveLength(4);
	});

	test("shows nobody what he may not see", async () => {
		const stranger = await record.database
			.insertInto("person")
			.values({
				id: "stranger",
				name: "A stranger",
				email: "stranger@bank.example",
				language: "en",
				zone: "UTC",
				administrator: false,
				disabled_at: null,
				undeliverable_since: null,
				created_at: lookedAt,
			})
			.returning("id")
			.executeTakeFirstOrThrow();
		const visitor = await pages.visitorFor(stranger.id as never);
		expect((await visitor.open("/findings")).words).toContain(
			"No open findings",
		);
		expect((await visitor.open("/findings?programme=yard")).words).toContain(
			"Nothing fits",
		);
		expect((await visitor.look(`${yard}.csv`)).status).toBe(404);
	});

	test("is a file of the same rows, in which no cell is a formula", async () => {
		await raised({ statement: '=HYPERLINK("https://evil.example")' });
		const answer = await owner.look(`${yard}.csv?grade=major`);
		expect(answer.headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
		expect(answer.headers.get("Content-Disposition")).toBe(
			"attachment; filename=findings-yard.csv",
		);
		const text = await answer.text();
		const rows: Record<string, string>[] = parse(text, {
			columns: true,
			bom: true,
		});
		expect(rows).toMatchObject([
			{
				Finding: "F-5",
				Programme: "Programme yard",
				Grade: "Major nonconformity",
				"The body's word for it": "严重",
				Clause: "8.7.2 Service continuity management",
				"Raised on": "2027-05-12",
				Due: "2027-06-04",
				"Who sees to it": "王磊",
			},
			{
				Finding: "F-6",
				"What was found": `'=HYPERLINK("https://evil.example")`,
			},
		]);
	});

	test("stands in Chinese where the reader wants it", async () => {
		const reader = await pages.visitorFor(cast.it);
		const { words } = await reader.open(`${yard}/5`);
		expect(words).toContain("F-5：严重不符合");
		expect(words).toContain("须提交纠正、原因和纠正措施");
	});
});
