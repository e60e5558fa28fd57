import type { PhaseOutcome, RoomState } from "./messages.ts";
import { carryPhase } from "./phase.ts";

/** System design: manual, procedures, SLA metrics and the service management plan. */
export function design(input: RoomState): Promise<PhaseOutcome> {
	return carryPhase(input);
}
