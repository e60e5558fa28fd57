import type { PhaseOutcome, RoomState } from "./messages.ts";
import { carryPhase } from "./phase.ts";

/**
 * Pilot run: the processes run as designed for at least three months. Its clock is durable and longer than any server's
 * uptime: what it waits for, the earliest day sign-off can be asked for included, is the next waking the record answers,
 * so days on hold move it without a change here.
 */
export function pilotRun(input: RoomState): Promise<PhaseOutcome> {
	return carryPhase(input);
}
