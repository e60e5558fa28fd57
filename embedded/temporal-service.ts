/**
 * The embedded Temporal service: Temporal's server on SQLite, started by its
 * CLI, on loopback, ended together with Certway.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Connection } from "@temporalio/client";
import { freePort, LOOPBACK } from "./ports.ts";
import {
	endProcess,
	identify,
	lives,
	type ProcessIdentity,
} from "./process-identity.ts";
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
	/** lets workflows skip time, quickly, for tests of the real timer path */
	timeSkipping?: boolean;
	/** fixed port; by default the one of last time, else a free one */
	port?: number;
}

export interface TemporalService {
	/** host:port of the gRPC frontend */
	address: string;
	/** Temporal itself, not its guard */
	process: ProcessIdentity;
	/** resolves when Temporal has ended, asked for or not */
	ended: Promise<void>;
	stop(): Promise<void>;
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

function summary(log: string): string {
	const line = log.trim().split("\n").at(-1) ?? "";
	return line.slice(0, 300) || "it ended without a word";
}

/** @returns the running service, or what Temporal said before it ended. */
async function startOnce(
	options: TemporalServiceOptions,
	port: number,
): Promise<TemporalService | string> {
	const guard = spawn(
		process.execPath,
		[
			fileURLToPath(new URL("temporal-guard.ts", import.meta.url)),
			logFile(options),
			options.cli,
			...commandLine(options, port),
		],
		// Of its own group, so that Ctrl-C does not end it before the worker.
		{ stdio: ["pipe", "pipe", "ignore"], detached: true },
	);
	const ended = new Promise<void>((resolve) => {
		guard.once("exit", () => resolve());
		guard.once("error", () => resolve());
	});
	const pid = await Promise.race([firstNumber(guard), ended]);
	const temporal = typeof pid === "number" ? identify(pid) : undefined;
	if (temporal === undefined) {
		await ended;
		return readLog(options);
	}
	await writeNote(options.folder, { port, process: temporal });

	const address = `${LOOPBACK}:${port}`;
	const stop = async () => {
		guard.stdin?.end();
		await ended;
		// Only if the guard itself was killed is there anything left to end.
		await endProcess(temporal);
	};
	const ready = await Promise.race([
		isReady(address, temporal),
		ended.then(() => "ended" as const),
	]);
	if (ready === "ended") {
		await endProcess(temporal);
		return readLog(options);
	}
	if (ready === false) {
		await stop();
		throw new StartProblem(
			`Temporal does not answer on ${address} after ${READY_WITHIN_MS / 1000} s (its log is ${logFile(options)}).`,
		);
	}
	return { address, process: temporal, ended, stop };
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
	];
	return [
		...["server", "start-dev", "--headless", "--log-level", "error"],
		...["--ip", LOOPBACK, "--port", String(port)],
		...(options.inMemory
			? []
			: ["--db-filename", join(options.folder, "temporal.db")]),
		// Fast and still on disk before anything is acknowledged.
		...["--sqlite-pragma", "journal_mode=wal"],
		...["--sqlite-pragma", "synchronous=2"],
		...values.flatMap((value) => ["--dynamic-config-value", value]),
	];
}

function firstNumber(guard: ChildProcess): Promise<number> {
	return new Promise((resolve) => {
		guard.stdout?.once("data", (line) => resolve(Number(line)));
	});
}

async function isReady(
	address: string,
	temporal: ProcessIdentity,
): Promise<boolean> {
	const connection = Connection.lazy({ address });
	try {
		const until = Date.now() + READY_WITHIN_MS;
		while (Date.now() < until && lives(temporal)) {
			const serving = await connection
				.withDeadline(Date.now() + 1_000, () =>
					connection.healthService.check({
						service: "temporal.api.workflowservice.v1.WorkflowService",
					}),
				)
				.then(({ status }) => status === 1)
				.catch(() => false);
			if (serving) return true;
			await sleep(100);
		}
		return false;
	} finally {
		await connection.close();
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

/** Forgets the port of last time, for a copy of the data elsewhere. */
export async function forgetTemporalService(folder: string): Promise<void> {
	await rm(noteFile(folder), { force: true });
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
