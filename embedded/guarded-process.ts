/** A server in a process of its own that does not outlive this one. */
import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import {
	endProcess,
	identify,
	type ProcessIdentity,
} from "./process-identity.ts";

export interface GuardedProgram {
	program: string;
	args: readonly string[];
	/** takes what the program prints, written anew at each start */
	logFile: string;
	/** what asks the program to end at once; by default SIGTERM */
	endSignal?: NodeJS.Signals;
	/** another user to run as */
	as?: { uid: number; gid: number };
}

export interface GuardedProcess {
	/** the server itself, not its guard */
	identity: ProcessIdentity;
	guardPid: number;
	/** resolves when it has ended, asked for or not */
	ended: Promise<void>;
	stop(): Promise<void>;
}

const guardFile = fileURLToPath(new URL("guard.ts", import.meta.url));

/**
 * Starts a program under a guard (see `guard.ts`).
 * @returns the process, or undefined if the program has ended already
 */
export async function startGuarded(
	program: GuardedProgram,
): Promise<GuardedProcess | undefined> {
	const guard = spawn(process.execPath, [guardFile, JSON.stringify(program)], {
		stdio: ["pipe", "pipe", "ignore"],
		// Of its own group, so that Ctrl-C does not end it before its users.
		detached: true,
	});
	const ended = new Promise<void>((resolve) => {
		guard.once("exit", () => resolve());
		guard.once("error", () => resolve());
	});
	const pid = await Promise.race([firstNumber(guard), ended]);
	const identity = typeof pid === "number" ? identify(pid) : undefined;
	if (identity === undefined) {
		await ended;
		return undefined;
	}
	const stop = async () => {
		guard.stdin?.end();
		await ended;
		// Only if the guard itself was killed is there anything left to end.
		await endProcess(identity);
	};
	return { identity, guardPid: guard.pid ?? 0, ended, stop };
}

function firstNumber(guard: ChildProcess): Promise<number> {
	return new Promise((resolve) => {
		guard.stdout?.once("data", (line) => resolve(Number(line)));
	});
}
