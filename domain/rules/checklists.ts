/**
 * Lists the rules ask for: what a surveillance audit covers, what is told to
 * the certification body, and what no clause can be.
 */
import { type RulePack, ruleOf } from "./pack.ts";

/** What each surveillance audit looks at (17021-1 9.6.2.2). */
export const SURVEILLANCE_CONTENT = [
	"internal-audits",
	"management-review",
	"earlier-findings",
	"complaints",
	"effectiveness",
	"continual-improvement",
	"operational-control",
	"changes",
	"use-of-marks",
] as const;

export type SurveillanceContent = (typeof SURVEILLANCE_CONTENT)[number];

/** The checklist's points that are still open; none where the pack has no such rule. */
export function openContent(
	covered: readonly SurveillanceContent[],
	pack: RulePack,
): readonly SurveillanceContent[] {
	return ruleOf(pack, "sv-content")
		? SURVEILLANCE_CONTENT.filter((point) => !covered.includes(point))
		: [];
}

/** Changes that the certification body is told of (17021-1 8.5.3). */
export const NOTIFIABLE_CHANGES = ["scope", "site", "ownership"] as const;

export type NotifiableChange = (typeof NOTIFIABLE_CHANGES)[number];

/** The task a change brings: a rule of confidence B, so a task and never a gate. */
export function taskOfChange(
	change: NotifiableChange,
	pack: RulePack,
):
	| {
			readonly code: "notify-body";
			readonly change: NotifiableChange;
			readonly clause: string;
	  }
	| undefined {
	const rule = ruleOf(pack, "special");
	return rule && { code: "notify-body", change, clause: rule.clause };
}

/**
 * Why a clause of 20000-1 cannot be left out: clauses 4 to 10 all apply, so
 * there is always a reason, whatever clause is named.
 */
export function exclusionRefused(clause: string): {
	readonly code: "every-clause-applies";
	readonly rule: "no-exclusion";
	readonly clause: string;
} {
	return { code: "every-clause-applies", rule: "no-exclusion", clause };
}
