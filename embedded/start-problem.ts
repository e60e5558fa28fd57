/**
 * Something outside of Certway keeps it from starting. The message is one line
 * that names what it is and what to do; it is shown without a stack trace.
 */
export class StartProblem extends Error {
	override readonly name = "StartProblem";
}

/** @returns the system's code of an error (`ENOSPC`, `EADDRINUSE`), if any. */
export function systemCode(error: unknown): string | undefined {
	if (!(error instanceof Error) || !("code" in error)) return undefined;
	return typeof error.code === "string" ? error.code : undefined;
}

/** @returns the first line of what went wrong, or the system's code for it. */
export function firstLine(error: unknown): string {
	const message = error instanceof Error ? error.message : String(error);
	return message.split("\n", 1)[0] || systemCode(error) || "unknown";
}
