import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "../embedded/ports.ts";
import type { Measure } from "./table.ts";
import { percentile } from "./table.ts";

const starts = 3;
const givenUpAfterMs = 120_000;

/** From `npm start` on an installed Certway to the first page, on data of an earlier start. */
export async function startToFirstPage(): Promise<readonly Measure[]> {
	const folder = await mkdtemp(join(tmpdir(), "certway-bench-"));
	try {
		await firstPage(folder);
		const seconds: number[] = [];
		for (let start = 0; start < starts; start += 1)
			seconds.push(await firstPage(folder));
		const middle = percentile(seconds, 0.5);
		return [
			{
				what: "start to first page",
				measured: `${middle.toFixed(1)} s`,
				aim: "≤ 5 s",
				met: middle <= 5,
			},
		];
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** @returns seconds from the command to an answered page; ends what it started. */
async function firstPage(dataDir: string): Promise<number> {
	const port = await freePort();
	const began = performance.now();
	const certway = spawn(
		process.execPath,
		[fileURLToPath(new URL("../certway.ts", import.meta.url)), "start"],
		{
			env: { ...process.env, DATA_DIR: dataDir, PORT: String(port) },
			stdio: "ignore",
		},
	);
	try {
		while (!(await answers(port))) {
			if (performance.now() - began > givenUpAfterMs)
				throw new Error("Certway did not start");
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
		return (performance.now() - began) / 1000;
	} finally {
		await ended(certway);
	}
}

const answers = (port: number): Promise<boolean> =>
	fetch(`http://127.0.0.1:${port}/sign-in`).then(
		({ ok }) => ok,
		() => false,
	);

const ended = (child: ChildProcess): Promise<void> =>
	new Promise((resolve) => {
		child.once("exit", () => resolve());
		child.kill("SIGTERM");
	});
