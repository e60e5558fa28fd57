/** A rule with its date, and what a page, mail or file can say about it. */
import type { LocalDate } from "../dates.ts";
import type { PersonId, Seal } from "../ids.ts";
import type { OwnTerms } from "./pack.ts";
import type { Anchor, Confidence, Consequence, RuleId } from "./rule.ts";

/**
 * A rule, or a date that is not a rule of its own: the end of the `cycle`,
 * and the day to start on `recert`.
 */
export type DateId = RuleId | "valid-until" | "recert-start";

/** Another date a person should see beside the one that counts. */
export interface DateBeside {
	readonly countsFrom: Anchor;
	readonly from: LocalDate;
	readonly date: LocalDate;
}

/**
 * A recorded postponement of one audit (IAF ID 3). The rule keeps its date;
 * its consequence waits until after `to`.
 */
export interface Deviation {
	readonly rule: "postponed";
	readonly clause: string;
	/** The key of the dated rule it touches: `sv-year/2027`. */
	readonly of: string;
	/** The date the rule says, from which the postponement is counted. */
	readonly dueOn: LocalDate;
	/** The last local day now in time. */
	readonly to: LocalDate;
	/** The extraordinary event. */
	readonly reason: Seal;
	readonly approver: PersonId;
	readonly recordedOn: LocalDate;
}

export interface DatedRule {
	readonly rule: DateId;
	/** The rule, and what tells it from its like: `sv-year/2027`, `sv-gap/2028-05-10`. */
	readonly key: string;
	/** The last local day still in time. */
	readonly date: LocalDate;
	readonly clause: string;
	/** The edition the clause is read in. */
	readonly edition: string;
	/** What the rule counts from. */
	readonly countsFrom: Anchor;
	/** The anchor's date. */
	readonly from: LocalDate;
	readonly missed: Consequence;
	readonly confidence: Confidence;
	/** The day on which the rule was met, in time. */
	readonly met?: LocalDate;
	/**
	 * The day on which what the rule asks was done after its date: the rule was
	 * missed, and nothing is due for it any more.
	 */
	readonly metLate?: LocalDate;
	/** The recertification audit's last day, where it took this audit's place. */
	readonly notDue?: LocalDate;
	/** On a year that may hold the recertification audit, which would take its place. */
	readonly mayGiveWay?: true;
	/** On the surveillance clock that ends first of those still running. */
	readonly binds?: true;
	readonly deviation?: Deviation;
	readonly ownTerms?: OwnTerms;
	readonly beside?: readonly DateBeside[];
}

/** The last day after which the consequence begins: postponed, or the rule's own. */
export function dueBy(row: DatedRule): LocalDate {
	return row.deviation?.to ?? row.date;
}

/** Whether what the rule asks is still to be done. */
export function isOpen(row: DatedRule): boolean {
	return !row.met && !row.metLate && !row.notDue;
}

/** By date, then rule, then what tells like ones apart. */
export function byDateThenRule(a: DatedRule, b: DatedRule): number {
	return (
		inOrder(a.date, b.date) || inOrder(a.rule, b.rule) || inOrder(a.key, b.key)
	);
}

function inOrder(a: string, b: string): number {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}
