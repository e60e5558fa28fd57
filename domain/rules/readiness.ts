/**
 * What has to be there before an organisation applies, books stage 1 and
 * lets it be held. The packs differ in when, not in what.
 */
import { addDays, type LocalDate } from "../dates.ts";
import { type RulePack, ruleOf } from "./pack.ts";
import { lastDayInTime } from "./period.ts";
import { mayBlock, type RuleId } from "./rule.ts";

export interface ReadinessFacts {
	readonly pilotStart: LocalDate | null;
	/** Days of the pilot run on hold, each of which moves its end by one. */
	readonly daysOnHold: number;
	readonly internalAudit: "missing" | "planned" | "done";
	readonly managementReview: "missing" | "planned" | "done";
	/** Whether the documents of 20000-1 7.5.4 are there. */
	readonly documents: boolean;
}

/** One thing that is missing, and the rule that asks for it. */
export type ReadinessGap =
	| { readonly code: "pilot-not-begun"; readonly rule: "pilot" }
	| {
			readonly code: "pilot-too-short";
			readonly rule: "pilot";
			/** The first day on which it is long enough. */
			readonly earliest: LocalDate;
	  }
	| {
			readonly code:
				| "internal-audit-not-planned"
				| "management-review-not-planned"
				| "internal-audit-not-done"
				| "management-review-not-done"
				| "documents-missing";
			readonly rule: "stage1-ready";
	  };

/**
 * What keeps the application from being made on `day`: a pilot run that is too
 * short, under every pack; under `cnca` also an internal audit and a
 * management review that are not done (CNCA notice 2012 No. 8).
 */
export function applicationGaps(
	facts: ReadinessFacts,
	day: LocalDate,
	pack: RulePack,
): readonly ReadinessGap[] {
	return [
		...pilotGaps(facts, day, pack),
		...(pack.id === "cnca" && blocks(pack, "stage1-ready")
			? notDone(facts)
			: []),
	];
}

/**
 * What keeps stage 1 from being booked: internal audit and management review
 * are at least planned (17021-1 9.3.1.2.2).
 */
export function bookingGaps(
	facts: ReadinessFacts,
	pack: RulePack,
): readonly ReadinessGap[] {
	if (!blocks(pack, "stage1-ready")) return [];
	return [
		...(facts.internalAudit === "missing"
			? [gap("internal-audit-not-planned")]
			: []),
		...(facts.managementReview === "missing"
			? [gap("management-review-not-planned")]
			: []),
	];
}

/** What keeps stage 1 from being held: both are done and the documents are there. */
export function stageOneGaps(
	facts: ReadinessFacts,
	pack: RulePack,
): readonly ReadinessGap[] {
	if (!blocks(pack, "stage1-ready")) return [];
	return [
		...notDone(facts),
		...(facts.documents ? [] : [gap("documents-missing")]),
	];
}

function pilotGaps(
	{ pilotStart, daysOnHold }: ReadinessFacts,
	day: LocalDate,
	pack: RulePack,
): readonly ReadinessGap[] {
	const rule = ruleOf(pack, "pilot");
	if (rule === undefined) return [];
	if (pilotStart === null) return [{ code: "pilot-not-begun", rule: "pilot" }];
	const end = lastDayInTime(pilotStart, rule.period) ?? pilotStart;
	const earliest = addDays(end, Math.max(0, daysOnHold));
	return day < earliest
		? [{ code: "pilot-too-short", rule: "pilot", earliest }]
		: [];
}

function notDone(facts: ReadinessFacts): readonly ReadinessGap[] {
	return [
		...(facts.internalAudit === "done" ? [] : [gap("internal-audit-not-done")]),
		...(facts.managementReview === "done"
			? []
			: [gap("management-review-not-done")]),
	];
}

type StageOneCode = Extract<ReadinessGap, { rule: "stage1-ready" }>["code"];

function gap(code: StageOneCode): ReadinessGap {
	return { code, rule: "stage1-ready" };
}

function blocks(pack: RulePack, id: RuleId): boolean {
	const rule = ruleOf(pack, id);
	return rule !== undefined && mayBlock(rule);
}
