import type { ReminderEvent } from "../domain/reminders.ts";
import type { Translate } from "./locales/translate.ts";
import type { NameOf } from "./refusals.ts";
import { sayEvery } from "./reminders.ts";
import { did, followed, type Said } from "./said.ts";

/** @returns in words what was set about reminders and working days. */
export function sayReminderEvent(
	event: ReminderEvent,
	phase: string,
	nameOf: NameOf,
	t: Translate,
): Said {
	switch (event.type) {
		case "reminders-set":
			return did(t("reminders.events.set", { rule: sayEvery(event.rule, t) }));
		case "request-reminders-set":
			return did(
				event.rule
					? t("reminders.events.request", {
							phase,
							rule: sayEvery(event.rule, t),
						})
					: t("reminders.events.requestAsProgramme", { phase }),
			);
		case "own-days-set":
			return did(t("reminders.events.ownDays", { count: event.days.length }));
		case "calendar-read":
			return followed(
				t("reminders.events.calendar", {
					phase,
					person: nameOf(event.person),
				}),
			);
	}
}
