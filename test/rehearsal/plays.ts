import { readFileSync } from "node:fs";
import { historyToJSON } from "@temporalio/common/lib/proto-utils.js";
import type { Goal } from "../../domain/goal.ts";
import type { ProgrammeId } from "../../domain/ids.ts";
import { type Standing, standingOf } from "../../rehearsal/goals.ts";
import { playThrough } from "../../rehearsal/play.ts";
import { readScript } from "../../rehearsal/read-script.ts";
import type { Script } from "../../rehearsal/script.ts";
import { advance } from "../../temporal/conduct.ts";
import { type RecordLine, recordLines } from "../../web/record-lines.ts";
import type { TestCertway } from "../fixtures/certway.ts";

export const exampleNames = ["bank", "shop", "city"] as const;

/** @returns the text of an example's file. */
export const exampleText = (name: string): string =>
	readFileSync(new URL(`../../examples/${name}.json`, import.meta.url), "utf8");

export function exampleScript(name: string): Script {
	const read = readScript(exampleText(name));
	if (!read.ok) throw new Error(read.problem);
	return read.script;
}

/** A rehearsal that has been played, as the record tells it. */
export interface Played {
	readonly programme: ProgrammeId;
	readonly standing: Standing;
	readonly lines: readonly RecordLine[];
}

let forms = 0;

/** @returns a form's id of its own. */
export const newFormId = (): string => {
	forms += 1;
	return `form-${forms}`;
};

/** Plays an example from its first day; to the end of the third year unless said otherwise. */
export async function playExample(
	certway: TestCertway,
	name: string,
	{
		language = "en",
		goal = { kind: "third-year" },
		heard = () => {},
	}: {
		readonly language?: "en" | "zh";
		readonly goal?: Goal;
		readonly heard?: (standing: Standing) => void;
	} = {},
): Promise<Played> {
	const played = await playThrough(
		certway,
		{ script: exampleScript(name), language, goal, form: newFormId() },
		heard,
	);
	return { ...played, lines: await linesOf(certway, played.programme) };
}

export const linesOf = (
	certway: TestCertway,
	programme: ProgrammeId,
): Promise<readonly RecordLine[]> =>
	recordLines(certway.database, programme, "en");

/** Moves a rehearsal on and waits until it stands still again. */
export async function moveOn(
	certway: TestCertway,
	programme: ProgrammeId,
	goal: Goal,
): Promise<Standing> {
	const asked = await advance(certway.temporal, programme, {
		goal,
		form: newFormId(),
	});
	if (!asked.ok) throw new Error(JSON.stringify(asked));
	for (;;) {
		const standing = await standingOf(certway.database, programme);
		if (standing?.goal === null) return standing;
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}

/** What happened and on which day, whatever the rehearsal is called and whoever was quicker within a moment. */
export const happenings = (
	{ programme }: Pick<Played, "programme">,
	lines: readonly RecordLine[],
): readonly string[] =>
	lines
		.map(
			({ at, dueOn, type, what, by }) => `${at} ${type} ${dueOn} ${by} ${what}`,
		)
		.map((line) => line.replaceAll(programme, "it"))
		.sort();

/** @returns the keys that activities were given, in the history of a workflow's run. */
export async function keysInHistory(
	certway: TestCertway,
	workflow: string,
	run: string,
): Promise<ReadonlySet<string>> {
	const { workflow: client } = certway.temporal.clientFor("rehearsal");
	const history = await client.getHandle(workflow, run).fetchHistory();
	const { events = [] } = JSON.parse(historyToJSON(history)) as {
		events?: readonly HistoryEvent[];
	};
	return new Set(
		events.flatMap(({ activityTaskScheduledEventAttributes: scheduled }) =>
			(scheduled?.input?.payloads ?? []).flatMap(({ data }) =>
				keysIn(JSON.parse(Buffer.from(data, "base64").toString("utf8"))),
			),
		),
	);
}

interface HistoryEvent {
	readonly activityTaskScheduledEventAttributes?: {
		readonly input?: {
			readonly payloads?: readonly { readonly data: string }[];
		};
	};
}

/** One act for `record`, several for `conduct`. */
const keysIn = (input: {
	readonly key?: string;
	readonly notes?: readonly { readonly key: string }[];
}): readonly string[] => [
	...(input.key ? [input.key] : []),
	...(input.notes ?? []).map(({ key }) => key),
];
