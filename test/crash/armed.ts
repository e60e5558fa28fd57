import type { CrashPoint } from "../../records/crash-points.ts";

/** Where a process is to die, or to kill another. */
export interface Armed {
	readonly point: CrashPoint;
	/** What the point must be about: a room, workflow or programme whose name begins so. */
	readonly about: string;
	/** Whom to kill instead of itself. */
	readonly victim?: number;
}

/** Put into the folder by the test. */
export const armedFile = "armed.json";
/** Put there by whoever was at the point, before he kills. */
export const reachedFile = "reached";
