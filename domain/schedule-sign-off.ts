import { daysReminded } from "./calendars.ts";
import {
	addDays,
	compareDates,
	type LocalDate,
	later,
	localDateOf,
	startOfDay,
	type TimeZone,
} from "./dates.ts";
import type { PersonId } from "./ids.ts";
import {
	inTheMorning,
	type Notice,
	type NoticeCode,
	notice,
	type Waking,
} from "./notice.ts";
import type { Phase } from "./phase.ts";
import type { ReminderRule } from "./reminders.ts";
import { nextMoveAfter } from "./seating.ts";
import { type Seat, type SignOffRequest, waitingSeats } from "./sign-off.ts";
import { workingDaysAfter } from "./work-calendar.ts";
import type { World } from "./world.ts";

/**
 * @returns the notices of an open request, given or not: each approver is reminded on working days of his own, also after his
 * last day; on the first one after it the asker is told too, and, unanswered still, the person named for escalation. Legal
 * dates know no working days: none of them is here.
 */
export function requestNotices(
	world: World,
	request: SignOffRequest,
): readonly Notice[] {
	const { people, charter, reminders } = world.programme;
	const rule = request.reminders ?? reminders;
	const waiting = waitingSeats(request);
	const about = `${request.id.split("/").at(-1)}.${request.generation}`;
	const data = { request: request.id, generation: request.generation };
	const told = (
		code: Extract<NoticeCode, `sign-off-${string}`>,
		day: LocalDate,
		to: readonly PersonId[],
	) =>
		notice(
			code,
			about,
			inTheMorning(day, charter.zone),
			request.answerBy,
			data,
			to,
		);
	const turns = waiting.map((seat) => ({
		...seat,
		from: turnOf(request, seat, charter.zone),
	}));
	const daysOf = onceForAlike((turn) => daysAsked(request, turn, rule));
	return [
		...byDay(turns, (turn) => daysOf(turn).reminded).map(([day, to]) =>
			told("sign-off-reminder", day, to),
		),
		...byDay(turns, (turn) => [daysOf(turn).overdue]).map(([day, to]) =>
			told("sign-off-overdue", day, [...to, request.askedBy]),
		),
		...turns
			.map((turn) => daysOf(turn).escalated)
			.sort()
			.slice(0, 1)
			.map((day) =>
				told("sign-off-escalated", day, [people.escalation, people.owner]),
			),
	];
}

interface Turn extends Seat {
	/** The day from which the one who sits there has been waited for. */
	readonly from: LocalDate;
}

/** In sequence one is waited for since the one before him answered. */
function turnOf(
	{ policy, seats }: SignOffRequest,
	{ since }: Seat,
	zone: TimeZone,
): LocalDate {
	if (policy.kind !== "in-sequence") return since;
	return seats
		.flatMap(({ answer }) => (answer ? [localDateOf(answer.at, zone)] : []))
		.reduce(later, since);
}

interface DaysAsked {
	readonly reminded: readonly LocalDate[];
	readonly overdue: LocalDate;
	readonly escalated: LocalDate;
}

function daysAsked(
	{ answerBy }: SignOffRequest,
	{ calendar, from }: Turn,
	{ every, escalateAfter }: ReminderRule,
): DaysAsked {
	const due = later(answerBy, from);
	const last = addDays(due, daysReminded);
	const reminded: LocalDate[] = [];
	for (
		let day = workingDaysAfter(calendar, from, every);
		compareDates(day, last) <= 0;
		day = workingDaysAfter(calendar, day, every)
	)
		reminded.push(day);
	return {
		reminded,
		overdue: workingDaysAfter(calendar, due, 1),
		escalated: workingDaysAfter(calendar, due, 1 + escalateAfter),
	};
}

/** Whoever is waited for since the same day and works on the same days is asked on the same days: they are counted once. */
function onceForAlike(
	count: (turn: Turn) => DaysAsked,
): (turn: Turn) => DaysAsked {
	const counted = new Map<string, DaysAsked>();
	return (turn) => {
		const { weekend, off, worked } = turn.calendar;
		const alike = [turn.from, weekend, off, worked].join(" ");
		const days = counted.get(alike) ?? count(turn);
		counted.set(alike, days);
		return days;
	};
}

/** Who is reminded on the same day is reminded by one notice. */
function byDay(
	turns: readonly Turn[],
	daysOf: (turn: Turn) => readonly LocalDate[],
): readonly (readonly [LocalDate, readonly PersonId[]])[] {
	const days = new Map<LocalDate, PersonId[]>();
	for (const turn of turns)
		for (const day of daysOf(turn))
			days.set(day, [...(days.get(day) ?? []), turn.person]);
	return [...days];
}

/** @returns the waking on the day a seat comes into other hands, because an absence begins or has ended. */
export function seatEffects(
	{ programme }: World,
	{ status, request }: Phase,
	today: LocalDate,
): readonly Waking[] {
	if (status !== "open" || !request) return [];
	const day = nextMoveAfter(request, programme.substitutes, today);
	return day
		? [
				{
					instant: startOfDay(day, programme.charter.zone),
					code: "sign-off-changes-hands",
					dueOn: day,
					data: { request: request.id, generation: request.generation },
				},
			]
		: [];
}
