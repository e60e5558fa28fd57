/**
 * `certway rehearse`: plays a rehearsal from its script without hands, from its
 * first day to the end of the certificate's third year, and prints its record.
 */
import { readFile } from "node:fs/promises";
import { Command, InvalidArgumentError, Option } from "commander";
import { endOfDay, type LocalDate, parseLocalDate } from "../domain/dates.ts";
import type { Language } from "../domain/programme.ts";
import { readScript } from "../rehearsal/read-script.ts";
import type { Script } from "../rehearsal/script.ts";

interface Asked {
	readonly until?: LocalDate;
	readonly json?: true;
	readonly lang: Language;
}

/** The command `rehearse`. A wrong argument or script is one line on standard error, and exit code 2. */
export function rehearseCommand(): Command {
	const command = new Command("rehearse")
		.summary("play a rehearsal without hands and print its record")
		.description(
			"Plays a rehearsal from its script, on services of its own that are gone afterwards, and prints its record: who did what when.",
		)
		.argument("<script>", "a file such as examples/bank.json")
		.addOption(
			new Option(
				"--until <date>",
				"last day to play (YYYY-MM-DD); by default the end of the third year",
			).argParser((text) => {
				const date = parseLocalDate(text);
				if (date) return date;
				throw new InvalidArgumentError("A date is a real day, YYYY-MM-DD.");
			}),
		)
		.option("--json", "print one object a line")
		.addOption(
			new Option("--lang <language>", "language of people and record")
				.choices(["en", "zh"])
				.default("en"),
		)
		.showHelpAfterError(false)
		.showSuggestionAfterError(false)
		.exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));
	return command.action(async (file: string, asked: Asked) => {
		const script = await scriptIn(command, file);
		// Everything else is loaded only when there is something to play.
		const { rehearse } = await import("../embedded/rehearse.ts");
		const { until, lang, json } = asked;
		process.exitCode = await rehearse({
			script,
			language: lang,
			goal: until
				? { kind: "until", to: endOfDay(until, script.zone) }
				: { kind: "third-year" },
			json: json ?? false,
		});
	});
}

async function scriptIn(command: Command, file: string): Promise<Script> {
	let text: string;
	try {
		text = await readFile(file, "utf8");
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		return command.error(`error: ${file} cannot be read (${code})`);
	}
	const read = readScript(text);
	return read.ok
		? read.script
		: command.error(`error: ${file}: ${read.problem}`);
}
