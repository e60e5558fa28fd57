import { compareDates, earlier, type LocalDate } from "./dates.ts";
import type { PersonId } from "./ids.ts";

/** The days somebody is away, both of them included. */
export interface Absence {
	readonly from: LocalDate;
	readonly until: LocalDate;
}

/** Who answers for whom while he is away. */
export interface Substitute extends Absence {
	readonly person: PersonId;
	readonly substitute: PersonId;
}

export const sameSubstitute = (one: Substitute, other: Substitute): boolean =>
	one.person === other.person &&
	one.substitute === other.substitute &&
	one.from === other.from &&
	one.until === other.until;

/** @returns who was named last to answer for `person` on `day`; undefined while he answers himself. */
const substituteOn = (
	substitutes: readonly Substitute[],
	person: PersonId,
	day: LocalDate,
): Substitute | undefined =>
	substitutes.findLast(
		(named) =>
			named.person === person &&
			compareDates(named.from, day) <= 0 &&
			compareDates(day, named.until) <= 0,
	);

/** Somebody who answers for another, and in which days. */
export interface StandIn {
	readonly person: PersonId;
	/** null when he answers for himself. */
	readonly absence: Absence | null;
}

/**
 * @returns who answers on `day` for `person`: himself, or his substitute; of a substitute who is away too, the substitute's
 * own. Where all of them are away for one another, the last who was not asked yet.
 */
export function standInFor(
	substitutes: readonly Substitute[],
	person: PersonId,
	day: LocalDate,
): StandIn {
	const asked = [person];
	let absence = null as Absence | null;
	for (;;) {
		const named = substituteOn(substitutes, asked.at(-1) ?? person, day);
		if (!named || asked.includes(named.substitute))
			return { person: asked.at(-1) ?? person, absence };
		asked.push(named.substitute);
		absence = {
			from: absence?.from ?? named.from,
			until: absence ? earlier(absence.until, named.until) : named.until,
		};
	}
}
