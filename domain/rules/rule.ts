/**
 * What a rule of the certification cycle is. Rules are data: a pack lists
 * them, the functions beside this file read them, and wording.en.ts and
 * wording.zh.ts say them to people.
 */

/** Every rule there is. A pack may leave out those of another pack. */
export const RULE_IDS = [
	"cycle",
	"stage1-ready",
	"stage-gap",
	"nc-plan",
	"nc-major",
	"nc-six-months",
	"sv1",
	"sv-year",
	"nc-sv-major",
	"sv-gap",
	"sv-content",
	"recert",
	"recert-anchor",
	"restore",
	"recert-onsite",
	"suspension",
	"special",
	"transfer",
	"postponed",
	"pilot",
	"no-exclusion",
] as const;

export type RuleId = (typeof RULE_IDS)[number];

/** The first three years, or three years that a recertification began. */
export type Cycle = "initial" | "recert";

/** The day a rule counts from. */
export type Anchor =
	| "decision"
	| "issue"
	| "decision-or-issue"
	| "calendar-year"
	| "last-surveillance"
	| "expiry"
	| "old-expiry"
	| "stage-1-last-day"
	| "stage-2-last-day"
	| "surveillance-last-day"
	| "finding-raised"
	| "suspended"
	| "pilot-start"
	| "due-date"
	| "none";

/**
 * How long after its anchor a rule's last day in time lies. `anchor-day` is
 * the anchor itself, `calendar-year` the last day of the anchor's year.
 */
export type Period =
	| { readonly unit: "months"; readonly count: number }
	| { readonly unit: "days"; readonly count: number }
	| { readonly unit: "anchor-day" }
	| { readonly unit: "calendar-year" }
	| { readonly unit: "none" };

/** What follows, from the next day on, where a rule was not met. */
export type Consequence =
	| "nothing"
	| "gate-shut"
	| "warning"
	| "reminder"
	| "escalation"
	| "no-decision"
	| "back-to-stage-2"
	| "suspension-expected"
	| "checklist"
	| "expires"
	| "both-shown"
	| "lapsed"
	| "lapse-expected"
	| "withdrawal-expected"
	| "task"
	| "refused";

/**
 * How sure we are of a rule. **A**: seen in public statements of
 * certification bodies. **B**: from practice or a sister standard, to be
 * checked against a licensed copy; such a rule alarms, never blocks, and
 * never changes a state.
 */
export type Confidence = "A" | "B";

/** One rule of a pack. */
export interface Rule {
	readonly id: RuleId;
	/** The document and clause it comes from: `17021-1 9.1.3.3`. */
	readonly clause: string;
	readonly countsFrom: Anchor;
	readonly period: Period;
	readonly missed: Consequence;
	readonly confidence: Confidence;
	/** The cycles it speaks of; both where none is named. */
	readonly cycles?: readonly Cycle[];
	/** Whether a body sets the period itself, so that ours is only a usual one. */
	readonly configurable?: true;
	/** Whether it says when an audit is due, so that `postponed` can touch it. */
	readonly audit?: true;
	/** How many months before its date the work on it starts. */
	readonly startMonthsBefore?: number;
}

/** Whether a rule that is not met may keep a gate shut or refuse an act. */
export function mayBlock(rule: Rule): boolean {
	return rule.confidence === "A";
}
