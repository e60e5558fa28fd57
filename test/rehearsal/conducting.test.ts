import {
	afterAll,
	beforeAll,
	beforeEach,
	describe,
	expect,
	test,
} from "vitest";
import type { Act } from "../../domain/acts.ts";
import type { Goal } from "../../domain/goal.ts";
import {
	personId,
	programmeId,
	type RoomId,
	roomId,
} from "../../domain/ids.ts";
import { instantOf } from "../../domain/instants.ts";
import { record } from "../../records/record.ts";
import { nextStep } from "../../rehearsal/conducting.ts";
import { aim, standingOf } from "../../rehearsal/goals.ts";
import { openTestRecord, type TestRecord } from "../fixtures/record.ts";
import { aStart } from "./a-start.ts";

let stage: TestRecord;
let acts = 0;
let bank = programmeId("bank");
let preparation = roomId("bank/preparation");
const li = personId("li");

/** Brings an act to the record as the room's workflow would. */
const does = async (room: RoomId, act: Act) => {
	acts += 1;
	const answer = await record(stage.records, {
		programme: bank,
		room,
		key: `${room}/${acts}`,
		actId: `${room}/${acts}`,
		workflow: room,
		run: "run",
		by: act.type === "tick" ? "clock" : li,
		act,
		at: instantOf(Date.now()),
	});
	expect(answer).toMatchObject({ ok: true });
};

/** The dispatcher hands everything over, and the rooms act on their dates. */
const settles = async () => {
	await stage.database
		.updateTable("outbox")
		.set({ done_at: instantOf(Date.now()) })
		.execute();
	await does(preparation, { type: "tick" });
	await stage.database
		.updateTable("outbox")
		.set({ done_at: instantOf(Date.now()) })
		.execute();
};

const step = () => nextStep(stage.records, bank, null);
const clock = async () => (await standingOf(stage.database, bank))?.clock;
const plays = async (goal: Goal) => {
	acts += 1;
	return aim(stage.database, { programme: bank, goal, form: `form-${acts}` });
};
const open = () =>
	stage.database
		.selectFrom("outbox")
		.select(["what", "target", "kind"])
		.where("done_at", "is", null)
		.where("programme", "=", bank)
		.execute();

const starts = async (kind: "real" | "rehearsal") => {
	acts += 1;
	bank = programmeId(`bank-${acts}`);
	preparation = roomId(`${bank}/preparation`);
	await stage.database
		.insertInto("rehearsal")
		.values({
			programme: bank,
			form: `start/${bank}`,
			host: null,
			starts_at: "2027-01-11T01:00:00Z",
			script: null,
			goal: null,
			goal_from: null,
			goal_form: null,
			stuck: null,
		})
		.execute();
	await does(roomId(bank), aStart(bank, kind));
};

beforeAll(async () => {
	stage = await openTestRecord();
});
afterAll(() => stage?.[Symbol.asyncDispose]());

describe("the clock of a rehearsal", () => {
	beforeEach(() => starts("rehearsal"));

	test("begins where the rehearsal begins, whatever the machine's clock says", async () => {
		expect(await clock()).toBe("2027-01-11T01:00:00Z");
	});

	test("stays where it is as long as nobody plays it on", async () => {
		await settles();
		expect(await step()).toEqual({ kind: "standing" });
		expect(await clock()).toBe("2027-01-11T01:00:00Z");
	});

	test("waits for a room that is to begin and has not", async () => {
		await plays({ kind: "next" });
		expect(await step()).toEqual({ kind: "busy" });
	});

	test("goes to the earliest date anybody waits for, and wakes the room", async () => {
		await settles();
		await plays({ kind: "until", to: instantOf(Date.UTC(2027, 11, 1)) });
		expect(await step()).toEqual({ kind: "moved" });
		// Seven days before the deliverables are due, at nine in Shanghai.
		expect(await clock()).toBe("2027-02-24T01:00:00Z");
		expect(await open()).toEqual([
			{ what: "wake", target: preparation, kind: "rehearsal" },
		]);
	});

	test("goes no further before the wake-up is handed over and the room has acted on it", async () => {
		await settles();
		await plays({ kind: "until", to: instantOf(Date.UTC(2027, 11, 1)) });
		await step();
		expect(await step()).toEqual({ kind: "busy" });
		await stage.database
			.updateTable("outbox")
			.set({ done_at: instantOf(Date.now()) })
			.execute();
		expect(await step()).toEqual({ kind: "busy" });
		await settles();
		expect(await step()).toEqual({ kind: "moved" });
	});

	test("does not run past another room's earlier date", async () => {
		await settles();
		await stage.database
			.insertInto("room")
			.columns([
				"id",
				"programme",
				"kind",
				"status",
				"over",
				"state",
				"view",
				"next_instant",
				"changed_at",
			])
			.expression((from) =>
				from
					.selectFrom("room")
					.select(({ val }) => [
						val(`${bank}/other`).as("id"),
						"programme",
						"kind",
						"status",
						"over",
						"state",
						"view",
						val("2027-02-01T01:00:00Z").as("next_instant"),
						"changed_at",
					])
					.where("programme", "=", bank),
			)
			.execute();
		await plays({ kind: "until", to: instantOf(Date.UTC(2027, 11, 1)) });
		await step();
		expect(await clock()).toBe("2027-02-01T01:00:00Z");
		expect(await open()).toMatchObject([{ target: `${bank}/other` }]);
	});

	test("stops where it was to go, on the instant", async () => {
		await settles();
		const to = instantOf(Date.UTC(2027, 0, 12, 3));
		await plays({ kind: "until", to });
		expect(await step()).toEqual({ kind: "moved" });
		expect(await open()).toEqual([]);
		expect(await step()).toEqual({ kind: "standing" });
		expect(await clock()).toBe(to);
		expect((await standingOf(stage.database, bank))?.goal).toBe(null);
	});

	test("never goes back", async () => {
		await settles();
		await plays({ kind: "until", to: instantOf(Date.UTC(2026, 0, 1)) });
		expect(await step()).toEqual({ kind: "standing" });
		expect(await clock()).toBe("2027-01-11T01:00:00Z");
	});

	test("to what comes next goes one date and no further", async () => {
		await settles();
		await plays({ kind: "next" });
		await step();
		await settles();
		expect(await step()).toEqual({ kind: "standing" });
		expect(await clock()).toBe("2027-02-24T01:00:00Z");
	});

	test("stands still when it is told to, however far it was to go", async () => {
		await settles();
		await plays({ kind: "third-year" });
		await plays({ kind: "here" });
		expect(await step()).toEqual({ kind: "standing" });
		expect(await clock()).toBe("2027-01-11T01:00:00Z");
	});

	test("does not move when the same form is sent again", async () => {
		await settles();
		const asked = {
			programme: bank,
			goal: { kind: "next" },
			form: `the same of ${bank}`,
		} as const;
		await aim(stage.database, asked);
		await step();
		await settles();
		await step();
		await aim(stage.database, asked);
		expect(await step()).toEqual({ kind: "standing" });
		expect(await clock()).toBe("2027-02-24T01:00:00Z");
	});

	test("ends with a programme that is stopped", async () => {
		await settles();
		await plays({ kind: "third-year" });
		await does(roomId(bank), { type: "stop", reason: "why" as never });
		expect(await step()).toEqual({ kind: "standing" });
		expect(await plays({ kind: "next" })).toEqual({
			ok: false,
			refusal: { code: "programme-stopped" },
		});
	});
});

describe("a real programme", () => {
	beforeEach(() => starts("real"));

	test("goes by the machine's clock, even under an id that was reserved for a rehearsal", async () => {
		const { clock: own } = await stage.database
			.selectFrom("programme")
			.select("clock")
			.where("id", "=", bank)
			.executeTakeFirstOrThrow();
		expect(own).toBe(null);
		const { at } = await stage.database
			.selectFrom("event")
			.select("at")
			.where("programme", "=", bank)
			.executeTakeFirstOrThrow();
		expect(at.slice(0, 10)).toBe(new Date().toISOString().slice(0, 10));
	});

	test("cannot be played on", async () => {
		expect(await plays({ kind: "next" })).toEqual({
			ok: false,
			refusal: { code: "programme-unknown" },
		});
		await stage.database
			.updateTable("rehearsal")
			.set({ goal: JSON.stringify({ kind: "next" }) })
			.where("programme", "=", bank)
			.execute();
		expect(await step()).toEqual({ kind: "standing" });
		expect(await standingOf(stage.database, bank)).toBe(undefined);
	});
});
