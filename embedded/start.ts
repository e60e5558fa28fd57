/**
 * Certway on one machine: services, workers and pages in this process and the
 * guarded ones beside it, started and ended together.
 */
import type { Settings } from "../settings.ts";
import { startWebProcess } from "../web/process.ts";
import { startWorkerProcess } from "../worker/process.ts";
import type { CompleteSettings } from "./complete-settings.ts";
import { connect } from "./connect.ts";
import { serveControl } from "./control-endpoint.ts";
import { diskProblem } from "./data-folder.ts";
import { firstSignIn } from "./first-person.ts";
import { openLog } from "./log-file.ts";
import { freePort, isFree } from "./ports.ts";
import { startServices } from "./services.ts";
import { firstLine, StartProblem, systemCode } from "./start-problem.ts";
import { showSteps } from "./steps.ts";

export interface Embedded {
	/** where the pages are on this machine */
	url: string;
	/** signs the administrator in, once */
	signInUrl: string;
	/** undefined when mails go to a server of one's own */
	inboxUrl: string | undefined;
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
	const { file, log, close } = openLog(settings.dataDir, settings.logLevel);
	running.defer(close);
	const connected = await connect(
		services.settings,
		services.database,
		running,
	);

	await steps.take("Worker", async () => {
		const worker = await startWorkerProcess({
			settings: services.settings,
			log,
			...connected,
		});
		running.defer(worker.stop);
		connected.onOutboxWritten(worker.nudge);
		worker.ended.catch((error) => {
			log.fatal({ err: error }, "worker failed");
			steps.say(`The worker failed: ${firstLine(error)}`);
			lost.resolve();
		});
		return { value: worker, words: "takes work" };
	});
	const { url } = await steps.take("Pages", async () => {
		const web = await startWebProcess({
			settings: services.settings,
			log,
			...connected,
		}).catch((error) => {
			throw systemCode(error) === "EADDRINUSE" ? portTaken(settings) : error;
		});
		running.defer(web.close);
		return { value: web, words: `on ${web.url}` };
	});

	const control = await serveControl(connected, services.lock.holder.key, log);
	running.defer(control.close);
	services.lock.announce(control.url);

	const { publicUrl } = settings;
	const signIn = await firstSignIn(connected.records, publicUrl);
	print("");
	print(`Certway is at ${publicUrl.href}`);
	print(`Sign in as ${signIn.name} once, within 10 minutes: ${signIn.url}`);
	if (services.inboxUrl !== undefined) {
		print(`Every mail it sends is in the inbox: ${services.inboxUrl}`);
	}
	print(`Its log is ${file}; Ctrl-C ends it.`);
	return {
		url,
		signInUrl: signIn.url,
		inboxUrl: services.inboxUrl,
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
		throw portTaken(settings);
	}
	const chosen = await freePort();
	const url = new URL(publicUrl);
	if (url.port === "0") url.port = String(chosen);
	return { ...settings, port: chosen, publicUrl: url };
}

function portTaken({ port }: Settings): StartProblem {
	return new StartProblem(
		`Port ${port} is taken by another program: choose another one, as in PORT=${port + 10} npm start.`,
	);
}
