import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Measure } from "./table.ts";

/** Waiting programmes that are really started. */
export const waitingProgrammes = 1_000;
export const waitingProgrammesLarge = 10_000;

/** Memory of a process that hosts the workflows, with many waiting programmes against as many as fill the workflow cache. */
export async function workerMemory(many: number): Promise<readonly Measure[]> {
	const { stdout } = await promisify(execFile)(
		process.execPath,
		[
			"--expose-gc",
			fileURLToPath(new URL("./waiting-programmes.ts", import.meta.url)),
			String(many),
		],
		{ maxBuffer: 64 * 1024 * 1024 },
	);
	const { few, full, after } = JSON.parse(
		stdout.trim().split("\n").at(-1) ?? "",
	);
	const ratio = after / full;
	const megabytes = (bytes: number) => `${(bytes / 1024 ** 2).toFixed(0)} MB`;
	return [
		{
			what: `memory with ${many} waiting programmes against the ${few} that fill the cache`,
			measured: `${ratio.toFixed(2)}× (${megabytes(after)} against ${megabytes(full)})`,
			aim: "≤ 1.1×",
			met: ratio <= 1.1,
		},
	];
}
