import { parseLocalDate } from "../domain/dates.ts";
import type { OwnDays } from "../domain/work-calendar.ts";
import type { Form, FormError } from "./forms.ts";
import type { Translate } from "./locales/translate.ts";
import type { Option } from "./parts.ts";

/** So many more spans of days can be entered at one time. */
const spare = 2;
const most = 100;

/** A span's places in a form. */
export interface DaysPlace {
	readonly label: string;
	readonly from: string;
	readonly until: string;
	readonly worked: string;
	readonly kinds: readonly Option[];
}

/** @returns own days as a form holds them. */
export const typedDays = (
	days: readonly OwnDays[],
): Readonly<Record<string, string>> =>
	Object.fromEntries(
		days.flatMap(({ from, until, worked }, n) => [
			[`from-${n}`, from],
			[`until-${n}`, until === from ? "" : until],
			[`worked-${n}`, worked ? "yes" : "no"],
		]),
	);

/** @returns a place for each span that the form holds, and some more. */
export const daysPlaces = (
	typed: Form["typed"],
	t: Translate,
): readonly DaysPlace[] =>
	Array.from({ length: Math.min(most, filled(typed) + spare) }, (_, n) => ({
		label: t("reminders.moreDays", { n: n + 1 }),
		from: `from-${n}`,
		until: `until-${n}`,
		worked: `worked-${n}`,
		kinds: [
			{ value: "no", text: t("reminders.isOff") },
			{ value: "yes", text: t("reminders.isWorked") },
		],
	}));

const textOf = (typed: Form["typed"], name: string): string => {
	const text = typed[name];
	return typeof text === "string" ? text : "";
};

const filled = (typed: Form["typed"]): number =>
	Object.keys(typed).reduce((count, name) => {
		const n = /^(?:from|until)-(\d{1,3})$/.exec(name)?.[1];
		return n !== undefined && textOf(typed, name) !== ""
			? Math.max(count, Number(n) + 1)
			: count;
	}, 0);

/** @returns the days that were typed, in the order of their first; an empty place holds none. */
export function readDays(
	typed: Form["typed"],
	t: Translate,
): {
	readonly days: readonly OwnDays[];
	readonly errors: readonly FormError[];
} {
	const days: OwnDays[] = [];
	const errors: FormError[] = [];
	for (let n = 0; n < Math.min(most, filled(typed)); n += 1) {
		const [first, last] = [
			textOf(typed, `from-${n}`),
			textOf(typed, `until-${n}`),
		];
		if (first === "" && last === "") continue;
		const from = parseLocalDate(first);
		const until = last === "" ? from : parseLocalDate(last);
		if (!from)
			errors.push({
				field: `from-${n}`,
				message: t(first === "" ? "reminders.dayMissing" : "forms.date"),
			});
		else if (!until)
			errors.push({ field: `until-${n}`, message: t("forms.date") });
		else if (until < from)
			errors.push({
				field: `until-${n}`,
				message: t("reminders.untilBeforeFrom"),
			});
		else days.push({ from, until, worked: typed[`worked-${n}`] === "yes" });
	}
	return { days: days.sort((a, b) => (a.from < b.from ? -1 : 1)), errors };
}
