import type { PhaseOutcome, RoomState } from "./messages.ts";
import { carryPhase } from "./phase.ts";

/** Internal audit: self-check over all clauses, findings with corrective action, the management review. */
export function internalAudit(input: RoomState): Promise<PhaseOutcome> {
	return carryPhase(input);
}
