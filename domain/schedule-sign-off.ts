import {
	addDays,
	compareDates,
	daysBetween,
	type LocalDate,
	later,
	nextWorkingDay,
	startOfDay,
} from "./dates.ts";
import { inTheMorning, type Notice, notice, type Waking } from "./notice.ts";
import type { Phase } from "./phase.ts";
import { nextMoveAfter } from "./seating.ts";
import { type SignOffRequest, waitingSeats } from "./sign-off.ts";
import type { World } from "./world.ts";

const daysBetweenReminders = 3;
const daysBeforeEscalation = 3;

/**
 * @returns the notices of an open request, given or not: approvers are reminded on working days until their last day, then
 * the asker is told and, unanswered, the named person.
 */
export function requestNotices(
	world: World,
	request: SignOffRequest,
): readonly Notice[] {
	const { people } = world.programme;
	const waiting = waitingSeats(request).map(({ person }) => person);
	const about = `${request.id.split("/").at(-1)}.${request.generation}`;
	const data = { request: request.id, generation: request.generation };
	const { since, answerBy } = request;
	const days = Math.max(0, daysBetween(since, answerBy));
	const reminders = Array.from(
		{ length: Math.floor(days / daysBetweenReminders) },
		(_, place) => addDays(since, (place + 1) * daysBetweenReminders),
	)
		.map((day) => nextWorkingDay(day, () => false))
		.filter((day) => compareDates(day, answerBy) <= 0)
		.map((day) =>
			notice(
				"sign-off-reminder",
				about,
				inTheMorning(day, world.programme.charter.zone),
				answerBy,
				data,
				waiting,
			),
		);
	return [
		...reminders,
		notice(
			"sign-off-overdue",
			about,
			inTheMorning(
				addDays(later(answerBy, since), 1),
				world.programme.charter.zone,
			),
			answerBy,
			data,
			[...waiting, request.askedBy],
		),
		notice(
			"sign-off-escalated",
			about,
			inTheMorning(
				addDays(later(answerBy, since), 1 + daysBeforeEscalation),
				world.programme.charter.zone,
			),
			answerBy,
			data,
			[people.escalation, people.owner],
		),
	];
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
