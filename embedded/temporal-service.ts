/**
 * The embedded Temporal service: Temporal's server on SQLite, started by its
 * CLI, on loopback, ended together with Certway.
 */
import { readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Connection } from "@temporalio/client";
import { type GuardedProcess, startGuarded } from "./guarded-process.ts";
import { freePort, LOOPBACK } from "./ports.ts";
import { endProcess, lives, type ProcessIdentity } from "./process-identity.ts";
import { StartProblem } from "./start-problem.ts";

const READY_WITHIN_MS = 60_000;
const ATTEMPTS = 40;
const PAUSE_MS = 250;

export interface TemporalServiceOptions {
	/** path of the Temporal CLI, see `findTemporalCli` */
	cli: string;
	/** where the log is, and the database, and what is known of the process */
	folder: string;
	/** a database that is lost at the end, for tests */
	inMemory?: boolean;
	/** the folder is gone afterwards: what a loss of power would cost is not waited for */
	thrownAway?: boolean;
	/** lets workflows skip time, quickly, for tests of the real timer path */
	timeSkipping?: boolean;
	/** events after which a workflow is told to continue as new, for tests; usually 4,096 */
	longHistory?: number;
	/** fixed port; by default the one of last time, else a free one */
	port?: number;
}

export interface TemporalService extends GuardedProcess {
	/** host:port of the gRPC frontend */
	address: string;
}

/**
 * Starts Temporal and waits until it answers. A Temporal left over from an
 * earlier run on the same folder is ended first: two cannot share a database.
 * Whoever calls this holds the lock of the folder.
 * @throws StartProblem if Temporal does not come up
 */
export async function startTemporalService(
	options: TemporalServiceOptions,
): Promise<TemporalService> {
	const before = await readNote(options.folder);
	if (before !== undefined) await endProcess(before.process);

	let port = await freePort(options.port ?? before?.port);
	for (let attempt = 1; ; attempt += 1) {
		const started = await startOnce(options, port);
		if (typeof started !== "string") return started;
		const again = whyAgain(started);
		if (again === undefined || attempt === ATTEMPTS) {
			throw new StartProblem(
				`Temporal does not start: ${summary(started)} (more in ${logFile(options)}).`,
			);
		}
		if (again === "port taken" && options.port === undefined) {
			port = await freePort();
		}
		await sleep(PAUSE_MS);
	}
}

/**
 * Two failures pass by waiting: an old process still holds the database, and
 * somebody took the port between looking and listening.
 */
function whyAgain(log: string): "database busy" | "port taken" | undefined {
	if (/SQLITE_BUSY|database is locked/i.test(log)) return "database busy";
	if (/address already in use/i.test(log)) return "port taken";
	return undefined;
}

/** The cause stands at the end of the last line. */
function summary(log: string): string {
	const line = log.trim().split("\n").at(-1) ?? "";
	if (line === "") return "it ended without a word";
	return line.length > 200 ? `… ${line.slice(-200)}` : line;
}

/** @returns the running service, or what Temporal said before it ended. */
async function startOnce(
	options: TemporalServiceOptions,
	port: number,
): Promise<TemporalService | string> {
	const temporal = await startGuarded({
		program: options.cli,
		args: commandLine(options, port),
		logFile: logFile(options),
	});
	if (temporal === undefined) return readLog(options);
	await writeNote(options.folder, { port, process: temporal.identity });

	const address = `${LOOPBACK}:${port}`;
	const state = await Promise.race([
		waitUntilServing(address, temporal.identity),
		temporal.ended.then(() => "ended" as const),
	]);
	if (state === "serving") return { address, ...temporal };
	await temporal.stop();
	if (state === "ended") return readLog(options);
	throw new StartProblem(
		`Temporal does not answer on ${address} after ${READY_WITHIN_MS / 1000} s (its log is ${logFile(options)}).`,
	);
}

function commandLine(options: TemporalServiceOptions, port: number): string[] {
	const values = [
		// Listing workflows is for doctor and repair; 10 a second is too few there.
		"frontend.namespaceRPS.visibility=200",
		...(options.timeSkipping
			? [
					"frontend.WorkflowTimeSkippingEnabled=true",
					'history.timerProcessorMaxTimeShift="10ms"',
				]
			: []),
		...(options.longHistory
			? [`limit.historyCount.suggestContinueAsNew=${options.longHistory}`]
			: []),
	];
	return [
		...["server", "start-dev", "--headless", "--log-level", "error"],
		...["--ip", LOOPBACK, "--port", String(port)],
		...(options.inMemory
			? []
			: ["--db-filename", join(options.folder, "temporal.db")]),
		// Fast and still on disk before anything is acknowledged; without, it outlives the process, not the machine.
		...["--sqlite-pragma", "journal_mode=wal"],
		...["--sqlite-pragma", `synchronous=${options.thrownAway ? 0 : 2}`],
		...values.flatMap((value) => ["--dynamic-config-value", value]),
	];
}

async function waitUntilServing(
	address: string,
	temporal: ProcessIdentity,
): Promise<"serving" | "ended" | "silent"> {
	const connection = Connection.lazy({ address });
	try {
		const until = Date.now() + READY_WITHIN_MS;
		while (Date.now() < until) {
			const serving = await isServing(connection);
			if (!lives(temporal)) return "ended";
			if (serving) return "serving";
			await sleep(100);
		}
		return "silent";
	} finally {
		await connection.close();
	}
}

async function isServing(connection: Connection): Promise<boolean> {
	const service = "temporal.api.workflowservice.v1.WorkflowService";
	try {
		const { status } = await connection.withDeadline(Date.now() + 1_000, () =>
			connection.healthService.check({ service }),
		);
		return status === 1;
	} catch {
		return false;
	}
}

interface Note {
	port: number;
	process: ProcessIdentity;
}

function noteFile(folder: string): string {
	return join(folder, "temporal.json");
}

async function readNote(folder: string): Promise<Note | undefined> {
	try {
		const note = JSON.parse(await readFile(noteFile(folder), "utf8"));
		return Number.isInteger(note.port) && note.process?.pid > 0
			? note
			: undefined;
	} catch {
		return undefined;
	}
}

async function writeNote(folder: string, note: Note): Promise<void> {
	await writeFile(noteFile(folder), JSON.stringify(note));
}

function logFile(options: TemporalServiceOptions): string {
	return join(options.folder, "temporal.log");
}

function readLog(options: TemporalServiceOptions): string {
	try {
		return readFileSync(logFile(options), "utf8");
	} catch {
		return "";
	}
}
