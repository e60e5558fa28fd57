import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays, addMonths } from "../../../domain/dates.ts";
import type { Visitor } from "../../fixtures/pages.ts";
import { type Office, openOffice } from "./bank.ts";

let office: Office;
let li: Visitor;

beforeAll(async () => {
	office = await openOffice();
	li = await office.pages.visitorFor(office.people.liWei);
});
afterAll(() => office?.[Symbol.asyncDispose]());

const begin = (daysAgo: number) => office.start({ in: "pilot-run", daysAgo });

describe("the pilot run's page", () => {
	test("shows each process in each pilot month with what is missing, and what is needed once", async () => {
		const bank = await begin(40);
		const { words } = await li.open(bank.at);
		expect(words).toMatch(/Month 1 .+ Month 2 .+ Month 3/);
		expect(words).toMatch(
			/Incident management clause 8.6.1 missing Add a record Incident management, Month 1 none so far Add a record Incident management, Month 2 not begun/,
		);
		expect(words).toMatch(/8.3.4 Suppliers .+? missing/);
		expect(words).toContain("20 records of the pilot run are missing");
		expect(words).toMatch(
			/The pilot run has not lasted three months: sign-off can be asked for from/,
		);
	});

	test("takes a record, counted in the month of its day", async () => {
		const bank = await begin(40);
		const { fields } = await li.open(`${bank.at}/records/new?subject=incident`);
		expect(fields["subject"]).toBe("incident");
		const { from } = await bank.phase();
		const { words } = await li.send(`${bank.at}/records/new`, {
			...fields,
			on: addDays(from, 2),
			note: "INC-4711, closed after two hours",
		});
		expect(words).toContain("A record of Incident management has been added.");
		expect(words).toMatch(
			/Incident management clause 8.6.1 1 record none so far/,
		);
		expect(words).toContain("INC-4711, closed after two hours");
	});

	test("takes no record of a day before the pilot run, or to come, or without words", async () => {
		const bank = await begin(40);
		const { from } = await bank.phase();
		for (const [on, message] of [
			[addDays(from, -1), /Choose a day from .+ on/],
			[addDays(bank.today, 1), /Choose a day up to today/],
		] as const) {
			const wrong = await li.send(`${bank.at}/records/new`, {
				subject: "incident",
				on,
				note: "x",
			});
			expect(wrong.words).toMatch(message);
			expect(wrong.html).toContain('href="#field-on"');
			expect(wrong.fields).toMatchObject({ subject: "incident", note: "x" });
		}
		const empty = await li.send(`${bank.at}/records/new`, {
			subject: "",
			on: "",
			note: "",
		});
		expect(empty.words).toContain("There are 3 things to put right");
	});

	test("takes no record of a day on hold", async () => {
		const bank = await begin(40);
		await bank.hold();
		const wrong = await li.send(`${bank.at}/records/new`, {
			subject: "incident",
			on: bank.today,
			note: "x",
		});
		expect(wrong.words).toContain("The programme was on hold on this day.");
	});

	test("lets a quiet month be declared with a reason and an approver by name, who never declares it himself", async () => {
		const bank = await begin(40);
		const form = `${bank.at}/quiet?subject=release&month=1`;
		const { fields, html } = await li.open(form);
		expect(fields).toMatchObject({ subject: "release", month: "1" });
		expect(html).not.toMatch(/<option value="incident"/);
		const without = await li.send(`${bank.at}/quiet`, fields);
		expect(without.words).toContain("Say how you know that nothing occurred.");
		const { words } = await li.send(`${bank.at}/quiet`, {
			...without.fields,
			reason: "The change calendar is empty",
			approver: office.people.wangLei,
		});
		expect(words).toMatch(/Release management: .+ is declared quiet\./);
		expect(words).toMatch(
			/Release management clauses .+? declared quiet none so far/,
		);
		expect(words).toContain("The change calendar is empty 王磊");
	});

	test("lets no month be declared quiet that is not over, nor by somebody who is no approver", async () => {
		const bank = await begin(40);
		const given = { subject: "release", reason: "None", month: "1" };
		const running = await li.send(`${bank.at}/quiet`, {
			...given,
			month: "2",
			approver: office.people.wangLei,
		});
		expect(running.words).toMatch(/This pilot month lasts until .+\./);
		const nobody = await li.send(`${bank.at}/quiet`, {
			...given,
			approver: office.people.stranger,
		});
		expect(nobody.words).toContain(
			"This person is not asked for approval here.",
		);
		const monthly = await li.send(`${bank.at}/quiet`, {
			...given,
			subject: "incident",
			approver: office.people.wangLei,
		});
		expect(monthly.words).toContain("Only what happens now and then");
	});

	test("opens the gate when three months have passed and every record is there", async () => {
		const bank = await begin(100);
		expect((await li.open(bank.at)).words).not.toContain(
			"has not lasted three",
		);
		await bank.deliverAll();
		expect((await li.open(bank.at)).words).toContain("The gate is open");
		await bank.ask();
		const seen = await office.pages
			.visitor()
			.open(await bank.linkOf("chenJing"));
		expect(seen.words).toContain("Records of the pilot run (34)");
		expect(seen.words).toContain("What 8.3.4 did");
	});

	test("of another phase has no records", async () => {
		const bank = await office.start();
		expect((await li.open(`${bank.at}/records/new`)).status).toBe(404);
		expect((await li.open(`${bank.at}/quiet`)).status).toBe(404);
	});
});

test("pilot months are counted from the first day", async () => {
	const bank = await begin(70);
	const { from } = await bank.phase();
	const { words } = await li.open(bank.at);
	const second = addMonths(from, 1);
	const day = Number(second.slice(8));
	expect(words).toMatch(new RegExp(`Month 2 \\w{3} ${day} `));
});
