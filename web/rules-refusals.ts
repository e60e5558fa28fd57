import { type LocalDate, parseLocalDate } from "../domain/dates.ts";
import type { RulesRefusal } from "../domain/refusal.ts";
import type { CertificateStatus } from "../domain/rules/certificate-state.ts";
import { sayDay } from "./dates.ts";
import type { Translate } from "./locales/translate.ts";

/** @returns why the rules of the certification cycle speak against an entry, in the words that stand beside them. */
export const sayRulesRefusal = (refusal: RulesRefusal, t: Translate): string =>
	t(
		`rules.refusals.${refusal.code}`,
		Object.fromEntries(
			Object.entries(refusal).map(([name, value]) => [
				name,
				said(name, value, t),
			]),
		),
	);

function said(
	name: string,
	value: string | number,
	t: Translate,
): string | number {
	if (name === "status") return t(`rules.states.${value as CertificateStatus}`);
	return parseLocalDate(String(value)) ? sayDay(value as LocalDate, t) : value;
}
