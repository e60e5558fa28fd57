import { addDays, compareDates, daysBetween, type LocalDate } from "./dates.ts";

/** A time on hold: from its first day to the day work resumed, which is no longer on hold. */
export interface Hold {
	readonly from: LocalDate;
	readonly until: LocalDate | null;
}

/** @returns whether `day` is a day on hold; the day work resumed is none. */
export const isOnHold = (day: LocalDate, holds: readonly Hold[]): boolean =>
	holds.some(
		({ from, until }) =>
			compareDates(from, day) <= 0 &&
			(until === null || compareDates(day, until) < 0),
	);

/** @returns whole days of `hold`; one still open is counted up to `today`. */
const daysOf = (hold: Hold, today: LocalDate): number =>
	Math.max(0, daysBetween(hold.from, hold.until ?? today));

/**
 * Days on hold do not count towards a pilot: they push every later day of it on by as many days.
 *
 * @param since the pilot's first day: a hold before it pushes nothing; one that spans it counts from it.
 * @returns `date` moved by the days on hold that lie before it.
 */
export function pushedByHolds(
	date: LocalDate,
	since: LocalDate,
	holds: readonly Hold[],
	today: LocalDate,
): LocalDate {
	let pushed = date;
	for (const hold of holds) {
		const from = compareDates(hold.from, since) < 0 ? since : hold.from;
		if (compareDates(from, pushed) < 0)
			pushed = addDays(pushed, daysOf({ ...hold, from }, today));
	}
	return pushed;
}
