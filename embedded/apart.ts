/**
 * Web and workers in processes of their own, any number of each, with every
 * service given by settings.
 */
import { pino } from "pino";
import { openDatabase } from "../records/database.ts";
import { migrate } from "../records/migrate.ts";
import type { Settings } from "../settings.ts";
import { startWebProcess } from "../web/process.ts";
import { startWorkerProcess } from "../worker/process.ts";
import { type SettingsApart, settingsApart } from "./complete-settings.ts";
import { type Connected, connect } from "./connect.ts";
import type { Running } from "./lifetime.ts";
import { firstLine, StartProblem } from "./start-problem.ts";

/** @throws StartProblem that names a missing setting or a service that does not answer */
export function startWorkerApart(given: Settings): Promise<Running> {
	return startApart(given, async ({ settings, connected, running }) => {
		const log = pino({ level: settings.logLevel });
		const worker = await startWorkerProcess({ settings, log, ...connected });
		running.defer(worker.stop);
		connected.onOutboxWritten(worker.nudge);
		log.info("worker takes work");
		const lost = worker.ended.catch((error) => {
			log.fatal({ err: error }, "worker failed");
		});
		return { lost };
	});
}

/** @throws StartProblem that names a missing setting or a service that does not answer */
export function startWebApart(given: Settings): Promise<Running> {
	return startApart(given, async ({ settings, connected, running }) => {
		const log = pino({ level: settings.logLevel });
		const web = await startWebProcess({ settings, log, ...connected }).catch(
			(error) => {
				throw new StartProblem(
					`Port ${settings.port} cannot be used (${firstLine(error)}): choose another one by PORT.`,
				);
			},
		);
		running.defer(web.close);
		log.info({ url: web.url }, "pages are served");
		return { lost: new Promise(() => {}) };
	});
}

interface Apart {
	settings: SettingsApart;
	connected: Connected;
	running: AsyncDisposableStack;
}

async function startApart(
	given: Settings,
	start: (apart: Apart) => Promise<Pick<Running, "lost">>,
): Promise<Running> {
	const settings = settingsApart(given);
	const running = new AsyncDisposableStack();
	try {
		const database = await openDatabase({ url: settings.databaseUrl });
		running.defer(() => database.destroy());
		await migrate(database).catch(unreachable("DATABASE_URL"));
		const connected = await connect(settings, database, running).catch(
			unreachable("TEMPORAL_ADDRESS"),
		);
		const { lost } = await start({ settings, connected, running });
		return { lost, stop: () => running.disposeAsync() };
	} catch (error) {
		await running.disposeAsync();
		throw error;
	}
}

const unreachable = (name: string) => (error: unknown) => {
	throw new StartProblem(
		`What ${name} names cannot be used (${firstLine(error)}): start it, or correct ${name}.`,
	);
};
