/**
 * `certway verify`: hashes the record again, of one programme, of all, or of a
 * file that `certway export` wrote. Exit code 0 when everything holds, 1 when
 * not.
 */
import { readFile } from "node:fs/promises";
import { Command } from "commander";
import type { Verified } from "../records/verify.ts";

interface Asked {
	readonly file?: string;
	readonly json?: true;
}

export function verifyCommand(): Command {
	const command = new Command("verify")
		.summary("hash the record again")
		.description(
			"Hashes the record again, event by event, and says whether anything in it was changed, put in or taken out.",
		)
		.argument("[programme]", "its id; all programmes when it is left out")
		.option("--file <file>", "a file that certway export wrote, instead")
		.option("--json", "print one JSON object a programme");
	return command.action(async (programme: string | undefined, asked: Asked) => {
		const { runOnce } = await import("../embedded/lifetime.ts");
		await runOnce(async (settings) => {
			if (asked.file !== undefined) {
				await print([await verifyFile(asked.file, programme)], asked);
				return;
			}
			const { askData } = await import("../embedded/ask-data.ts");
			const verified = await askData(settings, {
				ask: "verify",
				programme: programme ?? null,
			});
			if (programme !== undefined && verified.length === 0) {
				throw await problem(`${programme} is not on record.`);
			}
			await print(verified, asked);
		});
	});
}

async function verifyFile(
	file: string,
	programme: string | undefined,
): Promise<Verified> {
	const text = await readFile(file, "utf8").catch(async (error) => {
		throw await problem(`${file} cannot be read (${error.code}).`);
	});
	const { verifyExport } = await import("../records/export.ts");
	const read = verifyExport(text);
	if (!read.ok) {
		throw await problem(`${file}, line ${read.line}: is no line of an export.`);
	}
	if (programme !== undefined && read.verified.programme !== programme) {
		throw await problem(
			`${file} holds the record of ${read.verified.programme}, not of ${programme}.`,
		);
	}
	return read.verified;
}

async function problem(line: string): Promise<Error> {
	const { StartProblem } = await import("../embedded/start-problem.ts");
	return new StartProblem(line);
}

async function print(all: readonly Verified[], { json }: Asked): Promise<void> {
	const { problemInWords } = await import("../records/doctor-words.ts");
	for (const verified of all) {
		const { programme, events, head, problem: broken } = verified;
		if (broken) process.exitCode = 1;
		if (json) console.log(JSON.stringify(verified));
		else if (broken) console.log(`✗ ${programme}: ${problemInWords(broken)}`);
		else console.log(`✓ ${programme}: ${events} events, the last one ${head}`);
	}
	if (all.length === 0 && !json) console.log("no programme is on record");
}
