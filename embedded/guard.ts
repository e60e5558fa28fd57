/**
 * Runs as a process of its own between Certway and a server it started. Its
 * standard input is a pipe from Certway that ends when Certway is gone, however
 * it went; then the guard ends the server. Its first line tells the server's pid.
 *
 * node guard.ts '<GuardedProgram as JSON>'
 */
import { spawn } from "node:child_process";
import { openSync } from "node:fs";
import type { GuardedProgram } from "./guarded-process.ts";

const PATIENCE_MS = 4_000;

const { program, args, logFile, endSignal, as }: GuardedProgram = JSON.parse(
	process.argv[2] ?? "{}",
);
const log = openSync(logFile, "w", 0o600);
const server = spawn(program, args, { stdio: ["ignore", log, log], ...as });

function end(): void {
	server.kill(endSignal ?? "SIGTERM");
	setTimeout(() => server.kill("SIGKILL"), PATIENCE_MS).unref();
}

server.once("spawn", () => process.stdout.write(`${server.pid}\n`));
server.once("error", (error) => {
	console.error(error.message);
	process.exit(127);
});
server.once("exit", (code) => process.exit(code ?? 1));

process.stdin.once("end", end).once("error", end).resume();
// The terminal's Ctrl-C is for Certway, which ends its servers last.
process.on("SIGINT", () => {});
process.on("SIGTERM", end);
// When Certway is gone, nobody reads the pid.
process.stdout.on("error", () => {});
