/**
 * Where one rehearsal is played from a command line: services and workers of its
 * own on this machine, in a folder that is gone afterwards.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Records } from "../records/entry.ts";
import type { Settings } from "../settings.ts";
import type { Temporal } from "../temporal/client.ts";
import { startWorkerProcess } from "../worker/process.ts";
import { connect } from "./connect.ts";
import { openLog } from "./log-file.ts";
import { startServices } from "./services.ts";
import { showSteps } from "./steps.ts";

/** Nobody listens there: a rehearsal sends no mail. */
const NOBODY = "smtp://127.0.0.1:9";

export interface TemporaryStage {
	readonly records: Records;
	readonly temporal: Temporal;
	/** rejects when the workers failed, or Temporal could not be kept alive */
	readonly lost: Promise<never>;
	/** ends everything and removes the data */
	stop(): Promise<void>;
}

/**
 * Starts everything a rehearsal needs, whatever services the settings name:
 * what is played here touches nothing that is kept.
 * @param print takes a line about what is being started
 * @throws StartProblem with the one line that says what to do
 */
export async function setStage(
	given: Settings,
	print: (line: string) => void,
): Promise<TemporaryStage> {
	const running = new AsyncDisposableStack();
	const folder = await mkdtemp(join(tmpdir(), "certway-rehearsal-"));
	running.defer(() => rm(folder, { recursive: true, force: true }));
	try {
		return await setUp(temporarily(given, folder), print, running);
	} catch (error) {
		await running.disposeAsync();
		throw error;
	}
}

const temporarily = (given: Settings, dataDir: string): Settings => ({
	...given,
	dataDir,
	databaseUrl: undefined,
	secretKeys: undefined,
	temporal: { ...given.temporal, connection: undefined },
	mail: { ...given.mail, smtpUrl: NOBODY },
});

async function setUp(
	settings: Settings,
	print: (line: string) => void,
	running: AsyncDisposableStack,
): Promise<TemporaryStage> {
	const lost = Promise.withResolvers<never>();
	// It is looked at only while something is played.
	lost.promise.catch(() => {});
	const services = await startServices(
		settings,
		running,
		showSteps(print),
		() => lost.reject(new Error("Temporal could not be kept alive")),
		"thrown away",
	);
	const { log, close } = openLog(settings.dataDir, settings.logLevel);
	running.defer(close);
	const connected = await connect(
		services.settings,
		services.database,
		running,
	);
	const worker = await startWorkerProcess({
		settings: services.settings,
		log,
		...connected,
	});
	running.defer(worker.stop);
	connected.onOutboxWritten(worker.nudge);
	worker.ended.catch(lost.reject);
	return {
		records: connected.records,
		temporal: connected.temporal,
		lost: lost.promise,
		stop: () => running.disposeAsync(),
	};
}
