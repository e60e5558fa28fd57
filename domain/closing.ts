import { newCycle } from "./certificate-issue.ts";
import type { Opening } from "./events.ts";
import { roomIdOf } from "./ids.ts";
import type { Decided, Moment } from "./moment.ts";
import type { Phase } from "./phase.ts";
import { phaseAfter } from "./phases.ts";
import { documentsApprovedWith } from "./register/documents-approved.ts";
import { guardingCertificate, type World } from "./world.ts";

/**
 * @returns what follows the last sign-off of a phase: it closes, the next one begins on this day, early or late, and the
 * body's decision of a certification audit starts a certificate.
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
	// The decision of a recertification holds from its entry on, whenever its round is signed off.
	const decision =
		phase.work.kind === "certification" ? phase.work.decision : null;
	const signed = documentsApprovedWith(world, phase);
	return decision
		? [
				...signed,
				closed,
				newCycle(
					programme,
					decision,
					guardingCertificate(world),
					"initial",
					on,
				),
			]
		: [...signed, closed];
}
