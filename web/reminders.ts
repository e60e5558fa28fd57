import type { Refusal } from "../domain/refusal.ts";
import type { ReminderRule } from "../domain/reminders.ts";
import type { Translate } from "./locales/translate.ts";

/** @returns `every 3 working days of the approver` */
export const sayEvery = ({ every }: ReminderRule, t: Translate): string =>
	t("reminders.every", { count: every });

/** @param name of the person named for escalation. @returns who is told when nobody answers, and what follows. */
export const sayEscalation = (
	{ escalateAfter }: ReminderRule,
	name: string,
	t: Translate,
): string => t("reminders.escalates", { count: escalateAfter, name });

/** @returns the field of a form about reminders that a refusal is about; "" when it is about none. */
export const reminderField = (refusal: Refusal): string =>
	refusal.code === "reminders-out-of-range"
		? refusal.field === "every"
			? "every"
			: "escalate-after"
		: "";
