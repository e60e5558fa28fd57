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
	/** Nobody used it in its time: it only offers to mail a fresh one. */
	| { readonly kind: "expired"; readonly request: SignOffRequest }
	| { readonly kind: "ended"; readonly end: RequestEnd }
	| { readonly kind: "stopped" }
	/** Its person may use Certway no more: it shows nothing and takes nothing. */
	| { readonly kind: "left" };

/** @param now the programme's clock. */
export function standingOf(
	link: Pick<SignOffLink, "request" | "generation" | "person" | "expiresAt">,
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
	if (story?.end) return { kind: "ended", end: story.end };
	const { request } = phase;
	if (programme.status === "stopped" || request?.id !== link.request)
		return { kind: "stopped" };
	const seat = seatOf(request, person);
	if (request.generation !== generation || !seat)
		return {
			kind: "superseded",
			request,
			askedAnew: waitingSeats(request).some((one) => one.person === person),
		};
	if (!waitingSeats(request).includes(seat))
		return { kind: "not-your-turn", request };
	return compareInstants(now, expiresAt) >= 0
		? { kind: "expired", request }
		: { kind: "open", request, seat };
}
