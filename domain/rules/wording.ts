/** What the wording of the rules holds, in each language alike. */
import type { DateId } from "./dated-rule.ts";
import type { Anchor } from "./rule.ts";

export interface RuleWording {
	/** What it is about, to stand in a list. */
	readonly title: string;
	/** What follows where it is not met. */
	readonly missed: string;
}

export interface RulesWording {
	readonly rules: Readonly<Record<DateId, RuleWording>>;
	/** What a rule counts from, to stand before a date. */
	readonly anchors: Readonly<Record<Anchor, string>>;
	/** What a dated row says beside its date. */
	readonly notes: {
		readonly met: string;
		readonly metLate: string;
		readonly notDue: string;
		readonly mayGiveWay: string;
		readonly binds: string;
		readonly postponed: string;
		readonly beside: string;
		readonly ownTerms: string;
		readonly confidenceB: string;
	};
}
