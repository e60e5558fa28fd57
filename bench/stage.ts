import { createSecretKey } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleWorkflowCode, NativeConnection } from "@temporalio/worker";
import { SMTPServer } from "smtp-server";
import { certwayNamespaces, ensureNamespaces } from "../embedded/namespaces.ts";
import { findTemporalCli } from "../embedded/temporal-cli.ts";
import { startTemporalService } from "../embedded/temporal-service.ts";
import { openDatabase } from "../records/database.ts";
import type { Records } from "../records/entry.ts";
import { migrate } from "../records/migrate.ts";
import { readSettings } from "../settings.ts";
import { connectTemporal, type Temporal } from "../temporal/client.ts";
import { type Dispatcher, startDispatcher } from "../temporal/dispatch.ts";
import { startWorkers, workflowsPath } from "../worker/worker.ts";

/** Everything as the embedded default runs it, in a folder that goes away. */
export interface Stage {
	readonly folder: string;
	readonly address: string;
	readonly records: Records;
	readonly temporal: Temporal;
	readonly connection: NativeConnection;
	readonly namespace: string;
	/** Whether what is put in the outbox is handed over: mails leave, rooms are woken. */
	readonly handOver: (yes: boolean) => Promise<void>;
}

/** Sets the stage, lets `play` run on it, and takes it down. */
export async function onStage<Played>(
	play: (stage: Stage) => Promise<Played>,
): Promise<Played> {
	await using running = new AsyncDisposableStack();
	const folder = await mkdtemp(join(tmpdir(), "certway-bench-"));
	running.defer(() => rm(folder, { recursive: true, force: true }));
	const settings = readSettings(process.env);
	if (!settings.ok) throw new Error(settings.problem);
	const cli = await findTemporalCli({ cacheDir: settings.settings.cacheDir });
	const service = await startTemporalService({
		cli: cli.file,
		folder,
		// So that a timer's effect can be seen; nothing else is changed by it.
		timeSkipping: true,
	});
	running.defer(() => service.stop());
	const namespaces = { real: "certway", rehearsal: "certway-rehearsal" };
	const temporal = await connectTemporal(
		{ address: service.address },
		namespaces,
	);
	running.defer(() => temporal.close());
	await ensureNamespaces(
		temporal.connection,
		certwayNamespaces(namespaces.real, namespaces.rehearsal),
	);
	const database = await openDatabase({ dataDir: folder });
	running.defer(() => database.destroy());
	await migrate(database);
	let nudge = () => {};
	const records: Records = {
		database,
		keys: [{ id: "bench", key: createSecretKey(Buffer.alloc(32, 1)) }],
		mailDomain: "certway.example",
		outboxWritten: () => nudge(),
	};
	const mailServer = await takingServer();
	running.defer(() => mailServer.stop());
	const connection = await NativeConnection.connect({
		address: service.address,
	});
	running.defer(() => connection.close());
	const workers = await startWorkers({
		connection,
		namespaces,
		records,
		temporal,
		post: {
			smtpUrl: mailServer.url,
			from: { name: "Certway", address: "certway@certway.example" },
			publicUrl: new URL("http://127.0.0.1:4000/"),
		},
		bundle: await bundleWorkflowCode({ workflowsPath }),
	});
	running.defer(() => workers.stop());
	let dispatcher: Dispatcher | undefined;
	const handOver = async (yes: boolean) => {
		await dispatcher?.stop();
		dispatcher = yes
			? startDispatcher(database, temporal, 500, () => {})
			: undefined;
		nudge = dispatcher?.nudge ?? (() => {});
	};
	await handOver(true);
	running.defer(() => handOver(false));
	return await play({
		folder,
		address: service.address,
		records,
		temporal,
		connection,
		namespace: namespaces.real,
		handOver,
	});
}

/** A mail server on loopback that takes everything at once. */
async function takingServer() {
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ["STARTTLS"],
		onData(stream, _session, done) {
			stream.resume();
			stream.on("end", () => done());
		},
	});
	await new Promise<void>((resolve) => {
		server.listen(0, "127.0.0.1", resolve);
	});
	const { port } = server.server.address() as AddressInfo;
	return {
		url: `smtp://127.0.0.1:${port}`,
		stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
	};
}
