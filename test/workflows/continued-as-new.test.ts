/** A phase whose history has grown long, and a programme that is started again, while an approver's link is open. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
	certwayNamespaces,
	ensureNamespaces,
} from "../../embedded/namespaces.ts";
import { startTemporalService } from "../../embedded/temporal-service.ts";
import { connectTemporal } from "../../temporal/client.ts";
import { restartRoom } from "../../temporal/restart.ts";
import { wakeSignal } from "../../workflows/messages.ts";
import { wrapTemporal } from "../crash/temporal-wrapper.ts";
import { eventually } from "../fixtures/certway.ts";
import { quietWorkers } from "../fixtures/quiet-workers.ts";
import {
	answer,
	answerBy,
	type Bank,
	type Office,
	openOffice,
} from "../web/phases/bank.ts";

const running = new AsyncDisposableStack();
let office: Office;
beforeAll(async () => {
	quietWorkers();
	const folder = await mkdtemp(join(tmpdir(), "certway-continued-"));
	running.defer(() => rm(folder, { recursive: true, force: true }));
	const { address, stop } = await startTemporalService({
		cli: await wrapTemporal(folder),
		folder,
		inMemory: true,
	});
	running.defer(stop);
	const namespaces = { real: "real", rehearsal: "rehearsal" };
	const { connection, close } = await connectTemporal({ address }, namespaces);
	await ensureNamespaces(
		connection,
		certwayNamespaces(namespaces.real, namespaces.rehearsal),
	);
	await close();
	office = await openOffice({
		service: {
			address,
			namespace: namespaces.real,
			rehearsalNamespace: namespaces.rehearsal,
		},
	});
	running.use(office);
}, 60_000);
afterAll(() => running.disposeAsync());

const handleOf = (id: string) =>
	office.certway.temporal.clientFor("real").workflow.getHandle(id);
const runOf = async (id: string) => (await handleOf(id).describe()).runId;

/** Wakes the phase until its history is so long that it goes on in another run. */
async function continued({ room }: Bank): Promise<void> {
	const before = await runOf(room);
	for (let wave = 0; (await runOf(room)) === before && wave < 60; wave += 1) {
		await Promise.all(
			Array.from({ length: 20 }, () => handleOf(room).signal(wakeSignal)),
		);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	expect(await runOf(room)).not.toBe(before);
}

const decisionsOf = async (bank: Bank) =>
	(
		await office.certway.database
			.selectFrom("event")
			.select("body")
			.where("programme", "=", bank.id)
			.where("type", "=", "sign-off-decided")
			.execute()
	).map(({ body }) => JSON.parse(body).event.decision);

test("a link opened before its phase continued as new decides just after it, once; one answered before stays a receipt", async () => {
	const bank = await office.start();
	await bank.deliverAll();
	await bank.ask();
	const [chen, wang] = [office.pages.visitor(), office.pages.visitor()];
	const first = await bank.linkOf("chenJing");
	const second = await bank.linkOf("wangLei");
	const { fields } = await chen.open(first);
	const sent = { ...fields, ...answer("approve", "Chen Jing") };
	await chen.send(first, sent);
	const open = await wang.open(second);

	await continued(bank);

	// The same answer again is the same act, another one is told what stands: no run remembers, the record does.
	expect((await chen.send(first, sent)).path).toBe(first);
	const other = await chen.send(first, {
		...sent,
		decision: "decline",
		reason: "No",
	});
	expect(other.status).toBe(409);
	expect(other.words).toContain("Another answer stands on record already");
	const answers = await Promise.all(
		Array.from({ length: 5 }, () =>
			wang.send(second, { ...open.fields, ...answer("approve", "王磊") }),
		),
	);
	expect(answers.map(({ path, status }) => [path, status])).toEqual(
		answers.map(() => [second, 200]),
	);
	expect(await decisionsOf(bank)).toEqual(["approve", "approve"]);
	expect((await bank.phase()).status).toBe("closed");
	await eventually("the next phase", async () => {
		const design = await bank.in("design").phase();
		return design?.status === "open";
	});
}, 60_000);

test("links decide when the programme and then the phase were started again from their state on record", async () => {
	const bank = await office.start();
	await bank.deliverAll();
	await bank.ask({ kind: "in-sequence" });
	const { records, temporal, database } = office.certway;
	const stage = { records, temporal, database };
	await restartRoom(stage, bank.id);
	await answerBy(
		office.pages.visitor(),
		await bank.linkOf("chenJing"),
		answer("approve", "Chen Jing"),
	);
	await restartRoom(stage, bank.room);
	await continued(bank);
	await answerBy(
		office.pages.visitor(),
		await bank.linkOf("wangLei"),
		answer("approve", "王磊"),
	);
	expect(await decisionsOf(bank)).toEqual(["approve", "approve"]);
	await eventually("the next phase", async () => {
		const design = await bank.in("design").phase();
		return design?.status === "open";
	});
}, 60_000);
