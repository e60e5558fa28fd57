import type { Event } from "../domain/events.ts";
import type { FindingHappened } from "../domain/finding-events.ts";
import { sayDay } from "./dates.ts";
import type { Translate } from "./locales/translate.ts";
import type { NameOf } from "./refusals.ts";
import { did, type Said } from "./said.ts";

/** @returns a finding as people name it: `F-3` for `bank-2027/finding-3`. */
export const sayFinding = (room: string): string =>
	`F-${room.slice(room.lastIndexOf("-") + 1)}`;

export const isFindingEvent = (event: Event): event is FindingHappened =>
	event.type.startsWith("finding-");

/** @returns what happened to a finding, in words. */
export function sayFindingEvent(
	event: FindingHappened,
	room: string,
	nameOf: NameOf,
	t: Translate,
): Said {
	const finding = sayFinding(room);
	switch (event.type) {
		case "finding-raised":
			return did(
				t("findings.events.finding-raised", {
					finding,
					grade: t(`rules.grades.${event.grade}`),
					source: t(`rules.sources.${event.source.kind}`),
					clause: event.clause,
				}),
			);
		case "finding-regraded":
			return did(
				t("findings.events.finding-regraded", {
					finding,
					grade: t(`rules.grades.${event.grade}`),
					day: sayDay(event.day, t),
				}),
			);
		case "finding-submitted":
		case "finding-not-accepted":
		case "finding-accepted":
		case "finding-verified":
		case "finding-closed":
			return did(
				t(`findings.events.${event.type}`, {
					finding,
					day: sayDay(event.day, t),
				}),
			);
		case "finding-assigned":
			return did(
				t(
					event.dueOn === null
						? "findings.events.finding-assigned"
						: "findings.events.finding-assigned-until",
					{
						finding,
						person:
							event.owner === null ? t("findings.nobody") : nameOf(event.owner),
						day: event.dueOn === null ? "" : sayDay(event.dueOn, t),
					},
				),
			);
		case "finding-answer-written":
		case "finding-evidence-added":
		case "finding-evidence-withdrawn":
			return did(t(`findings.events.${event.type}`, { finding }));
	}
}
