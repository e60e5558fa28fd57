/**
 * A certification body's own terms: they set the period of a single rule, and
 * say why, where it is written and who told us. The rule itself stays in the
 * pack and keeps its clause; nothing can be edited away.
 */
import type { Seal } from "../ids.ts";
import { accepted, type Result, refused } from "../result.ts";
import { type OwnTerms, type RulePack, ruleOf } from "./pack.ts";
import type { RuleId } from "./rule.ts";

/** Own terms as a form brings them, where a sentence may be missing. */
export type OwnTermsEntered = Omit<OwnTerms, "reason" | "source"> & {
	readonly reason: Seal | null;
	readonly source: Seal | null;
};

export interface OwnTermsRefused {
	readonly code:
		| "rule-not-in-pack"
		| "rule-without-period"
		| "period-not-positive"
		| "pilot-too-short"
		| "reason-missing"
		| "source-missing";
	readonly rule: RuleId;
}

/**
 * The pack with the period of one rule as the body sets it. A pilot run
 * shorter than the pack's is refused: no body can allow it.
 */
export function withOwnTerms(
	pack: RulePack,
	terms: OwnTermsEntered,
): Result<RulePack, OwnTermsRefused> {
	const rule = ruleOf(pack, terms.rule);
	const no = (code: OwnTermsRefused["code"]) =>
		refused({ code, rule: terms.rule });
	if (rule === undefined) return no("rule-not-in-pack");
	if (!("count" in rule.period)) return no("rule-without-period");
	const { count, unit } = terms.period;
	if (!Number.isInteger(count) || count < 1) return no("period-not-positive");
	// A number of days cannot be compared with months from any start, so a
	// pilot's length stays in months.
	if (rule.id === "pilot" && (unit === "days" || count < rule.period.count))
		return no("pilot-too-short");
	if (terms.reason === null) return no("reason-missing");
	if (terms.source === null) return no("source-missing");
	const { reason, source } = terms;
	return accepted({
		...pack,
		rules: pack.rules.map((other) =>
			other.id === rule.id
				? {
						...other,
						period: terms.period,
						ownTerms: { ...terms, reason, source },
					}
				: other,
		),
	});
}
