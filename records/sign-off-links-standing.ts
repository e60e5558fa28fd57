import { compareInstants, type Instant } from "../domain/instants.ts";
import type { Phase } from "../domain/phase.ts";
import type { Programme } from "../domain/programme.ts";
import {
	type Seat,
	type SignOffRequest,
	seatOf,
	waitingSeats,
} from "../domain/sign-off.ts";
import type { SignOffLink } from "./sign-off-links.ts";
import type {
	DecisionOnRecord,
	Leaving,
	RequestEnd,
	RequestStory,
} from "./sign-off-links-requests.ts";

/** What a link is good for now. */
export type Standing =
	| {
			readonly kind: "open";
			readonly request: SignOffRequest;
			readonly seat: Seat;
	  }
	/** It shows the answer given by it, whatever has come of the request since. */
	| { readonly kind: "answered"; readonly given: DecisionOnRecord }
	| { readonly kind: "not-your-turn"; readonly request: SignOffRequest }
	| {
			readonly kind: "superseded";
			readonly request: SignOffRequest;
			/** Whether the same person is asked anew; else by nobody any more. */
			readonly askedAnew: boolean;
	  }
	/** The seat has left the hands of whoever the mail was for: it says to whom and when. */
	| {
			readonly kind: "handed-over";
			readonly leaving: Leaving;
			/** Whether the same person is asked again meanwhile, by another link. */
			readonly askedAgain: boolean;
	  }
	/** Nobody used it in its time: it only offers to mail a fresh one. */
	| { readonly kind: "expired"; readonly request: SignOffRequest }
	| { readonly kind: "ended"; readonly end: RequestEnd }
	| { readonly kind: "stopped" }
	/** Its person may use Certway no more: it shows nothing and takes nothing. */
	| { readonly kind: "left" };

/** @param now the programme's clock. */
export function standingOf(
	link: Pick<
		SignOffLink,
		"request" | "generation" | "person" | "issuedAt" | "expiresAt"
	>,
	story: RequestStory | undefined,
	phase: Phase,
	programme: Programme,
	now: Instant,
): Standing {
	const { generation, person, expiresAt } = link;
	const given = story?.decisions.find(
		(decision) =>
			decision.generation === generation && decision.person === person,
	);
	if (given) return { kind: "answered", given };
	const open =
		programme.status !== "stopped" && phase.request?.id === link.request
			? phase.request
			: null;
	const asked =
		open !== null &&
		waitingSeats(open).some((waiting) => waiting.person === person);
	const leaving = leavingOf(link, story, open);
	if (leaving && !(asked && open.generation !== generation))
		return { kind: "handed-over", leaving, askedAgain: asked };
	if (story?.end) return { kind: "ended", end: story.end };
	if (!open) return { kind: "stopped" };
	const request = open;
	const seat = seatOf(request, person);
	if (request.generation !== generation || !seat)
		return { kind: "superseded", request, askedAnew: asked };
	if (!waitingSeats(request).includes(seat))
		return { kind: "not-your-turn", request };
	return compareInstants(now, expiresAt) >= 0
		? { kind: "expired", request }
		: { kind: "open", request, seat };
}

/**
 * A link ends for good when the seat leaves its addressee's hands, also if it comes back to him: then a mail with another link
 * has come with it, at the same moment at the earliest.
 */
function leavingOf(
	{
		generation,
		person,
		issuedAt,
	}: Pick<SignOffLink, "generation" | "person" | "issuedAt">,
	story: RequestStory | undefined,
	open: SignOffRequest | null,
): Leaving | undefined {
	const seat = open && seatOf(open, person);
	const has = seat !== undefined && seat !== null && seat.notForMe === null;
	return story?.leavings.findLast((leaving) => {
		const since = compareInstants(leaving.at, issuedAt);
		return (
			leaving.generation === generation &&
			leaving.person === person &&
			(has ? since > 0 : since >= 0)
		);
	});
}
