import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { bundleWorkflowCode, DefaultLogger } from "@temporalio/worker";
import type { CrashPoint } from "../../records/crash-points.ts";
import { workflowsPath } from "../../worker/worker.ts";
import { type Armed, armedFile, reachedFile } from "./armed.ts";

/** Kills processes of Certway at points that it passes, by a file between the test and them. */
export interface Arms {
	/** What a process must be started with. */
	readonly environment: NodeJS.ProcessEnv;
	arm(armed: Armed): void;
	/** Resolves when the point was reached; fails when it never is. */
	reached(point: CrashPoint): Promise<void>;
}

const patienceMs = 40_000;

/** @param folder of this test alone */
export async function takeArms(folder: string): Promise<Arms> {
	const codePath = join(folder, "workflows.js");
	const { code } = await bundleWorkflowCode({
		workflowsPath,
		workflowInterceptorModules: [
			fileURLToPath(new URL("workflow-points.ts", import.meta.url)),
		],
		logger: new DefaultLogger("ERROR"),
	});
	writeFileSync(codePath, code);
	const reached = join(folder, reachedFile);
	return {
		environment: {
			NODE_OPTIONS: `--import=${new URL("arm.ts", import.meta.url)}`,
			CERTWAY_CRASH_AT: folder,
			CERTWAY_CRASH_BUNDLE: codePath,
		},
		arm: (armed) => {
			rmSync(reached, { force: true });
			writeFileSync(join(folder, armedFile), JSON.stringify(armed));
		},
		reached: async (point) => {
			const until = Date.now() + patienceMs;
			while (!existsSync(reached)) {
				if (Date.now() > until) throw new Error(`${point} was never reached`);
				await sleep(20);
			}
		},
	};
}
