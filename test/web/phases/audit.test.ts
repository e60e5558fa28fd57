import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays, addMonths } from "../../../domain/dates.ts";
import { eventually } from "../../fixtures/certway.ts";
import type { Visitor } from "../../fixtures/pages.ts";
import {
	answer,
	answerBy,
	type Bank,
	type Office,
	openOffice,
} from "./bank.ts";

let office: Office;
let li: Visitor;

beforeAll(async () => {
	office = await openOffice();
	li = await office.pages.visitorFor(office.people.liWei);
});
afterAll(() => office?.[Symbol.asyncDispose]());

const begin = () => office.start({ in: "certification-audit", daysAgo: 400 });

const papers = {
	number: "0001-2026-ITSM",
	body: "Certification Body of the North",
	scope: "IT services of the data centre",
};

/** Applied so many days ago. */
const applied = (bank: Bank, days: number) =>
	li.send(`${bank.at}/audit/application`, {
		on: addDays(bank.today, -days),
		body: papers.body,
		accepted: addDays(bank.today, -days),
	});

async function held(bank: Bank) {
	const on = addDays(bank.today, -360);
	await applied(bank, 395);
	await li.send(`${bank.at}/audit/1`, { on: addDays(on, -30) });
	await li.send(`${bank.at}/audit/2`, { on, majors: "0" });
	return on;
}

describe("the certification audit's page", () => {
	test("takes stage 1 and stage 2 with the majors that are open", async () => {
		const bank = await begin();
		expect((await li.open(bank.at)).words).toContain(
			"Stage 1 of the audit is not on record. Enter stage 1",
		);
		const on = addDays(bank.today, -20);
		expect((await li.send(`${bank.at}/audit/1`, { on })).words).toContain(
			"The application is not on record.",
		);
		await applied(bank, 60);
		const early = await li.send(`${bank.at}/audit/2`, { on, majors: "2" });
		expect(early.words).toContain("Stage 1 of the audit is not on record.");
		expect(
			(await li.send(`${bank.at}/audit/1`, { on: addDays(on, -9) })).words,
		).toContain("Stage 1 has been entered.");
		const wrong = await li.send(`${bank.at}/audit/2`, {
			on: addDays(bank.today, 1),
			majors: "some",
		});
		expect(wrong.words).toContain("Write a whole number, 0 or more.");
		const { words } = await li.send(`${bank.at}/audit/2`, { on, majors: "2" });
		expect(words).toContain(
			"2 major nonconformities are not yet verified by the certification body. Enter what is verified",
		);
		const shut = await li.send(`${bank.at}/audit/decision`, {
			...papers,
			"decided-on": bank.today,
			"issued-on": bank.today,
			"valid-until": addDays(addMonths(bank.today, 36), -1),
		});
		expect(shut.words).toContain("2 major nonconformities");
		expect(
			(await li.send(`${bank.at}/audit/2`, { on, majors: "0" })).words,
		).toContain("Majors open none");
	});

	test("proposes “valid until” as 36 months after the decision, less a day", async () => {
		const bank = await begin();
		const decidedOn = addDays(await held(bank), 10);
		const proposed = await li.send(`${bank.at}/audit/decision`, {
			...papers,
			"decided-on": decidedOn,
			"issued-on": decidedOn,
			"valid-until": "",
		});
		expect(proposed.status).toBe(422);
		expect(proposed.fields["valid-until"]).toBe(
			addDays(addMonths(decidedOn, 36), -1),
		);
		expect(proposed.words).toMatch(/is proposed: 36 months after the decision/);
		const { words } = await li.send(
			`${bank.at}/audit/decision`,
			proposed.fields,
		);
		expect(words).toContain("The certification decision has been entered.");
		expect(words).toContain("0001-2026-ITSM");
		expect(words).not.toContain("than the rule gives");
	});

	test("shows the difference where the certificate prints another day, and takes it when it is meant", async () => {
		const bank = await begin();
		const decidedOn = addDays(await held(bank), 10);
		const other = await li.send(`${bank.at}/audit/decision`, {
			...papers,
			"decided-on": decidedOn,
			"issued-on": decidedOn,
			"valid-until": addMonths(decidedOn, 36),
		});
		expect(other.words).toMatch(
			/1 day later than the rule gives: .+ enter it like this/,
		);
		expect((await bank.phase()).work).toMatchObject({ decision: null });
		const { words } = await li.send(`${bank.at}/audit/decision`, other.fields);
		expect(words).toContain("The certification decision has been entered.");
		expect(words).toContain("1 day later than the rule gives");
		const moved = await li.send(`${bank.at}/audit/decision`, {
			...other.fields,
			"valid-until": addDays(addMonths(decidedOn, 36), -20),
		});
		expect(moved.words).toContain("19 days earlier than the rule gives");
	});

	test("of another phase takes no audit", async () => {
		const bank = await office.start();
		for (const path of ["1", "2", "3", "decision"])
			expect((await li.open(`${bank.at}/audit/${path}`)).status).toBe(404);
	});
});

describe("a round's page", () => {
	const approvers = [
		{ person: "chenJing", side: "it" },
		{ person: "wangLei", side: "business" },
		{ person: "sunYue", side: "top-management" },
	] as const;

	/** A certificate decided so many days ago, whose round has opened since. */
	async function certified(daysAgo: number, round: string): Promise<Bank> {
		const bank = await office.start({
			in: "certification-audit",
			daysAgo: daysAgo + 40,
			approvers,
		});
		const on = addDays(bank.today, -daysAgo);
		await applied(bank, daysAgo + 30);
		await li.send(`${bank.at}/audit/1`, { on: addDays(on, -20) });
		await li.send(`${bank.at}/audit/2`, { on: addDays(on, -10), majors: "0" });
		await li.send(`${bank.at}/audit/decision`, {
			...papers,
			"decided-on": on,
			"issued-on": on,
			"valid-until": addDays(addMonths(on, 36), -1),
		});
		await bank.deliverAll();
		await bank.ask();
		for (const person of ["chenJing", "wangLei"] as const)
			await answerBy(
				office.pages.visitor(),
				await bank.linkOf(person),
				answer("approve", "A Name"),
				() => bank.codeOf(person),
			);
		const opened = bank.in(round);
		await eventually(`the round ${round}`, async () => {
			const page = await li.open(opened.at);
			return page.status === 200 && page.words.includes("Under way");
		});
		return opened;
	}

	const signedOffBy = async (round: Bank) => {
		for (const { person } of approvers)
			await answerBy(
				office.pages.visitor(),
				await round.linkOf(person),
				answer("approve", "A Name"),
			);
	};

	test("lists what the body looks at, takes the result after the first sign-off, and closes with the second", async () => {
		const round = await certified(330, "surveillance-1");
		const { words } = await li.open(round.at);
		expect(words).toContain("Each surveillance audit covers these points");
		expect(words).toMatch(/Complaints have it ready for the audit/);
		expect(words).toContain("The audit comes after the first sign-off");
		expect((await li.open(`${round.at}/result`)).status).toBe(404);
		await round.deliverAll();
		const form = await li.open(`${round.at}/sign-off`);
		expect(form.words).toContain("Sun Yue (Top management)");
		await li.send(`${round.at}/sign-off`, form.fields);
		await signedOffBy(round);
		const after = await li.open(round.at);
		expect(after.words).toContain(
			"The result of the audit is not on record. Enter the result",
		);
		const entered = await li.send(`${round.at}/result`, {
			"held-on": addDays(round.today, -1),
			majors: "0",
			minors: "1",
		});
		expect(entered.words).toContain(
			"The result of the audit has been entered.",
		);
		expect(entered.words).toContain(
			"1 minor nonconformity has no plan that the certification body has accepted.",
		);
		await li.send(`${round.at}/result`, {
			"held-on": addDays(round.today, -1),
			majors: "0",
			minors: "0",
		});
		await round.ask();
		const seen = await office.pages
			.visitor()
			.open(await round.linkOf("chenJing"));
		expect(seen.words).toContain("Surveillance 1 (result of the audit)");
		expect(seen.words).toContain("Minors without an accepted plan 0");
		await signedOffBy(round);
		expect((await li.open(round.at)).words).toMatch(/Signed off on .+\./);
	});

	test("of a recertification takes the new decision with the result", async () => {
		const round = await certified(1_020, "recertification");
		await round.deliverAll();
		await round.ask();
		await signedOffBy(round);
		const result = {
			"held-on": addDays(round.today, -9),
			majors: "0",
			minors: "0",
		};
		const unsaid = await li.send(`${round.at}/result`, result);
		expect(unsaid.words).toContain("Choose one.");
		await li.send(`${round.at}/result`, { ...result, decided: "no" });
		expect((await li.open(round.at)).words).toContain(
			"The new certification decision is not on record.",
		);
		const decided = {
			...result,
			decided: "yes",
			...papers,
			number: "0002-2029-ITSM",
			"decided-on": round.today,
			"issued-on": round.today,
			"valid-until": "",
		};
		const proposed = await li.send(`${round.at}/result`, decided);
		expect(proposed.fields["valid-until"]).toBe(
			addDays(addMonths(round.today, 36), -1),
		);
		const { words } = await li.send(`${round.at}/result`, proposed.fields);
		expect(words).toContain("The result of the audit has been entered.");
		expect(words).toContain("0002-2029-ITSM");
		expect(words).toContain("The gate is open");
	});
});
