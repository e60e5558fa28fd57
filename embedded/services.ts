/**
 * The services that Certway needs and that were not given by settings: Temporal,
 * the database and the inbox, on this machine, with their data in one folder.
 */
import { join } from "node:path";
import { Connection } from "@temporalio/client";
import { type Database, openDatabase } from "../records/database.ts";
import { migrate } from "../records/migrate.ts";
import type { Settings, TemporalConnection } from "../settings.ts";
import type { CompleteSettings } from "./complete-settings.ts";
import { prepareDataFolder } from "./data-folder.ts";
import { type DataLock, lockData } from "./data-lock.ts";
import { startInbox } from "./inbox.ts";
import { certwayNamespaces, ensureNamespaces } from "./namespaces.ts";
import { keptSecretKeys } from "./secret-key.ts";
import { firstLine, StartProblem } from "./start-problem.ts";
import type { Steps } from "./steps.ts";
import { findTemporalCli } from "./temporal-cli.ts";
import { keepTemporal } from "./temporal-keeper.ts";

/** What becomes of the data when the services have ended. */
export type DataAfterwards = "kept" | "thrown away";

export interface Services {
	settings: CompleteSettings;
	database: Database;
	/** undefined when mails go to a server of one's own */
	inboxUrl: string | undefined;
	lock: DataLock;
}

/**
 * Starts what the settings leave open. Each thing started is put on `running`,
 * which ends them in the right order.
 * @throws StartProblem with the one line to show
 */
export async function startServices(
	settings: Settings,
	running: AsyncDisposableStack,
	steps: Steps,
	lost: () => void,
	afterwards: DataAfterwards = "kept",
): Promise<Services> {
	await prepareDataFolder(settings.dataDir);
	const lock = takeLock(settings, running, steps);
	const secretKeys =
		settings.secretKeys ?? (await keptSecretKeys(settings.dataDir));
	const [connection, database, inbox] = await allOrNothing([
		startTemporal(settings, running, steps, lost, afterwards),
		startDatabase(settings, running, steps),
		startMail(settings, running, steps),
	]);
	return {
		settings: {
			...settings,
			temporal: { ...settings.temporal, connection },
			mail: { ...settings.mail, smtpUrl: inbox.smtpUrl },
			secretKeys,
		},
		database,
		inboxUrl: inbox.url,
		lock,
	};
}

function takeLock(
	{ dataDir, publicUrl }: Settings,
	running: AsyncDisposableStack,
	steps: Steps,
): DataLock {
	const taken = lockData(dataDir, publicUrl.href);
	if (!taken.ok) throw new StartProblem(taken.problem);
	running.defer(() => taken.lock.release());
	steps.say(`Data in ${dataDir}`);
	if (taken.lock.leftBehind !== undefined) {
		steps.say("The last run was cut off; this one goes on where it was");
	}
	return taken.lock;
}

async function startTemporal(
	settings: Settings,
	running: AsyncDisposableStack,
	steps: Steps,
	lost: () => void,
	afterwards: DataAfterwards,
): Promise<TemporalConnection> {
	return steps.take("Temporal", async () => {
		const connection = settings.temporal.connection ?? {
			address: await startEmbeddedTemporal(
				settings,
				running,
				steps,
				lost,
				afterwards,
			),
		};
		await makeNamespaces(connection, settings.temporal);
		return { value: connection, words: `on ${connection.address}` };
	});
}

async function startEmbeddedTemporal(
	{ dataDir, cacheDir }: Settings,
	running: AsyncDisposableStack,
	steps: Steps,
	lost: () => void,
	afterwards: DataAfterwards,
): Promise<string> {
	const cli = await findTemporalCli({ cacheDir, progress: steps.say });
	const kept = await keepTemporal(
		{
			cli: cli.file,
			folder: dataDir,
			thrownAway: afterwards === "thrown away",
		},
		steps.say,
		lost,
	);
	running.defer(kept.stop);
	return kept.address;
}

async function makeNamespaces(
	options: TemporalConnection,
	{ namespace, rehearsalNamespace }: Settings["temporal"],
): Promise<void> {
	const connection = await Connection.connect(options).catch((error) => {
		throw new StartProblem(
			`TEMPORAL_ADDRESS ${options.address} cannot be reached (${firstLine(error)}): start that service, or leave TEMPORAL_ADDRESS out to have one started here.`,
		);
	});
	try {
		await ensureNamespaces(
			connection,
			certwayNamespaces(namespace, rehearsalNamespace),
		);
	} finally {
		await connection.close();
	}
}

async function startDatabase(
	{ databaseUrl, dataDir }: Settings,
	running: AsyncDisposableStack,
	steps: Steps,
): Promise<Database> {
	return steps.take("Database", async () => {
		const given = databaseUrl !== undefined;
		const database = await openDatabase(
			given ? { url: databaseUrl } : { dataDir },
		);
		running.defer(() => database.destroy());
		await migrate(database).catch((error) => {
			if (!given) throw error;
			throw new StartProblem(
				`DATABASE_URL cannot be used (${firstLine(error)}): start that database, or leave DATABASE_URL out to have one here.`,
			);
		});
		return { value: database, words: given ? "as given" : "embedded" };
	});
}

async function startMail(
	{ mail, dataDir }: Settings,
	running: AsyncDisposableStack,
	steps: Steps,
): Promise<{ smtpUrl: string; url: string | undefined }> {
	if (mail.smtpUrl !== undefined) {
		return { smtpUrl: mail.smtpUrl, url: undefined };
	}
	return steps.take("Inbox", async () => {
		const inbox = await startInbox(join(dataDir, "inbox"));
		running.defer(inbox.stop);
		return { value: inbox, words: `on ${inbox.url}` };
	});
}

/** Waits for all, so that nothing still starts while the rest is ended. */
async function allOrNothing<T extends readonly unknown[]>(
	starting: readonly [...{ [K in keyof T]: Promise<T[K]> }],
): Promise<T> {
	await Promise.allSettled(starting);
	return (await Promise.all(starting)) as unknown as T;
}
