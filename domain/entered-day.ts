import { compareDates, type LocalDate } from "./dates.ts";
import type { Refusal } from "./refusal.ts";
import { refused } from "./result.ts";

type Refused = ReturnType<typeof refused<Refusal>>;

/** @returns why a day that has passed can't be entered: it lies after today; undefined when it can. */
export const inFuture = (
	day: LocalDate,
	today: LocalDate,
): Refused | undefined =>
	compareDates(day, today) > 0
		? refused<Refusal>({ code: "date-in-future", today })
		: undefined;

/** @returns why a day can't be entered: it lies before the phase or after today; undefined when it can. */
export const outside = (
	day: LocalDate,
	from: LocalDate,
	today: LocalDate,
): Refused | undefined =>
	compareDates(day, from) < 0
		? refused<Refusal>({ code: "date-before-phase", from })
		: inFuture(day, today);
