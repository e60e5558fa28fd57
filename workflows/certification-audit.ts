import type { PhaseOutcome, RoomState } from "./messages.ts";
import { carryPhase } from "./phase.ts";

/** Certification audit: stage 1, stage 2 and the body's decision, which starts the certificate. */
export function certificationAudit(input: RoomState): Promise<PhaseOutcome> {
	return carryPhase(input);
}
