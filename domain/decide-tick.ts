import type { Certificate } from "./certificate.ts";
import { roundsDue } from "./certificate-clocks.ts";
import { addDays, addMonths, compareDates, later } from "./dates.ts";
import { evolve } from "./evolve.ts";
import { deliverableId, type RoomId } from "./ids.ts";
import { compareInstants } from "./instants.ts";
import type { Decided, Moment } from "./moment.ts";
import type { Phase } from "./phase.ts";
import { isWayPhase, phaseRules } from "./phases.ts";
import { notices } from "./schedule.ts";
import { isCertificate, type World } from "./world.ts";

/** Days between a deliverable's due date and its phase's end, left for the sign-off. */
const daysForSignOff = 7;

/**
 * What the clock makes happen in a room by now: it begins, rounds open, a certificate expires, notices are given. However
 * long nobody looked, everything that fell due meanwhile is in the answer, once.
 */
export function decideTick(
	world: World,
	id: RoomId,
	moment: Moment,
): readonly Decided[] {
	const room = world.rooms[id];
	const happened = !room
		? []
		: isCertificate(room)
			? certificateTick(world, room, moment)
			: opens(world, room, moment);
	const after = happened.reduce(
		(known, { event, dueOn }) =>
			evolve(known, { ...moment, room: id, event, dueOn: dueOn ?? null }),
		world,
	);
	const due = notices(after, id, moment.on).filter(
		({ at }) => compareInstants(at, moment.at) <= 0,
	);
	if (due.length === 0) return happened;
	return [
		...happened,
		{
			room: id,
			event: {
				type: "notices-given",
				notices: due.map(({ at: _meantFor, ...given }) => given),
			},
		},
	];
}

function opens(
	{ programme }: World,
	phase: Phase,
	{ on }: Moment,
): readonly Decided[] {
	if (phase.status !== "opening" || compareDates(phase.from, on) > 0) return [];
	// Early or late, a phase has its whole length from the day it begins.
	const end =
		isWayPhase(phase.kind) && phase.from !== phase.planned.from
			? addDays(addMonths(phase.from, programme.plan.lengths[phase.kind]), -1)
			: phase.planned.until;
	const spare = phase.kind === "pilot-run" ? 0 : daysForSignOff;
	const dueOn = later(phase.from, addDays(end, -spare));
	return [
		{
			room: phase.room,
			dueOn: phase.from,
			event: {
				type: "phase-opened",
				deliverables: phaseRules(phase.kind).deliverables.map((id) => ({
					id: deliverableId(id),
					dueOn,
				})),
			},
		},
	];
}

function certificateTick(
	world: World,
	certificate: Certificate,
	{ on }: Moment,
): readonly Decided[] {
	if (certificate.status !== "certified") return [];
	const { validUntil } = certificate.decision;
	const rounds = roundsDue(world.programme, certificate, on).map(
		(opening): Decided => ({
			room: certificate.room,
			dueOn: opening.from,
			event: { type: "round-due", opening },
		}),
	);
	// 17021-1 9.6.3: validity is never extended; expiry alone changes the state by date, from the day after.
	return compareDates(on, validUntil) > 0
		? [
				...rounds,
				{
					room: certificate.room,
					dueOn: validUntil,
					event: { type: "certificate-expired", validUntil },
				},
			]
		: rounds;
}
