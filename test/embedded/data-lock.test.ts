import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockData, readHolder } from "../../embedded/data-lock.ts";

let dataDir: string;
beforeEach(() => {
	dataDir = mkdtempSync(join(tmpdir(), "certway-lock-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const address = "http://127.0.0.1:4000/";

function lock() {
	const taken = lockData(dataDir, address);
	if (!taken.ok) throw new Error(taken.problem);
	return taken.lock;
}

/** Another process that holds the lock until it is killed. */
async function otherHolder() {
	const file = fileURLToPath(new URL("hold-lock.ts", import.meta.url));
	const holder = fork(file, [dataDir, address], { execArgv: [] });
	await once(holder, "message");
	return holder;
}

test("A second start is told who holds the data, since when, and where to go", async () => {
	const other = await otherHolder();
	const taken = lockData(dataDir, "http://127.0.0.1:4010/");
	expect(taken.ok).toBe(false);
	const problem = taken.ok ? "" : taken.problem;
	expect(problem).toContain(`in use by process ${other.pid} since 20`);
	expect(problem).toContain(`open ${address}`);
	expect(problem).not.toContain("\n");
	expect(readHolder(dataDir)?.pid).toBe(other.pid);
	other.kill("SIGKILL");
	await once(other, "exit");
});

test("A holder that was killed holds nothing, and the next one knows of it", async () => {
	const other = await otherHolder();
	other.kill("SIGKILL");
	await once(other, "exit");
	expect(readHolder(dataDir)).toBeUndefined();
	const held = lock();
	expect(held.leftBehind?.pid).toBe(other.pid);
	held.release();
});

test("A note of a process whose pid is another's by now is not believed", () => {
	const note = { pid: process.pid, began: "another life", since: "", key: "" };
	writeFileSync(join(dataDir, "running.json"), JSON.stringify(note));
	expect(readHolder(dataDir)).toBeUndefined();
});

test("One process cannot take it twice", () => {
	const held = lock();
	expect(lockData(dataDir, address).ok).toBe(false);
	held.release();
});

test("Released, it is free at once and nothing is left behind", () => {
	lock().release();
	const held = lock();
	expect(held.leftBehind).toBeUndefined();
	held.release();
});
