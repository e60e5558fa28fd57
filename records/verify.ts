import type { Transaction } from "kysely";
import type { Answer } from "../domain/answer.ts";
import { type ChainEntry, chainStart, hashOf } from "./chain.ts";
import type { Database } from "./database.ts";
import type { Linked } from "./rebuild.ts";
import type { Schema } from "./schema.ts";

/** What verifying a programme's record has shown. */
export interface Verified {
	readonly programme: string;
	readonly events: number;
	/** The hash of the last event: whoever wrote it down before knows that nothing before it has changed. */
	readonly head: string;
	/** null when the record holds. */
	readonly problem: Problem | null;
}

/** The first thing that does not hold. */
export type Problem =
	/** The event does not follow from the one before it, or its text is not the one that was hashed. */
	| { readonly code: "chain-breaks"; readonly position: number }
	/** A column that pages search by says something else than the text that was hashed. */
	| {
			readonly code: "column-differs";
			readonly position: number;
			readonly column: string;
	  }
	/** The programme's row ends the chain elsewhere: events are missing at its end, or too many. */
	| {
			readonly code: "end-differs";
			readonly position: number;
			readonly hash: string;
	  }
	/** What an act was answered names a place that the chain does not have. */
	| { readonly code: "answer-differs"; readonly key: string };

/** @returns what every programme is called, of either kind. */
export const programmesOnRecord = async (
	database: Database,
): Promise<readonly string[]> => {
	const rows = await database
		.selectFrom("event")
		.select("programme")
		.union((union) => union.selectFrom("programme").select("id as programme"))
		.orderBy("programme")
		.execute();
	return rows.map(({ programme }) => programme);
};

/** Hashes a programme's whole record again, in one snapshot, and compares what stands beside the chain with it. */
export const verifyProgramme = (
	database: Database,
	programme: string,
): Promise<Verified> =>
	database
		.transaction()
		.setIsolationLevel("repeatable read")
		.execute((snapshot) => verifyIn(snapshot, programme));

export async function verifyIn(
	snapshot: Transaction<Schema>,
	programme: string,
): Promise<Verified> {
	const events = await snapshot
		.selectFrom("event")
		.selectAll()
		.where("programme", "=", programme)
		.orderBy("position")
		.execute();
	const row = await snapshot
		.selectFrom("programme")
		.select(["position", "head"])
		.where("id", "=", programme)
		.executeTakeFirst();
	const acts = await snapshot
		.selectFrom("act")
		.select(["key", "answer"])
		.where("programme", "=", programme)
		.execute();
	const { problem, head } = verifyChain(programme, events);
	const answers = new Map(events.map(({ position, hash }) => [position, hash]));
	return {
		programme,
		events: events.length,
		head,
		problem:
			problem ??
			columnThatDiffers(events) ??
			endThatDiffers(row, events.length, head) ??
			answerThatDiffers(acts, answers),
	};
}

/**
 * Hashes a chain again: each event's hash is the SHA-256 of the hash before it, a line feed and the event's text, the first
 * one's of 64 zeros.
 *
 * @param programme whose chain it is said to be.
 */
export function verifyChain(
	programme: string,
	events: readonly Linked[],
): { readonly head: string; readonly problem: Problem | null } {
	let previous = chainStart;
	for (const [place, event] of events.entries()) {
		const position = place + 1;
		if (
			event.position !== position ||
			event.previous !== previous ||
			event.hash !== hashOf(previous, event.body) ||
			!namesItsPlace(event.body, programme, position)
		)
			return { head: previous, problem: { code: "chain-breaks", position } };
		previous = event.hash;
	}
	return { head: previous, problem: null };
}

/** An event that was moved from another programme or place is none of this chain. */
function namesItsPlace(
	body: string,
	programme: string,
	position: number,
): boolean {
	try {
		const entry = JSON.parse(body) as ChainEntry | null;
		return entry?.programme === programme && entry.position === position;
	} catch {
		return false;
	}
}

type EventRow = Linked & {
	readonly act: string;
	readonly room: string;
	readonly type: string;
	readonly by: string;
	readonly at: string;
	readonly on_day: string;
	readonly due_on: string | null;
};

function columnThatDiffers(events: readonly EventRow[]): Problem | null {
	for (const row of events) {
		const entry = JSON.parse(row.body) as ChainEntry;
		const columns = {
			act: entry.act,
			room: entry.room,
			type: entry.event.type,
			by: entry.by,
			at: entry.at,
			on_day: entry.on,
			due_on: entry.dueOn,
		};
		for (const column of Object.keys(columns) as (keyof typeof columns)[])
			if (row[column] !== columns[column])
				return { code: "column-differs", position: row.position, column };
	}
	return null;
}

const endThatDiffers = (
	row: { readonly position: number; readonly head: string } | undefined,
	position: number,
	hash: string,
): Problem | null =>
	row?.position === position && row.head === hash
		? null
		: { code: "end-differs", position, hash };

function answerThatDiffers(
	acts: readonly { readonly key: string; readonly answer: Answer }[],
	hashes: ReadonlyMap<number, string>,
): Problem | null {
	const differs = acts.find(
		({ answer }) =>
			answer.ok &&
			answer.place &&
			hashes.get(answer.place.position) !== answer.place.hash,
	);
	return differs ? { code: "answer-differs", key: differs.key } : null;
}
