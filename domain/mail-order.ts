import type { LocalDate } from "./dates.ts";
import type { HandOverMail } from "./hand-over-mails.ts";
import type { PersonId, RequestId, RoomId, Seal } from "./ids.ts";
import type { NoticeGiven } from "./notice.ts";
import type { PhaseKind, Step } from "./phases.ts";
import { type SignOffRequest, seatOf } from "./sign-off.ts";

/** The sign-off a mail's one link leads to. */
export interface LinkTo {
	readonly request: RequestId;
	readonly generation: number;
}

type AboutRequest =
	| "sign-off-request"
	| "sign-off-reminder"
	| "request-superseded"
	| "request-withdrawn";

/** A mail that follows from what happened: who is told what. Its words are put when it is sent. */
export interface MailOrder {
	readonly to: PersonId;
	readonly room: RoomId;
	readonly link: LinkTo | null;
	readonly about:
		| {
				readonly template: AboutRequest;
				readonly request: RequestId;
				readonly generation: number;
				readonly phase: PhaseKind;
				readonly step: Step;
				readonly askedBy: PersonId;
				readonly askedOn: LocalDate;
				readonly answerBy: LocalDate;
				/** The first approver, when the addressee answers for somebody. */
				readonly for?: PersonId;
		  }
		| HandOverMail
		/** Somebody is reached by no mail; what the mail server said stands with the mail. */
		| {
				readonly template: "address-undeliverable";
				readonly person: PersonId;
				readonly mail: string;
		  }
		/** The one-time code by which an answer is confirmed; the code itself is put in when it is sent. */
		| {
				readonly template: "code";
				readonly phase: PhaseKind;
				readonly step: Step;
				readonly minutes: number;
		  }
		| {
				readonly template: "answered";
				readonly request: RequestId;
				readonly phase: PhaseKind;
				readonly step: Step;
				readonly person: PersonId;
				readonly decision: "approve" | "return" | "decline";
				readonly reason: Seal | null;
				readonly fingerprint: string;
				readonly at: string;
				/** The first approver, when it was answered for him. */
				readonly for?: PersonId;
		  }
		| {
				readonly template: "phase-closed";
				readonly phase: PhaseKind;
				readonly closedOn: LocalDate;
				readonly next: PhaseKind | null;
		  }
		| {
				readonly template: "digest";
				readonly lines: readonly NoticeGiven[];
		  };
}

/** What a mail is about that concerns a request, and where it belongs. */
export interface Concerning {
	readonly room: RoomId;
	readonly phase: PhaseKind;
	readonly request: SignOffRequest;
}

/** @returns a mail to `to` about a request; the two that ask for an answer bear the link to it, the two that end it none. */
export function requestMail(
	template: AboutRequest,
	{ room, phase, request }: Concerning,
	to: PersonId,
): MailOrder {
	const first = seatOf(request, to)?.for;
	return {
		to,
		room,
		link:
			template === "sign-off-request" || template === "sign-off-reminder"
				? linkTo(request)
				: null,
		about: {
			template,
			request: request.id,
			generation: request.generation,
			phase,
			step: request.step,
			askedBy: request.askedBy,
			askedOn: request.askedOn,
			answerBy: request.answerBy,
			...(first ? { for: first } : {}),
		},
	};
}

/** @returns a mail with a one-time code to confirm what is answered in a room. */
export const codeMail = (
	to: PersonId,
	{
		room,
		phase,
		step,
		minutes,
	}: {
		readonly room: RoomId;
		readonly phase: PhaseKind;
		readonly step: Step;
		readonly minutes: number;
	},
): MailOrder => ({
	to,
	room,
	link: null,
	about: { template: "code", phase, step, minutes },
});

/** @returns the request as it stands now, for the one link of a mail. */
export const linkTo = ({ id, generation }: SignOffRequest): LinkTo => ({
	request: id,
	generation,
});
