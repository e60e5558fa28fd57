import { createHash } from "node:crypto";
import {
	access,
	mkdir,
	readdir,
	readFile,
	rename,
	rm,
	stat,
	writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
	bundleWorkflowCode,
	type Logger,
	type WorkflowBundleOption,
} from "@temporalio/worker";
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
): Promise<WorkflowBundleOption> {
	const name = `workflows-${(await fingerprint()).slice(0, 16)}.js`;
	const codePath = join(cacheDir, name);
	if (
		await access(codePath).then(
			() => true,
			() => false,
		)
	)
		return { codePath };

	const { code } = await bundleWorkflowCode({ workflowsPath, logger });
	try {
		await mkdir(cacheDir, { recursive: true });
		await writeFile(`${codePath}.${process.pid}`, code);
		await rename(`${codePath}.${process.pid}`, codePath);
		await removeOlder(cacheDir);
		return { codePath };
	} catch {
		return { code };
	}
}

/** Keeps the newest few: several versions may run from one cache. */
async function removeOlder(cacheDir: string): Promise<void> {
	const names = await readdir(cacheDir);
	const bundles = await Promise.all(
		names
			.filter((name) => /^workflows-[0-9a-f]+\.js$/.test(name))
			.map(async (name) => {
				const file = join(cacheDir, name);
				return { file, made: (await stat(file)).mtimeMs };
			}),
	);
	bundles.sort((a, b) => b.made - a.made);
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
