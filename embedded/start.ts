/**
 * Certway on one machine: services, workers and pages in this process and the
 * guarded ones beside it, started and ended together.
 */
import type { Records } from "../records/entry.ts";
import type { Settings } from "../settings.ts";
import { connectTemporal } from "../temporal/client.ts";
import { startWorkerProcess } from "../worker/process.ts";
import { diskProblem } from "./data-folder.ts";
import { openLog } from "./log-file.ts";
import { freePort, isFree } from "./ports.ts";
import { type CompleteSettings, startServices } from "./services.ts";
import { StartProblem } from "./start-problem.ts";
import { showSteps } from "./steps.ts";

export interface Embedded {
	settings: CompleteSettings;
	/** resolves when a part could not be kept alive */
	lost: Promise<void>;
	/** ends everything, the pages first and the lock last */
	stop(): Promise<void>;
}

/**
 * Starts everything and shows it step by step.
 * @param print takes one line for a person at the terminal
 * @throws StartProblem with the one line that says what to do; all that was
 * started until then has been ended
 */
export async function startEmbedded(
	given: Settings,
	print: (line: string) => void,
): Promise<Embedded> {
	const running = new AsyncDisposableStack();
	try {
		return await startAll(given, print, running);
	} catch (error) {
		await running.disposeAsync();
		throw diskProblem(given.dataDir, error) ?? error;
	}
}

async function startAll(
	given: Settings,
	print: (line: string) => void,
	running: AsyncDisposableStack,
): Promise<Embedded> {
	const steps = showSteps(print);
	const lost = Promise.withResolvers<void>();
	const settings = await withPort(given);
	const services = await startServices(settings, running, steps, lost.resolve);
	const { database } = services;
	const { file, log, close } = openLog(settings.dataDir, settings.logLevel);
	running.defer(close);

	const { connection, namespace, rehearsalNamespace } =
		services.settings.temporal;
	const temporal = await connectTemporal(connection, {
		real: namespace,
		rehearsal: rehearsalNamespace,
	});
	running.defer(temporal.close);
	let nudge = () => {};
	const records: Records = {
		database,
		keys: services.settings.secretKeys,
		mailDomain: mailDomain(settings),
		outboxWritten: () => nudge(),
	};

	await steps.take("Worker", async () => {
		const worker = await startWorkerProcess({
			settings: services.settings,
			records,
			temporal,
			log,
		});
		running.defer(worker.stop);
		nudge = worker.nudge;
		worker.ended.catch((error) => {
			log.fatal({ err: error }, "worker failed");
			lost.resolve();
		});
		return { value: worker, words: "" };
	});
	steps.say(`Log in ${file}`);
	return {
		settings: services.settings,
		lost: lost.promise,
		stop: () => running.disposeAsync(),
	};
}

/** @returns the settings with a port that is free, the system's for port 0. */
async function withPort(settings: Settings): Promise<Settings> {
	const { port, host, publicUrl } = settings;
	if (port !== 0) {
		if (await isFree(port, host)) return settings;
		throw new StartProblem(
			`Port ${port} is taken by another program: choose another one, as in PORT=${port + 10} npm start.`,
		);
	}
	const chosen = await freePort();
	const url = new URL(publicUrl);
	if (url.port === "0") url.port = String(chosen);
	return { ...settings, port: chosen, publicUrl: url };
}

/** What stands after the @ in the Message-ID of every mail. */
function mailDomain({ mail }: Settings): string {
	return mail.from.address.split("@")[1] ?? "localhost";
}
