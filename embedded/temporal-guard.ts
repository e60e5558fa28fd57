/**
 * Runs as a process of its own between Certway and Temporal. Its standard input
 * is a pipe from Certway that ends when Certway is gone, however it went; then
 * the guard ends Temporal. It tells Certway the pid of Temporal as a first line.
 *
 * node temporal-guard.ts <log file> <program> <argument>…
 */
import { spawn } from "node:child_process";
import { openSync } from "node:fs";

const PATIENCE_MS = 4_000;

const [logFile = "", program = "", ...args] = process.argv.slice(2);
const log = openSync(logFile, "w", 0o600);
const temporal = spawn(program, args, { stdio: ["ignore", log, log] });

function end(): void {
	temporal.kill("SIGTERM");
	setTimeout(() => temporal.kill("SIGKILL"), PATIENCE_MS).unref();
}

temporal.once("spawn", () => process.stdout.write(`${temporal.pid}\n`));
temporal.once("error", () => process.exit(127));
temporal.once("exit", (code) => process.exit(code ?? 1));

process.stdin.once("end", end).once("error", end).resume();
// The terminal's Ctrl-C is for Certway, which ends Temporal last.
process.on("SIGINT", () => {});
process.on("SIGTERM", end);
// When Certway is gone, so is the reader of the pid.
process.stdout.on("error", () => {});
