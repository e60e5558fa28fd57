import type { LocalDate } from "./dates.ts";
import type { Evidence } from "./deliverable.ts";
import type { PersonId, RoomId, Seal } from "./ids.ts";
import type { ProcessId } from "./processes.ts";
import { type FindingState, isNonconformity } from "./rules/finding.ts";

/** What is done about a finding, in the words given to whoever raised it. */
export interface FindingAnswer {
	/** What was put right at once. */
	readonly correction: Seal | null;
	/** Why it could happen. */
	readonly cause: Seal | null;
	/** What is changed, so that it does not happen again. */
	readonly action: Seal | null;
}

/** One finding, carried by a workflow of its own until it is closed: it outlives the phase that raised it. */
export interface Finding {
	readonly room: RoomId;
	readonly kind: "finding";
	/** 1 for the programme's first. */
	readonly number: number;
	/** `stopped` with its programme. */
	readonly status: "open" | "closed" | "stopped";
	/** Grade, source, clause, and the days of its way. */
	readonly state: FindingState;
	/** The phase or round whose audit raised it; null for one without a room. */
	readonly raisedIn: RoomId | null;
	readonly process: ProcessId | null;
	/** What was found. */
	readonly statement: Seal;
	readonly answer: FindingAnswer;
	/** How the action was found to have worked. */
	readonly effectiveness: Seal | null;
	/** Who sees to it; nobody named is the programme's coordinator. */
	readonly owner: PersonId | null;
	/** The last day for what is to be done, by one's own plan. */
	readonly dueOn: LocalDate | null;
	/** Why the answer came back the last time. */
	readonly sentBack: { readonly on: LocalDate; readonly reason: Seal } | null;
	readonly evidence: readonly Evidence[];
	/** Keys of the notices given: each rings once. */
	readonly given: readonly string[];
}

export const findingStages = [
	"to-answer",
	"submitted",
	"accepted",
	"verified",
	"noted",
	"closed",
	"stopped",
] as const;

/**
 * Where a finding stands: `to-answer`, `submitted` and not yet accepted, `accepted` and being worked on, `verified` and to be
 * closed. What is no nonconformity is `noted` until it is closed.
 */
export type FindingStage = (typeof findingStages)[number];

/** @returns whether a finding has nothing left to wait for. */
export const isFindingOver = ({ status }: Finding): boolean =>
	status !== "open";

/** @returns where a finding stands. */
export function stageOf({ status, state }: Finding): FindingStage {
	if (status !== "open") return status;
	if (state.verified) return "verified";
	if (state.accepted) return "accepted";
	if (state.submitted) return "submitted";
	return isNonconformity(state.grade) ? "to-answer" : "noted";
}

/** @returns the parts of an answer that are not written yet. */
export const missingIn = (
	answer: FindingAnswer,
): readonly (keyof FindingAnswer)[] =>
	(["correction", "cause", "action"] as const).filter(
		(part) => answer[part] === null,
	);
