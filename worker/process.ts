import {
	DefaultLogger,
	type LogEntry,
	NativeConnection,
	Runtime,
} from "@temporalio/worker";
import type { Logger } from "pino";
import type { Records } from "../records/entry.ts";
import type { Settings, TemporalConnection } from "../settings.ts";
import type { Temporal } from "../temporal/client.ts";
import { startDispatcher } from "../temporal/dispatch.ts";
import { workflowBundle } from "./bundle.ts";
import { startWorkers } from "./worker.ts";

/** Milliseconds between looks into the outbox for what another process wrote. */
const OUTBOX_PAUSE = 500;

export interface WorkerProcessOptions {
	readonly settings: Pick<Settings, "cacheDir" | "publicUrl"> & {
		readonly temporal: Settings["temporal"] & {
			readonly connection: TemporalConnection;
		};
		readonly mail: Settings["mail"] & { readonly smtpUrl: string };
	};
	readonly records: Records;
	readonly temporal: Temporal;
	readonly log: Logger;
}

/** Everything of a process that hosts workflows: workers and the outbox. */
export interface WorkerProcess {
	/** Settles when the workers have ended; rejects when one failed. */
	readonly ended: Promise<void>;
	/** Looks into the outbox at once. */
	readonly nudge: () => void;
	/** Takes no more tasks, ends those it has, and disconnects. */
	readonly stop: () => Promise<void>;
}

/**
 * Starts the workers and hands the outbox over. Any number of such processes
 * can run beside each other.
 */
export async function startWorkerProcess({
	settings,
	records,
	temporal,
	log,
}: WorkerProcessOptions): Promise<WorkerProcess> {
	logBy(log);
	const {
		connection: where,
		namespace,
		rehearsalNamespace,
	} = settings.temporal;
	const bundle = await workflowBundle(
		settings.cacheDir,
		Runtime.instance().logger,
	);
	const connection = await NativeConnection.connect(where);
	const workers = await startWorkers({
		connection,
		namespaces: { real: namespace, rehearsal: rehearsalNamespace },
		records,
		temporal,
		post: {
			smtpUrl: settings.mail.smtpUrl,
			from: settings.mail.from,
			publicUrl: settings.publicUrl,
		},
		bundle,
	}).catch(async (error) => {
		await connection.close();
		throw error;
	});
	const dispatcher = startDispatcher(
		records.database,
		temporal,
		OUTBOX_PAUSE,
		(error) => log.warn({ err: error }, "outbox"),
	);
	return {
		ended: workers.ended,
		nudge: dispatcher.nudge,
		stop: async () => {
			await dispatcher.stop();
			await workers.stop();
			await connection.close();
		},
	};
}

/**
 * Brings the SDK's lines into our log, and leaves signals to whoever runs the
 * process. Once a process: later calls change nothing.
 */
function logBy(log: Logger): void {
	if (Runtime._instance !== undefined) return;
	Runtime.install({
		logger: new DefaultLogger("INFO", ({ level, message, meta }: LogEntry) => {
			const lower = level.toLowerCase() as Lowercase<typeof level>;
			log[lower]({ ...meta }, message);
		}),
		shutdownSignals: [],
	});
}
