import type { Happening } from "./events.ts";
import { personId } from "./ids.ts";
import type { Phase } from "./phase.ts";
import { seatGoesTo } from "./seating.ts";
import { seatAsked } from "./seats.ts";
import {
	answered,
	type SignOffRequest,
	superseded,
	withSeat,
} from "./sign-off.ts";
import { mondayToFriday } from "./work-calendar.ts";

/** @returns the phase after what happened to its sign-off. */
export function evolveSignOff(phase: Phase, happening: Happening): Phase {
	const { event, at, by, on } = happening;
	if (event.type === "sign-off-asked")
		return {
			...phase,
			requestsMade: phase.requestsMade + 1,
			sentBack: null,
			request: {
				id: event.request,
				generation: 1,
				step: event.step,
				askedBy: personId(by),
				askedOn: on,
				since: on,
				answerBy: event.answerBy,
				policy: event.policy,
				seats: event.seats.map((seat) => seatAsked(seat, on)),
				fingerprint: event.fingerprint,
				remindedByHand: 0,
				reminders: null,
				questions: [],
			},
		};
	if (event.type === "confirmation-set")
		return { ...phase, confirmed: event.wanted };
	const { request } = phase;
	if (!request) return phase;
	switch (event.type) {
		case "sign-off-superseded":
			return {
				...phase,
				request: superseded(request, event.fingerprint, event.seats, on),
			};
		case "sign-off-reminded":
			return {
				...phase,
				request: { ...request, remindedByHand: request.remindedByHand + 1 },
			};
		case "sign-off-decided":
			return {
				...phase,
				request: answered(request, personId(by), {
					decision: event.decision,
					at,
					name: event.name,
					reason: event.reason,
				}),
			};
		case "sign-off-withdrawn":
			return {
				...phase,
				request: null,
				sentBack: {
					how: "withdrawn",
					by: personId(by),
					on,
					reason: event.reason,
				},
			};
		case "sign-off-ended":
			return event.outcome === "approved"
				? { ...phase, request: null, stepsDone: phase.stepsDone + 1 }
				: {
						...phase,
						request: null,
						sentBack: {
							how: event.outcome,
							by: personId(by),
							on,
							reason: event.reason,
						},
					};
		default:
			return { ...phase, request: evolveSeats(request, happening) };
	}
}

/** @returns the request after what happened beside its answers: seats in other hands, questions. */
function evolveSeats(
	request: SignOffRequest,
	{ event, by, on }: Happening,
): SignOffRequest {
	switch (event.type) {
		case "sign-off-handed-over":
			return withSeat(request, event.from, (seat) => ({
				...seatGoesTo(seat, event.to),
				since: on,
				calendar: event.calendar ?? mondayToFriday,
				// An absence lends a seat; a hand gives it.
				...(event.how === "by-hand" || event.how === "replaced"
					? { holder: event.to, notForMe: null }
					: {}),
			}));
		case "sign-off-not-for-me":
			return withSeat(request, personId(by), (seat) => ({
				...seat,
				notForMe: on,
			}));
		case "sign-off-question-asked":
			return {
				...request,
				questions: [
					...request.questions,
					{
						number: event.question,
						by: personId(by),
						on,
						text: event.text,
						answer: null,
					},
				],
			};
		case "sign-off-question-answered":
			return {
				...request,
				questions: request.questions.map((question) =>
					question.number === event.question
						? {
								...question,
								answer: { by: personId(by), on, text: event.text },
							}
						: question,
				),
			};
		case "request-reminders-set":
			return { ...request, reminders: event.rule };
		case "calendar-read":
			return withSeat(request, event.person, (seat) => ({
				...seat,
				calendar: event.calendar,
			}));
		default:
			return request;
	}
}
