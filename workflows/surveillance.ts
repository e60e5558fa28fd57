import type { PhaseOutcome, RoomState } from "./messages.ts";
import { carryPhase } from "./phase.ts";

/**
 * A round of the certificate's three years: surveillance 1, surveillance 2 or recertification. It is signed off twice, before
 * the audit and on its result; a recertification's result renews the certificate.
 */
export function surveillance(input: RoomState): Promise<PhaseOutcome> {
	return carryPhase(input);
}
