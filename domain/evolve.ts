import { roundKey } from "./audit-key.ts";
import { bookingOf } from "./booking.ts";
import { isBookingEvent } from "./booking-events.ts";
import { type Certificate, isRoundOf } from "./certificate.ts";
import { confirmedByDefault } from "./confirmation.ts";
import { earlier } from "./dates.ts";
import type { Event, Happening, Opening } from "./events.ts";
import { evolveBooking } from "./evolve-booking.ts";
import {
	evolveCertificate,
	issuedCertificate,
	underTerms,
	withHeld,
} from "./evolve-certificate.ts";
import { evolveFinding, findingsMoved, raised } from "./evolve-finding.ts";
import { succeeded } from "./evolve-people.ts";
import { evolvePhase } from "./evolve-phase.ts";
import {
	evolveProgramme,
	programmeAdopted,
	programmeStarted,
} from "./evolve-programme.ts";
import { pushedByHolds } from "./hold.ts";
import { certificateRoom, roomIdOf } from "./ids.ts";
import { type AuditResult, emptyWork, type Phase } from "./phase.ts";
import { isRoundPhase, isWayPhase, type RoundPhase } from "./phases.ts";
import type { Plan } from "./plan.ts";
import { registerEvolved } from "./register/evolve.ts";
import {
	certificateIn,
	guardingCertificate,
	isCertificate,
	isFinding,
	isOver,
	isPhase,
	phaseIn,
	type Room,
	type World,
	withRoom,
} from "./world.ts";

/** A room that is due to begin, until its own workflow says that it has. */
const opening = (of: Opening): Phase => ({
	room: of.room,
	kind: of.phase,
	round: of.round,
	status: "opening",
	from: of.from,
	closedOn: null,
	planned: of.planned,
	stepsDone: 0,
	deliverables: [],
	work: emptyWork(of.phase),
	request: null,
	requestsMade: 0,
	confirmed: confirmedByDefault(of.phase),
	sentBack: null,
	given: [],
});

/** What was arranged early for the first certification audit is the audit's own from now on. */
function opened(world: World, of: Opening): World {
	const { bookings = [], ...programme } = world.programme;
	return of.phase === "certification-audit" &&
		of.round === 1 &&
		bookings.length > 0
		? withRoom({ ...world, programme }, { ...opening(of), bookings })
		: withRoom(world, opening(of));
}

const stopped = (room: Room): Room => {
	if (isOver(room)) return room;
	if (isCertificate(room)) return { ...room, status: "stopped" };
	return isFinding(room)
		? { ...room, status: "stopped" }
		: { ...room, status: "stopped" };
};

/** Every room that is not over stops with the programme: its workflow sees it at its next waking and ends. */
const allStopped = (world: World): World => ({
	...world,
	rooms: Object.fromEntries(
		Object.entries(world.rooms).map(([id, room]) => [id, stopped(room)]),
	),
});

/** A phase that is planned anew before its day has come begins under the new plan. */
const replanned = (world: World, plan: Plan): World => ({
	...world,
	rooms: Object.fromEntries(
		Object.entries(world.rooms).map(([id, room]) => [
			id,
			isPhase(room) && room.status === "opening" && isWayPhase(room.kind)
				? { ...room, planned: plan.phases[room.kind] }
				: room,
		]),
	),
});

const isOfCycle =
	(certificate: Certificate) =>
	(room: Room): room is Phase =>
		isPhase(room) &&
		isRoundPhase(room.kind) &&
		isRoundOf(certificate, room.round);

/** Rounds end with what they were to keep: `ends` says which of those still open. */
const roundsEnded = (
	world: World,
	certificate: Certificate,
	ends: (round: Phase) => boolean,
): World => ({
	...world,
	rooms: Object.fromEntries(
		Object.entries(world.rooms).map(([id, room]) => [
			id,
			isOfCycle(certificate)(room) && ends(room) ? stopped(room) : room,
		]),
	),
});

/** A surveillance that was not held has nothing left to keep once another cycle begins. */
const isNotHeld = ({ kind, work }: Phase): boolean =>
	kind !== "recertification" && work.kind === "round" && work.result === null;

const issued = (
	world: World,
	happening: Happening,
	event: Extract<Event, { type: "certificate-issued" }>,
): World => {
	const room = certificateRoom(world.programme.charter.programme, event.cycle);
	const old = event.renews && certificateIn(world, event.renews);
	const before = old
		? roundsEnded(
				withRoom(world, { ...old, followedBy: room }),
				old,
				(round) => !event.otherBody && isNotHeld(round),
			)
		: world;
	return withRoom(
		{ ...before, programme: evolveProgramme(world.programme, happening) },
		issuedCertificate(
			room,
			event,
			old && event.otherBody ? old.firstOfCycle : event.cycle,
			happening.on,
		),
	);
};

/** Days on hold push every later day of a pilot on, the due dates of what it still owes included. */
function resumed(world: World, happening: Happening): World {
	const programme = evolveProgramme(world.programme, happening);
	const hold = programme.holds.slice(-1);
	const pushed = (room: Room): Room =>
		isPhase(room) && room.work.kind === "pilot" && !isOver(room)
			? {
					...room,
					deliverables: room.deliverables.map((deliverable) =>
						deliverable.status === "open"
							? {
									...deliverable,
									dueOn: pushedByHolds(
										deliverable.dueOn,
										room.from,
										hold,
										happening.on,
									),
								}
							: deliverable,
					),
				}
			: room;
	return {
		...world,
		programme,
		rooms: Object.fromEntries(
			Object.entries(world.rooms).map(([id, room]) => [id, pushed(room)]),
		),
	};
}

/** The first day of a round's audit: as the result says it, as it was entered before, or as it was booked. */
function daysOf(
	{ held, bookings }: Certificate,
	round: RoundPhase,
	{ heldFrom, heldOn }: AuditResult,
): Pick<Certificate["held"][number], "heldFrom" | "heldOn"> {
	const known = held.find((audit) => audit.round === round);
	const from =
		heldFrom ??
		known?.heldFrom ??
		bookingOf(bookings, roundKey(round)).confirmed?.from;
	return from ? { heldFrom: earlier(from, heldOn), heldOn } : { heldOn };
}

/** A round's audit that has been held is what the clocks of the certificate look at that is guarded now. */
function auditNoted(world: World, { room, event }: Happening): World {
	const round = phaseIn(world, room);
	const guarding = guardingCertificate(world);
	if (event.type !== "result-entered" || !round || !guarding) return world;
	// A round of the cycle before may be signed off when the next has begun.
	if (!isOfCycle(guarding)(round)) return world;
	const phase = round.kind as RoundPhase;
	return withRoom(world, {
		...guarding,
		held: withHeld(guarding.held, {
			kind: phase === "recertification" ? phase : "surveillance",
			round: phase,
			...daysOf(guarding, phase, event.result),
		}),
	});
}

/** What the body ended, or a date for good, leaves its rounds nothing to keep. */
const endsRounds = ({ event }: Happening): boolean =>
	event.type === "certificate-lapsed" ||
	(event.type === "body-decision-entered" &&
		["withdrawn", "surrendered"].includes(event.decision.type));

function certificateEvolved(
	world: World,
	known: Certificate,
	happening: Happening,
): World {
	const { event } = happening;
	const after = withRoom(world, evolveCertificate(known, happening));
	if (event.type === "round-due" || event.type === "certification-again")
		return opened(after, event.opening);
	return endsRounds(happening) ? roundsEnded(after, known, () => true) : after;
}

/** The body's terms hold for every certificate that is guarded. */
const underOwnTerms = (
	world: World,
	happening: Happening,
	{ certificates }: Extract<Event, { type: "own-terms-set" }>,
): World =>
	certificates.reduce<World>(
		(known, { room, restorableUntil }) => {
			const certificate = certificateIn(known, room);
			return certificate
				? withRoom(known, underTerms(certificate, restorableUntil))
				: known;
		},
		{ ...world, programme: evolveProgramme(world.programme, happening) },
	);

/**
 * @param world what is known so far; null before the programme has started.
 * @returns what is known after `happening`. Total: every recorded event can be applied, so a read model can be rebuilt
 * from the events alone.
 */
export const evolve = (world: World | null, happening: Happening): World =>
	registerEvolved(roomsEvolved(world, happening), happening);

function roomsEvolved(world: World | null, happening: Happening): World {
	const { event, room } = happening;
	if (event.type === "programme-started")
		return opened(
			{
				programme: programmeStarted(happening, event),
				rooms: {},
				register: {},
			},
			{
				room: roomIdOf(event.charter.programme, event.first),
				phase: event.first,
				round: 1,
				from: event.firstFrom,
				planned:
					event.plan.phases[event.first as keyof typeof event.plan.phases],
			},
		);
	if (event.type === "programme-adopted")
		return {
			programme: programmeAdopted(happening, event),
			rooms: {},
			register: {},
		};
	if (!world) throw new Error("a programme's first event is its start");
	if (event.type === "programme-stopped")
		return allStopped({
			...world,
			programme: evolveProgramme(world.programme, happening),
		});
	if (event.type === "programme-replanned")
		return replanned(
			{ ...world, programme: evolveProgramme(world.programme, happening) },
			event.plan,
		);
	if (event.type === "programme-resumed") return resumed(world, happening);
	if (event.type === "certificate-issued")
		return issued(world, happening, event);
	if (event.type === "own-terms-set")
		return underOwnTerms(world, happening, event);
	if (event.type === "finding-raised") return raised(world, happening, event);
	if (event.type === "person-succeeded")
		return succeeded(world, event, happening.on);
	const known = world.rooms[room];
	if (isBookingEvent(event))
		return evolveBooking(world, known, event, happening);
	if (!known)
		return {
			...world,
			programme: evolveProgramme(world.programme, happening),
		};
	if (isCertificate(known)) return certificateEvolved(world, known, happening);
	if (isFinding(known)) return withRoom(world, evolveFinding(known, happening));
	const after = findingsMoved(
		auditNoted(
			withRoom(
				{
					...world,
					programme: evolveProgramme(world.programme, happening, known),
				},
				evolvePhase(known, happening),
			),
			happening,
		),
		happening,
	);
	return event.type === "phase-closed" && event.next
		? opened(after, event.next)
		: after;
}
