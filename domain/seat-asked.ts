import { personId } from "./ids.ts";
import type { Moment } from "./moment.ts";
import type { Refusal } from "./refusal.ts";
import type { Seat } from "./seats.ts";
import { type SignOffRequest, seatOf } from "./sign-off.ts";

/** @returns the seat in which the one who acts is waited for, or why he is not. */
export function seatAskedOf(
	request: SignOffRequest,
	{ generation }: { readonly generation: number },
	{ by }: Pick<Moment, "by">,
): Seat | Refusal {
	if (generation !== request.generation)
		return {
			code: "request-superseded",
			generation: request.generation,
			fingerprint: request.fingerprint,
		};
	const seat = seatOf(request, personId(by));
	if (!seat) return { code: "not-an-approver" };
	return takenAlready(seat) ?? seat;
}

/** @returns why a seat is not handed over any more: it was answered, or is for somebody else to answer. */
export function takenAlready({
	answer,
	person,
	notForMe,
}: Seat): Refusal | undefined {
	if (answer)
		return {
			code: "already-answered",
			person,
			decision: answer.decision,
			at: answer.at,
		};
	return notForMe ? { code: "said-not-for-me" } : undefined;
}
