/**
 * What a new edition of the rules, or the body's own terms, changes: open
 * dates are computed again and the difference is shown. What was met stays
 * as it was met.
 */
import type { LocalDate } from "./dates.ts";
import { type DatedRule, dueBy, isOpen } from "./rules/dated-rule.ts";

/** One open date that is different, new or gone. */
export interface DateChange {
	readonly key: string;
	readonly rule: DatedRule["rule"];
	readonly before: DateUnderRule | null;
	readonly after: DateUnderRule | null;
}

export interface DateUnderRule {
	/** The last local day in time, a postponement included. */
	readonly date: LocalDate;
	readonly edition: string;
	readonly clause: string;
}

/** The open dates that differ between two computations from the same facts, in the order of the newer. */
export function changedDates(
	before: readonly DatedRule[],
	after: readonly DatedRule[],
): readonly DateChange[] {
	const old = new Map(before.map((row) => [row.key, row]));
	const fresh = new Map(after.map((row) => [row.key, row]));
	return [...new Set([...fresh.keys(), ...old.keys()])].flatMap((key) => {
		const [was, is] = [old.get(key), fresh.get(key)];
		const shown = is ?? was;
		if (shown === undefined || (was && !isOpen(was))) return [];
		if (was && is && dueBy(was) === dueBy(is)) return [];
		return [
			{
				key,
				rule: shown.rule,
				before: was ? underRule(was) : null,
				after: is ? underRule(is) : null,
			},
		];
	});
}

function underRule(row: DatedRule): DateUnderRule {
	return { date: dueBy(row), edition: row.edition, clause: row.clause };
}
