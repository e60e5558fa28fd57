/** A finding's own workflow on the real Temporal service: started by what raised it, with timers of its own. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Act } from "../../domain/acts.ts";
import { addDays } from "../../domain/dates.ts";
import type { NoticeGiven } from "../../domain/notice.ts";
import { happeningIn } from "../../records/rebuild.ts";
import { diagnose } from "../../temporal/doctor.ts";
import { repair } from "../../temporal/repair.ts";
import {
	eventually,
	startCertway,
	type TestCertway,
} from "../fixtures/certway.ts";
import { fastForward } from "../fixtures/fast-forward.ts";
import { LiveProgramme, today } from "../fixtures/live-programme.ts";
import { addCast, type Cast } from "../fixtures/programmes.ts";

let certway: TestCertway;
let cast: Cast;
let office: LiveProgramme;
const pause = 500;
const first = "office/finding-1";

beforeAll(async () => {
	certway = await startCertway();
	cast = await addCast(certway.records);
	office = await new LiveProgramme(certway, "office", cast).start();
});
afterAll(() => certway?.close());

const client = () => certway.temporal.clientFor("real");

/** Raises what was found in a self-check, for the business approver to see to within thirty days. */
const raise = async (words: string) =>
	office.does("", cast.coordinator, {
		type: "raise-finding",
		grade: "minor",
		bodyGrade: null,
		clause: "8.6.1",
		process: "incident",
		statement: await office.seal(words, words),
		owner: cast.business,
		dueOn: null,
		day: today(),
		source: { kind: "self-check", lastDay: today() },
		raisedIn: null,
	});

const statusOf = async (workflow: string) => {
	try {
		const { status, type } = await client()
			.workflow.getHandle(workflow)
			.describe();
		return `${type} ${status.name}`;
	} catch {
		return undefined;
	}
};

const isNow = (workflow: string, status: string) =>
	eventually(`${workflow} to be ${status}`, async () => {
		const now = await statusOf(workflow);
		return now === `correctiveAction ${status}`;
	});

const noticesOf = async (room: string): Promise<readonly NoticeGiven[]> => {
	const rows = await certway.database
		.selectFrom("event")
		.select(["position", "body", "previous", "hash"])
		.where("programme", "=", "office")
		.where("room", "=", room)
		.where("type", "=", "notices-given")
		.orderBy("position")
		.execute();
	return rows.flatMap((row) => {
		const { event } = happeningIn(row);
		return event.type === "notices-given" ? event.notices : [];
	});
};

const differences = async () => {
	const { differences } = await diagnose(certway, pause);
	// Neither side differs, nor do the rows that pages read from what the events give.
	return differences.filter(
		(one) =>
			("room" in one && one.room === first) ||
			("programme" in one && one.programme === "office"),
	);
};

describe("a finding", () => {
	test("is carried by a workflow of its own as soon as it is raised", async () => {
		await raise("priorities are set without the customer");
		await isNow(first, "RUNNING");
		expect(await differences()).toEqual([]);
	});

	test("reminds whoever sees to it a week before its day, by its own timer", async () => {
		await fastForward(client(), first, 24 * 86_400_000);
		const reminder = await eventually("the reminder", async () => {
			const given = await noticesOf(first);
			return given.find(({ code }) => code === "finding-due-soon");
		});
		expect(reminder).toMatchObject({
			code: "finding-due-soon",
			dueOn: addDays(today(), 30),
			to: [cast.business],
		});
		const mails = await certway.database
			.selectFrom("mail")
			.select("order")
			.where("programme", "=", "office")
			.where("to_person", "=", cast.business)
			.execute();
		expect(
			mails.flatMap(({ order: { about } }) =>
				about.template === "digest"
					? about.lines.map(({ code, data }) => [code, data["finding"]])
					: [],
			),
		).toContainEqual(["finding-due-soon", 1]);
	});

	test("starts again from its state on record when its workflow is lost", async () => {
		const before = await noticesOf(first);
		await client().workflow.getHandle(first).terminate("lost");
		expect(await differences()).toEqual([
			{ code: "room-without-workflow", room: first },
		]);
		await repair(certway, { pause });
		await eventually("no difference", async () => {
			const left = await differences();
			return left.length === 0;
		});
		expect(await noticesOf(first)).toEqual(before);
	});

	test("takes what is submitted, accepted and verified, and ends when it is closed", async () => {
		const seal = await office.seal("words", "words");
		const acts: readonly Act[] = [
			{
				type: "submit-answer",
				day: today(),
				correction: seal,
				cause: seal,
				action: seal,
			},
			{ type: "accept-answer", day: today() },
			{ type: "verify-finding", day: today(), effectiveness: seal },
			{ type: "close-finding", day: today() },
		];
		for (const act of acts)
			await office.does("finding-1", cast.coordinator, act);
		await isNow(first, "COMPLETED");
		expect(await differences()).toEqual([]);
	});

	test("ends with its programme", async () => {
		await raise("no record of the reviews");
		await isNow("office/finding-2", "RUNNING");
		await office.does("", cast.owner, {
			type: "stop",
			reason: await office.seal("stop", "stop"),
		});
		await isNow("office/finding-2", "COMPLETED");
	});
});
