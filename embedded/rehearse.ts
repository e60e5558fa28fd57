/** One rehearsal played from the command line, and its record printed. */
import { randomUUID } from "node:crypto";
import { localDateOf } from "../domain/dates.ts";
import type { ProgrammeId } from "../domain/ids.ts";
import type { Standing } from "../rehearsal/goals.ts";
import { type Piece, playThrough } from "../rehearsal/play.ts";
import type { Script } from "../rehearsal/script.ts";
import { readSettings } from "../settings.ts";
import { type RecordLine, recordLines } from "../web/record-lines.ts";
import { setStage, type TemporaryStage } from "./stage.ts";
import { firstLine } from "./start-problem.ts";

export interface Rehearsing extends Omit<Piece, "form"> {
	/** One object a line instead of sentences. */
	readonly json: boolean;
}

const DONE = 0;
const FAILED = 1;
const USAGE = 2;

/**
 * Plays a rehearsal on services of its own, prints its record on standard
 * output and how far it is on standard error, and removes all of it again.
 * @returns the exit code: 0 when it was played to where it was to go
 */
export async function rehearse(asked: Rehearsing): Promise<number> {
	const read = readSettings(process.env);
	if (!read.ok) return complain(read.problem, USAGE);
	let stage: TemporaryStage;
	try {
		stage = await setStage(read.settings, (line) => console.error(line));
	} catch (error) {
		return complain(firstLine(error), FAILED);
	}
	try {
		return await Promise.race([
			playOn(stage, asked),
			stage.lost,
			untilStopped(),
		]);
	} catch (error) {
		return complain(firstLine(error), FAILED);
	} finally {
		await stage.stop();
	}
}

async function playOn(
	stage: TemporaryStage,
	asked: Rehearsing,
): Promise<number> {
	const progress = showProgress(asked.script);
	const { programme, standing } = await playThrough(
		stage,
		{ ...asked, form: randomUUID() },
		progress.heard,
	);
	progress.end();
	const lines = await linesOf(stage, programme, asked);
	await print(lines.map(asked.json ? asObject : asText));
	console.error(
		`✓ ${lines.length} entries on record, ${await mailsKept(stage, programme)} mails kept`,
	);
	return standing.stuck
		? complain(`It could not go on: ${JSON.stringify(standing.stuck)}`, FAILED)
		: DONE;
}

const linesOf = (
	{ records }: TemporaryStage,
	programme: ProgrammeId,
	{ language }: Rehearsing,
): Promise<readonly RecordLine[]> =>
	recordLines(records.database, programme, language);

async function mailsKept(
	{ records }: TemporaryStage,
	programme: ProgrammeId,
): Promise<number> {
	const { mails } = await records.database
		.selectFrom("mail")
		.select((row) => row.fn.countAll<number>().as("mails"))
		.where("programme", "=", programme)
		.executeTakeFirstOrThrow();
	return mails;
}

/** For scripts: what an outsider needs to find the event again. */
const asObject = ({ when: _when, ...line }: RecordLine): string =>
	JSON.stringify(line);

const asText = ({ when, who, what, quote }: RecordLine): string =>
	`${when}  ${who ? `${who} ` : ""}${what}${quote ? ` “${quote}”` : ""}`;

/** Waits until it is written: a pipe may be slower than this process ends. */
const print = (lines: readonly string[]): Promise<void> =>
	new Promise((resolve) => {
		process.stdout.write(lines.map((line) => `${line}\n`).join(""), () =>
			resolve(),
		);
	});

/** A line that is written over in a terminal, one a month elsewhere. */
function showProgress({ zone }: Script) {
	const { stderr } = process;
	let shown = "";
	return {
		heard: ({ clock }: Standing) => {
			const day = localDateOf(clock, zone);
			const line = stderr.isTTY ? day : day.slice(0, 7);
			if (line === shown) return;
			shown = line;
			stderr.write(stderr.isTTY ? `\r  ${line}` : `  ${line}\n`);
		},
		end: () => {
			if (stderr.isTTY) stderr.write("\r            \r");
		},
	};
}

const untilStopped = (): Promise<number> =>
	new Promise((resolve) => {
		for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
			process.once(signal, () => resolve(FAILED));
	});

function complain(line: string, code: number): number {
	console.error(`✗ ${line}`);
	return code;
}
