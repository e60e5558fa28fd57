import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays, addMonths, addYears } from "../../domain/dates.ts";
import type { PersonId } from "../../domain/ids.ts";
import { exportLines, verifyExport } from "../../records/export.ts";
import { findOrAddPerson } from "../../records/persons.ts";
import { rebuild } from "../../records/rebuild.ts";
import { diagnose } from "../../temporal/doctor.ts";
import { repair } from "../../temporal/repair.ts";
import {
	eventually,
	startCertway,
	type TestCertway,
} from "../fixtures/certway.ts";
import { fastForward } from "../fixtures/fast-forward.ts";
import { today } from "../fixtures/live-programme.ts";
import {
	startTestPages,
	type TestPages,
	type Visitor,
} from "../fixtures/pages.ts";
import { chenJing } from "../fixtures/record.ts";

let certway: TestCertway;
let pages: TestPages;
let chen: PersonId;
let visitor: Visitor;

beforeAll(async () => {
	certway = await startCertway();
	pages = await startTestPages({
		records: certway.records,
		temporal: certway.temporal,
	});
	chen = await findOrAddPerson(certway.database, chenJing);
	visitor = await pages.visitorFor(chen);
});
afterAll(async () => {
	await pages?.[Symbol.asyncDispose]();
	await certway?.close();
});

const decidedOn = addMonths(today(), -20);
const validUntil = addYears(decidedOn, 3);

/** A form in which everything is right. */
const filled = async (
	but: Readonly<Record<string, string>> = {},
): Promise<Record<string, string>> => ({
	...(await visitor.open("/adopt")).fields,
	step: "check",
	number: "ITSM-0042",
	body: "认证公司",
	accreditation: "CNAS",
	scope: "Operation of the data centre, and its network; 数据中心运维",
	sites: "Shanghai\nSuzhou",
	"decided-on": decidedOn,
	"valid-until": validUntil,
	"surveillance-1": addMonths(decidedOn, 11),
	organisation: "Huaxin Bank",
	zone: "UTC",
	rules: "iso",
	...but,
});
const check = async (but?: Readonly<Record<string, string>>) =>
	visitor.send("/adopt", await filled(but));

describe("a certificate that is there already", () => {
	test("shows every date that follows, and who carries it, before anything is on record", async () => {
		const shown = await check();
		expect(shown.status).toBe(200);
		expect(shown.words).toContain("Nothing is on record yet");
		expect(shown.words).toContain("Surveillance audit of the calendar year");
		expect(shown.words).toContain("17021-1 9.1.3.3");
		expect(shown.words).toContain("Chen Jing");
		expect(shown.html).toContain('class="strip"');
		const rows = await certway.database
			.selectFrom("programme")
			.select("id")
			.execute();
		expect(rows).toEqual([]);
	});

	test("is adopted as it was shown, once however often it is sent, and guarded by a workflow", async () => {
		const { fields } = await check();
		const send = () => visitor.send("/adopt", { ...fields, step: "adopt" });
		const [first, second] = await Promise.all([send(), send()]);
		expect(first.path).toBe("/programmes/huaxin-bank");
		expect(second.path).toBe("/programmes/huaxin-bank");
		expect(first.words).toContain("ITSM-0042");
		expect(first.words).toContain("Shanghai and Suzhou");
		expect(first.words).toContain("CNAS");
		const { workflow } = certway.temporal.clientFor("real");
		const guarding = await eventually(
			"the certificate's workflow",
			async () => {
				const described = await workflow
					.getHandle("huaxin-bank/certificate-1")
					.describe()
					.catch(() => undefined);
				return described?.status.name === "RUNNING" && described;
			},
		);
		expect(guarding.type).toBe("certificate");
		const started = await certway.database
			.selectFrom("event")
			.select("type")
			.where("type", "in", ["programme-adopted", "certificate-issued"])
			.execute();
		expect(started).toHaveLength(2);
		expect((await visitor.open("/board?list=certificates")).words).toContain(
			"ITSM-0042",
		);
	});

	test("is not adopted twice: its number and body are known", async () => {
		const again = await check({ id: "another" });
		expect(again.status).toBe(422);
		expect(again.words).toContain(
			"A certificate of this number and body is in Certway already.",
		);
	});

	test("keeps everything typed beside each mistake", async () => {
		const wrong = await check({
			number: "ITSM-0043",
			"valid-until": decidedOn,
			state: "suspended",
			"surveillance-1": addMonths(decidedOn, -1),
			"surveillance-2": addMonths(decidedOn, -2),
			"grade-1": "major",
			special: "2027-13-01",
			"from-surveillance": "2020-01-02",
			"email-owner": "somebody@bank.example",
		});
		expect(wrong.status).toBe(422);
		for (const message of [
			"It can't end before it was issued.",
			"Write the day since when.",
			"it belongs to another cycle",
			"Write days as 2027-05-12, one after another.",
			"This day has passed: enter the audit as held.",
			"A finding has all five parts.",
			"Write the name too.",
		])
			expect(wrong.words).toContain(message);
		expect(wrong.fields).toMatchObject({
			number: "ITSM-0043",
			sites: "Shanghai\nSuzhou",
			special: "2027-13-01",
			"grade-1": "major",
		});
		// What is folded stands open where something is wrong in it.
		expect(wrong.html.match(/<details open>/g)).toHaveLength(2);
	});

	test("has room for finding after finding, the next one folded behind the last", async () => {
		const parts = (place: number) => ({
			[`grade-${place}`]: "minor",
			[`clause-${place}`]: "8.6.1",
			[`source-${place}`]: "surveillance",
			[`found-on-${place}`]: addMonths(decidedOn, 10),
			[`statement-${place}`]: `What was found as number ${place}`,
		});
		const seven = Object.assign({}, ...[1, 2, 3, 4, 5, 6, 7].map(parts));
		const { fields } = await check({ number: "ITSM-0045", ...seven });
		const back = await visitor.send("/adopt", { ...fields, step: "change" });
		expect(back.fields).toMatchObject(seven);
		expect(back.html.match(/<details open>/g)).toHaveLength(7);
		expect(back.fields).toHaveProperty("statement-20");
	});

	test("that has expired says so, and what the rule still allows, before it is adopted", async () => {
		const ended = addMonths(today(), -2);
		const expired = await check({
			number: "ITSM-0050",
			state: "expired",
			"decided-on": addYears(ended, -3),
			"valid-until": ended,
			"surveillance-1": "",
		});
		expect(expired.words).toContain("It expired: its last day was");
		expect(expired.words).toContain("It can be restored until");
		const still = await check({ number: "ITSM-0050", state: "expired" });
		expect(still.words).toContain("it has not expired");
	});

	test("in arrears alarms at once, and its round opens at once", async () => {
		const { fields, words } = await check({
			number: "ITSM-0060",
			id: "overdue",
			"surveillance-1": "",
		});
		expect(words).toContain("A surveillance date has passed without its audit");
		const sent = await visitor.send("/adopt", { ...fields, step: "adopt" });
		expect(sent.path).toBe("/programmes/overdue");
		const page = await eventually("the alarm", async () => {
			const shown = await visitor.open("/programmes/overdue");
			return shown.words.includes("and is not on record") && shown;
		});
		expect(page.words).toContain("Surveillance 1");
		await eventually(
			"the round",
			async () =>
				(await visitor.open("/programmes/overdue/surveillance-1")).status ===
				200,
		);
	});

	test("can be gone back to from what it shows, with everything that was typed", async () => {
		const { fields } = await check({ number: "ITSM-0070" });
		const back = await visitor.send("/adopt", { ...fields, step: "change" });
		expect(back.status).toBe(200);
		expect(back.fields).toMatchObject({
			number: "ITSM-0070",
			body: "认证公司",
		});
	});

	test("brings its open findings along, each with a workflow of its own", async () => {
		const found = addMonths(decidedOn, 11);
		const { fields } = await check({
			number: "ITSM-0080",
			id: "with-findings",
			"grade-1": "minor",
			"clause-1": "8.6.1",
			"source-1": "surveillance",
			"found-on-1": found,
			"statement-1": "Incidents are closed without the user's word.",
		});
		await visitor.send("/adopt", { ...fields, step: "adopt" });
		const shown = await visitor.open("/programmes/with-findings/findings/1");
		expect(shown.words).toContain(
			"Incidents are closed without the user's word.",
		);
	});
});

describe("many certificates by a file", () => {
	const head =
		"证书编号;认证机构;认证范围;组织;认证决定日期;有效期至;第一次监督审核最后一天;当前状态";
	const line = (
		number: string,
		but: Partial<Record<"organisation" | "until" | "state", string>> = {},
	) =>
		[
			number,
			"认证公司",
			'"Operation; 运维,\nand more"',
			but.organisation ?? `Company ${number}`,
			decidedOn.replaceAll("-", "/"),
			but.until ?? validUntil,
			addMonths(decidedOn, 11),
			but.state ?? "有效",
		].join(";");
	const paste = (...lines: readonly string[]) =>
		visitor.send("/adopt/many", {
			lines: [head, ...lines].join("\n"),
			step: "check",
		});

	test("are shown line by line: what is right with what is due next, what is wrong with its line and column", async () => {
		const shown = await paste(
			line("M-1"),
			line("M-2", { until: "2020-01-01" }),
			line("M-3", { state: "asleep" }),
			line("M-1"),
		);
		expect(shown.status).toBe(422);
		expect(shown.words).toContain("1 line is right");
		expect(shown.words).toContain("Audit: Surveillance 2");
		expect(shown.words).toContain("3 lines are wrong");
		expect(shown.words).toContain(
			"Line 4, Valid until: It can't end before it was issued.",
		);
		expect(shown.words).toContain("Line 6, Present state: Choose one.");
		expect(shown.words).toContain(
			"Line 8, Certificate number: Line 2 has the same number and body.",
		);
		expect(shown.fields["lines"]).toContain('"Operation; 运维,\nand more"');
	});

	test("that are wrong can be mended while what was right is kept; all are adopted, once however often it is sent", async () => {
		const shown = await paste(line("N-1"), line("N-2", { until: "never" }));
		const mended = await visitor.send("/adopt/many", {
			...shown.fields,
			lines: (shown.fields["lines"] ?? "").replace("never", validUntil),
			step: "check",
		});
		expect(mended.status).toBe(200);
		expect(mended.words).toContain("2 lines are right");
		const send = () =>
			visitor.send("/adopt/many", { ...mended.fields, step: "adopt" });
		const [first, second] = await Promise.all([send(), send()]);
		for (const done of [first, second, await send()]) {
			expect(done.status).toBe(200);
			expect(done.words).toContain(
				"2 certificates are adopted and guarded from now on.",
			);
			expect(done.ways).toContain("/programmes/company-n-1");
		}
		const rows = await certway.database
			.selectFrom("programme")
			.select("id")
			.where("id", "like", "company-n-%")
			.execute();
		expect(rows).toHaveLength(2);
		const { workflow } = certway.temporal.clientFor("real");
		await eventually("their workflows", async () => {
			const described = await workflow
				.getHandle("company-n-2/certificate-1")
				.describe()
				.catch(() => undefined);
			return described?.status.name === "RUNNING";
		});
		expect((await paste(line("N-1"))).words).toContain("is in Certway already");
	});

	test("can come as a file of a Chinese spreadsheet", async () => {
		const form = new FormData();
		form.set("step", "check");
		form.set(
			"file",
			new Blob([`\uFEFF${[head, line("F-1")].join("\r\n")}`]),
			"证书.csv",
		);
		const answer = await pages.web.request("/adopt/many", {
			method: "POST",
			body: form,
			headers: {
				Cookie: [...visitor.cookies]
					.map((cookie) => cookie.join("="))
					.join("; "),
			},
		});
		expect(answer.status).toBe(200);
		expect(await answer.text()).toContain("F-1");
	});

	test("of which none can be read say why, and what was pasted stays", async () => {
		const nothing = await visitor.send("/adopt/many", {
			lines: "",
			step: "check",
		});
		expect(nothing.words).toContain("Choose a file, or paste lines.");
		const odd = await visitor.send("/adopt/many", {
			lines: "a,b\n1,2",
			step: "check",
		});
		expect(odd.status).toBe(422);
		expect(odd.words).toContain("The heading “a” is not known.");
		expect(odd.fields["lines"]).toBe("a,b\n1,2");
	});

	test("have a template in the reader's language", async () => {
		const { html, headers } = await visitor.open("/adopt/template.csv");
		expect(headers.get("content-disposition")).toContain(
			"certway-certificates.csv",
		);
		expect(html).toContain("Certificate number,Certification body");
	});
});

describe("an adopted certificate on the real Temporal service", () => {
	const guarded = "skipping/certificate-1";
	const pause = 500;
	const client = () => certway.temporal.clientFor("real");
	const differences = async () => {
		const { differences } = await diagnose(certway, pause);
		return differences.filter((one) =>
			JSON.stringify(one).includes("skipping"),
		);
	};
	/** Days until the round of the next surveillance opens by itself. */
	const days = 20;

	beforeAll(async () => {
		// Surveillance 1 is planned to be over a year after the decision, and opens three months before.
		const decided = addMonths(addDays(today(), days), -9);
		const { fields } = await check({
			number: "ITSM-0090",
			id: "skipping",
			"decided-on": decided,
			"valid-until": addYears(decided, 3),
			"surveillance-1": "",
		});
		await visitor.send("/adopt", { ...fields, step: "adopt" });
	});

	test("opens its round on its day, by its own timer and not before", async () => {
		const waiting = await eventually("its first waking", async () => {
			const room = await certway.database
				.selectFrom("room")
				.select("next")
				.where("id", "=", guarded)
				.executeTakeFirst();
			return room?.next;
		});
		expect(waiting).toMatchObject({ code: "round-opens" });
		const opened = () =>
			certway.database
				.selectFrom("event")
				.select(["at", "due_on"])
				.where("room", "=", guarded)
				.where("type", "=", "round-due")
				.executeTakeFirst();
		await fastForward(client(), guarded, (days + 1) * 86_400_000);
		const round = await eventually("the round", opened);
		expect(round.due_on).toBe(waiting.dueOn);
		expect(round.at.slice(0, 10)).toBe(waiting.dueOn);
		await eventually("its workflow", async () => {
			const described = await client()
				.workflow.getHandle("skipping/surveillance-1")
				.describe()
				.catch(() => undefined);
			return described?.type === "surveillance";
		});
	});

	test("is found again by the doctor when its workflow is lost, and its rows when they are", async () => {
		await client()
			.workflow.getHandle("overdue/certificate-1")
			.terminate("lost");
		const { database } = certway;
		await database
			.deleteFrom("board_line")
			.where("programme", "=", "overdue")
			.execute();
		await database
			.deleteFrom("room")
			.where("id", "=", "overdue/surveillance-1")
			.execute();
		const of = async () => {
			const { differences } = await diagnose(certway, pause);
			return differences.filter((one) =>
				JSON.stringify(one).includes("overdue"),
			);
		};
		expect((await of()).map(({ code }) => code)).toEqual(
			expect.arrayContaining(["room-without-workflow", "read-model-differs"]),
		);
		await repair(certway, { pause });
		await eventually("no difference", async () => (await of()).length === 0);
	});

	test("has a record that is verified, exported and made again like any other", async () => {
		const { database } = certway;
		const lines = await exportLines(database, "overdue");
		expect(lines.length).toBeGreaterThan(2);
		expect(verifyExport(lines.join("\n"))).toMatchObject({
			ok: true,
			verified: { programme: "overdue", problem: null },
		});
		const rows = async () =>
			(
				await sql<{ row: string }>`
					select p::text as row from programme p where id = 'overdue'
					union all select r::text from room r where programme = 'overdue'
					union all select l::text from board_line l where programme = 'overdue'
					union all select c::text from board_certificate c where programme = 'overdue' order by 1`.execute(
					database,
				)
			).rows;
		const before = await rows();
		expect(await rebuild(database, "overdue")).toMatchObject({ ok: true });
		expect(await rows()).toEqual(before);
		expect(await differences()).toEqual([]);
	});
});

test("nothing about a certificate can be seen by a stranger", async () => {
	const stranger = await findOrAddPerson(certway.database, {
		...chenJing,
		email: "stranger@bank.example",
	});
	const other = await pages.visitorFor(stranger);
	expect((await other.open("/programmes/huaxin-bank")).status).toBe(404);
	expect((await other.open("/board?list=certificates")).words).not.toContain(
		"ITSM-0042",
	);
});
