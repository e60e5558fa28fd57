/**
 * A postponement is recorded beside the rule, with its reason and who approved
 * it, and stays visible. The rule is never edited, and cycle dates stay.
 */
import type { LocalDate } from "../dates.ts";
import type { PersonId, Seal } from "../ids.ts";
import { accepted, type Result, refused } from "../result.ts";
import { type DatedRule, type Deviation, isOpen } from "./dated-rule.ts";
import { type RulePack, ruleOf } from "./pack.ts";
import { lastDayInTime } from "./period.ts";
import type { RuleId } from "./rule.ts";

export interface PostponementRequest {
	readonly to: LocalDate;
	/** The extraordinary event. */
	readonly reason: Seal | null;
	readonly approver: PersonId | null;
	readonly on: LocalDate;
}

export type PostponementRefused =
	| { readonly code: "not-an-audit"; readonly rule: DatedRule["rule"] }
	| { readonly code: "validity-never-extended"; readonly rule: RuleId }
	| { readonly code: "already-met"; readonly key: string }
	| { readonly code: "not-later"; readonly date: LocalDate }
	| { readonly code: "postponed-too-far"; readonly latest: LocalDate }
	| { readonly code: "reason-missing" }
	| { readonly code: "approver-missing" };

/**
 * Postpones an audit by at most 6 months, counted from the date the rule says
 * and not from an earlier postponement (IAF ID 3). What ends with the
 * certificate cannot be postponed (17021-1 9.6.3).
 */
export function postpone(
	row: DatedRule,
	request: PostponementRequest,
	pack: RulePack,
): Result<Deviation, PostponementRefused> {
	if (row.rule === "valid-until" || row.rule === "recert-start")
		return refused({ code: "not-an-audit", rule: row.rule });
	if (row.rule === "recert" || row.rule === "recert-onsite")
		return refused({ code: "validity-never-extended", rule: row.rule });
	const limit = ruleOf(pack, "postponed");
	if (!ruleOf(pack, row.rule)?.audit || limit === undefined)
		return refused({ code: "not-an-audit", rule: row.rule });
	if (!isOpen(row)) return refused({ code: "already-met", key: row.key });
	if (request.to <= row.date)
		return refused({ code: "not-later", date: row.date });
	const latest = lastDayInTime(row.date, limit.period) ?? row.date;
	if (request.to > latest)
		return refused({ code: "postponed-too-far", latest });
	if (request.reason === null) return refused({ code: "reason-missing" });
	if (request.approver === null) return refused({ code: "approver-missing" });
	return accepted({
		rule: "postponed",
		clause: limit.clause,
		of: row.key,
		dueOn: row.date,
		to: request.to,
		reason: request.reason,
		approver: request.approver,
		recordedOn: request.on,
	});
}
