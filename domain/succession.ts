import { compareDates, type LocalDate } from "./dates.ts";
import type { PersonId } from "./ids.ts";

/** Somebody took over from somebody on a day. */
export interface Succession {
	readonly leaver: PersonId;
	readonly successor: PersonId;
	readonly on: LocalDate;
}

/**
 * @param since the day something became his: what he is given after he has come back is his again.
 * @returns who answers for what was `person`'s: he himself, or whoever took over from him, and from that one in turn.
 */
export function heirOf(
	successions: readonly Succession[],
	person: PersonId,
	since: LocalDate,
): PersonId {
	let heir = person;
	// In the order in which they happened: nobody inherits from before himself.
	for (const { leaver, successor, on } of successions)
		if (leaver === heir && compareDates(on, since) >= 0) heir = successor;
	return heir;
}
