/**
 * The legal clocks of a finding, and what findings keep the certification
 * body from deciding.
 */
import type { LocalDate } from "../dates.ts";
import { byDateThenRule, type DatedRule } from "./dated-rule.ts";
import { type FindingState, isNonconformity, isOfTheBody } from "./finding.ts";
import { type RulePack, ruleOf } from "./pack.ts";
import { rowFrom } from "./period.ts";
import { mayBlock, type RuleId } from "./rule.ts";

/**
 * The dates of one finding. Its answer is due within the body's limit
 * (17021-1 9.4.9); a major of stage 2 is verified within six months
 * (9.5.3.2), one of a surveillance audit within the body's limit (9.6.2), and
 * one of a recertification audit before the certificate's last day (9.6.3).
 */
export function findingDates(
	id: string,
	finding: FindingState,
	pack: RulePack,
	validUntil: LocalDate | null = null,
): readonly DatedRule[] {
	const { grade, source, submitted, verified, nonconformitySince } = finding;
	// What one found oneself has the day its owner was given, not the body's.
	if (!isOfTheBody(source)) return [];
	const row = (
		rule: RuleId,
		anchor: LocalDate | null,
		done: LocalDate | null,
	) =>
		rowFrom(ruleOf(pack, rule), anchor ?? undefined, done ?? undefined, {
			key: `${rule}/${id}`,
		});
	const isMajorOf = (kind: FindingState["source"]["kind"]) =>
		grade === "major" && source.kind === kind;
	return [
		...row("nc-plan", nonconformitySince, submitted),
		...(isMajorOf("stage-2")
			? row("nc-six-months", source.lastDay, verified)
			: []),
		...(isMajorOf("surveillance")
			? row("nc-sv-major", source.lastDay, verified)
			: []),
		...(isMajorOf("recertification")
			? row("recert", validUntil, verified)
			: []),
	].sort(byDateThenRule);
}

/** A finding that a decision waits for, and what is missing. */
export interface DecisionBlocker {
	readonly finding: string;
	readonly code:
		| "not-submitted"
		| "not-accepted"
		| "not-verified"
		| "earlier-minor-not-verified";
	readonly rule: "nc-major";
}

/**
 * What keeps the body from deciding on the audit that ended on `auditEnded`
 * (17021-1 9.5.2): a major is corrected, accepted and verified; a minor has an
 * accepted plan, and one of an earlier audit is verified.
 */
export function decisionBlockers(
	findings: readonly { readonly id: string; readonly finding: FindingState }[],
	auditEnded: LocalDate,
	pack: RulePack,
): readonly DecisionBlocker[] {
	const rule = ruleOf(pack, "nc-major");
	if (rule === undefined || !mayBlock(rule)) return [];
	return findings.flatMap(({ id, finding }) => {
		const code = missing(finding, auditEnded);
		return code ? [{ finding: id, code, rule: "nc-major" as const }] : [];
	});
}

function missing(
	finding: FindingState,
	auditEnded: LocalDate,
): DecisionBlocker["code"] | undefined {
	const { grade, source, submitted, accepted, verified, closed } = finding;
	if (closed || !isNonconformity(grade) || !isOfTheBody(source)) return;
	if (!submitted) return "not-submitted";
	if (!accepted) return "not-accepted";
	if (verified) return;
	if (grade === "major") return "not-verified";
	return source.lastDay < auditEnded ? "earlier-minor-not-verified" : undefined;
}
