import { execFileSync } from "node:child_process";
import { chmodSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { testTemporalCli } from "../fixtures/temporal-server.ts";

/** Events after which the service suggests to continue as new; usually 4,096. */
const longHistory = 200;

/**
 * Puts a `temporal` before the one on the PATH of this process: the same, but workflows may skip time, and their histories are
 * soon long.
 *
 * @returns its path
 */
export async function wrapTemporal(folder: string): Promise<string> {
	const real = absolute(await testTemporalCli());
	const file = join(folder, "temporal");
	const values = [
		"frontend.WorkflowTimeSkippingEnabled=true",
		'history.timerProcessorMaxTimeShift="10ms"',
		`limit.historyCount.suggestContinueAsNew=${longHistory}`,
	].map((value) => `--dynamic-config-value '${value}'`);
	writeFileSync(
		file,
		`#!/bin/sh
case "$1" in
server) exec '${real}' "$@" ${values.join(" ")} ;;
*) exec '${real}' "$@" ;;
esac
`,
	);
	chmodSync(file, 0o755);
	process.env["PATH"] = [folder, process.env["PATH"]].join(delimiter);
	return file;
}

const absolute = (program: string): string =>
	execFileSync("/bin/sh", ["-c", `command -v '${program}'`], {
		encoding: "utf8",
	}).trim();
