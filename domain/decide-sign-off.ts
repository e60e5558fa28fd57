import type { SignOffAct } from "./acts.ts";
import { calendarFor, withCalendars } from "./calendars.ts";
import { closing } from "./closing.ts";
import { answersConfirmed, lacksConfirmation } from "./confirmation.ts";
import { signedContent } from "./content.ts";
import { compareDates } from "./dates.ts";
import { decideHandOver } from "./decide-hand-over.ts";
import type { Event } from "./events.ts";
import { openFindings } from "./findings.ts";
import { gateGaps } from "./gate.ts";
import { fingerprint, personId, requestId } from "./ids.ts";
import type { Decided, Moment } from "./moment.ts";
import { approversIn } from "./people.ts";
import { currentStep, type Phase } from "./phase.ts";
import { phaseRules } from "./phases.ts";
import type { Refusal } from "./refusal.ts";
import { accepted, type Result, refused } from "./result.ts";
import { seatsFor } from "./seating.ts";
import { askedSeat } from "./seats.ts";
import {
	answered,
	outcomeOf,
	type SignOffRequest,
	seatOf,
	waitingSeats,
} from "./sign-off.ts";
import type { World } from "./world.ts";

type Answer = Result<readonly Decided[], Refusal>;
type Decide = Extract<SignOffAct, { type: "decide" }>;

const inRoom = (phase: Phase, ...events: readonly Event[]): Answer =>
	accepted(events.map((event) => ({ room: phase.room, event })));

/** @returns what an act of sign-off makes happen: asking, reminding, withdrawing, deciding. */
export function decideSignOff(
	world: World,
	phase: Phase,
	act: SignOffAct,
	moment: Moment,
): Answer {
	if (act.type === "ask-for-sign-off") return ask(world, phase, act, moment);
	const { request } = phase;
	if (!request || request.id !== act.request)
		return refused({
			code: wasMade(phase, act.request) ? "request-ended" : "no-such-request",
		});
	switch (act.type) {
		case "remind":
			return inRoom(phase, {
				type: "sign-off-reminded",
				request: request.id,
				persons: waitingSeats(request).map(({ person }) => person),
			});
		case "withdraw-request":
			return inRoom(phase, {
				type: "sign-off-withdrawn",
				request: request.id,
				reason: act.reason,
			});
		case "decide":
			return answer(world, phase, request, act, moment);
		default:
			return decideHandOver(world, phase, request, act, moment);
	}
}

const numbered = (phase: Phase, number: number) =>
	requestId(`${phase.room}/request-${number}`);

const wasMade = (phase: Phase, request: SignOffRequest["id"]) =>
	Array.from({ length: phase.requestsMade }, (_, place) =>
		numbered(phase, place + 1),
	).includes(request);

const isCount = (count: number) => Number.isInteger(count) && count >= 1;

function ask(
	world: World,
	phase: Phase,
	act: Extract<SignOffAct, { type: "ask-for-sign-off" }>,
	{ by, on, sha256, calendarOf }: Moment,
): Answer {
	const { programme } = world;
	const step = currentStep(phase);
	if (!step) return refused({ code: "phase-not-open" });
	if (phase.request) return refused({ code: "request-already-open" });
	const gaps = gateGaps(
		phase,
		programme,
		on,
		openFindings(world),
		world.register,
	);
	if (gaps.length > 0) return refused({ code: "gate-shut", gaps });
	if (compareDates(act.answerBy, on) < 0)
		return refused({ code: "date-past", today: on });
	if (act.policy.kind === "at-least" && !isCount(act.policy.count))
		return refused({ code: "not-a-count" });
	// Not even a substitute answers for whoever asks.
	if (
		approversIn(programme.people, phase.kind).some(
			({ person }) => person === by,
		)
	)
		return refused({ code: "asker-is-approver" });
	const seats = withCalendars(
		seatsFor(programme.people, phase.kind, null, {
			askedBy: personId(by),
			substitutes: programme.substitutes,
			day: on,
		}),
		(person) => calendarFor(programme, calendarOf, act, person, on),
	);
	return inRoom(phase, {
		type: "sign-off-asked",
		request: numbered(phase, phase.requestsMade + 1),
		step,
		answerBy: act.answerBy,
		policy: act.policy,
		seats: seats.map(askedSeat),
		fingerprint: fingerprint(sha256(signedContent(phase))),
	});
}

function answer(
	world: World,
	phase: Phase,
	request: SignOffRequest,
	act: Decide,
	moment: Moment,
): Answer {
	const problem = answerProblem(world, phase, request, act, moment);
	if (problem) return refused(problem);
	const first = seatOf(request, personId(moment.by))?.for;
	const { type: _act, shown, ...given } = act;
	const decided: Event = {
		...given,
		type: "sign-off-decided",
		fingerprint: shown,
		...(first ? { for: first } : {}),
	};
	const after = answered(request, personId(moment.by), {
		decision: act.decision,
		at: moment.at,
		name: act.name,
		reason: act.reason,
	});
	const outcome = outcomeOf(after);
	if (outcome === "waiting") return inRoom(phase, decided);
	const ended: Event = {
		type: "sign-off-ended",
		request: request.id,
		outcome,
		step: request.step,
		reason: act.reason,
	};
	const lastStep = phaseRules(phase.kind).steps.length === phase.stepsDone + 1;
	return outcome === "approved" && lastStep
		? accepted([
				{ room: phase.room, event: decided },
				{ room: phase.room, event: ended },
				...closing(world, phase, moment),
			])
		: inRoom(phase, decided, ended);
}

/** What is signed is what was seen, by whom it was asked, on his turn, once, and with the gate still open. */
function answerProblem(
	world: World,
	phase: Phase,
	request: SignOffRequest,
	act: Decide,
	{ by, on }: Moment,
): Refusal | undefined {
	if (act.generation !== request.generation)
		return {
			code: "request-superseded",
			generation: request.generation,
			fingerprint: request.fingerprint,
		};
	const seat = seatOf(request, personId(by));
	if (!seat) return { code: "not-an-approver" };
	// He may have become an approver after he asked.
	if (by === request.askedBy) return { code: "asker-is-approver" };
	if (seat.answer)
		return {
			code: "already-answered",
			person: seat.person,
			decision: seat.answer.decision,
			at: seat.answer.at,
		};
	if (seat.notForMe) return { code: "said-not-for-me" };
	if (!waitingSeats(request).includes(seat)) return { code: "not-your-turn" };
	if (act.shown !== request.fingerprint)
		return { code: "content-changed", fingerprint: request.fingerprint };
	if (
		lacksConfirmation(world.programme, answersConfirmed(phase), act.confirmed)
	)
		return { code: "code-needed" };
	if (act.decision !== "approve" && !act.reason)
		return { code: "reason-needed" };
	const gaps =
		act.decision === "approve"
			? gateGaps(
					phase,
					world.programme,
					on,
					openFindings(world),
					world.register,
				)
			: [];
	return gaps.length > 0 ? { code: "gate-shut", gaps } : undefined;
}
