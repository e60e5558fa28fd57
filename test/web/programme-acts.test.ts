import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { programmeId } from "../../domain/ids.ts";
import { readStream } from "../../records/programme-pages.ts";
import {
	eventually,
	startCertway,
	type TestCertway,
} from "../fixtures/certway.ts";
import {
	startTestPages,
	type TestPages,
	type Visitor,
} from "../fixtures/pages.ts";
import { addCast, type Cast } from "../fixtures/programmes.ts";

let certway: TestCertway;
let pages: TestPages;
let cast: Cast;
let owner: Visitor;
const bank = "/programmes/huaxin-bank";
const today = new Date().toISOString().slice(0, 10);

beforeAll(async () => {
	certway = await startCertway();
	pages = await startTestPages({
		records: certway.records,
		temporal: certway.temporal,
	});
	cast = await addCast(certway.records);
	owner = await pages.visitorFor(cast.owner);
});
afterAll(async () => {
	await pages?.[Symbol.asyncDispose]();
	await certway?.close();
});

const eventTypes = async () => {
	const { entries } = await readStream(
		certway.database,
		programmeId("huaxin-bank"),
		{ types: null, before: null, limit: 100 },
	);
	return entries.map(({ event }) => event.type);
};
const count = async (type: string) =>
	(await eventTypes()).filter((each) => each === type).length;

/** Opens the page of an act and sends its form as it stands, with what is typed. */
const act = async (name: string, typed: Record<string, string> = {}) => {
	const { fields } = await owner.open(`${bank}/${name}`);
	return owner.send(`${bank}/${name}`, { ...fields, ...typed });
};

describe("a programme by its pages", () => {
	test("is started once, however often the plan is confirmed", async () => {
		const { fields } = await owner.open("/start");
		const preview = await owner.send("/start", {
			...fields,
			name: "Huaxin Bank",
			organisation: "Huaxin Bank",
			kind: "real",
			zone: "UTC",
			"start-on": today,
			"months-design": "4",
			"reason-design": "Three sites write one after another.",
			"name-business-owner": "王磊",
			"email-business-owner": "wang.lei@bank.example",
			"name-it": "Chen Jing",
			"email-it": "chen.jing@bank.example",
			step: "check",
		});
		const confirmed = { ...preview.fields, step: "start" };
		const [once, twice] = await Promise.all([
			owner.send("/start", confirmed),
			owner.send("/start", confirmed),
		]);
		expect(once.path).toBe(bank);
		expect(twice.path).toBe(bank);
		expect(once.words).toContain("Huaxin Bank has started.");
		expect(await count("programme-started")).toBe(1);
		await eventually("the open phase", async () =>
			(await eventTypes()).includes("phase-opened"),
		);
	});

	test("says where it stands, what is next and why, and who stands in the way", async () => {
		const page = await owner.open(bank);
		expect(page.words).toContain("ISO/IEC 20000-1:2018 + Amd 1 · Finance");
		expect(page.words).toContain("Nobody approves for a business department.");
		expect(page.words).toContain(
			"A week before a deliverable is due, its owner is reminded. If nobody acts, the phase stays open",
		);
		expect(page.words).toContain("Li Wei started the programme.");
		expect(page.words).toContain("Preparation began, with 5 deliverables.");
	});

	test("is put on hold with a reason, which the page tells, and taken off", async () => {
		const empty = await act("hold", { reason: "" });
		expect(empty.status).toBe(422);
		expect(empty.words).toContain("Say why.");
		const held = await act("hold", { reason: "The data centre moves." });
		expect(held.words).toContain("The programme is on hold.");
		expect(held.words).toContain("On hold since");
		expect(held.words).toContain("The data centre moves.");
		const twice = await act("hold", { reason: "Again" });
		expect(twice.status).toBe(422);
		expect(twice.words).toContain("The programme is on hold already.");
		expect(twice.fields["reason"]).toBe("Again");
		expect((await act("resume")).words).toContain("The programme goes on.");
	});

	test("acts once when a form is sent twice at the same moment", async () => {
		const { fields } = await owner.open(`${bank}/hold`);
		const form = { ...fields, reason: "Twice" };
		const both = await Promise.all([
			owner.send(`${bank}/hold`, form),
			owner.send(`${bank}/hold`, form),
		]);
		expect(both.map(({ path }) => path)).toEqual([bank, bank]);
		expect(await count("programme-held")).toBe(2);
		await act("resume");
	});

	test("is renamed", async () => {
		const page = await act("rename", { name: "华信银行" });
		expect(page.words).toContain("The programme has its new name.");
		expect(page.words).toContain("Li Wei renamed the programme to “华信银行”.");
	});

	test("is planned anew only after the new plan was shown beside the present one", async () => {
		const { fields } = await owner.open(`${bank}/replan`);
		expect(fields).toMatchObject({ "months-design": "4" });
		expect(fields).not.toHaveProperty("months-preparation");
		const send = (typed: Record<string, string>) =>
			owner.send(`${bank}/replan`, { ...fields, ...typed });
		const short = await send({ "months-pilot-run": "2", step: "check" });
		expect(short.status).toBe(422);
		expect(short.ways).toContain("#field-months-pilot-run");
		const long = await send({ "months-internal-audit": "3", step: "check" });
		expect(long.ways).toContain("#field-reason-internal-audit");

		const preview = await send({ "months-pilot-run": "5", step: "check" });
		expect(preview.status).toBe(200);
		expect(preview.words).toContain("Planned now New plan Expected Actual");
		expect(await count("programme-replanned")).toBe(0);
		const done = await owner.send(`${bank}/replan`, {
			...preview.fields,
			step: "plan",
		});
		expect(done.path).toBe(bank);
		expect(done.words).toContain("The new plan is in force");
		expect(done.words).toContain("Plans that were made");
		expect(await count("programme-replanned")).toBe(1);
	});

	test("has its people changed: those known keep their names, and who stands in the way is told no more", async () => {
		const { fields } = await owner.open(`${bank}/people`);
		expect(fields).toMatchObject({
			"name-owner": "Li Wei",
			"email-approver-0": "chen.jing@bank.example",
			"side-approver-0": "it",
			"email-approver-2": "",
		});
		const send = (typed: Record<string, string>) =>
			owner.send(`${bank}/people`, { ...fields, ...typed });
		const wrong = await send({
			"email-owner": "",
			"name-approver-1": "Somebody",
			"email-approver-2": "chen.jing@bank.example",
			"name-approver-2": "Chen Jing",
		});
		expect(wrong.status).toBe(422);
		for (const field of ["email-owner", "email-approver-1", "email-approver-2"])
			expect(wrong.ways).toContain(`#field-${field}`);
		expect(wrong.fields["name-approver-1"]).toBe("Somebody");

		const done = await send({
			"name-coordinator": "Another name",
			"email-coordinator": "zhao.min@bank.example",
			"name-approver-1": "王磊",
			"email-approver-1": "wang.lei@bank.example",
			"side-approver-1": "business",
		});
		expect(done.words).toContain("The people of the programme are changed.");
		expect(done.words).toContain("Coordinator Zhao Min");
		expect(done.words).not.toContain("Nobody approves for a business");
	});

	test("shows its record in parts, in Chinese as well", async () => {
		const page = await owner.open(`${bank}?show=programme&lang=zh`);
		expect(page.words).toContain("Li Wei 暂停了项目。");
		expect(page.words).not.toContain("筹备开始");
		await owner.open(`${bank}?lang=en`);
	});

	test("is open to nobody else, and changed by nobody who only reads it", async () => {
		const approver = await pages.visitorFor(cast.business);
		expect((await approver.open(bank)).status).toBe(200);
		expect((await approver.open(bank)).ways).not.toContain(`${bank}/stop`);
		expect((await approver.send(`${bank}/hold`, { reason: "x" })).status).toBe(
			403,
		);
		const stranger = await pages.visitorFor(cast.escalation);
		expect((await stranger.open(bank)).status).toBe(404);
		expect((await stranger.send(`${bank}/stop`, { reason: "x" })).status).toBe(
			404,
		);
	});

	test("tells what is safe while nobody carries acts, and shows the truth as soon as it is known", async () => {
		await certway.workers.stop();
		const { fields } = await owner.open(`${bank}/rename`);
		const form = { ...fields, name: "Huaxin Bank again" };
		const waiting = await owner.send(`${bank}/rename`, form);
		expect(waiting.status).toBe(202);
		expect(waiting.words).toContain("Not confirmed yet");
		expect(waiting.headers.get("Refresh")).toMatch(/^5; url=\/acts\?/);
		expect(waiting.fields).toMatchObject(form);
		const look = waiting.ways.find((way) => way.startsWith("/acts?")) ?? "";
		expect((await owner.open(look)).words).toContain("Not confirmed yet");
	});
});

describe("what came of an act", () => {
	test("is told to whoever did it alone", async () => {
		const row = await certway.database
			.selectFrom("act")
			.select("act_id")
			.where("act_id", "like", "rename/%")
			.executeTakeFirstOrThrow();
		const look = `/acts?programme=huaxin-bank&act=${row.act_id}&to=${bank}`;
		expect((await owner.open(look)).path).toBe(bank);
		const stranger = await pages.visitorFor(cast.escalation);
		expect((await stranger.open(look)).words).toContain("Not confirmed yet");
	});

	test("never leads to another site", async () => {
		const row = await certway.database
			.selectFrom("act")
			.select("act_id")
			.where("act_id", "like", "rename/%")
			.executeTakeFirstOrThrow();
		const to = encodeURIComponent("//evil.example");
		const look = `/acts?programme=huaxin-bank&act=${row.act_id}&to=${to}`;
		expect((await owner.open(look)).path).toBe("/");
	});
});
