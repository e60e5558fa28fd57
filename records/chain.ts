import { createHash } from "node:crypto";
import type { Happening } from "../domain/events.ts";
import type { ProgrammeId } from "../domain/ids.ts";

/** What a programme's first event follows. */
export const chainStart = "0".repeat(64);

/** An event with everything its hash covers, in the order in which it is written. */
export interface ChainEntry extends Happening {
	readonly programme: ProgrammeId;
	readonly position: number;
	/** The act's key: workflow id, first run id and number, or the form's id. */
	readonly act: string;
}

export const sha256 = (text: string): string =>
	createHash("sha256").update(text).digest("hex");

/** @returns the text that is hashed and kept: a fixed order of fields, so that the same entry is always the same text. */
export const bodyOf = (entry: ChainEntry): string =>
	JSON.stringify({
		programme: entry.programme,
		position: entry.position,
		act: entry.act,
		room: entry.room,
		by: entry.by,
		at: entry.at,
		on: entry.on,
		dueOn: entry.dueOn,
		event: entry.event,
	});

/** @returns the hash of an entry: of the hash before it and its own text. Changing any event breaks every later hash. */
export const hashOf = (previous: string, body: string): string =>
	sha256(`${previous}\n${body}`);

/** @returns the position of the first event that does not follow from the one before; undefined when the chain holds. */
export function firstBreak(
	events: readonly {
		readonly position: number;
		readonly body: string;
		readonly previous: string;
		readonly hash: string;
	}[],
): number | undefined {
	let previous = chainStart;
	for (const [place, event] of events.entries()) {
		if (
			event.position !== place + 1 ||
			event.previous !== previous ||
			event.hash !== hashOf(previous, event.body)
		)
			return event.position;
		previous = event.hash;
	}
	return undefined;
}
