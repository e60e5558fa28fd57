import { type ClauseId, clauseIds } from "../clauses/clauses.ts";
import type { LocalDate } from "../dates.ts";
import type { PersonId } from "../ids.ts";
import type { Action } from "./action.ts";
import type { ClauseOwner } from "./answerable.ts";
import { type EvidencePiece, subjectsOf } from "./evidence.ts";
import { isGap, type JointRating, jointly, type Rating } from "./rating.ts";

/** How much evidence counts for something, and the day the last of it came. */
export interface Tally {
	readonly count: number;
	readonly lastOn: LocalDate | null;
}

/** How one clause stands. */
export interface ClauseState {
	readonly clause: ClauseId;
	/** What the gap analysis found. */
	readonly before: JointRating | undefined;
	/** What everybody who rated it says now, in his last word. */
	readonly now: JointRating | undefined;
	readonly evidence: Tally;
	readonly owner: PersonId | null;
	readonly openActions: number;
	readonly lateActions: number;
	readonly doneActions: number;
}

/** @returns the tallies without pieces that have expired: they are on record, and show nothing any more. */
export function withoutExpired(
	tallies: ReadonlyMap<string, Tally>,
	expired: readonly EvidencePiece[],
): ReadonlyMap<string, Tally> {
	const left = new Map(tallies);
	for (const piece of expired)
		for (const subject of subjectsOf(piece)) {
			const tally = left.get(subject);
			if (tally) left.set(subject, { ...tally, count: tally.count - 1 });
		}
	return left;
}

const nothing: Tally = { count: 0, lastOn: null };

/** @returns how each clause stands, in their order; every one of them, rated or not. */
export function clauseStates(
	{
		ratings,
		actions,
		owners,
		evidence,
	}: {
		readonly ratings: readonly Rating[];
		readonly actions: readonly Action[];
		readonly owners: readonly ClauseOwner[];
		/** By clause. */
		readonly evidence: ReadonlyMap<string, Tally>;
	},
	today: LocalDate,
): readonly ClauseState[] {
	const ratingsOf = Map.groupBy(ratings, ({ clause }) => clause);
	const actionsOf = Map.groupBy(actions, ({ clause }) => clause);
	const ownerOf = new Map(owners.map(({ clause, owner }) => [clause, owner]));
	return clauseIds.map((clause): ClauseState => {
		const rated = ratingsOf.get(clause) ?? [];
		const own = actionsOf.get(clause) ?? [];
		const open = own.filter(({ status }) => status === "open");
		return {
			clause,
			before: jointly(rated.flatMap(({ before }) => before ?? [])),
			now: jointly(rated.flatMap(({ before, now }) => now ?? before ?? [])),
			evidence: evidence.get(clause) ?? nothing,
			owner: ownerOf.get(clause) ?? null,
			openActions: open.length,
			lateActions: open.filter(({ dueOn }) => dueOn < today).length,
			doneActions: own.length - open.length,
		};
	});
}

/** What a list to work from can be narrowed to. */
export const clauseFilters = {
	gaps: ({ now }: ClauseState) => !now || isGap(now.level),
	"without-evidence": ({ evidence }: ClauseState) => evidence.count === 0,
	"open-action": ({ openActions }: ClauseState) => openActions > 0,
	"late-action": ({ lateActions }: ClauseState) => lateActions > 0,
	"not-rated": ({ now }: ClauseState) => now === undefined,
	differing: ({ now }: ClauseState) => now?.differ === true,
} as const satisfies Record<string, (state: ClauseState) => boolean>;

export type ClauseFilter = keyof typeof clauseFilters;

export const isClauseFilter = (text: unknown): text is ClauseFilter =>
	typeof text === "string" && Object.hasOwn(clauseFilters, text);

/** @returns how many clauses each filter leaves. */
export const countByFilter = (
	states: readonly ClauseState[],
): Readonly<Record<ClauseFilter, number>> =>
	Object.fromEntries(
		Object.entries(clauseFilters).map(([name, passes]) => [
			name,
			states.filter(passes).length,
		]),
	) as Record<ClauseFilter, number>;
