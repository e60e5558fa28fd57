/**
 * Loaded into a process of Certway before anything else (`node --import`): listens where it passes and kills whom the test has
 * named, at the one point and place it was armed for. That it was there is on disk before.
 */
import {
	existsSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { CrashPoint, Passing } from "../../records/crash-points.ts";
import { type Armed, armedFile, reachedFile } from "./armed.ts";

const folder = process.env["CERTWAY_CRASH_AT"];
const bundle = process.env["CERTWAY_CRASH_BUNDLE"];
const [, program = "", command = ""] = process.argv;

// Not in the guards that our processes start.
if (folder !== undefined && program.endsWith("certway.ts")) {
	const { passings } = await import("../../records/crash-points.ts");
	passings.subscribe((passing) => killIfArmed(folder, passing as Passing));
	if (bundle !== undefined && command !== "web")
		await listenInWorkflows(bundle);
}

function killIfArmed(at: string, { point, about }: Passing): void {
	const file = join(at, armedFile);
	if (!existsSync(file)) return;
	const armed: Armed = JSON.parse(readFileSync(file, "utf8"));
	if (armed.point !== point || !about.startsWith(armed.about)) return;
	// One kill each: whoever passes here again goes on.
	rmSync(file);
	const reached = join(at, reachedFile);
	writeFileSync(`${reached}.new`, point, { flush: true });
	renameSync(`${reached}.new`, reached);
	process.kill(armed.victim ?? process.pid, "SIGKILL");
}

/** The workers of this process get the bundle in which workflows say where they pass. */
async function listenInWorkflows(codePath: string): Promise<void> {
	const { Worker } = await import("@temporalio/worker");
	const { passing } = await import("../../records/crash-points.ts");
	const create = Worker.create.bind(Worker);
	Worker.create = ({ workflowsPath: _ours, ...options }) =>
		create({
			...options,
			workflowBundle: { codePath },
			sinks: {
				points: {
					pass: {
						fn: (_info, point, about) =>
							passing(point as CrashPoint, String(about)),
						callDuringReplay: false,
					},
				},
			},
		});
}
