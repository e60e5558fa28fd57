/**
 * The clocks of surveillance run beside each other: twelve months after the
 * decision, once in each calendar year, and in some packs twelve months after
 * the last audit. All are shown; the one that ends first binds.
 */
import { addMonths, compareDates, type LocalDate } from "./dates.ts";
import {
	type DateBeside,
	type DatedRule,
	type Deviation,
	dueBy,
	isOpen,
} from "./rules/dated-rule.ts";
import { type PackRule, type RulePack, ruleOf } from "./rules/pack.ts";
import { datedRow, lastDayInTime } from "./rules/period.ts";
import type { Cycle } from "./rules/rule.ts";

/** The recertification at the end of a cycle, as far as it has come. */
export interface RecertificationFacts {
	/** The last on-site day of its audit. */
	readonly onsiteEnded?: LocalDate;
	readonly decided?: LocalDate;
}

export interface SurveillanceFacts {
	readonly cycle: Cycle;
	/** The day the body decided, from which the cycle runs. */
	readonly decision: LocalDate;
	readonly issued?: LocalDate;
	/** The last on-site day of each surveillance audit held, in any order. */
	readonly surveillances: readonly LocalDate[];
	readonly recertification?: RecertificationFacts;
	readonly deviations?: readonly Deviation[];
}

/**
 * The rows of `sv1`, `sv-year` and `sv-gap` of a certificate that ends on
 * `expiry`, with the audits that met them and the clock that binds.
 */
export function surveillanceClocks(
	facts: SurveillanceFacts,
	pack: RulePack,
	expiry: LocalDate,
): readonly DatedRule[] {
	const audits = facts.surveillances.toSorted(compareDates);
	const rows = [
		...first(facts, pack, audits),
		...eachYear(facts, pack, audits, expiry),
		...gap(facts, pack, audits, expiry),
	];
	const [next] = rows.filter(isOpen).map(dueBy).sort(compareDates);
	return rows.map((row) =>
		isOpen(row) && dueBy(row) === next ? { ...row, binds: true } : row,
	);
}

/**
 * The first surveillance of the cycle (17021-1 9.1.3.3). Where the pack
 * counts from issue or decision, the earlier binds and the other stands
 * beside.
 */
function first(
	facts: SurveillanceFacts,
	pack: RulePack,
	audits: readonly LocalDate[],
): readonly DatedRule[] {
	const rule = ruleOf(pack, "sv1");
	if (rule === undefined) return [];
	if (rule.cycles && !rule.cycles.includes(facts.cycle)) return [];
	const [binding, other] = firstAnchors(facts, rule).flatMap((anchor) => {
		const date = lastDayInTime(anchor.from, rule.period);
		return date ? [{ ...anchor, date }] : [];
	});
	if (binding === undefined) return [];
	const row = datedRow(rule, binding.from, binding.date, {
		countsFrom: binding.countsFrom,
		beside: other ? [other] : [],
	});
	return [fulfilled(postponed(row, facts.deviations), audits[0])];
}

/** The day or the two days `sv1` counts from, the earlier first. */
function firstAnchors(
	facts: SurveillanceFacts,
	rule: PackRule,
): readonly Pick<DateBeside, "countsFrom" | "from">[] {
	const decision = { countsFrom: "decision", from: facts.decision } as const;
	const { issued } = facts;
	if (rule.countsFrom !== "decision-or-issue") return [decision];
	if (issued === undefined || issued === facts.decision) return [decision];
	const issue = { countsFrom: "issue", from: issued } as const;
	return issued < facts.decision ? [issue, decision] : [decision, issue];
}

/**
 * Once in each calendar year after the decision's and before the one the
 * certificate ends in (17021-1 9.1.3.3). An audit counts for one year: one
 * that was postponed out of its year does not serve the next year too.
 */
function eachYear(
	facts: SurveillanceFacts,
	pack: RulePack,
	audits: readonly LocalDate[],
	expiry: LocalDate,
): readonly DatedRule[] {
	const rule = ruleOf(pack, "sv-year");
	if (rule === undefined) return [];
	const rows: DatedRule[] = [];
	let left = audits;
	for (let year = yearOf(facts.decision) + 1; year < yearOf(expiry); year++) {
		const row = postponed(yearRow(rule, year), facts.deviations);
		left = left.filter((audit) => audit >= row.from);
		const [audit] = left;
		if (audit && audit <= dueBy(row) && audit > row.date) left = left.slice(1);
		rows.push(givesWay(fulfilled(row, audit), pack, expiry, facts));
	}
	return rows;
}

function yearRow(rule: PackRule, year: number): DatedRule {
	const start = `${year}-01-01` as LocalDate;
	return datedRow(rule, start, lastDayInTime(start, rule.period) ?? start, {
		key: `${rule.id}/${year}`,
	});
}

/**
 * A year's surveillance is not due where the recertification audit is held in
 * it, and a year that its window reaches says so beforehand.
 */
function givesWay(
	row: DatedRule,
	pack: RulePack,
	expiry: LocalDate,
	facts: SurveillanceFacts,
): DatedRule {
	if (row.met) return row;
	const held = facts.recertification?.onsiteEnded;
	if (held && yearOf(held) === yearOf(row.from)) {
		const { metLate: _, ...rest } = row;
		return { ...rest, notDue: held };
	}
	const start = ruleOf(pack, "recert")?.startMonthsBefore;
	if (start === undefined || row.metLate) return row;
	const windowOpens = addMonths(expiry, -start);
	return yearOf(row.from) >= yearOf(windowOpens)
		? { ...row, mayGiveWay: true }
		: row;
}

/**
 * The next surveillance after the last one held, for packs that limit the
 * time between two; not where the certificate ends first, nor once the
 * recertification audit has taken its place.
 */
function gap(
	facts: SurveillanceFacts,
	pack: RulePack,
	audits: readonly LocalDate[],
	expiry: LocalDate,
): readonly DatedRule[] {
	const rule = ruleOf(pack, "sv-gap");
	const last = audits.at(-1);
	const date = rule && last && lastDayInTime(last, rule.period);
	if (!date || date > expiry) return [];
	const row = postponed(
		datedRow(rule, last, date, { key: `${rule.id}/${last}` }),
		facts.deviations,
	);
	const held = facts.recertification?.onsiteEnded;
	return [held && held > last ? { ...row, notDue: held } : row];
}

function postponed(
	row: DatedRule,
	deviations: readonly Deviation[] = [],
): DatedRule {
	const deviation = deviations.findLast(({ of }) => of === row.key);
	return deviation ? { ...row, deviation } : row;
}

/** The row met by the audit if it was held in time, else no longer due. */
function fulfilled(row: DatedRule, audit: LocalDate | undefined): DatedRule {
	if (audit === undefined) return row;
	return audit <= dueBy(row)
		? { ...row, met: audit }
		: { ...row, metLate: audit };
}

function yearOf(date: LocalDate): number {
	return Number(date.slice(0, 4));
}
