/**
 * `certway export`: a programme's record as JSON lines that anybody can hash
 * again; `records/export.ts` describes them.
 */
import { Command } from "commander";

export function exportCommand(): Command {
	return new Command("export")
		.summary("print a programme's record as JSON lines")
		.description(
			"Prints a programme's record, one event a line: its text as it was hashed, the hash before it and its own, which is SHA-256 of the hash before it, a line feed and the text.",
		)
		.argument("<programme>", "its id")
		.action(async (programme: string) => {
			const { runOnce } = await import("../embedded/lifetime.ts");
			const { askData } = await import("../embedded/ask-data.ts");
			const { StartProblem } = await import("../embedded/start-problem.ts");
			await runOnce(async (settings) => {
				const lines = await askData(settings, { ask: "export", programme });
				if (lines.length === 0) {
					throw new StartProblem(`${programme} is not on record.`);
				}
				for (const line of lines) console.log(line);
			});
		});
}
