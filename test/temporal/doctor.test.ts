import { type AddressInfo, createServer, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { instantOf } from "../../domain/instants.ts";
import type { Difference } from "../../records/doctor.ts";
import { rebuild } from "../../records/rebuild.ts";
import { record } from "../../records/record.ts";
import { diagnose } from "../../temporal/doctor.ts";
import { heldBy } from "../../temporal/histories.ts";
import { repair } from "../../temporal/repair.ts";
import {
	eventually,
	startCertway,
	type TestCertway,
} from "../fixtures/certway.ts";
import { LiveProgramme } from "../fixtures/live-programme.ts";
import { addCast, type Cast } from "../fixtures/programmes.ts";

let certway: TestCertway;
let cast: Cast;
/** What is under way is over sooner where there is little of it. */
const pause = 500;

/** A mail server that takes a call and says nothing: mails wait. */
const calls = new Set<Socket>();
const silent = createServer((call) => {
	calls.add(call.on("error", () => {}));
});

beforeAll(async () => {
	await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
	const { port } = silent.address() as AddressInfo;
	certway = await startCertway({
		post: { smtpUrl: `smtp://127.0.0.1:${port}` },
	});
	cast = await addCast(certway.records);
});
afterAll(async () => {
	for (const call of calls) call.destroy();
	silent.close();
	await certway?.close();
});

const start = (id: string) => new LiveProgramme(certway, id, cast).start();

/** The differences of one programme, and those that belong to none. */
async function differences({
	id,
}: LiveProgramme): Promise<readonly Difference[]> {
	const { differences } = await diagnose(certway, pause);
	return differences.filter((one) => of(one).startsWith(id));
}

const of = (one: Difference): string =>
	"room" in one ? one.room : "programme" in one ? one.programme : "";

const terminate = (workflow: string) =>
	certway.temporal
		.clientFor("real")
		.workflow.getHandle(workflow)
		.terminate("lost");

async function repaired(programme: LiveProgramme): Promise<void> {
	const { done } = await repair(certway, { pause });
	expect(done).not.toEqual([]);
	await eventually("no difference", async () => {
		const left = await differences(programme);
		return left.length === 0;
	});
}

describe("Where nothing was lost", () => {
	test("no difference is found, and nothing is repaired", async () => {
		const programme = await start("sound");
		await programme.deliverAll("preparation");
		await programme.ask("preparation");
		expect(await differences(programme)).toEqual([]);
		expect((await repair(certway, { pause })).done).toEqual([]);
	});
});

describe("A workflow that is gone", () => {
	test("of a phase is named, starts again with what is on record, and the programme goes on after it", async () => {
		const programme = await start("phase-gone");
		await programme.deliverAll("preparation");
		await programme.ask("preparation");
		await terminate("phase-gone/preparation");
		expect(await differences(programme)).toEqual([
			{ code: "room-without-workflow", room: "phase-gone/preparation" },
		]);
		await repaired(programme);
		for (const by of [cast.it, cast.business])
			expect(await programme.answer("preparation", by)).toMatchObject({
				ok: true,
			});
		await programme.opened("design");
		expect(await differences(programme)).toEqual([]);
	});

	test("of a programme starts again, and goes on with the phase that runs meanwhile", async () => {
		const programme = await start("programme-gone");
		await terminate("programme-gone");
		expect(await differences(programme)).toEqual([
			{ code: "room-without-workflow", room: "programme-gone" },
		]);
		await repaired(programme);
		await programme.signOff("preparation");
		await programme.opened("design");
		expect(
			await programme.act("", cast.owner, {
				type: "hold",
				reason: await programme.seal("hold", "why"),
			}),
		).toMatchObject({
			ok: true,
			view: { phase: { room: "programme-gone/design" } },
		});
		expect(await differences(programme)).toEqual([]);
	});

	test("of a programme and of its phase both start again, the phase once", async () => {
		const programme = await start("both-gone");
		await terminate("both-gone");
		await terminate("both-gone/preparation");
		await repaired(programme);
		await programme.signOff("preparation");
		await programme.opened("design");
		expect(await differences(programme)).toEqual([]);
	});

	test("of somebody's post is started again with the mails it had", async () => {
		const programme = await start("post-gone");
		await programme.deliverAll("preparation");
		await programme.ask("preparation");
		const target = `post/${cast.it}`;
		const handed = () =>
			eventually("the post", () =>
				heldBy(certway.temporal.clientFor("real"), target),
			);
		const before = await handed();
		expect(before.mails).not.toEqual([]);
		await terminate(target);
		const lost = {
			code: "mail-without-post",
			mail: before.mails.at(-1),
			target,
		};
		// Known only when the outbox has noted that it was handed over.
		await eventually("the difference", async () => {
			const { differences: found } = await diagnose(certway, pause);
			return found.some((one) => JSON.stringify(one) === JSON.stringify(lost));
		});
		await repair(certway, { pause });
		expect((await handed()).mails).toEqual(
			expect.arrayContaining([...before.mails]),
		);
	});
});

/** As after a return to an older copy of the record: its last acts are gone, with the mails they brought. */
async function forget({ id }: LiveProgramme, after: number): Promise<void> {
	const { database } = certway;
	const gone = await database
		.selectFrom("event")
		.select("act")
		.where("programme", "=", id)
		.where("position", ">", after)
		.execute();
	const keys = gone.map(({ act }) => act);
	await database.deleteFrom("event").where("act", "in", keys).execute();
	await database.deleteFrom("act").where("key", "in", keys).execute();
	await database.deleteFrom("mail").where("programme", "=", id).execute();
	await database.deleteFrom("outbox").where("programme", "=", id).execute();
	await database
		.deleteFrom("sign_off_link")
		.where("programme", "=", id)
		.execute();
	await rebuild(database, id);
}

const chainOf = ({ id }: LiveProgramme) =>
	certway.database
		.selectFrom("event")
		.select(["position", "act", "hash"])
		.where("programme", "=", id)
		.orderBy("position")
		.execute();

describe("Acts that histories hold and the record lacks", () => {
	test("are named, and given again in their order, over rooms that have closed since, to the same chain", async () => {
		const programme = await start("older-record");
		await programme.deliverAll("preparation");
		const before = await chainOf(programme);
		await programme.ask("preparation");
		await programme.answer("preparation", cast.it);
		await programme.answer("preparation", cast.business);
		await programme.opened("design");
		await eventually(
			"quiet",
			async () => (await differences(programme)).length === 0,
		);
		const whole = await chainOf(programme);

		await forget(programme, before.length);
		expect(await chainOf(programme)).toEqual(before);
		const found = await differences(programme);
		expect(found).toContainEqual({
			code: "room-without-workflow",
			room: "older-record/preparation",
		});
		expect(found.filter(({ code }) => code === "act-lacking")).toHaveLength(4);

		const { done, left } = await repair(certway, { pause });
		expect(
			done.filter(({ code }) => code === "act-given").length,
		).toBeGreaterThanOrEqual(4);
		expect(left.filter((one) => of(one).startsWith("older-record"))).toEqual(
			[],
		);
		expect(await chainOf(programme)).toEqual(whole);
	});
});

describe("A record that knows more than a workflow", () => {
	const ahead = async (programme: LiveProgramme) => {
		const { id } = programme;
		const held = await heldBy(certway.temporal.clientFor("real"), id);
		if (!held) throw new Error("no workflow");
		const key = `${id}/${held.firstRun}/${held.number + 1}`;
		await record(certway.records, {
			programme: id as never,
			room: programme.room(),
			key,
			actId: key,
			workflow: id,
			run: held.firstRun,
			by: cast.owner,
			act: { type: "rename", name: "Written by a later run" },
			at: instantOf(Date.now()),
		});
		return key;
	};

	test("is named, and the workflow starts again from the record", async () => {
		const programme = await start("older-workflow");
		const key = await ahead(programme);
		expect(await differences(programme)).toEqual([
			{ code: "workflow-behind", room: "older-workflow", key },
		]);
		await repaired(programme);
		await programme.does("", cast.owner, { type: "rename", name: "Again" });
		expect(await differences(programme)).toEqual([]);
	});

	test("refuses another act under the same key loudly, and it is named", async () => {
		const programme = await start("conflict");
		const key = await ahead(programme);
		await expect(
			programme.act("", cast.owner, { type: "rename", name: "Other" }),
		).rejects.toThrow();
		expect(await differences(programme)).toEqual([
			{ code: "act-conflicts", room: "conflict", key },
		]);
		await repaired(programme);
		await programme.does("", cast.owner, { type: "rename", name: "Other" });
		expect(await differences(programme)).toEqual([]);
	});
});

describe("What was changed behind Certway's back", () => {
	test("in the rows that pages read is named by table, row and column, and made again", async () => {
		const programme = await start("changed-rows");
		const room = "changed-rows/preparation";
		const far = instantOf(Date.UTC(2090, 0));
		await certway.database
			.updateTable("room")
			.set({ next_instant: far })
			.where("id", "=", room)
			.execute();
		await certway.database
			.deleteFrom("to_do")
			.where("room", "=", room)
			.execute();
		const found = await differences(programme);
		expect(found).toContainEqual({
			code: "read-model-differs",
			programme: "changed-rows",
			table: "room",
			row: room,
			columns: ["next_instant"],
		});
		expect(found).toContainEqual(
			expect.objectContaining({ code: "waking-differs", room, record: far }),
		);
		expect(
			found.filter((one) => "table" in one && one.table === "to_do"),
		).toHaveLength(5);
		await repaired(programme);
	});

	test("in an event breaks the chain, which is named and never repaired", async () => {
		const programme = await start("changed-event");
		const at = (hash: string) =>
			certway.database
				.updateTable("event")
				.set({ hash })
				.where("programme", "=", "changed-event")
				.where("position", "=", 2)
				.execute();
		const hash = (await chainOf(programme))[1]?.hash ?? "";
		await at("0");
		const broken = [
			{
				code: "record-broken",
				programme: "changed-event",
				problem: { code: "chain-breaks", position: 2 },
			},
		];
		expect(await differences(programme)).toContainEqual(broken[0]);
		await repair(certway, { pause });
		expect(await differences(programme)).toContainEqual(broken[0]);
		await at(hash);
		expect(await differences(programme)).toEqual([]);
	});
});

describe("What waits too long", () => {
	test("in the outbox is named after a minute", async () => {
		const before = instantOf(Date.now() - 90_000);
		const row = await certway.database
			.insertInto("outbox")
			.values({
				programme: null,
				kind: "real",
				what: "wake",
				target: "nobody",
				written_at: before,
				ready_at: before,
				claimed_at: instantOf(Date.now() + 3_600_000),
			})
			.returning("id")
			.executeTakeFirstOrThrow();
		const { differences: found } = await diagnose(certway, pause);
		expect(found).toContainEqual({
			code: "outbox-waits",
			what: "wake",
			target: "nobody",
			since: before,
		});
		await certway.database
			.deleteFrom("outbox")
			.where("id", "=", row.id)
			.execute();
	});

	test("a workflow whose room is not on record is named", async () => {
		const { workflow } = certway.temporal.clientFor("real");
		const handle = await workflow.start("design", {
			workflowId: "nowhere/design",
			taskQueue: "nobody-works-here",
			args: [],
		});
		const { differences: found } = await diagnose(certway, pause);
		expect(found).toContainEqual({
			code: "workflow-without-room",
			room: "nowhere/design",
		});
		await handle.terminate();
	});
});
