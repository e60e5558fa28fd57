/**
 * A process is known by its pid and the moment it began: a pid alone is given
 * to somebody else sooner or later.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

export interface ProcessIdentity {
	pid: number;
	/** opaque; equal for the same process only */
	began: string;
}

/** @returns the identity of a living process, or undefined if there is none. */
export function identify(pid: number): ProcessIdentity | undefined {
	const began =
		process.platform === "linux" ? beganOnLinux(pid) : beganByPs(pid);
	return began === undefined ? undefined : { pid, began };
}

/** @returns whether that very process still lives (a zombie does not). */
export function lives(one: ProcessIdentity): boolean {
	return identify(one.pid)?.began === one.began;
}

/**
 * @returns the pid of a process's parent, as far as the system tells it without
 * starting another program
 */
export function parentOf(pid: number): number | undefined {
	const parent = procStat(pid)?.[1];
	return parent === undefined ? undefined : Number(parent);
}

/** Ticks since boot and the boot: exact, whatever happens to the clock. */
function beganOnLinux(pid: number): string | undefined {
	const stat = procStat(pid);
	if (stat === undefined || stat[0] === "Z" || stat[0] === "X") {
		return undefined;
	}
	const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
	return `${boot}/${stat[19]}`;
}

/** @returns what Linux tells of a process, from its state on. */
function procStat(pid: number): string[] | undefined {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
		// The name before it, in brackets, may hold blanks.
		return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
	} catch {
		return undefined;
	}
}

function beganByPs(pid: number): string | undefined {
	try {
		const began = execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], {
			encoding: "utf8",
			env: { ...process.env, LC_ALL: "C" },
			stdio: ["ignore", "pipe", "ignore"],
		}).trim();
		return began === "" ? undefined : began;
	} catch {
		return undefined;
	}
}

/**
 * Asks a process to end, and ends it if it has not after `patience` ms. Nothing
 * happens to another process that was given the same pid meanwhile.
 */
export async function endProcess(
	one: ProcessIdentity,
	patience = 5_000,
): Promise<void> {
	if (!signal(one, "SIGTERM")) return;
	if (await isGone(one, patience)) return;
	signal(one, "SIGKILL");
	await isGone(one, patience);
}

function signal(one: ProcessIdentity, name: NodeJS.Signals): boolean {
	if (!lives(one)) return false;
	try {
		return process.kill(one.pid, name);
	} catch {
		return false;
	}
}

async function isGone(one: ProcessIdentity, within: number): Promise<boolean> {
	for (let waited = 0; waited < within; waited += 50) {
		if (!lives(one)) return true;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	return !lives(one);
}
