/** A rule's last day in time, and its dated row. */
import { addDays, addMonths, type LocalDate } from "../dates.ts";
import type { DateBeside, DatedRule, DateId } from "./dated-rule.ts";
import type { PackRule } from "./pack.ts";
import type { Anchor, Period } from "./rule.ts";

/**
 * The last local day in time, counted from the anchor, or undefined for a
 * rule without a period.
 */
export function lastDayInTime(
	anchor: LocalDate,
	period: Period,
): LocalDate | undefined {
	switch (period.unit) {
		case "months":
			return addMonths(anchor, period.count);
		case "days":
			return addDays(anchor, period.count);
		case "anchor-day":
			return anchor;
		case "calendar-year":
			return `${anchor.slice(0, 4)}-12-31` as LocalDate;
		case "none":
			return undefined;
	}
}

/** What a row says beyond its rule. */
export interface RowDetail {
	readonly id?: DateId;
	readonly key?: string;
	readonly countsFrom?: Anchor;
	readonly met?: LocalDate | undefined;
	readonly metLate?: LocalDate | undefined;
	readonly beside?: readonly DateBeside[];
}

/** The row of a rule at a date. */
export function datedRow(
	rule: PackRule,
	from: LocalDate,
	date: LocalDate,
	detail: RowDetail = {},
): DatedRule {
	const id = detail.id ?? rule.id;
	return {
		rule: id,
		key: detail.key ?? id,
		date,
		clause: rule.clause,
		edition: rule.edition,
		countsFrom: detail.countsFrom ?? rule.countsFrom,
		from,
		missed: rule.missed,
		confidence: rule.confidence,
		...(detail.met && { met: detail.met }),
		...(detail.metLate && { metLate: detail.metLate }),
		...(detail.beside?.length && { beside: detail.beside }),
		...(rule.ownTerms && { ownTerms: rule.ownTerms }),
	};
}

/**
 * The row of a rule that is met by one act, in time or late: nothing where
 * the pack has no such rule, or its anchor is not known.
 */
export function rowFrom(
	rule: PackRule | undefined,
	anchor: LocalDate | undefined,
	done?: LocalDate | undefined,
	detail: RowDetail = {},
): readonly DatedRule[] {
	if (rule === undefined || anchor === undefined) return [];
	const date = lastDayInTime(anchor, rule.period);
	if (date === undefined) return [];
	const inTime = done !== undefined && done <= date;
	return [
		datedRow(rule, anchor, date, {
			...detail,
			met: inTime ? done : undefined,
			metLate: inTime ? undefined : done,
		}),
	];
}
