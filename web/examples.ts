import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readScript } from "../rehearsal/read-script.ts";
import type { Script } from "../rehearsal/script.ts";

const folder = join(import.meta.dirname, "../examples");

/** The rehearsals that one click loads, by the names of their files; an installation may come without any. */
export const examples: ReadonlyMap<string, Script> = new Map(
	(existsSync(folder) ? readdirSync(folder) : [])
		.filter((file) => file.endsWith(".json"))
		.sort()
		.map((file) => [file.slice(0, -".json".length), exampleIn(file)]),
);

function exampleIn(file: string): Script {
	const read = readScript(readFileSync(join(folder, file), "utf8"));
	if (!read.ok) throw new Error(`examples/${file}: ${read.problem}`);
	return read.script;
}
