/**
 * `certway dates`: all dates that follow from a certificate, computed on the
 * spot, without a server and without a record.
 */
import { Command, InvalidArgumentError, Option } from "commander";
import {
	type CertificateFacts,
	certificateDates,
} from "../domain/certificate-dates.ts";
import {
	type LocalDate,
	parseLocalDate,
	parseTimeZone,
	type TimeZone,
	weekdayOf,
} from "../domain/dates.ts";
import type { DatedRule } from "../domain/rules/dated-rule.ts";
import { packInForce } from "../domain/rules/editions.ts";
import { PACK_IDS, type PackId, type RulePack } from "../domain/rules/pack.ts";
import type { Cycle } from "../domain/rules/rule.ts";
import { rulesEn } from "../domain/rules/wording.en.ts";

/** What was asked for, once every argument is known to be good. */
interface DatesAsked {
	readonly decision: LocalDate;
	readonly rules: PackId;
	readonly zone: TimeZone;
	readonly cycle: Cycle;
	readonly issued?: LocalDate;
	readonly validUntil?: LocalDate;
	readonly surveillance: readonly LocalDate[];
	readonly stage2End?: LocalDate;
	readonly suspended?: LocalDate;
	readonly json?: true;
}

/**
 * The command `dates`. A wrong argument is one line on standard error that
 * names it, and exit code 2.
 */
export function datesCommand(): Command {
	const command = new Command("dates")
		.summary("print the dates that follow from a certification decision")
		.description(
			"Prints all dates that follow from a certification decision. Each is the last local day still in time.",
		)
		.addOption(
			dateOption(
				"--decision",
				"day of the certification decision",
			).makeOptionMandatory(),
		)
		.addOption(
			new Option("--rules <pack>", "rules to count by")
				.choices(PACK_IDS)
				.makeOptionMandatory(),
		)
		.addOption(
			new Option(
				"--zone <zone>",
				"time zone of the dates, such as Asia/Shanghai",
			)
				.argParser(timeZone)
				.makeOptionMandatory(),
		)
		.addOption(
			new Option("--cycle <cycle>", "what began these three years")
				.choices(["initial", "recert"])
				.default("initial"),
		)
		.addOption(dateOption("--issued", "day the certificate was issued"))
		.addOption(dateOption("--valid-until", "last day the certificate prints"))
		.addOption(
			new Option(
				"--surveillance <date...>",
				"last on-site day of a surveillance audit held; may be given again",
			)
				.argParser((text, before: readonly LocalDate[] = []) => [
					...before,
					localDate(text),
				])
				.default([], "none"),
		)
		.addOption(dateOption("--stage2-end", "last on-site day of stage 2"))
		.addOption(dateOption("--suspended", "day the certificate was suspended"))
		.option("--json", "print JSON")
		.allowExcessArguments()
		.showHelpAfterError(false)
		.showSuggestionAfterError(false)
		.configureOutput({
			outputError: (text, write) =>
				write(`${text.trim().replace(/\s*[\r\n]+\s*/g, " ")}\n`),
		})
		// Commander would exit with 1; a call that cannot be understood is 2.
		.exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));
	refuseOptionsGivenTwice(command);
	return command.action((asked: DatesAsked) => {
		refuseWhatCannotBe(command, asked);
		const rows = certificateDates(factsOf(asked), packOf(asked));
		const text = asked.json ? asJson(rows) : asText(asked, rows);
		command.configureOutput().writeOut?.(`${text}\n`);
	});
}

function dateOption(flag: string, description: string): Option {
	return new Option(`${flag} <date>`, `${description} (YYYY-MM-DD)`).argParser(
		localDate,
	);
}

function localDate(text: string): LocalDate {
	const date = parseLocalDate(text);
	if (date === undefined)
		throw new InvalidArgumentError("A date is a real day, YYYY-MM-DD.");
	return date;
}

function timeZone(text: string): TimeZone {
	const zone = parseTimeZone(text);
	if (zone === undefined)
		throw new InvalidArgumentError("A zone is a name such as Asia/Shanghai.");
	return zone;
}

/** Of two answers to one question neither may win silently. */
function refuseOptionsGivenTwice(command: Command): void {
	for (const option of command.options.filter(({ variadic }) => !variadic)) {
		let given = 0;
		command.on(`option:${option.name()}`, () => {
			given += 1;
			if (given > 1) refuse(command, `option '${option.flags}' is given twice`);
		});
	}
}

function refuseWhatCannotBe(command: Command, asked: DatesAsked): void {
	const { decision, validUntil } = asked;
	const [stray] = command.args;
	if (stray !== undefined) refuse(command, `unexpected argument '${stray}'`);
	if (asked.cycle === "recert" && validUntil === undefined)
		refuse(
			command,
			"option '--valid-until <date>' is required with --cycle recert: the new expiry is what the certificate prints",
		);
	if (validUntil !== undefined && validUntil < decision)
		refuse(
			command,
			`option '--valid-until <date>' argument '${validUntil}' is before the decision ${decision}`,
		);
	const early = asked.surveillance.find((audit) => audit < decision);
	if (early !== undefined)
		refuse(
			command,
			`option '--surveillance <date...>' argument '${early}' is before the decision ${decision}`,
		);
}

function refuse(command: Command, message: string): never {
	return command.error(`error: ${message}`);
}

function packOf(asked: DatesAsked): RulePack {
	return packInForce(asked.rules, asked.decision);
}

function factsOf(asked: DatesAsked): CertificateFacts {
	const { surveillance, zone: _, rules: __, json: ___, ...facts } = asked;
	return { ...facts, surveillances: surveillance };
}

/** One object a date, with the keys a script reads. */
function asJson(rows: readonly DatedRule[]): string {
	const objects = rows.map(({ rule, date, clause, from, met }) => ({
		rule,
		date,
		clause,
		from,
		missed: rulesEn.rules[rule].missed,
		...(met && { met }),
	}));
	return JSON.stringify(objects, null, 2);
}

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** An aligned table, under what it was computed from. */
function asText(asked: DatesAsked, rows: readonly DatedRule[]): string {
	const { anchors, rules } = rulesEn;
	const table = [
		["Date", "Rule", "Clause", "Counted from", "If missed", "Note"],
		...rows.map((row) => [
			`${WEEKDAYS[weekdayOf(row.date) - 1]} ${row.date}`,
			row.rule,
			row.clause,
			`${anchors[row.countsFrom]} ${row.from}`,
			rules[row.rule].missed,
			notesOf(row).join("; "),
		]),
	];
	const [header = [], ...lines] = aligned(table);
	return [
		`Decision ${asked.decision}, ${asked.cycle === "recert" ? "recertification" : "initial"} cycle, rules ${asked.rules} (${packOf(asked).edition}).`,
		`Each date is the last day still in time in ${asked.zone}; what follows begins the next day at 00:00.`,
		"Only expiry changes a certificate by date; what is expected, the certification body decides.",
		"",
		header,
		...lines,
	].join("\n");
}

function aligned(table: readonly (readonly string[])[]): string[] {
	const widths = (table[0] ?? []).map((_, column) =>
		Math.max(...table.map((line) => line[column]?.length ?? 0)),
	);
	return table.map((line) =>
		line
			.map((cell, column) => cell.padEnd(widths[column] ?? 0))
			.join("  ")
			.trimEnd(),
	);
}

function notesOf(row: DatedRule): readonly string[] {
	const { notes } = rulesEn;
	const said: string[] = [];
	if (row.met) said.push(notes.met.replace("{{date}}", row.met));
	if (row.metLate) said.push(notes.metLate.replace("{{date}}", row.metLate));
	if (row.binds) said.push(notes.binds);
	if (row.mayGiveWay) said.push(notes.mayGiveWay);
	for (const { from, date } of row.beside ?? [])
		said.push(notes.beside.replace("{{from}}", from).replace("{{date}}", date));
	if (row.confidence === "B") said.push(notes.confidenceB);
	return said;
}
