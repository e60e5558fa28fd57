import type { HandOverAct, HandOverEvent } from "./hand-over.ts";
import type { Decided, Moment } from "./moment.ts";
import type { Phase } from "./phase.ts";
import { mostQuestions } from "./question.ts";
import type { Refusal } from "./refusal.ts";
import { accepted, type Result, refused } from "./result.ts";
import { seatAskedOf } from "./seat-asked.ts";
import type { SignOffRequest } from "./sign-off.ts";

type Answer = Result<readonly Decided[], Refusal>;

/** @returns a question of an approver, or the answer to it: neither decides anything or moves a day. */
export function decideQuestion(
	phase: Phase,
	request: SignOffRequest,
	act: Extract<HandOverAct, { type: "ask-question" | "answer-question" }>,
	moment: Moment,
): Answer {
	const inRoom = (event: HandOverEvent): Answer =>
		accepted([{ room: phase.room, event }]);
	if (act.type === "ask-question") {
		const seat = seatAskedOf(request, act, moment);
		if ("code" in seat) return refused(seat);
		const own = request.questions.filter(({ by }) => by === moment.by);
		if (own.length >= mostQuestions)
			return refused({ code: "too-many-questions", most: mostQuestions });
		return inRoom({
			type: "sign-off-question-asked",
			request: request.id,
			generation: request.generation,
			question: request.questions.length + 1,
			text: act.text,
		});
	}
	const question = request.questions.find(
		({ number }) => number === act.question,
	);
	if (!question) return refused({ code: "no-such-question" });
	if (question.answer)
		return refused({
			code: "question-answered",
			person: question.answer.by,
			on: question.answer.on,
		});
	return inRoom({
		type: "sign-off-question-answered",
		request: request.id,
		question: question.number,
		text: act.text,
	});
}
