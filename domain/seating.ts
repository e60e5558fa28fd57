import { addDays, compareDates, type LocalDate } from "./dates.ts";
import type { PersonId } from "./ids.ts";
import { approversIn, type People } from "./people.ts";
import type { PhaseKind } from "./phases.ts";
import { firstApprover, type Seat, sitsIn } from "./seats.ts";
import type { SignOffRequest } from "./sign-off.ts";
import { type Absence, type Substitute, standInFor } from "./substitutes.ts";
import { mondayToFriday } from "./work-calendar.ts";

/** Who stands in on a day for those who are away; nobody who asked, and nobody who has a seat of his own. */
interface Seating {
	readonly askedBy: PersonId;
	readonly substitutes: readonly Substitute[];
	readonly day: LocalDate;
}

function withStandIn(
	seat: Seat,
	others: readonly Seat[],
	{ askedBy, substitutes, day }: Seating,
): Seat {
	if (seat.answer || seat.notForMe) return seat;
	const { person } = standInFor(substitutes, seat.holder, day);
	const free =
		person !== askedBy && !others.some((other) => sitsIn(other, person));
	return seatGoesTo(seat, free ? person : seat.holder);
}

/** @returns the seat in which `person` answers from now on. */
export const seatGoesTo = (seat: Seat, person: PersonId): Seat => {
	const first = firstApprover(seat);
	return person === seat.person
		? seat
		: { ...seat, person, for: person === first ? null : first };
};

function seated(seats: readonly Seat[], seating: Seating): readonly Seat[] {
	let after = seats;
	for (const seat of seats) {
		const others = after.filter((other) => other !== seat);
		const taken = withStandIn(seat, others, seating);
		after = after.map((other) => (other === seat ? taken : other));
	}
	return after;
}

/**
 * @param before the request that is asked anew: whoever it was handed over to keeps his place.
 * @returns the seats of a request in a phase of `kind` that is asked on the day.
 */
export function seatsFor(
	people: People,
	kind: PhaseKind,
	before: Pick<SignOffRequest, "seats"> | null,
	seating: Seating,
): readonly Seat[] {
	const approvers = approversIn(people, kind);
	const seats = approvers.map(({ person, side }): Seat => {
		const was = before?.seats.find(
			(seat) => firstApprover(seat) === person && seat.side === side,
		);
		const taken =
			was &&
			(was.holder === seating.askedBy ||
				approvers.some((other) => other.person === was.holder));
		const holder = was && !taken ? was.holder : person;
		return {
			person: holder,
			side,
			for: holder === person ? null : person,
			holder,
			notForMe: was?.holder === holder ? was.notForMe : null,
			since: seating.day,
			calendar: mondayToFriday,
			answer: null,
		};
	});
	return seated(seats, seating);
}

/** A seat that changes hands because an absence begins or ends. */
export interface Move {
	readonly seat: Seat;
	readonly to: PersonId;
	/** The days of the absence that has begun; null when one has ended. */
	readonly absence: Absence | null;
}

/** @returns the seats of an open request that are in other hands on the day. */
export const movesOn = (
	request: SignOffRequest,
	substitutes: readonly Substitute[],
	day: LocalDate,
): readonly Move[] =>
	seated(request.seats, { askedBy: request.askedBy, substitutes, day }).flatMap(
		(after, place): readonly Move[] => {
			const seat = request.seats[place];
			if (!seat || seat.person === after.person) return [];
			const ends = after.person === seat.holder;
			const { absence } = standInFor(substitutes, seat.holder, day);
			return [{ seat, to: after.person, absence: ends ? null : absence }];
		},
	);

/** @returns the next day after `today` on which a seat of the request changes hands by date; null when none does. */
export function nextMoveAfter(
	request: SignOffRequest,
	substitutes: readonly Substitute[],
	today: LocalDate,
): LocalDate | null {
	const days = substitutes
		.flatMap(({ from, until }) => [from, addDays(until, 1)])
		.filter((day) => compareDates(day, today) > 0)
		.sort();
	return (
		days.find((day) => movesOn(request, substitutes, day).length > 0) ?? null
	);
}
