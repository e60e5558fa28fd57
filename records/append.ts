import type { Happening } from "../domain/events.ts";
import { type Instant, instantOf } from "../domain/instants.ts";
import { bodyOf, type ChainEntry, hashOf } from "./chain.ts";
import type { Entry } from "./entry.ts";
import type { Locked } from "./lock.ts";
import type { Writing } from "./write-together.ts";

/** The chain's end after an act. */
export interface Appended {
	readonly position: number;
	readonly head: string;
	/** The machine's time, which only says when something was written. */
	readonly recordedAt: Instant;
	readonly writing: Writing;
}

/** @returns events as links of the programme's one chain, to be written; their places are given under the lock. */
export function appendEvents(
	entry: Entry,
	locked: Locked,
	happenings: readonly Happening[],
): Appended {
	const recordedAt = instantOf(Date.now());
	let { head, position } = locked;
	const rows = happenings.map((happening) => {
		position += 1;
		const linked: ChainEntry = {
			...happening,
			programme: entry.programme,
			position,
			act: entry.key,
		};
		const previous = head;
		const body = bodyOf(linked);
		head = hashOf(previous, body);
		return {
			programme: entry.programme,
			position,
			act: entry.key,
			workflow: entry.workflow,
			run: entry.run,
			room: happening.room,
			phase: happening.room.split("/")[1] ?? null,
			type: happening.event.type,
			by: happening.by,
			at: happening.at,
			on_day: happening.on,
			due_on: happening.dueOn,
			recorded_at: recordedAt,
			body,
			previous,
			hash: head,
		};
	});
	return { position, head, recordedAt, writing: { to: "event", insert: rows } };
}
