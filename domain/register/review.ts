import type { ClauseId } from "../clauses/clauses.ts";
import type { LocalDate } from "../dates.ts";
import type { PersonId, Seal } from "../ids.ts";
import type { Instant } from "../instants.ts";
import type { People } from "../people.ts";

/**
 * What a management review has to consider (20000-1 9.3), told in our own words. Each names the clauses whose figures it
 * rests on.
 */
export const reviewInputs = {
	"earlier-actions": ["9.3"],
	issues: ["4.1", "4.2"],
	nonconformities: ["10.1"],
	measurements: ["9.1", "9.4"],
	audits: ["9.2"],
	improvement: ["10.2"],
	feedback: ["8.3.2"],
	policy: ["5.2"],
	objectives: ["6.2"],
	services: ["8.3.3", "8.7.1"],
	"other-parties": ["8.2.3", "8.3.4"],
	resources: ["7.1", "8.4.1", "8.4.3"],
	risks: ["6.1"],
	changes: ["8.5.1"],
} as const satisfies Record<string, readonly ClauseId[]>;

export type ReviewInput = keyof typeof reviewInputs;
export const reviewInputIds = Object.keys(reviewInputs) as ReviewInput[];

/** What top management decided: it becomes an action on 9.3. */
export interface ReviewDecision {
	readonly action: string;
	readonly what: Seal;
	readonly owner: PersonId | null;
	readonly dueOn: LocalDate;
}

/** A management review: planned, held with its minutes, and signed by top management. */
export interface ManagementReview {
	readonly kind: "review";
	readonly id: string;
	readonly status: "planned" | "held" | "signed";
	readonly dueOn: LocalDate;
	readonly plannedBy: PersonId;
	readonly plannedOn: LocalDate;
	readonly heldOn: LocalDate | null;
	/** What was said to each input, all of them. */
	readonly inputs: Readonly<Partial<Record<ReviewInput, Seal>>>;
	/** What the record said of each when it was held. */
	readonly minutes: Seal | null;
	readonly decisions: readonly ReviewDecision[];
	/** sha256 of everything that is signed. */
	readonly fingerprint: string | null;
	readonly signed: {
		readonly by: PersonId;
		readonly name: Seal;
		readonly at: Instant;
		readonly on: LocalDate;
	} | null;
}

export const reviewId = (id: string): string => `review/${id}`;

/** Top management is asked to sign within so many days. */
export const daysToSign = 14;

/** @returns whoever may sign for top management. */
export const topManagers = ({ approvers }: People): readonly PersonId[] =>
	approvers
		.filter(({ side }) => side === "top-management")
		.map(({ person }) => person);
