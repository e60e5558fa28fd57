import type { LocalDate } from "./dates.ts";
import type { RoomId } from "./ids.ts";
import type { PhaseKind } from "./phases.ts";
import type { PlannedPhase } from "./plan.ts";

/** A phase or round that is to begin. */
export interface Opening {
	readonly room: RoomId;
	readonly phase: PhaseKind;
	readonly round: number;
	readonly from: LocalDate;
	readonly planned: PlannedPhase;
}
