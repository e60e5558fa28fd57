import type { DatedRule } from "../domain/rules/dated-rule.ts";
import { sayDay } from "./dates.ts";
import type { Translate } from "./locales/translate.ts";

/** @returns what a dated row is about; of one of several alike, the year or the audit too. */
export function sayDate({ rule, key }: DatedRule, t: Translate): string {
	const title = t(`rules.rules.${rule}.title`);
	const [, which] = key.split("/");
	return rule === "sv-year" && which
		? t("certificate.ofYear", { title, year: which })
		: title;
}

/** @returns why a date is what it is: clause, edition, anchor, what follows if it is missed, and what else is to be known. */
export function sayRowWhy(row: DatedRule, t: Translate): string {
	const { clause, edition, countsFrom, from, rule, beside = [] } = row;
	const said = [
		t("certificate.why", {
			clause,
			edition,
			anchor: t(`rules.anchors.${countsFrom}`),
			from: sayDay(from, t),
		}),
		t("certificate.ifMissed", { missed: t(`rules.rules.${rule}.missed`) }),
		...beside.map((other) =>
			t("rules.notes.beside", {
				from: t(`rules.anchors.${other.countsFrom}`),
				date: sayDay(other.date, t),
			}),
		),
		...(row.deviation
			? [
					t("certificate.postponedFrom", {
						date: sayDay(row.date, t),
						clause: row.deviation.clause,
					}),
				]
			: []),
		...(row.ownTerms ? [t("rules.notes.ownTerms")] : []),
		...(row.confidence === "B" ? [t("rules.notes.confidenceB")] : []),
	];
	return said.join(t("certificate.semicolon"));
}
