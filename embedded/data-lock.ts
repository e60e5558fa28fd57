/**
 * One process at a time opens the data: a second one would lose rows without
 * any error. The lock is the operating system's, taken through SQLite on an
 * empty file, so it is gone the moment its holder is, kill -9 included. Who
 * holds it is noted beside it.
 */
import { randomBytes } from "node:crypto";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { identify, lives, type ProcessIdentity } from "./process-identity.ts";

export interface Holder extends ProcessIdentity {
	/** ISO 8601, by the machine's clock */
	since: string;
	/** where its pages are */
	address: string;
	/** lets the command line of the same user ask it over loopback */
	key: string;
	/** where it takes such questions, once it does */
	control?: string;
}

export interface DataLock {
	holder: Holder;
	/** who held it last, if it was killed and could not release it */
	leftBehind: Holder | undefined;
	/** tells where questions of the command line are taken */
	announce(control: string): void;
	release(): void;
}

export type LockResult =
	| { ok: true; lock: DataLock }
	| { ok: false; problem: string; holder: Holder | undefined };

/** @param address what a second start is told to open instead */
export function lockData(dataDir: string, address: string): LockResult {
	const file = new DatabaseSync(join(dataDir, "lock"), { timeout: 0 });
	try {
		file.exec("BEGIN EXCLUSIVE");
	} catch (error) {
		file.close();
		if (!isBusy(error)) throw error;
		const holder = readHolder(dataDir);
		return { ok: false, problem: heldBy(dataDir, holder), holder };
	}
	const leftBehind = readNote(dataDir);
	const holder: Holder = {
		...(identify(process.pid) ?? { pid: process.pid, began: "" }),
		since: new Date().toISOString(),
		address,
		key: randomBytes(32).toString("hex"),
	};
	writeNote(dataDir, holder);
	const release = () => {
		if (!file.isOpen) return;
		rmSync(noteFile(dataDir), { force: true });
		file.close();
	};
	const announce = (control: string) =>
		writeNote(dataDir, { ...holder, control });
	return { ok: true, lock: { holder, leftBehind, announce, release } };
}

/** @returns who holds the data now, or undefined if nobody does. */
export function readHolder(dataDir: string): Holder | undefined {
	const holder = readNote(dataDir);
	return holder !== undefined && lives(holder) ? holder : undefined;
}

function heldBy(dataDir: string, holder: Holder | undefined): string {
	if (holder === undefined) {
		return `DATA_DIR ${dataDir} is in use by another process: end it, or set DATA_DIR to another folder.`;
	}
	const since = holder.since.slice(0, 16).replace("T", " ");
	return `DATA_DIR ${dataDir} is in use by process ${holder.pid} since ${since} UTC: open ${holder.address}, or end that process, or set DATA_DIR to another folder.`;
}

function isBusy(error: unknown): boolean {
	const SQLITE_BUSY = 5;
	return (error as { errcode?: number }).errcode === SQLITE_BUSY;
}

function noteFile(dataDir: string): string {
	return join(dataDir, "running.json");
}

function readNote(dataDir: string): Holder | undefined {
	try {
		return JSON.parse(readFileSync(noteFile(dataDir), "utf8"));
	} catch {
		return undefined;
	}
}

/** By a rename, so that nobody reads half of it. */
function writeNote(dataDir: string, holder: Holder): void {
	const file = `${noteFile(dataDir)}.new`;
	writeFileSync(file, JSON.stringify(holder), { mode: 0o600 });
	renameSync(file, noteFile(dataDir));
}
