/** The key that signs links and sessions where none is given. */
import { randomBytes } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseSecretKeys, type SecretKeys } from "../settings.ts";
import { StartProblem, systemCode } from "./start-problem.ts";

/**
 * Reads `secret-key` in the data folder, made at the first start and readable
 * by its owner alone. To change it, put a new one and a comma before it.
 * @throws StartProblem if the file holds no key
 */
export async function keptSecretKeys(dataDir: string): Promise<SecretKeys> {
	const file = join(dataDir, "secret-key");
	const list = (await readIfThere(file)) ?? (await makeKey(file));
	const tooShort = list
		.split(",")
		.some((key) => Buffer.byteLength(key.trim()) < 32);
	if (tooShort) {
		throw new StartProblem(
			`${file} must hold keys of at least 32 bytes, the newest first, with commas between: put back the file you had, or remove it (links sent so far then end).`,
		);
	}
	return parseSecretKeys(list);
}

async function readIfThere(file: string): Promise<string | undefined> {
	try {
		return (await readFile(file, "utf8")).trim();
	} catch (error) {
		if (systemCode(error) === "ENOENT") return undefined;
		throw error;
	}
}

/** By a rename, so that half a key is never read. */
async function makeKey(file: string): Promise<string> {
	const key = randomBytes(32).toString("hex");
	await writeFile(`${file}.new`, `${key}\n`, { mode: 0o600, flush: true });
	await rename(`${file}.new`, file);
	return key;
}
