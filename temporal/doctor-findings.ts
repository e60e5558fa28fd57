import type { Difference } from "../records/doctor.ts";
import type { HeldAct } from "./histories.ts";

/** What was found, and the histories that were read on the way. */
export interface Findings {
	readonly differences: readonly Difference[];
	/** Acts that histories hold and the record lacks. */
	readonly lacking: readonly HeldAct[];
}

export const nothing: Findings = { differences: [], lacking: [] };

export const join = (
	differences: readonly Difference[],
	{ differences: others, lacking }: Findings,
): Findings => ({ differences: [...differences, ...others], lacking });
