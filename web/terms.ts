import type { PhaseKind, Step } from "../domain/phases.ts";
import {
	isMessageKey,
	type MessageKey,
	type Translate,
} from "./locales/translate.ts";

/** How the field's terms are said, where a code alone does not choose the words. */

/** @returns `Chen Jing, Wang Lei and Zhao Min`, `陈静、王磊和赵敏`. */
export function sayList(names: readonly string[], t: Translate): string {
	const last = names.at(-1) ?? "";
	const others = names.slice(0, -1);
	return others.length === 0
		? last
		: `${others.join(t("terms.comma"))}${t("terms.and")}${last}`;
}

/**
 * @param title the owner's own title; null for a deliverable of the guide.
 * @returns what a deliverable is called.
 */
export function sayDeliverable(
	{ id, title }: { readonly id: string; readonly title: string | null },
	t: Translate,
): string {
	if (title !== null) return title;
	const key = `terms.deliverable.${id}`;
	return isMessageKey(key) ? t(key as MessageKey) : id;
}

/** @returns what a sign-off is about: `System design`, `Surveillance 1 (before the audit)`. */
export const sayMatter = (phase: PhaseKind, step: Step, t: Translate): string =>
	t(`terms.matter.${step}`, { phase: t(`terms.phase.${phase}`) });
