import type { LocalDate } from "./dates.ts";
import type { Fingerprint, PersonId, RequestId, Seal } from "./ids.ts";
import type { Instant } from "./instants.ts";
import type { Side, Step } from "./phases.ts";

export type Decision = "approve" | "return" | "decline";

/** Whose approvals count. Whatever the policy, one counted approval comes from IT and one from a business department. */
export type Policy =
	| { readonly kind: "all" }
	| { readonly kind: "at-least"; readonly count: number }
	| { readonly kind: "in-sequence" };

/** One approver's place in a request. */
export interface Seat {
	readonly person: PersonId;
	readonly side: Side;
	/** The first approver, when this one answers for somebody: recorded as "B for A". */
	readonly for: PersonId | null;
	readonly answer: {
		readonly decision: Decision;
		readonly at: Instant;
		readonly name: Seal;
		readonly reason: Seal | null;
	} | null;
}

/** A sign-off asked for. A new generation begins whenever what is signed has changed: old links then say so. */
export interface SignOffRequest {
	readonly id: RequestId;
	readonly generation: number;
	readonly step: Step;
	readonly askedBy: PersonId;
	readonly askedOn: LocalDate;
	/** The day this generation was put before the approvers: reminders count from it. */
	readonly since: LocalDate;
	/** The last local day in time. */
	readonly answerBy: LocalDate;
	readonly policy: Policy;
	readonly seats: readonly Seat[];
	readonly fingerprint: Fingerprint;
	/** How often the owner had the approvers reminded by hand. */
	readonly remindedByHand: number;
}

export type RequestOutcome = "waiting" | "approved" | "returned" | "declined";

const approvals = (request: SignOffRequest) =>
	request.seats.filter(({ answer }) => answer?.decision === "approve");

const required = (request: SignOffRequest): number =>
	request.policy.kind === "at-least"
		? Math.min(request.policy.count, request.seats.length)
		: request.seats.length;

/** Every side that sits in the request needs one counted approval, whatever the policy. */
const enough = (request: SignOffRequest, counted: readonly Seat[]) =>
	counted.length >= required(request) &&
	request.seats.every(({ side }) => counted.some((seat) => seat.side === side));

/**
 * @returns what the answers so far make of a request: one return sends it back; it is declined when the approvals still
 * possible can no longer be enough.
 */
export function outcomeOf(request: SignOffRequest): RequestOutcome {
	if (request.seats.some(({ answer }) => answer?.decision === "return"))
		return "returned";
	if (enough(request, approvals(request))) return "approved";
	const possible = request.seats.filter(
		({ answer }) => answer === null || answer.decision === "approve",
	);
	return enough(request, possible) ? "waiting" : "declined";
}

/** @returns the seats whose turn it is: all that have not answered, or the first of them in sequence. */
export function waitingSeats(request: SignOffRequest): readonly Seat[] {
	const open = request.seats.filter(({ answer }) => answer === null);
	return request.policy.kind === "in-sequence" ? open.slice(0, 1) : open;
}

/** @returns the seat `person` holds in the request. */
export const seatOf = (
	request: SignOffRequest,
	person: PersonId,
): Seat | undefined => request.seats.find((seat) => seat.person === person);

/** @returns the request with the answer of `person` entered. */
export const answered = (
	request: SignOffRequest,
	person: PersonId,
	answer: NonNullable<Seat["answer"]>,
): SignOffRequest => ({
	...request,
	seats: request.seats.map((seat) =>
		seat.person === person ? { ...seat, answer } : seat,
	),
});

/** @returns the request as it begins anew after a change of what is signed, or of who is asked: nobody has answered this. */
export const superseded = (
	request: SignOffRequest,
	content: Fingerprint,
	seats: readonly Pick<Seat, "person" | "side">[],
	since: LocalDate,
): SignOffRequest => ({
	...request,
	generation: request.generation + 1,
	since,
	fingerprint: content,
	seats: seats.map((seat) => ({ ...seat, for: null, answer: null })),
});
