import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deliverableId, evidenceId } from "../../../domain/ids.ts";
import { openDatabase } from "../../../records/database.ts";
import type { Temporal } from "../../../temporal/client.ts";
import { eventually } from "../../fixtures/certway.ts";
import { startTestPages } from "../../fixtures/pages.ts";
import {
	answer,
	answerBy,
	type Bank,
	type Office,
	openOffice,
} from "./bank.ts";
import { settled, wholeRecord } from "./whole-record.ts";

let office: Office;

beforeAll(async () => {
	office = await openOffice();
});
afterAll(() => office?.[Symbol.asyncDispose]());

async function asked(given?: Parameters<Office["start"]>[0]): Promise<Bank> {
	const bank = await office.start(given);
	await bank.deliverAll();
	await bank.ask();
	return bank;
}

const decisionsOf = async (bank: Bank) => {
	const rows = await office.certway.database
		.selectFrom("event")
		.select("body")
		.where("programme", "=", bank.id)
		.where("type", "=", "sign-off-decided")
		.execute();
	return rows.map(({ body }) => JSON.parse(body));
};

describe("an approver's answer", () => {
	test("is on record once, and the link then is its receipt: answer, name, time, fingerprint, what happens next, no documents", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		const { path, status, words } = await answerBy(
			office.pages.visitor(),
			link,
			answer("approve", "Chen Jing"),
		);
		expect([path, status]).toEqual([link, 200]);
		const [decided] = await decisionsOf(bank);
		expect(decided.event).toMatchObject({ decision: "approve", generation: 1 });
		expect(words).toContain("You signed off: Preparation");
		expect(words).toContain("Name given Chen Jing");
		expect(words).toContain("(Asia/Shanghai)");
		expect(words).toContain(decided.event.fingerprint);
		expect(words).toContain("王磊 is still asked");
		expect(words).not.toContain("What was done for");
	});

	test("holds neither name nor reason in the record itself, but under its seal", async () => {
		const bank = await asked();
		await answerBy(
			office.pages.visitor(),
			await bank.linkOf("chenJing"),
			answer("return", "Chen Jing-Marker", "The reason-marker stands here."),
		);
		const rows = await office.certway.database
			.selectFrom("event")
			.select("body")
			.where("programme", "=", bank.id)
			.execute();
		expect(JSON.stringify(rows)).not.toMatch(/marker/i);
		const sealed = await office.certway.database
			.selectFrom("sealed")
			.select(["scope", "field", "value"])
			.where("scope", "like", `decide/${bank.room}/%`)
			.orderBy("field")
			.execute();
		expect(sealed.map(({ field, value }) => [field, value])).toEqual([
			["name", "Chen Jing-Marker"],
			["reason", "The reason-marker stands here."],
		]);
	});

	test("given twice by a double click is one act", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		const chen = office.pages.visitor();
		const { fields } = await chen.open(link);
		const sent = { ...fields, ...answer("approve", "Chen Jing") };
		const [one, two] = await Promise.all([
			chen.post(link, sent),
			chen.post(link, sent),
		]);
		expect([one.status, two.status]).toEqual([303, 303]);
		expect(await decisionsOf(bank)).toHaveLength(1);
	});

	test("sent twenty times at once is one act", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		const chen = office.pages.visitor();
		const { fields } = await chen.open(link);
		const answers = await Promise.all(
			Array.from({ length: 20 }, () =>
				chen.post(link, { ...fields, ...answer("approve", "Chen Jing") }),
			),
		);
		expect(new Set(answers.map(({ status }) => status))).toEqual(
			new Set([303]),
		);
		expect(await decisionsOf(bank)).toHaveLength(1);
	});

	test("racing with another answer from another tab has one effect, and the other is told what stands", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		const chen = office.pages.visitor();
		const { fields } = await chen.open(link);
		const sent = await Promise.all([
			chen.post(link, { ...fields, ...answer("approve", "Chen Jing") }),
			chen.post(link, {
				...fields,
				...answer("return", "Chen Jing", "Not so fast."),
			}),
		]);
		const decided = await decisionsOf(bank);
		expect(decided).toHaveLength(1);
		const statuses = sent.map(({ status }) => status).sort();
		expect(statuses).toEqual([303, 409]);
		const lost = sent.find(({ status }) => status === 409);
		const words = await lost?.text();
		expect(words).toContain("Another answer stands on record already");
		expect(words).toContain("was not recorded");
		expect(words).toContain(
			decided[0].event.decision === "approve"
				? "You signed off"
				: "You returned for changes",
		);
	});

	test("given later under another name is not recorded, and says who decided what and when", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		const { fields } = await office.pages.visitor().open(link);
		await answerBy(
			office.pages.visitor(),
			link,
			answer("approve", "Chen Jing"),
		);
		const late = await office.pages
			.visitor()
			.send(link, { ...fields, ...answer("approve", "Her Secretary") });
		expect(late.status).toBe(409);
		expect(late.words).toMatch(
			/Another answer stands on record already: Chen Jing signed off on .+\(Asia\/Shanghai\)/,
		);
		expect(await decisionsOf(bank)).toHaveLength(1);
	});

	test("from two approvers at once closes the phase once", async () => {
		const bank = await asked();
		const links = [await bank.linkOf("chenJing"), await bank.linkOf("wangLei")];
		await Promise.all(
			links.map((link) =>
				answerBy(office.pages.visitor(), link, answer("approve", "A Name")),
			),
		);
		expect((await bank.phase()).status).toBe("closed");
		const closed = await office.certway.database
			.selectFrom("event")
			.select("position")
			.where("programme", "=", bank.id)
			.where("type", "=", "phase-closed")
			.execute();
		expect(closed).toHaveLength(1);
		for (const link of links)
			expect(
				(await office.pages.visitor().open(`${link}?lang=en`)).words,
			).toContain("The phase was closed on");
	});
});

describe("nothing is decided", () => {
	test("by a robot that posts nothing, or everything but a decision", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		await settled(office.certway.database);
		const before = await wholeRecord(office.certway.database);
		const robot = office.pages.visitor();
		const { fields } = await robot.open(link);
		for (const sent of [
			{},
			fields,
			{ ...fields, name: "Robot" },
			{ ...fields, name: "Robot", reason: "Filled in" },
			{ ...fields, name: "Robot", decision: "" },
			{ ...fields, name: "Robot", decision: "maybe" },
			{ ...fields, name: "", decision: "approve" },
			{ name: "Robot", decision: "approve" },
			{ ...fields, name: "Robot", decision: "approve", generation: "2" },
		])
			expect((await robot.post(link, sent)).status).toBe(422);
		await robot.post(`${link}/fresh`);
		expect(await wholeRecord(office.certway.database)).toEqual(before);
	});

	test("by a form another site sends", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		const { fields } = await office.pages.visitor().open(link);
		const sent = await office.pages.web.request(link, {
			method: "POST",
			headers: { "Sec-Fetch-Site": "cross-site" },
			body: new URLSearchParams({
				...fields,
				...answer("approve", "Chen Jing"),
			}),
		});
		expect(sent.status).toBe(403);
		expect(await decisionsOf(bank)).toHaveLength(0);
	});

	test("without a reason where one is needed: said at the field, and nothing typed is lost", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		const chen = office.pages.visitor();
		const { fields } = await chen.open(link);
		const wrong = await chen.send(link, {
			...fields,
			...answer("return", "Chen Jing"),
		});
		expect(wrong.status).toBe(422);
		expect(wrong.words).toContain("Say why, so that they know what to change.");
		expect(wrong.html).toContain('href="#field-reason"');
		expect(wrong.fields).toMatchObject({
			name: "Chen Jing",
			decision: "return",
		});
		expect(await decisionsOf(bank)).toHaveLength(0);
	});

	test("with several mistakes at once: each is named, what is typed stays", async () => {
		const bank = await asked();
		const link = await bank.linkOf("wangLei");
		const wang = office.pages.visitor("zh");
		const { fields } = await wang.open(link);
		const wrong = await wang.send(link, {
			...fields,
			reason: "请补充夜班的内容。",
		});
		expect(wrong.words).toContain("请选择您的决定。");
		expect(wrong.words).toContain("请填写您的姓名。");
		expect(wrong.fields["reason"]).toBe("请补充夜班的内容。");
	});

	test("by a tab that shows what has changed meanwhile: it gets the difference, and what was typed", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		const chen = office.pages.visitor();
		const { fields } = await chen.open(link);
		await bank.act({
			type: "add-evidence",
			deliverable: deliverableId("roles-named"),
			evidence: {
				id: evidenceId("later"),
				kind: "note",
				text: await bank.seal("A deputy was named"),
				file: null,
			},
		});
		const stale = await chen.send(link, {
			...fields,
			...answer("approve", "Chen Jing", "With pleasure"),
		});
		expect(stale.status).toBe(409);
		expect(stale.words).toContain(
			"This has changed since you opened the page.",
		);
		expect(stale.words).toContain("Roles named: A deputy was named added");
		expect(stale.words).toContain("With pleasure");
		expect(await decisionsOf(bank)).toHaveLength(0);
	});

	test("on another fingerprint than the one that stands", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		const chen = office.pages.visitor();
		const { fields } = await chen.open(link);
		const sent = await chen.send(link, {
			...fields,
			fingerprint: "0".repeat(64),
			...answer("approve", "Chen Jing"),
		});
		expect(sent.status).toBe(422);
		expect(sent.words).toContain("has changed since you opened the page");
		expect(await decisionsOf(bank)).toHaveLength(0);
		const read = await answerBy(chen, link, answer("approve", "Chen Jing"));
		expect(read.words).toContain("You signed off: Preparation");
	});

	test("while the programme is on hold: an approval waits, and says why", async () => {
		const bank = await asked();
		await bank.hold();
		const { status, words } = await answerBy(
			office.pages.visitor(),
			await bank.linkOf("chenJing"),
			answer("approve", "Chen Jing"),
		);
		expect(status).toBe(422);
		expect(words).toContain("The programme is on hold.");
		expect(await decisionsOf(bank)).toHaveLength(0);

		// The same answer is taken when work goes on.
		await bank.resume();
		const resumed = await answerBy(
			office.pages.visitor(),
			await bank.linkOf("chenJing"),
			answer("approve", "Chen Jing"),
		);
		expect(resumed.words).toContain("You signed off: Preparation");
	});
});

describe("when nobody knows yet whether an answer is on record", () => {
	/** The same pages, but whatever waits or is decided does not answer. */
	const cutOff = () => {
		const silent: Temporal = {
			...office.certway.temporal,
			clientFor: () =>
				({
					withDeadline: async () => {
						throw Object.assign(new Error("deadline"), {
							code: 4,
							details: "",
							metadata: {},
						});
					},
				}) as never,
		};
		const { records } = office.certway;
		return startTestPages({ records, temporal: silent });
	};

	test("the page says so, nothing is half done, and what was typed can be sent again", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		await using pages = await cutOff();
		const chen = pages.visitor();
		const { fields } = await chen.open(link);
		const sent = { ...fields, ...answer("return", "Chen Jing", "Too early.") };
		const unsure = await chen.send(link, sent);
		expect(unsure.status).toBe(202);
		expect(unsure.words).toContain("Not confirmed yet");
		expect(await decisionsOf(bank)).toHaveLength(0);
		const look = unsure.headers.get("Refresh")?.replace(/^.*url=/, "") ?? "";
		expect(look).not.toMatch(/Chen|early/);
		const still = await chen.open(look);
		expect(still.words).toContain("Not confirmed yet");
		expect(still.fields).toMatchObject(sent);

		// Sent again when the service answers, it is the act that was meant.
		await office.pages.visitor().post(link, still.fields);
		expect(await decisionsOf(bank)).toHaveLength(1);
		const known = await chen.open(look);
		expect(known.path).toBe(link);
		expect(known.words).toContain("You returned for changes: Preparation");
		expect(known.words).toContain("Too early.");
	});

	test("the database being away is said so too: what was typed stays, and is sent once more when it is back", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		const nobody = await openDatabase({ url: "postgres://127.0.0.1:9/none" });
		const { records, temporal } = office.certway;
		await using pages = await startTestPages({
			records: { ...records, database: nobody },
			temporal,
		});
		const { fields } = await office.pages.visitor().open(link);
		const sent = { ...fields, ...answer("return", "Chen Jing", "Too early.") };
		const unsure = await pages.visitor().send(link, sent);
		await nobody.destroy();
		expect(unsure.status).toBe(503);
		expect(unsure.words).toContain("Not confirmed yet");
		expect(unsure.html).toContain(`action="${link}"`);
		expect(unsure.fields).toMatchObject(sent);
		expect(await decisionsOf(bank)).toHaveLength(0);
		const known = await office.pages.visitor().send(link, unsure.fields);
		expect(known.words).toContain("You returned for changes: Preparation");
		expect(await decisionsOf(bank)).toHaveLength(1);
	});

	test("the database going away just after it took the answer, the page claims neither; the same answer again is one act", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		const nobody = await openDatabase({ url: "postgres://127.0.0.1:9/none" });
		const { records, temporal } = office.certway;
		let away = false;
		await using pages = await startTestPages({
			records: {
				...records,
				get database() {
					return away ? nobody : records.database;
				},
			},
			temporal: {
				...temporal,
				clientFor: (kind) => {
					const client = temporal.clientFor(kind);
					return {
						...client,
						workflow: client.workflow,
						withDeadline: async (
							...asked: Parameters<typeof client.withDeadline>
						) => {
							const outcome = await client.withDeadline(...asked);
							away = true;
							return outcome;
						},
					} as never;
				},
			},
		});
		const { fields } = await pages.visitor().open(link);
		const sent = { ...fields, ...answer("approve", "Chen Jing") };
		const unsure = await pages.visitor().send(link, sent);
		await nobody.destroy();
		expect(unsure.status).toBe(503);
		expect(unsure.words).toContain("Not confirmed yet");
		expect(unsure.words).not.toMatch(/You signed off|was not|not recorded/);
		expect(await decisionsOf(bank)).toHaveLength(1);
		const known = await office.pages.visitor().send(link, unsure.fields);
		expect(known.path).toBe(link);
		expect(known.words).toContain("You signed off: Preparation");
		expect(await decisionsOf(bank)).toHaveLength(1);
	});

	test("an answer that is on record already needs nobody: the receipt is shown", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		await answerBy(
			office.pages.visitor(),
			link,
			answer("approve", "Chen Jing"),
		);
		await using pages = await cutOff();
		expect((await pages.visitor().open(link)).words).toContain(
			"You signed off: Preparation",
		);
	});

	test("the truth is shown as soon as the answer comes to the record", async () => {
		const bank = await asked();
		const link = await bank.linkOf("chenJing");
		const chen = office.pages.visitor();
		await answerBy(chen, link, answer("approve", "Chen Jing"));
		const look = `${link}/answer?decision=approve&name=unknown&reason=`;
		await eventually("the receipt", async () =>
			(await chen.open(look)).words.includes("You signed off"),
		);
	});
});
