import type { LocalDate } from "./dates.ts";
import type { Fingerprint, PersonId, RequestId } from "./ids.ts";
import type { Step } from "./phases.ts";
import type { Question } from "./question.ts";
import type { ReminderRule } from "./reminders.ts";
import { type AskedSeat, type Seat, seatAsked } from "./seats.ts";

export type { Decision, Seat } from "./seats.ts";

/** Whose approvals count. Whatever the policy, one counted approval comes from IT and one from a business department. */
export type Policy =
	| { readonly kind: "all" }
	| { readonly kind: "at-least"; readonly count: number }
	| { readonly kind: "in-sequence" };

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
	/** When approvers are reminded; null: as the programme has it. */
	readonly reminders: ReminderRule | null;
	/** What approvers wanted to know before they answer, the oldest first. */
	readonly questions: readonly Question[];
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

/**
 * @returns the seats whose turn it is: all that have not answered, or the first of them in sequence. Nobody is waited for in
 * one that needs another approver.
 */
export function waitingSeats(request: SignOffRequest): readonly Seat[] {
	return inTurn(request).filter(({ notForMe }) => notForMe === null);
}

/** @returns the seats on turn whose approver has said that this is not for him. */
export const seatsWithoutApprover = (
	request: SignOffRequest,
): readonly Seat[] =>
	inTurn(request).filter(({ notForMe }) => notForMe !== null);

function inTurn(request: SignOffRequest): readonly Seat[] {
	const open = request.seats.filter(({ answer }) => answer === null);
	return request.policy.kind === "in-sequence" ? open.slice(0, 1) : open;
}

/** @returns the seat `person` holds in the request. */
export const seatOf = (
	request: SignOffRequest,
	person: PersonId,
): Seat | undefined => request.seats.find((seat) => seat.person === person);

/** @returns the request with one person's seat changed. */
export const withSeat = (
	request: SignOffRequest,
	person: PersonId,
	change: (seat: Seat) => Seat,
): SignOffRequest => ({
	...request,
	seats: request.seats.map((seat) =>
		seat.person === person ? change(seat) : seat,
	),
});

/** @returns the request with the answer of `person` entered. */
export const answered = (
	request: SignOffRequest,
	person: PersonId,
	answer: NonNullable<Seat["answer"]>,
): SignOffRequest => withSeat(request, person, (seat) => ({ ...seat, answer }));

/**
 * @returns the request as it begins anew after a change of what is signed, or of who is asked: nobody has answered this, and
 * whoever it is not for still need not.
 */
export const superseded = (
	request: SignOffRequest,
	content: Fingerprint,
	seats: readonly AskedSeat[],
	since: LocalDate,
): SignOffRequest => ({
	...request,
	generation: request.generation + 1,
	since,
	fingerprint: content,
	seats: seats.map((asked) => ({
		...seatAsked(asked, since),
		notForMe: seatOf(request, asked.person)?.notForMe ?? null,
	})),
});
