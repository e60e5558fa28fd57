import { calendarFor } from "./calendars.ts";
import { compareDates, daysBetween } from "./dates.ts";
import { roomId } from "./ids.ts";
import type { Decided, Moment } from "./moment.ts";
import type { Phase } from "./phase.ts";
import type { Programme } from "./programme.ts";
import type { Refusal } from "./refusal.ts";
import {
	mostWorkingDays,
	outOfRange,
	type ReminderAct,
	type ReminderRule,
} from "./reminders.ts";
import { accepted, type Result, refused } from "./result.ts";
import type { Seat, SignOffRequest } from "./sign-off.ts";
import { longestOwnDays, mostOwnDays, type OwnDays } from "./work-calendar.ts";
import { isPhase, phaseIn, type World } from "./world.ts";

type Answer = Result<readonly Decided[], Refusal>;

/** @returns what is set about reminders, for the programme or for one request: past ones stay as they rang. */
export function decideReminders(
	world: World,
	room: Phase["room"],
	act: ReminderAct,
	moment: Moment,
): Answer {
	const { programme } = world;
	const own = roomId(programme.charter.programme);
	switch (act.type) {
		case "set-reminders": {
			const wrong = ruleProblem(act.rule);
			return wrong
				? refused(wrong)
				: accepted([
						{ room: own, event: { type: "reminders-set", rule: act.rule } },
					]);
		}
		case "set-own-days": {
			const wrong = ownDaysProblem(act.days);
			if (wrong) return refused(wrong);
			const after = { ...programme, ownDays: act.days };
			return accepted([
				{ room: own, event: { type: "own-days-set", days: act.days } },
				...calendarsRead(after, world, moment),
			]);
		}
		case "set-request-reminders":
		case "read-calendar": {
			const phase = phaseIn(world, room);
			const { request } = phase ?? {};
			if (!phase || request?.id !== act.request)
				return refused({ code: "request-ended" });
			if (act.type === "read-calendar")
				return accepted(
					calendarsIn(programme, phase, request, moment).filter(
						({ event }) =>
							event.type === "calendar-read" && event.person === act.person,
					),
				);
			const wrong = act.rule && ruleProblem(act.rule);
			return wrong
				? refused(wrong)
				: accepted([
						{
							room: phase.room,
							event: {
								type: "request-reminders-set",
								request: request.id,
								rule: act.rule,
							},
						},
					]);
		}
	}
}

function ruleProblem(rule: ReminderRule): Refusal | undefined {
	const field = outOfRange(rule);
	return field
		? { code: "reminders-out-of-range", field, most: mostWorkingDays(field) }
		: undefined;
}

function ownDaysProblem(days: readonly OwnDays[]): Refusal | undefined {
	if (days.length > mostOwnDays)
		return { code: "too-many-own-days", most: mostOwnDays };
	if (days.some(({ from, until }) => compareDates(until, from) < 0))
		return { code: "dates-not-in-order" };
	return days.some(
		({ from, until }) => daysBetween(from, until) >= longestOwnDays,
	)
		? { code: "own-days-too-long", most: longestOwnDays }
		: undefined;
}

const calendarsRead = (
	programme: Programme,
	{ rooms }: World,
	moment: Moment,
): readonly Decided[] =>
	Object.values(rooms)
		.filter(isPhase)
		.flatMap((phase) =>
			phase.status === "open" && phase.request
				? calendarsIn(programme, phase, phase.request, moment)
				: [],
		);

/** @returns the calendars of a request's approvers that are others than it knows. */
const calendarsIn = (
	programme: Programme,
	{ room }: Phase,
	request: SignOffRequest,
	{ calendarOf, on }: Moment,
): readonly Decided[] =>
	request.seats
		.filter(({ answer }) => answer === null)
		.flatMap(({ person, calendar: known }: Seat): readonly Decided[] => {
			const calendar = calendarFor(programme, calendarOf, request, person, on);
			return JSON.stringify(calendar) === JSON.stringify(known)
				? []
				: [
						{
							room,
							event: {
								type: "calendar-read",
								request: request.id,
								person,
								calendar,
							},
						},
					];
		});
