import type { Database } from "./database.ts";
import { eventsOf, type Linked } from "./rebuild.ts";
import { type Verified, verifyChain } from "./verify.ts";

/**
 * A programme's record as anybody can hash it again, without Certway: JSON lines in UTF-8, one event a line, the oldest first.
 *
 *     {"programme":"bank-2027","position":1,"previous":"000…","hash":"9f2…","body":"{\"programme\":…}"}
 *
 * `body` is the event's text as it was hashed, itself JSON: who (`by`, an id), when (`at` in UTC, `on` the local day, `dueOn` a
 * rule's date), where (`room`, `act`) and what (`event`). `hash` is the SHA-256, in hexadecimal, of `previous`, a line feed and
 * `body`; `previous` is the hash of the line before, and 64 zeros on the first. Names and texts about persons stand in no event:
 * an event holds SHA-256 of a random salt and the text.
 *
 * @returns the lines; none for a programme that is not on record.
 */
export async function exportLines(
	database: Database,
	programme: string,
): Promise<readonly string[]> {
	const events = await eventsOf(database, programme);
	return events.map(({ position, previous, hash, body }) =>
		JSON.stringify({ programme, position, previous, hash, body }),
	);
}

/** What reading an export has shown: its chain, or the line that is none of an export. */
export type ReadExport =
	| { readonly ok: true; readonly verified: Verified }
	| { readonly ok: false; readonly line: number };

/** Hashes an export again: `text` as it was written, empty lines apart. */
export function verifyExport(text: string): ReadExport {
	const events: (Linked & { readonly programme: string })[] = [];
	for (const [place, line] of text.split("\n").entries()) {
		if (line.trim() === "") continue;
		const event = eventIn(line);
		if (!event) return { ok: false, line: place + 1 };
		events.push(event);
	}
	const programme = events[0]?.programme ?? "";
	if (programme === "") return { ok: false, line: 1 };
	const { head, problem } = verifyChain(programme, events);
	return {
		ok: true,
		verified: { programme, events: events.length, head, problem },
	};
}

function eventIn(
	line: string,
): (Linked & { readonly programme: string }) | undefined {
	try {
		const { programme, position, previous, hash, body } = JSON.parse(line);
		const texts = [programme, previous, hash, body];
		return texts.every((text) => typeof text === "string") &&
			Number.isInteger(position)
			? { programme, position, previous, hash, body }
			: undefined;
	} catch {
		return undefined;
	}
}
