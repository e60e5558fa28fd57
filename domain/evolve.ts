import type { Certificate } from "./certificate.ts";
import type { Event, Happening, Opening } from "./events.ts";
import { evolvePhase } from "./evolve-phase.ts";
import { evolveProgramme, programmeStarted } from "./evolve-programme.ts";
import { pushedByHolds } from "./hold.ts";
import { certificateRoom, roomIdOf } from "./ids.ts";
import { emptyWork, type Phase } from "./phase.ts";
import { isWayPhase } from "./phases.ts";
import type { Plan } from "./plan.ts";
import {
	certificateIn,
	isCertificate,
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
	sentBack: null,
	given: [],
});

const opened = (world: World, of: Opening): World =>
	withRoom(world, opening(of));

const stopped = (room: Room): Room => {
	if (isOver(room)) return room;
	return isCertificate(room)
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

const issued = (
	world: World,
	happening: Happening,
	event: Extract<Event, { type: "certificate-issued" }>,
): World => {
	const old = event.renews && certificateIn(world, event.renews);
	const renewed = old ? withRoom(world, { ...old, status: "renewed" }) : world;
	const certificate: Certificate = {
		room: certificateRoom(world.programme.charter.programme, event.cycle),
		kind: "certificate",
		cycle: event.cycle,
		status: "certified",
		decision: event.decision,
		opened: [],
		held: [],
		given: [],
	};
	return withRoom(
		{ ...renewed, programme: evolveProgramme(world.programme, happening) },
		certificate,
	);
};

function evolveCertificate(
	certificate: Certificate,
	{ event }: Happening,
): Certificate {
	switch (event.type) {
		case "round-due":
			return {
				...certificate,
				opened: [
					...certificate.opened,
					event.opening.phase as Certificate["opened"][number],
				],
			};
		case "certificate-expired":
			return { ...certificate, status: "expired" };
		case "notices-given":
			return {
				...certificate,
				given: [...certificate.given, ...event.notices.map(({ key }) => key)],
			};
		default:
			return certificate;
	}
}

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
		programme,
		rooms: Object.fromEntries(
			Object.entries(world.rooms).map(([id, room]) => [id, pushed(room)]),
		),
	};
}

/** A round's audit that has been held is what the clocks of its own cycle's certificate look at. */
function auditNoted(world: World, { room, event }: Happening): World {
	const round = phaseIn(world, room);
	if (event.type !== "result-entered" || !round) return world;
	const guarding = certificateIn(
		world,
		certificateRoom(world.programme.charter.programme, round.round),
	);
	if (!guarding) return world;
	const phase = round.kind as Certificate["opened"][number];
	return withRoom(world, {
		...guarding,
		held: [
			...guarding.held.filter((audit) => audit.round !== phase),
			{ round: phase, heldOn: event.result.heldOn },
		],
	});
}

/**
 * @param world what is known so far; null before the programme has started.
 * @returns what is known after `happening`. Total: every recorded event can be applied, so a read model can be rebuilt
 * from the events alone.
 */
export function evolve(world: World | null, happening: Happening): World {
	const { event, room } = happening;
	if (event.type === "programme-started")
		return opened(
			{ programme: programmeStarted(happening, event), rooms: {} },
			{
				room: roomIdOf(event.charter.programme, event.first),
				phase: event.first,
				round: 1,
				from: event.firstFrom,
				planned:
					event.plan.phases[event.first as keyof typeof event.plan.phases],
			},
		);
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
	const known = world.rooms[room];
	if (!known)
		return {
			...world,
			programme: evolveProgramme(world.programme, happening),
		};
	if (isCertificate(known)) {
		const after = withRoom(world, evolveCertificate(known, happening));
		return event.type === "round-due" ? opened(after, event.opening) : after;
	}
	if (!isPhase(known)) return world;
	const after = auditNoted(
		withRoom(
			{
				...world,
				programme: evolveProgramme(world.programme, happening, known),
			},
			evolvePhase(known, happening),
		),
		happening,
	);
	return event.type === "phase-closed" && event.next
		? opened(after, event.next)
		: after;
}
