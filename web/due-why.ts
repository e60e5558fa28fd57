import type { BoardLine } from "../domain/board.ts";
import { daysBetween } from "../domain/dates.ts";
import type { DatedRule } from "../domain/rules/dated-rule.ts";
import type { Translate } from "./locales/translate.ts";
import { sayRowWhy } from "./why.ts";

/**
 * @returns why a matter is due on its day, and what follows if it is missed: by clause, anchor and consequence where a rule sets
 * the day; else who or what set it.
 */
export function sayDueWhy(
	{
		kind,
		booked,
		data,
		dueOn,
	}: Pick<BoardLine, "kind" | "booked" | "data" | "dueOn">,
	t: Translate,
): string {
	if (data["rule"] !== undefined)
		return sayRowWhy(data as unknown as DatedRule, t);
	if (kind === "legal" || (kind === "audit" && booked !== null))
		return t("board.why.bodysAudit", {
			days: daysBetween(
				(data["confirmBy"] ?? dueOn) as BoardLine["dueOn"],
				dueOn,
			),
		});
	return t(`board.why.${kind}`);
}
