import { type ClauseId, clauseIds } from "../clauses/clauses.ts";
import type { LocalDate } from "../dates.ts";
import type { PersonId } from "../ids.ts";
import type { Action } from "./action.ts";
import type { GapLevel, Rating } from "./rating.ts";

/** What has changed about one clause since a day. */
export type Change =
	| {
			readonly type: "rated";
			readonly by: PersonId;
			readonly on: LocalDate;
			readonly level: GapLevel;
			/** What the same person said in the gap analysis; null where that is all there is. */
			readonly before: GapLevel | null;
	  }
	| {
			readonly type: "action-opened" | "action-done";
			readonly action: Action;
			readonly on: LocalDate;
	  }
	| { readonly type: "evidence"; readonly count: number };

/** @returns the clauses about which something has changed on `day` or since, each with what has. */
export function changesSince(
	day: LocalDate,
	{
		ratings,
		actions,
		evidence,
	}: {
		readonly ratings: readonly Rating[];
		readonly actions: readonly Action[];
		/** How many pieces came, by clause. */
		readonly evidence: ReadonlyMap<string, number>;
	},
): readonly {
	readonly clause: ClauseId;
	readonly changes: readonly Change[];
}[] {
	return clauseIds.flatMap((clause) => {
		const came = evidence.get(clause) ?? 0;
		const changes: readonly Change[] = [
			...ratings
				.filter((rating) => rating.clause === clause)
				.flatMap((rating) => ratedSince(day, rating)),
			...actions
				.filter((action) => action.clause === clause)
				.flatMap((action) => actedSince(day, action)),
			...(came > 0 ? [{ type: "evidence", count: came } as const] : []),
		];
		return changes.length === 0 ? [] : [{ clause, changes }];
	});
}

function ratedSince(
	day: LocalDate,
	{ by, before, now }: Rating,
): readonly Change[] {
	const last = now ?? before;
	return last && last.on >= day
		? [
				{
					type: "rated",
					by,
					on: last.on,
					level: last.level,
					before: now ? (before?.level ?? null) : null,
				},
			]
		: [];
}

function actedSince(day: LocalDate, action: Action): readonly Change[] {
	const { openedOn, doneOn } = action;
	if (doneOn && doneOn >= day)
		return [{ type: "action-done", action, on: doneOn }];
	return openedOn >= day
		? [{ type: "action-opened", action, on: openedOn }]
		: [];
}
