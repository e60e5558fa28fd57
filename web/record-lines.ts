import type { ProgrammeId } from "../domain/ids.ts";
import type { Database } from "../records/database.ts";
import { type Entered, readProgramme } from "../records/programme-pages.ts";
import { sayMoment } from "./dates.ts";
import type { Language } from "./locales/languages.ts";
import { translateTo } from "./locales/translate.ts";
import { sayRemoved } from "./removed.ts";
import { wordStream } from "./stream.ts";

/** An event of the record, for people and for scripts. */
export interface RecordLine {
	/** The local day it happened on, in the programme's zone. */
	readonly date: string;
	readonly at: string;
	/** The rule's date, where a rule set one. */
	readonly dueOn: string | null;
	readonly type: string;
	/** The phase or certificate it belongs to; null for the programme itself. */
	readonly phase: string | null;
	/** The Temporal workflow that brought it, and its first run; empty when a page did. */
	readonly workflow: string;
	readonly run: string;
	/** What the record knows the act by: it stands in that workflow's history. */
	readonly key: string;
	readonly position: number;
	readonly hash: string;
	/** The person's id, or the clock. */
	readonly by: string;
	/** `Mon 11 Jan 2027, 09:00` in the programme's zone. */
	readonly when: string;
	/** The person's name; null where something followed, or the clock did it. */
	readonly who: string | null;
	readonly what: string;
	/** A reason or a note, as it was written. */
	readonly quote: string | null;
}

/** @returns a programme's whole record in its order, in words; nothing for one that is not there. */
export async function recordLines(
	database: Database,
	programme: ProgrammeId,
	language: Language,
): Promise<readonly RecordLine[]> {
	const known = await readProgramme(database, programme);
	if (!known) return [];
	const t = translateTo(language);
	const rows = await database
		.selectFrom("event")
		.select(["body", "phase", "workflow", "run", "act", "hash", "position"])
		.where("programme", "=", programme)
		.orderBy("position")
		.execute();
	const entered = rows.map(
		({ body, position }): Entered => ({ ...JSON.parse(body), position }),
	);
	const worded = (text: string | undefined) =>
		text === undefined ? null : sayRemoved(text, t);
	const words = await wordStream(database, entered, known.world, t);
	return rows.flatMap(({ phase, workflow, run, act, hash }, place) => {
		const entry = entered[place];
		const said = words[place];
		if (!entry || !said) return [];
		return [
			{
				date: entry.on,
				at: entry.at,
				dueOn: entry.dueOn,
				type: entry.event.type,
				phase,
				workflow,
				run,
				key: act,
				position: entry.position,
				hash,
				by: entry.by,
				when: sayMoment(entry.at, known.zone, t),
				who: worded(said.who),
				what: sayRemoved(said.text, t),
				quote: worded(said.quote),
			},
		];
	});
}
