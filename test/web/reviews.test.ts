import { afterAll, describe, expect, test } from "vitest";
import { addDays } from "../../domain/dates.ts";
import { reviewInputIds } from "../../domain/register/review.ts";
import { openBankOnPages, today } from "../fixtures/bank-on-pages.ts";

const bank = "/programmes/bank";

const { cast, as, close } = await openBankOnPages();
afterAll(close);

const plan = (auditor: string, ...clauses: string[]): [string, string][] => [
	...clauses.map((clause): [string, string] => ["clauses", clause]),
	["criteria", "ISO/IEC 20000-1"],
	["auditor", auditor],
	["due-on", addDays(today, 30)],
];

describe("the internal audit programme", () => {
	test("says from the first day on which clauses nobody looks at", async () => {
		const owner = await as(cast.owner);
		const { words } = await owner.open(`${bank}/audit-programme`);
		expect(words).toContain("0 of 45 clauses are covered");
		expect(words).toContain("45 clauses are not covered");
	});

	test("lets nobody audit his own work, and keeps what was typed", async () => {
		const owner = await as(cast.owner);
		await owner.send(`${bank}/readiness/clauses/8.6.1/owner`, {
			"answers-for": cast.it,
		});
		const refused = await owner.send(
			`${bank}/audit-programme/new`,
			plan(cast.it, "8.6.1", "8.6.2"),
		);
		expect(refused.status).toBe(422);
		expect(refused.words).toContain(
			"This person answers for 8.6.1, or has put something right there",
		);
		expect(refused.html).toMatch(/value="8.6.2"[^>]* checked/);
		const none = await owner.send(
			`${bank}/audit-programme/new`,
			plan(cast.escalation),
		);
		expect(none.words).toContain("Choose at least one clause.");
	});

	test("waits for its auditor, who enters what he found and raises it", async () => {
		const owner = await as(cast.owner);
		const planned = await owner.send(
			`${bank}/audit-programme/new`,
			plan(cast.escalation, "8.6.1", "8.6.2"),
		);
		expect(planned.words).toContain("2 of 45 clauses are covered");
		const auditor = await as(cast.escalation, "zh");
		const home = await auditor.open("/");
		expect(home.words).toContain("内部审核（8.6.1 事件管理起）");
		const to = home.ways.find((way) => way.includes("/audit-programme/")) ?? "";
		const unsaid = await auditor.send(`${to}/hold`, {
			"held-on": today,
			report: "抽查了 20 起事件",
			"result-8.6.1": "finding",
		});
		expect(unsaid.status).toBe(422);
		expect(unsaid.words).toContain("8.6.2：请选择审核结果。");
		const held = await auditor.send(`${to}/hold`, {
			"held-on": today,
			report: "抽查了 20 起事件",
			"result-8.6.1": "finding",
			"result-8.6.2": "conforms",
		});
		expect(held.words).toContain("审核已登记");
		expect(held.words).toContain("抽查了 20 起事件");
		const raise = held.ways.filter((way) => way.includes("/findings/new"));
		expect(raise).toEqual([`${bank}/findings/new?clause=8.6.1`]);
		expect((await auditor.open("/")).words).not.toContain("内部审核（");
	});

	test("is planned by owner and coordinator alone", async () => {
		const approver = await as(cast.business);
		expect((await approver.open(`${bank}/audit-programme`)).status).toBe(200);
		expect((await approver.open(`${bank}/audit-programme/new`)).status).toBe(
			403,
		);
	});
});

describe("a management review", () => {
	let to = "";
	const inputs = Object.fromEntries(
		reviewInputIds.map((input) => [`input-${input}`, `Said of ${input}`]),
	);
	const held = {
		...inputs,
		"held-on": today,
		minutes: "All were there",
		"what-0": "A second shift at night",
		"owner-0": "",
		"due-0": addDays(today, 60),
	};

	test("has its agenda with the figures of the record as soon as it is planned", async () => {
		const owner = await as(cast.owner);
		const planned = await owner.send(`${bank}/management-review`, {
			"due-on": addDays(today, 20),
		});
		to = planned.path;
		expect(planned.words).toContain("What audits found");
		expect(planned.words).toContain(
			"2 of 45 clauses audited: 1 conform, 0 with observations, 1 with findings; 43 not covered",
		);
		expect(planned.words).toContain("Open findings: 0 major");
	});

	test("is not entered while an input has no answer; everything typed stays", async () => {
		const owner = await as(cast.owner);
		const refused = await owner.send(`${to}/hold`, {
			...held,
			"input-risks": "",
			"due-0": "",
		});
		expect(refused.status).toBe(422);
		expect(refused.words).toContain(
			"Risks, and whether what was done about them works: write what was said.",
		);
		expect(refused.fields["input-policy"]).toBe("Said of policy");
		expect(refused.fields["what-0"]).toBe("A second shift at night");
	});

	test("makes its decisions actions, and is signed by top management as it was shown", async () => {
		const owner = await as(cast.owner);
		const entered = await owner.send(`${to}/hold`, held);
		expect(entered.words).toContain("Top management is asked to sign it.");
		expect(entered.words).toContain("A second shift at night");
		expect(entered.words).not.toContain("Sign the review");
		const manager = await as(cast.escalation);
		const home = await manager.open("/");
		expect(home.words).toContain("Signing of the management review");
		const page = await manager.open(to);
		const { shown = "" } = page.fields;
		expect(shown).toMatch(/^[0-9a-f]{64}$/);
		// Meanwhile the minutes are put right: what was shown is not what would be signed.
		await owner.send(`${to}/hold`, { ...held, minutes: "Almost all" });
		const stale = await manager.send(`${to}/sign`, {
			shown,
			agreed: "yes",
			name: "Guo Qiang",
		});
		expect(stale.status).toBe(422);
		expect(stale.words).toContain("What is signed has changed");
		const unticked = await manager.send(`${to}/sign`, {
			shown: stale.fields["shown"] ?? "",
			name: "Guo Qiang",
		});
		expect(unticked.words).toContain("Tick that you sign");
		const signed = await manager.send(`${to}/sign`, {
			shown: stale.fields["shown"] ?? "",
			agreed: "yes",
			name: "Guo Qiang",
		});
		expect(signed.words).toContain("The review is signed.");
		expect((await owner.open(`${to}/hold`)).status).toBe(404);
		const clause = await owner.open(`${bank}/readiness/clauses/9.3`);
		expect(clause.words).toContain("A second shift at night");
	});
});
