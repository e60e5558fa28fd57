import type { PhaseOutcome, RoomState } from "./messages.ts";
import { carryPhase } from "./phase.ts";

/** Preparation: training, survey, gap analysis, scope and roles, signed off by IT and business. */
export function preparation(input: RoomState): Promise<PhaseOutcome> {
	return carryPhase(input);
}
