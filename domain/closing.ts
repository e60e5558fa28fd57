import type { Opening } from "./events.ts";
import { certificateRoom, roomIdOf } from "./ids.ts";
import type { Decided, Moment } from "./moment.ts";
import type { Phase } from "./phase.ts";
import { phaseAfter } from "./phases.ts";
import { isCertificate, isOver, type World } from "./world.ts";

/**
 * @returns what follows the last sign-off of a phase: it closes, the next one begins on this day, early or late, and the
 * body's decision starts a certificate, which renews the one that is guarded now.
 */
export function closing(
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
			room: certificateRoom(id, cycle),
			event: {
				type: "certificate-issued",
				cycle,
				decision,
				renews: guarding?.room ?? null,
			},
		},
	];
}
