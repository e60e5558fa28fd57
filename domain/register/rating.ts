import type { ClauseId } from "../clauses/clauses.ts";
import { type LocalDate, later } from "../dates.ts";
import type { PersonId, Seal } from "../ids.ts";
import type { People } from "../people.ts";
import type { Programme } from "../programme.ts";

/**
 * How far a clause is met, from nothing to all of it. There is no "not applicable": every clause of ISO/IEC 20000-1 applies to
 * everyone (20000-1 1.2).
 */
export const gapLevels = ["missing", "begun", "described", "met"] as const;
export type GapLevel = (typeof gapLevels)[number];

/** @returns whether something is left to be done. */
export const isGap = (level: GapLevel): boolean => level !== "met";

export interface Rated {
	readonly level: GapLevel;
	readonly note: Seal | null;
	readonly on: LocalDate;
}

/** What one person thinks of one clause: in the gap analysis, and since. A later word takes the earlier one's place. */
export interface Rating {
	readonly kind: "rating";
	readonly id: string;
	readonly clause: ClauseId;
	readonly by: PersonId;
	/** In the gap analysis of the preparation phase. */
	readonly before: Rated | null;
	/** After it. */
	readonly now: Rated | null;
}

export const ratingId = (clause: ClauseId, by: PersonId): string =>
	`rating/${clause}/${by}`;

/** The gap analysis is the preparation's; whoever rates when that is over says how things are now. */
export const ratingStage = ({ past }: Programme): "before" | "now" =>
	past.some(({ phase }) => phase === "preparation") ? "now" : "before";

/** What several persons' ratings come to. */
export interface JointRating {
	/** The most cautious word counts, until they agree. */
	readonly level: GapLevel;
	readonly count: number;
	/** They differ: it wants to be talked over. */
	readonly differ: boolean;
	/** The newest of them. */
	readonly on: LocalDate;
}

/** @returns what the ratings of one clause come to; undefined where nobody has rated it. */
export function jointly(rated: readonly Rated[]): JointRating | undefined {
	const [first] = rated;
	if (!first) return undefined;
	const levels = rated.map(({ level }) => gapLevels.indexOf(level));
	const lowest = Math.min(...levels);
	return {
		level: gapLevels[lowest] ?? "missing",
		count: rated.length,
		differ: levels.some((level) => level !== lowest),
		on: rated.reduce((last, { on }) => later(last, on), first.on),
	};
}

/** @returns whether somebody from business is among those who have rated: IT cannot see every gap alone. */
export const businessHasRated = (
	raters: Iterable<PersonId>,
	{ businessOwner, approvers }: People,
): boolean =>
	[...raters].some(
		(rater) =>
			rater === businessOwner ||
			approvers.some(
				({ person, side }) => person === rater && side === "business",
			),
	);
