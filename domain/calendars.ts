import { addDays, type LocalDate } from "./dates.ts";
import type { PersonId } from "./ids.ts";
import type { Programme } from "./programme.ts";
import type { Seat, SignOffRequest } from "./sign-off.ts";
import { type Span, type WorkCalendar, withOwnDays } from "./work-calendar.ts";

/** So many days after its last day an unanswered request is still reminded of. */
export const daysReminded = 30;

/** @returns a person's own calendar in the days of the span: of his country and region, and his own days. */
export type CalendarOf = (person: PersonId, span: Span) => WorkCalendar;

/** @returns the days in which a request is reminded of, from `on`. */
export const spanReminded = (
	{ answerBy }: Pick<SignOffRequest, "answerBy">,
	on: LocalDate,
): Span => ({ from: on, until: addDays(answerBy, daysReminded + 30) });

/** @returns how an approver works in the days a request is reminded of; the organisation's own days count for all. */
export const calendarFor = (
	{ ownDays }: Pick<Programme, "ownDays">,
	calendarOf: CalendarOf,
	request: Pick<SignOffRequest, "answerBy">,
	person: PersonId,
	on: LocalDate,
): WorkCalendar => {
	const span = spanReminded(request, on);
	return withOwnDays(calendarOf(person, span), ownDays, span);
};

/** @returns the seats with the calendars of those who are asked in them. */
export const withCalendars = (
	seats: readonly Seat[],
	calendar: (person: PersonId) => WorkCalendar,
): readonly Seat[] =>
	seats.map((seat) => ({ ...seat, calendar: calendar(seat.person) }));
