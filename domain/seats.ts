import type { LocalDate } from "./dates.ts";
import type { PersonId, Seal } from "./ids.ts";
import type { Instant } from "./instants.ts";
import type { Side } from "./phases.ts";
import { mondayToFriday, type WorkCalendar } from "./work-calendar.ts";

export type Decision = "approve" | "return" | "decline";

/** One approver's place in a request. Whoever answers in it, it counts for the side of the first approver. */
export interface Seat {
	/** Whose answer is waited for, or was given. */
	readonly person: PersonId;
	readonly side: Side;
	/** The first approver, when this one answers for somebody: recorded as "B for A". */
	readonly for: PersonId | null;
	/** Who has the seat when nobody is away: the first approver, or whom the request was handed over to. */
	readonly holder: PersonId;
	/** The day he said that this is not for him: the request needs another approver. */
	readonly notForMe: LocalDate | null;
	/** The day he was asked. */
	readonly since: LocalDate;
	/** On which days he works, as it was known then; reminders go by it. */
	readonly calendar: WorkCalendar;
	readonly answer: {
		readonly decision: Decision;
		readonly at: Instant;
		readonly name: Seal;
		readonly reason: Seal | null;
	} | null;
}

/** A seat as an event of asking holds it: what is not said is the first approver himself. */
export interface AskedSeat {
	readonly person: PersonId;
	readonly side: Side;
	readonly for?: PersonId;
	readonly holder?: PersonId;
	readonly calendar?: WorkCalendar;
}

/** @returns the approver named in the programme's people, whoever answers for him. */
export const firstApprover = (seat: Pick<Seat, "person" | "for">): PersonId =>
	seat.for ?? seat.person;

/** @returns whether `person` already counts in the seat: one person never answers in two. */
export const sitsIn = (seat: Seat, person: PersonId): boolean =>
	seat.person === person ||
	seat.holder === person ||
	firstApprover(seat) === person;

/** @returns the seat as it was asked, nobody having answered in it. */
export const seatAsked = (asked: AskedSeat, since: LocalDate): Seat => ({
	person: asked.person,
	side: asked.side,
	for: asked.for ?? null,
	holder: asked.holder ?? asked.for ?? asked.person,
	notForMe: null,
	since,
	calendar: asked.calendar ?? mondayToFriday,
	answer: null,
});

/** @returns the seat as an event of asking holds it. */
export const askedSeat = (seat: Seat): AskedSeat => ({
	person: seat.person,
	side: seat.side,
	...(seat.for ? { for: seat.for } : {}),
	...(seat.holder === firstApprover(seat) ? {} : { holder: seat.holder }),
	...calendarSaid(seat.calendar),
});

/** @returns the calendar as an event holds it: one of Monday to Friday without a holiday is not said. */
export const calendarSaid = (
	calendar: WorkCalendar,
): { readonly calendar?: WorkCalendar } =>
	isMondayToFriday(calendar) ? {} : { calendar };

const isMondayToFriday = ({ weekend, off, worked }: WorkCalendar): boolean =>
	weekend.join() === mondayToFriday.weekend.join() &&
	off.length === 0 &&
	worked.length === 0;
