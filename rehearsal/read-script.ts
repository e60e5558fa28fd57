import { LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { type Script, scriptSchema } from "./script.ts";

/** A script, or the first thing that is wrong with it, in one line that names the line and the field. */
export type ScriptReading =
	| { readonly ok: true; readonly script: Script }
	| { readonly ok: false; readonly problem: string };

/** Reads the script of a rehearsal from the text of a JSON file. */
export function readScript(text: string): ScriptReading {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (error) {
		return { ok: false, problem: `is not JSON: ${(error as Error).message}` };
	}
	const read = scriptSchema.safeParse(value);
	if (read.success) return { ok: true, script: read.data };
	const [issue] = read.error.issues;
	const path = [...(issue?.path ?? []), ...unknownField(issue)];
	const field = path.map(String).join(".") || "the script";
	return {
		ok: false,
		problem: `line ${lineOf(text, path)}: ${field} ${
			issue?.code !== "custom" && isMissing(value, path)
				? "is missing"
				: wordsFor(issue)
		}`,
	};
}

/** A field nobody knows is named itself, not the object it stands in. */
const unknownField = (issue: z.core.$ZodIssue | undefined) =>
	issue?.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [];

const isMissing = (value: unknown, path: readonly PropertyKey[]): boolean =>
	path.reduce<unknown>(
		(part, name) => (part as Record<PropertyKey, unknown> | undefined)?.[name],
		value,
	) === undefined;

function wordsFor(issue: z.core.$ZodIssue | undefined): string {
	if (issue?.code === "unrecognized_keys") return "is not known";
	const message = issue?.message ?? "is wrong";
	return /^[a-z]/.test(message) ? message : `is wrong: ${message}`;
}

/** @returns the line, from 1, on which the field stands, or the nearest thing around it that does. */
function lineOf(text: string, path: readonly PropertyKey[]): number {
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines });
	for (let depth = path.length; depth >= 0; depth -= 1) {
		const node = document.getIn(path.slice(0, depth), true);
		const range = (node as { range?: readonly number[] } | undefined)?.range;
		if (range) return lines.linePos(range[0] ?? 0).line;
	}
	return 1;
}
