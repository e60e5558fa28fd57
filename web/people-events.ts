import type { PeopleEvent } from "../domain/people-notes.ts";
import { sayDay } from "./dates.ts";
import type { Translate } from "./locales/translate.ts";
import type { NameOf } from "./refusals.ts";
import { did, type Said } from "./said.ts";

/** @returns who took whose place, or who was let in to read, in words. */
export function sayPeopleEvent(
	event: PeopleEvent,
	nameOf: NameOf,
	t: Translate,
): Said {
	switch (event.type) {
		case "person-succeeded":
			return did(
				t("events.person-succeeded", {
					leaver: nameOf(event.leaver),
					successor: nameOf(event.successor),
				}),
			);
		case "auditor-admitted":
			return did(
				t("events.auditor-admitted", {
					person: nameOf(event.person),
					until: sayDay(event.until, t),
				}),
			);
		case "auditor-dismissed":
		case "contributor-admitted":
		case "contributor-dismissed":
			return did(t(`events.${event.type}`, { person: nameOf(event.person) }));
	}
}

/** @returns whom such an event names. */
export const personsInPeopleEvent = (event: PeopleEvent): readonly string[] =>
	event.type === "person-succeeded"
		? [event.leaver, event.successor]
		: [event.person];
