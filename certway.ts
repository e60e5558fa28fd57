#!/usr/bin/env node
/**
 * The command line: `certway <command>`. Each file in `commands/` is one
 * command; `commands/dates.ts` exports `datesCommand()`.
 */
import { readdir } from "node:fs/promises";
import { Command } from "commander";

const folder = new URL("commands/", import.meta.url);

async function loadCommand(file: string): Promise<Command> {
	const name = file.slice(0, -".ts".length);
	const camelCase = name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
	const module = await import(new URL(file, folder).href);
	return module[`${camelCase}Command`]();
}

const program = new Command("certway")
	.description(
		"Carries an organisation to its ISO/IEC 20000-1 certificate and through the three years after it.",
	)
	.showHelpAfterError();

const files = (await readdir(folder)).filter((file) => file.endsWith(".ts"));
for (const file of files.sort()) program.addCommand(await loadCommand(file));

await program.parseAsync();
