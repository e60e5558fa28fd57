import { createHash } from "node:crypto";
import {
	mkdir,
	readdir,
	readFile,
	rename,
	rm,
	stat,
	utimes,
	writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleWorkflowCode, type Logger } from "@temporalio/worker";
import { workflowsPath } from "./worker.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** What ends up in the bundle: these folders, and packages by the lock file. */
const folders = ["workflows", "domain"];

/**
 * The workflows as one script for the worker. Making it takes seconds and much
 * memory, so it is kept in `cacheDir` under the hash of what it was made of;
 * where that folder cannot be written, it is made at every start.
 */
export async function workflowBundle(
	cacheDir: string,
	logger: Logger,
): Promise<{ code: string }> {
	const name = `workflows-${(await fingerprint()).slice(0, 16)}.js`;
	const file = join(cacheDir, name);
	const kept = await readFile(file, "utf8").catch(() => undefined);
	if (kept !== undefined) {
		await markUsed(file);
		return { code: kept };
	}
	const { code } = await bundleWorkflowCode({ workflowsPath, logger });
	await keep(cacheDir, file, code).catch((error) => {
		logger.warn("The bundle of workflows could not be kept", { error });
	});
	return { code };
}

/** By a rename, so that nobody reads half of it. */
async function keep(cacheDir: string, file: string, code: string) {
	await mkdir(cacheDir, { recursive: true });
	await writeFile(`${file}.${process.pid}`, code);
	await rename(`${file}.${process.pid}`, file);
	await removeUnused(cacheDir);
}

async function markUsed(file: string): Promise<void> {
	const now = new Date();
	await utimes(file, now, now).catch(() => {});
}

/** Keeps those used last: several versions may run from one cache. */
async function removeUnused(cacheDir: string): Promise<void> {
	const names = await readdir(cacheDir);
	const bundles = await Promise.all(
		names
			.filter((name) => /^workflows-[0-9a-f]+\.js$/.test(name))
			.map(async (name) => {
				const file = join(cacheDir, name);
				return { file, used: (await stat(file)).mtimeMs };
			}),
	);
	bundles.sort((a, b) => b.used - a.used);
	for (const { file } of bundles.slice(5)) await rm(file, { force: true });
}

async function fingerprint(): Promise<string> {
	const hash = createHash("sha256");
	hash.update(await readFile(join(root, "package-lock.json")));
	for (const folder of folders) {
		const files = await readdir(join(root, folder), { recursive: true });
		for (const file of files.filter((name) => name.endsWith(".ts")).sort()) {
			const text = await readFile(join(root, folder, file));
			hash.update(`${folder}/${file}\n${text.length}\n`).update(text);
		}
	}
	return hash.digest("hex");
}
