import type { SignOffAct } from "./acts.ts";
import { signedContent } from "./content.ts";
import { compareDates } from "./dates.ts";
import type { Event, Opening } from "./events.ts";
import { gateGaps } from "./gate.ts";
import { fingerprint, personId, requestId, roomIdOf } from "./ids.ts";
import type { Decided, Moment } from "./moment.ts";
import { approversIn } from "./people.ts";
import { currentStep, type Phase } from "./phase.ts";
import { phaseAfter, phaseRules } from "./phases.ts";
import type { Refusal } from "./refusal.ts";
import { accepted, type Result, refused } from "./result.ts";
import {
	answered,
	outcomeOf,
	type SignOffRequest,
	seatOf,
	waitingSeats,
} from "./sign-off.ts";
import { isCertificate, isOver, type World } from "./world.ts";

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
		return refused({ code: "request-ended" });
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
	}
}

function ask(
	{ programme }: World,
	phase: Phase,
	act: Extract<SignOffAct, { type: "ask-for-sign-off" }>,
	{ by, on, sha256 }: Moment,
): Answer {
	const step = currentStep(phase);
	if (!step) return refused({ code: "phase-not-open" });
	if (phase.request) return refused({ code: "request-already-open" });
	const gaps = gateGaps(phase, programme, on);
	if (gaps.length > 0) return refused({ code: "gate-shut", gaps });
	if (compareDates(act.answerBy, on) < 0)
		return refused({ code: "date-past", today: on });
	const seats = approversIn(programme.people, phase.kind);
	if (seats.some(({ person }) => person === by))
		return refused({ code: "asker-is-approver" });
	return inRoom(phase, {
		type: "sign-off-asked",
		request: requestId(`${phase.room}/request-${phase.requestsMade + 1}`),
		step,
		answerBy: act.answerBy,
		policy: act.policy,
		seats,
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
	const { type: _act, shown, ...given } = act;
	const decided: Event = {
		...given,
		type: "sign-off-decided",
		fingerprint: shown,
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
	{ programme }: World,
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
	if (seat.answer)
		return {
			code: "already-answered",
			person: seat.person,
			decision: seat.answer.decision,
			at: seat.answer.at,
		};
	if (!waitingSeats(request).includes(seat)) return { code: "not-your-turn" };
	if (act.shown !== request.fingerprint)
		return { code: "content-changed", fingerprint: request.fingerprint };
	if (act.decision !== "approve" && !act.reason)
		return { code: "reason-needed" };
	const gaps = act.decision === "approve" ? gateGaps(phase, programme, on) : [];
	return gaps.length > 0 ? { code: "gate-shut", gaps } : undefined;
}

/** The next phase begins the day its predecessor is signed off, early or late; the body's decision starts a certificate. */
function closing(
	world: World,
	phase: Phase,
	{ on }: Moment,
): readonly Decided[] {
	const { programme } = world;
	const { programme: id } = programme.charter;
	const following = phaseAfter(phase.kind);
	const next: Opening | null = following
		? {
				room: roomIdOf(id, following),
				phase: following,
				round: 1,
				from: on,
				planned: programme.plan.phases[following],
			}
		: null;
	const closed: Decided = {
		room: phase.room,
		event: { type: "phase-closed", next },
	};
	const decision =
		phase.work.kind === "certification"
			? phase.work.decision
			: phase.work.kind === "round" && phase.kind === "recertification"
				? (phase.work.result?.decision ?? null)
				: null;
	if (!decision) return [closed];
	const guarding = Object.values(world.rooms)
		.filter(isCertificate)
		.find((certificate) => !isOver(certificate));
	const cycle = programme.cycle + 1;
	return [
		closed,
		{
			room: roomIdOf(id, `certificate-${cycle}`),
			event: {
				type: "certificate-issued",
				cycle,
				decision,
				renews: guarding?.room ?? null,
			},
		},
	];
}
