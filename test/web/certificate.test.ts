import { afterAll, describe, expect, test } from "vitest";
import type { LocalDate } from "../../domain/dates.ts";
import { CNCA_EDITIONS } from "../../domain/rules/cnca.ts";
import { ALL_EDITIONS } from "../../domain/rules/editions.ts";
import type { PackEdition } from "../../domain/rules/pack.ts";
import { lookedAt } from "../fixtures/furnished.ts";
import { openFurnishedPages } from "../fixtures/furnished-pages.ts";
import { straightActs } from "../fixtures/straight-acts.ts";

const yard = "/programmes/yard/certificate";

const { owner, close } = await openFurnishedPages((records) => ({
	temporal: straightActs(records, lookedAt),
}));
afterAll(close);

describe("the page of a certificate", () => {
	test("says its state and every date with rule, clause, edition, anchor and consequence", async () => {
		const page = await owner.open(yard);
		expect(page.status).toBe(200);
		expect(page.words).toContain("First surveillance audit");
		expect(page.words).toContain(
			"17021-1 9.1.3.3; CNCA rules (CNCA notice 2012 No. 8), counted from decision Wed 10 Jun 2026",
		);
		expect(page.words).toContain("if missed: suspension expected");
		expect(page.words).toContain("from practice: ask the certification body");
		expect(page.words).toContain("binds");
	});

	test("stands under its own number too, and there is no other", async () => {
		expect((await owner.open("/programmes/yard/certificate-1")).status).toBe(
			200,
		);
		expect((await owner.open("/programmes/yard/certificate-2")).status).toBe(
			404,
		);
		expect((await owner.open("/programmes/bank/certificate")).status).toBe(404);
	});

	test("offers what the body can decide in its state, each on a page of its own", async () => {
		const { ways } = await owner.open(yard);
		expect(ways).toContain(`${yard}/notice-suspended`);
		expect(ways).not.toContain(`${yard}/notice-returned`);
		for (const way of ways.filter((each) => each.startsWith(`${yard}/`)))
			expect([way, (await owner.open(way)).status]).toEqual([way, 200]);
		expect((await owner.open(`${yard}/notice-none`)).status).toBe(404);
	});

	test("shows a notice once more before it is entered, with what is to be done then", async () => {
		const { fields } = await owner.open(`${yard}/notice-suspended`);
		const review = await owner.send(`${yard}/notice-suspended`, {
			...fields,
			day: "2027-05-18",
			cause: "overdue-audit",
			paper: "Letter of 18 May",
			reason: "The surveillance audit is overdue.",
		});
		expect(review.words).toContain("Look at it once more.");
		expect(review.words).toContain(
			"Stop using the mark and the certificate in public",
		);
		expect((await owner.open(yard)).words).toContain("State Certified");
	});

	test("names what is missing in a notice at its field", async () => {
		const { fields } = await owner.open(`${yard}/notice-withdrawn`);
		const again = await owner.send(`${yard}/notice-withdrawn`, fields);
		expect(again.status).toBe(422);
	});

	test("notes a change for the body, which is a task until somebody has done it", async () => {
		const { fields } = await owner.open(`${yard}/change`);
		const noted = await owner.send(`${yard}/change`, {
			...fields,
			change: "site",
			about: "A second data centre opens.",
		});
		expect(noted.words).toContain(
			"Tell the certification body: Change of site",
		);
		const task = noted.ways.find((way) => way.includes("/task?of="));
		if (!task) throw new Error("no task");
		const shown = await owner.open(task);
		const done = await owner.send(`${yard}/task`, shown.fields);
		expect(done.ways.some((way) => way.includes("/task?of="))).toBe(false);
	});

	test("takes the body's own terms with reason and source, and the rule keeps its clause", async () => {
		const { fields } = await owner.open(`${yard}/terms`);
		const set = await owner.send(`${yard}/terms`, {
			...fields,
			rule: "restore",
			count: "3",
			unit: "months",
			source: "Contract, section 4",
			reason: "The body restores within three months.",
		});
		expect(set.words).toContain("by the certification body's own terms");
		expect(set.words).toContain("17021-1 9.6.3.2.5");
		const refused = await owner.send(`${yard}/terms`, {
			...(await owner.open(`${yard}/terms`)).fields,
			rule: "pilot",
			count: "2",
			unit: "months",
			source: "Contract",
			reason: "Shorter.",
		});
		expect(refused.words).toContain("No body can allow a shorter pilot run.");
	});

	test("is corrected after every date that moves was shown, and names what is wrong at its field", async () => {
		const { fields } = await owner.open(`${yard}/correct`);
		expect(fields).toMatchObject({
			number: "ITSM-0042",
			"decided-on": "2026-06-10",
			"valid-until": "2029-06-09",
		});
		const missing = await owner.send(`${yard}/correct`, {
			...fields,
			"valid-until": "",
		});
		expect(missing.html).toMatch(/id="valid-until-error"/);
		expect(missing.html).toMatch(/id="reason-error"/);
		const corrected = {
			...fields,
			number: "ITSM-0043",
			"decided-on": "2026-06-11",
			reason: "Two digits were swapped.",
		};
		const review = await owner.send(`${yard}/correct`, corrected);
		expect(review.words).toContain("Look at it once more.");
		expect(review.words).toMatch(/Certificate number ITSM-0043/);
		expect(review.words).toMatch(/No open date is another then/);
		const wrong = await owner.send(`${yard}/correct`, {
			...review.fields,
			"issued-on": "2026-06-10",
		});
		expect(wrong.html).toMatch(/id="issued-on-error"[^§]*cannot follow/);
		expect((await owner.open(yard)).words).toContain("Number ITSM-0042");
		const done = await owner.send(`${yard}/correct`, {
			...review.fields,
			"issued-on": "2026-06-11",
		});
		expect(done.words).toContain("Number ITSM-0043");
		expect(done.words).toContain(
			"corrected what is entered of certificate ITSM-0043",
		);
		const moves = await owner.send(`${yard}/correct`, {
			...(await owner.open(`${yard}/correct`)).fields,
			"valid-until": "2029-05-31",
			reason: "The certificate prints another day.",
		});
		expect(moves.words).toMatch(
			/Recertification finished Sat 9 Jun 2029 becomes Thu 31 May 2029/,
		);
	});

	test("adopts a new edition of the rules before its transition ends, with the difference it makes", async () => {
		expect((await owner.open(yard)).ways).not.toContain(`${yard}/edition`);
		expect((await owner.open(`${yard}/edition`)).status).toBe(404);
		const editions = ALL_EDITIONS as PackEdition[];
		editions.push({
			pack: "cnca",
			over: "iso",
			edition: "CNCA rules of 2027",
			inForceFrom: "2027-05-01" as LocalDate,
			transitionDeadline: "2028-05-01" as LocalDate,
			rules: CNCA_EDITIONS.flatMap(({ rules }) => rules).map((rule) =>
				rule.id === "sv-gap"
					? { ...rule, period: { unit: "months", count: 10 } }
					: rule,
			),
		});
		try {
			const page = await owner.open(yard);
			expect(page.ways).toContain(`${yard}/edition`);
			const form = await owner.open(`${yard}/edition`);
			expect(form.words).toContain("CNCA rules of 2027");
			expect(form.words).toContain("by itself after Mon 1 May 2028");
			expect(form.words).toMatch(
				/Next surveillance audit after the last Fri 12 May 2028 becomes Sun 12 Mar 2028/,
			);
			const adopted = await owner.send(`${yard}/edition`, form.fields);
			expect(adopted.words).toContain(
				"The rules are now read in CNCA rules of 2027",
			);
			expect(adopted.ways).not.toContain(`${yard}/edition`);
		} finally {
			editions.pop();
		}
	});
});
