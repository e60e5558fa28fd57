import { calendarFor } from "./calendars.ts";
import { handOverConfirmed, lacksConfirmation } from "./confirmation.ts";
import { compareDates } from "./dates.ts";
import { decideQuestion } from "./decide-question.ts";
import type {
	EndAbsence,
	HandedOver,
	HandOverAct,
	HandOverEvent,
} from "./hand-over.ts";
import { type PersonId, roomId } from "./ids.ts";
import type { Decided, Moment } from "./moment.ts";
import type { Phase } from "./phase.ts";
import type { Programme } from "./programme.ts";
import type { Refusal } from "./refusal.ts";
import { accepted, type Result, refused } from "./result.ts";
import { seatAskedOf, takenAlready } from "./seat-asked.ts";
import { type Move, movesOn } from "./seating.ts";
import { calendarSaid, firstApprover, type Seat, sitsIn } from "./seats.ts";
import { type SignOffRequest, seatOf } from "./sign-off.ts";
import { type Absence, standInFor } from "./substitutes.ts";
import type { World } from "./world.ts";

type Answer = Result<readonly Decided[], Refusal>;
type HandOver = Extract<HandOverAct, { type: "hand-over" }>;

/** @returns what an approver who does not answer himself makes happen, and whoever finds another for him. */
export function decideHandOver(
	{ programme }: World,
	phase: Phase,
	request: SignOffRequest,
	act: HandOverAct,
	moment: Moment,
): Answer {
	switch (act.type) {
		case "hand-over":
			return handOver(programme, phase, request, act, moment);
		case "not-for-me": {
			const seat = seatAskedOf(request, act, moment);
			return "code" in seat
				? refused(seat)
				: inRoom(phase, {
						type: "sign-off-not-for-me",
						request: request.id,
						generation: request.generation,
						reason: act.reason,
					});
		}
		case "replace-approver":
			return replace(programme, phase, request, act, moment);
		case "ask-question":
		case "answer-question":
			return decideQuestion(phase, request, act, moment);
	}
}

const inRoom = (phase: Phase, event: HandOverEvent): Answer =>
	accepted([{ room: phase.room, event }]);

function handOver(
	programme: Programme,
	phase: Phase,
	request: SignOffRequest,
	act: HandOver,
	moment: Moment,
): Answer {
	const seat = seatAskedOf(request, act, moment);
	if ("code" in seat) return refused(seat);
	if (act.to === seat.person)
		return refused({ code: "has-it-already", person: act.to });
	const problem =
		successorProblem(request, seat, act.to) ??
		(act.absence
			? absenceProblem(act.absence, moment)
			: awayProblem(programme, act.to, moment));
	if (problem) return refused(problem);
	if (
		lacksConfirmation(programme, handOverConfirmed(phase, act), act.confirmed)
	)
		return refused({ code: "code-needed" });
	if (!act.absence)
		return inRoom(
			phase,
			handedOver(
				programme,
				request,
				seat,
				{ to: act.to, how: "by-hand" },
				moment,
			),
		);
	// The seats that are in other hands by it follow of themselves.
	return accepted([
		{
			room: roomId(programme.charter.programme),
			event: {
				type: "substitute-named",
				person: seat.person,
				substitute: act.to,
				...act.absence,
			},
		},
	]);
}

/** Whoever asks receives nothing, and nobody answers in two seats: one side would approve for the other. */
function successorProblem(
	request: SignOffRequest,
	seat: Seat,
	to: PersonId,
): Refusal | undefined {
	if (to === request.askedBy)
		return { code: "asker-cannot-receive", person: to };
	return request.seats.some((other) => other !== seat && sitsIn(other, to))
		? { code: "has-a-place", person: to }
		: undefined;
}

const absenceProblem = (
	{ from, until }: Absence,
	{ on }: Moment,
): Refusal | undefined =>
	compareDates(until, from) < 0
		? { code: "dates-not-in-order" }
		: compareDates(until, on) < 0
			? { code: "date-past", today: on }
			: undefined;

/** Whoever is away would lose it to his own substitute at once. */
function awayProblem(
	{ substitutes }: Programme,
	person: PersonId,
	{ on }: Moment,
): Refusal | undefined {
	const { absence } = standInFor(substitutes, person, on);
	return absence
		? { code: "is-away", person, until: absence.until }
		: undefined;
}

function replace(
	programme: Programme,
	phase: Phase,
	request: SignOffRequest,
	act: Extract<HandOverAct, { type: "replace-approver" }>,
	moment: Moment,
): Answer {
	const seat = seatOf(request, act.person);
	if (!seat) return refused({ code: "not-an-approver" });
	if (seat.answer) return refused(takenAlready(seat) as Refusal);
	// Whoever said that it is not for him may be asked once more.
	if (act.to === seat.person && !seat.notForMe)
		return refused({ code: "has-it-already", person: act.to });
	const problem =
		successorProblem(request, seat, act.to) ??
		awayProblem(programme, act.to, moment);
	return problem
		? refused(problem)
		: inRoom(
				phase,
				handedOver(
					programme,
					request,
					seat,
					{ to: act.to, how: "replaced" },
					moment,
				),
			);
}

const handedOver = (
	programme: Programme,
	request: SignOffRequest,
	seat: Seat,
	{
		to,
		how,
		absence = null,
	}: {
		readonly to: PersonId;
		readonly how: HandedOver;
		readonly absence?: Absence | null;
	},
	{ calendarOf, on }: Pick<Moment, "calendarOf" | "on">,
): HandOverEvent => ({
	type: "sign-off-handed-over",
	request: request.id,
	generation: request.generation,
	from: seat.person,
	to,
	first: firstApprover(seat),
	how,
	absence,
	...calendarSaid(calendarFor(programme, calendarOf, request, to, on)),
});

/** @returns the seats of a phase that changed hands by today, because an absence has begun or ended. */
export const movesDue = (
	programme: Programme,
	phase: Phase,
	moment: Pick<Moment, "on" | "calendarOf">,
): readonly Decided[] => {
	const { request } = phase;
	if (phase.status !== "open" || !request) return [];
	return movesOn(request, programme.substitutes, moment.on).map(
		({ seat, to, absence }: Move): Decided => ({
			room: phase.room,
			event: handedOver(
				programme,
				request,
				seat,
				{ to, how: absence ? "absence-begins" : "absence-ends", absence },
				moment,
			),
		}),
	);
};

/** @returns the end of an absence before its day, or that there is none. */
export function decideEndAbsence(
	{ programme }: World,
	{ person, substitute }: EndAbsence,
	{ on }: Moment,
): Answer {
	const named = programme.substitutes.findLast(
		(known) =>
			known.person === person &&
			known.substitute === substitute &&
			compareDates(on, known.until) <= 0,
	);
	return named
		? accepted([
				{
					room: roomId(programme.charter.programme),
					event: { type: "substitute-ended", ...named },
				},
			])
		: refused({ code: "no-such-absence" });
}
