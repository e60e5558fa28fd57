/** How a process of Certway begins and ends, from the command line. */
import { readSettings, type Settings } from "../settings.ts";
import { parentOf } from "./process-identity.ts";
import { firstLine, StartProblem } from "./start-problem.ts";

export interface Running {
	/** resolves when it can't go on by itself */
	readonly lost: Promise<void>;
	stop(): Promise<void>;
}

/** What was asked for cannot be: wrong settings. */
const EXIT_USAGE = 2;
const EXIT_FAILED = 1;

const PARENT_CHECK_MS = 1_000;
/** What still keeps the process after all was ended is not waited for longer. */
const LAST_BREATH_MS = 5_000;

/**
 * Reads the settings, starts, and stays until Ctrl-C, SIGTERM, a closed
 * terminal, the end of the npm that started it, or the loss of a part; then
 * ends in order. Sets the exit code: 2 for a wrong setting, 1 for a failure.
 */
export async function runUntilEnded(
	start: (settings: Settings) => Promise<Running>,
	env: NodeJS.ProcessEnv = process.env,
): Promise<void> {
	const read = readSettings(env);
	if (!read.ok) return fail(read.problem, EXIT_USAGE);

	const asked = untilAsked(env);
	// Whoever read it may be gone; the end must still be an orderly one.
	for (const output of [process.stdout, process.stderr]) {
		output.on("error", () => {});
	}
	let running: Running | "asked";
	try {
		running = await Promise.race([start(read.settings), asked]);
	} catch (error) {
		return fail(explain(error, env), EXIT_FAILED);
	}
	// Nothing is half done that the next start does not put right, and what was
	// started beside us ends by its guard.
	if (running === "asked") process.exit(EXIT_FAILED);

	const why = await Promise.race([asked, running.lost]);
	for (const signal of ["SIGINT", "SIGTERM"] as const) {
		process.once(signal, () => process.exit(EXIT_FAILED));
	}
	await running.stop();
	if (why !== "asked") process.exitCode = EXIT_FAILED;
	setTimeout(() => process.exit(), LAST_BREATH_MS).unref();
}

/**
 * Reads the settings and does one thing with them. Sets the exit code: 2 for a
 * wrong setting, 1 for a failure.
 */
export async function runOnce(
	action: (settings: Settings) => Promise<void>,
	env: NodeJS.ProcessEnv = process.env,
): Promise<void> {
	const read = readSettings(env);
	if (!read.ok) return fail(read.problem, EXIT_USAGE);
	try {
		await action(read.settings);
	} catch (error) {
		fail(explain(error, env), EXIT_FAILED);
	}
}

function fail(line: string, code: number): void {
	console.error(`✗ ${line}`);
	process.exitCode = code;
	setTimeout(() => process.exit(), LAST_BREATH_MS).unref();
}

/** One line; whoever debugs Certway itself gets the stack. */
function explain(error: unknown, env: NodeJS.ProcessEnv): string {
	if (error instanceof StartProblem) return error.message;
	const debugging = ["debug", "trace"].includes(env["LOG_LEVEL"] ?? "");
	if (debugging && error instanceof Error) return String(error.stack);
	return `It failed: ${firstLine(error)} (LOG_LEVEL=debug shows more).`;
}

function untilAsked(env: NodeJS.ProcessEnv): Promise<"asked"> {
	return new Promise((resolve) => {
		for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
			process.once(signal, () => resolve("asked"));
		}
		// npm passes signals on, but cannot when it is killed.
		if (env["npm_lifecycle_event"] === undefined) return;
		const npm = ancestors();
		const check = setInterval(() => {
			if (ancestors() !== npm) resolve("asked");
		}, PARENT_CHECK_MS);
		check.unref();
	});
}

/** A shell may stand between npm and us, so its parent counts too. */
function ancestors(): string {
	return `${process.ppid} ${parentOf(process.ppid)}`;
}
