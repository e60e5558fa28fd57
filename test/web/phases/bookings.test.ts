import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays, addMonths, type TimeZone } from "../../../domain/dates.ts";
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

const audits = (bank: Bank) => `/programmes/${bank.id}/audits`;
const body = "Certification Body of the North";
/** @returns a zone in which it is past nine: alarms of the day have rung there. */
function whereItIsDay(): TimeZone {
	const hour = new Date().getUTCHours();
	const name = hour === 0 ? "Pacific/Apia" : hour < 9 ? "Asia/Shanghai" : "UTC";
	return name as TimeZone;
}

/** Opens a form and sends it with what is typed on top of what it shows. */
async function fill(
	path: string,
	typed: Readonly<Record<string, string>>,
): Promise<Awaited<ReturnType<Visitor["send"]>>> {
	const form = await li.open(path);
	expect(form.status, path).toBe(200);
	return li.send(path, { ...form.fields, ...typed });
}
const applied = (bank: Bank, days: number) =>
	fill(`${bank.at}/audit/application`, {
		on: addDays(bank.today, -days),
		body,
		accepted: addDays(bank.today, -days),
	});

describe("an audit is booked on its pages:", () => {
	test("proposed, confirmed, its plan received, moved and cancelled, while the phase before it is open", async () => {
		const bank = await office.start({ in: "internal-audit", daysAgo: 5 });
		expect((await li.open(bank.at)).words).toContain(
			"The stages of the certification audit can be arranged already",
		);
		const page = await li.open(audits(bank));
		expect(page.words).toMatch(
			/Stage 1 Due by .+ No rule sets it: the programme's plan .+ Booked .*not booked/,
		);
		const [in60, in61, in70] = [
			addDays(bank.today, 60),
			addDays(bank.today, 61),
			addDays(bank.today, 70),
		] as const;
		const wrong = await fill(`${audits(bank)}/stage-1/propose`, {
			from: in61,
			until: in60,
			auditors: "Feng Rui",
			"audit-days": "2.5",
		});
		expect(wrong.status).toBe(422);
		expect(wrong.fields).toMatchObject({ auditors: "Feng Rui", from: in61 });
		expect(wrong.html).toMatch(
			/id="until-error"[^§]*cannot follow one another/,
		);
		const days = await li.send(`${audits(bank)}/stage-1/propose`, {
			...wrong.fields,
			until: "",
			"audit-days": "2.3",
		});
		expect(days.html).toMatch(/id="audit-days-error"[^§]*whole or half days/);
		const proposed = await li.send(`${audits(bank)}/stage-1/propose`, {
			...days.fields,
			"audit-days": "2,5",
			place: "remote",
		});
		expect(proposed.words).toMatch(/Stage 1 .+ proposed for .+ Audit days 2.5/);
		// The confirmation goes on from what was proposed.
		const confirm = await li.open(`${audits(bank)}/stage-1/confirm`);
		expect(confirm.fields).toMatchObject({
			from: in61,
			auditors: "Feng Rui",
			"audit-days": "2.5",
			place: "remote",
		});
		const confirmed = await li.send(
			`${audits(bank)}/stage-1/confirm`,
			confirm.fields,
		);
		expect(confirmed.words).toMatch(/Stage 1 .+ confirmed for/);
		expect((await li.open(`${audits(bank)}/stage-1/propose`)).status).toBe(404);
		const late = await fill(`${audits(bank)}/stage-1/plan`, {
			on: addDays(bank.today, 1),
		});
		expect(late.html).toMatch(/id="on-error"/);
		await fill(`${audits(bank)}/stage-1/plan`, { on: bank.today });
		const moved = await fill(`${audits(bank)}/stage-1/move`, {
			from: in70,
			until: "",
			confirmed: "no",
			reason: "The lead auditor is ill",
		});
		expect(moved.words).toMatch(/Stage 1 .+ proposed for/);
		const grave = await li.open(`${audits(bank)}/stage-1/cancel`);
		expect(grave.words).toContain("The audit is still due by");
		expect(grave.html).toContain('class="grave"');
		expect(
			(await li.send(`${audits(bank)}/stage-1/cancel`, grave.fields)).status,
		).toBe(422);
		const cancelled = await fill(`${audits(bank)}/stage-1/cancel`, {
			reason: "Another body is chosen",
		});
		expect(cancelled.words).toMatch(/Stage 1 .+ not booked/);
		const record = await li.open(`/programmes/${bank.id}?show=audits`);
		for (const said of [
			"entered days proposed for Stage 1",
			"entered that Stage 1 is confirmed",
			"moved Stage 1 to",
			"The lead auditor is ill",
			"cancelled the days of Stage 1",
		])
			expect(record.words).toContain(said);
	});

	test("one that alarms is answered, and the number of days is the programme's own", async () => {
		const bank = await office.start({
			in: "internal-audit",
			daysAgo: 25,
			zone: whereItIsDay(),
		});
		await eventually("the alarm", async () =>
			(await li.open(`/programmes/${bank.id}?show=reminders`)).words.includes(
				"Stage 1 is due by",
			),
		);
		const answered = await fill(`${audits(bank)}/stage-1/answer`, {
			note: "Offers of two bodies are compared",
		});
		expect(answered.words).toContain(
			"Answer to the alarm Offers of two bodies are compared",
		);
		const wrong = await fill(`${audits(bank)}/lead`, { days: "400" });
		expect(wrong.html).toMatch(/id="days-error"[^§]*from 0 to 365/);
		const set = await fill(`${audits(bank)}/lead`, { days: "30" });
		expect(set.words).toContain(
			"One that is not confirmed 30 days before its last day in time",
		);
	});

	test("is for those who lead the programme", async () => {
		const bank = await office.start({ in: "internal-audit" });
		const chen = await office.pages.visitorFor(office.people.chenJing);
		expect((await chen.open(audits(bank))).words).toContain("Stage 1");
		expect((await chen.open(audits(bank))).words).not.toContain(
			"Enter the confirmation",
		);
		expect((await chen.open(`${audits(bank)}/stage-1/confirm`)).status).toBe(
			403,
		);
		expect((await li.open(`${audits(bank)}/stage-9/confirm`)).status).toBe(404);
		expect((await li.open(`${audits(bank)}/stage-1/nothing`)).status).toBe(404);
	});
});

describe("the certification audit's page", () => {
	const begin = () => office.start({ in: "certification-audit", daysAgo: 400 });

	test("says in words what keeps the application, at the field", async () => {
		const bank = await begin();
		// The pilot run began eight months before the audit did.
		const early = await fill(`${bank.at}/audit/application`, {
			on: addMonths(addDays(bank.today, -400), -6),
			body,
			accepted: "",
		});
		expect(early.status).toBe(422);
		expect(early.html).toMatch(
			/id="on-error"[^§]*The pilot run is long enough from/,
		);
		expect(early.words).toContain("The internal audit is not done.");
		const soon = await fill(`${bank.at}/audit/application`, {
			on: addDays(bank.today, -20),
			body,
			accepted: addDays(bank.today, -21),
		});
		expect(soon.html).toMatch(/id="accepted-error"/);
		const made = await applied(bank, 20);
		expect(made.words).toMatch(
			/Stands at Applied Application .+ Certification Body of the North; accepted on/,
		);
	});

	test("has stage 1 repeated and stage 2 postponed, each with its why", async () => {
		const bank = await begin();
		await applied(bank, 380);
		const stage1 = await fill(`${bank.at}/audit/1`, {
			from: addDays(bank.today, -371),
			on: addDays(bank.today, -370),
		});
		expect(stage1.words).toMatch(
			/Stage 2 Due by .+ 17021-1 9.3.1.2.4 .+ counted from last day of stage 1/,
		);
		// More than six months: the body wants another stage 1.
		const again = await li.open(audits(bank));
		expect(again.words).toContain("Repeat: Stage 1, number 2");
		const booked = await fill(`${audits(bank)}/stage-1.2/confirm`, {
			from: bank.today,
		});
		expect(booked.words).toMatch(/Stage 1, number 2 Due by .+ confirmed for/);
		const held = await fill(`${bank.at}/audit/1.2`, { on: bank.today });
		expect(held.words).toContain("Stage 1 has been entered.");
		const wrong = await fill(`${audits(bank)}/stage-2/postpone`, {
			to: addMonths(bank.today, 20),
			reason: "The data centre was flooded",
			approver: office.people.sunYue,
		});
		expect(wrong.html).toMatch(/id="to-error"[^§]*can be postponed until/);
		const self = await li.send(`${audits(bank)}/stage-2/postpone`, {
			...wrong.fields,
			to: addMonths(bank.today, 8),
			approver: office.people.liWei,
		});
		expect(self.html).toMatch(/id="approver-error"/);
		const postponed = await li.send(`${audits(bank)}/stage-2/postpone`, {
			...self.fields,
			approver: office.people.sunYue,
		});
		expect(postponed.words).toMatch(
			/Stage 2 Due by .+ postponed; the rule's own date is .+IAF ID 3/,
		);
	});

	test("takes the body's refusal with its reason, and another application after it", async () => {
		const bank = await begin();
		await applied(bank, 90);
		expect((await li.open(bank.at)).words).not.toContain("Enter the refusal");
		await fill(`${bank.at}/audit/1`, { on: addDays(bank.today, -60) });
		await fill(`${bank.at}/audit/2`, { on: addDays(bank.today, -30) });
		const shown = await fill(`${bank.at}/audit/refusal`, {
			on: addDays(bank.today, -31),
			reason: "Continuity was never tested",
		});
		expect(shown.words).toContain("Look at it once more.");
		expect(shown.words).toContain("Continuity was never tested");
		expect((await li.open(bank.at)).words).toContain("Stage 2 held");
		const early = await li.send(`${bank.at}/audit/refusal`, shown.fields);
		expect(early.html).toMatch(/id="on-error"[^§]*which came first/);
		const refused = await li.send(`${bank.at}/audit/refusal`, {
			...early.fields,
			on: addDays(bank.today, -20),
			confirmed: "yes",
		});
		expect(refused.words).toMatch(
			/Stands at Refused .+ Refusal .+ Continuity was never tested/,
		);
		const form = await li.open(`${bank.at}/audit/application`);
		expect(form.words).toContain("Another application begins the audit anew");
		await applied(bank, 10);
		expect((await li.open(bank.at)).words).toMatch(
			/Stands at Applied .+ Stage 1, number 2 Due by/,
		);
	});
});

describe("under a certificate", () => {
	async function certified(daysAgo: number): Promise<Bank> {
		const bank = await office.start({
			in: "certification-audit",
			daysAgo: daysAgo + 40,
		});
		const on = addDays(bank.today, -daysAgo);
		await applied(bank, daysAgo + 30);
		await fill(`${bank.at}/audit/1`, { on: addDays(on, -20) });
		await fill(`${bank.at}/audit/2`, { on: addDays(on, -10) });
		await li.send(`${bank.at}/audit/decision`, {
			number: "0001-2026-ITSM",
			body,
			scope: "IT services of the data centre",
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
		await eventually("the certificate and its round", async () => {
			const round = await li.open(`/programmes/${bank.id}/surveillance-1`);
			return round.words.includes("Under way");
		});
		return bank;
	}

	test("a surveillance is due by its rule, booked, held and reported; a special audit is announced between", async () => {
		const bank = await certified(330);
		const page = await li.open(audits(bank));
		expect(page.words).toMatch(
			/Surveillance 1 Due by .+ 17021-1 9.1.3.3.+ if missed: suspension expected.+not booked; it was to be confirmed by/,
		);
		expect(page.ways).toContain(
			`/programmes/${bank.id}/certificate/postpone?of=sv1`,
		);
		await fill(`${audits(bank)}/surveillance-1/confirm`, {
			from: bank.today,
			until: addDays(bank.today, 1),
		});
		const round = await li.open(`/programmes/${bank.id}/surveillance-1`);
		expect(round.words).toMatch(
			/Dates with the certification body Surveillance 1 Due by .+ confirmed for/,
		);
		const future = await fill(`${audits(bank)}/surveillance-1/held`, {
			from: bank.today,
			until: addDays(bank.today, 1),
		});
		expect(future.html).toMatch(/id="until-error"/);
		const held = await li.send(`${audits(bank)}/surveillance-1/held`, {
			...future.fields,
			from: addDays(bank.today, -1),
			until: bank.today,
		});
		expect(held.words).toMatch(/Held Surveillance 1 Due by/);
		const reported = await fill(`${audits(bank)}/surveillance-1/report`, {
			on: bank.today,
		});
		expect(reported.words).toMatch(/Report received .+, today/);
		const past = await fill(`${audits(bank)}/announce`, {
			kind: "short-notice",
			"due-by": addDays(bank.today, -1),
			reason: "A complaint of a customer",
		});
		expect(past.html).toMatch(/id="due-by-error"/);
		const announced = await li.send(`${audits(bank)}/announce`, {
			...past.fields,
			kind: "short-notice",
			"due-by": addDays(bank.today, 20),
		});
		expect(announced.words).toMatch(
			/Short-notice audit 1 Due by .+17021-1 9.6.4.+ A complaint of a customer/,
		);
	});
});
