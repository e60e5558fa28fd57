import type { Actor } from "../domain/events.ts";
import type { HandOverEvent } from "../domain/hand-over.ts";
import { sayDay } from "./dates.ts";
import type { Translate } from "./locales/translate.ts";
import type { NameOf } from "./refusals.ts";
import { did, followed, type Said } from "./said.ts";

/** @returns the persons whom such an event names beside whoever did it. */
export function personsInHandOver(event: HandOverEvent): readonly string[] {
	switch (event.type) {
		case "sign-off-handed-over":
			return [event.from, event.to, event.first];
		case "substitute-named":
		case "substitute-ended":
			return [event.person, event.substitute];
		default:
			return [];
	}
}

/** @returns in words what happened to a seat, to a question or to whoever is away. */
export function sayHandOver(
	event: HandOverEvent,
	by: Actor,
	phase: string,
	nameOf: NameOf,
	t: Translate,
): Said {
	switch (event.type) {
		case "sign-off-handed-over":
			return sayMove(event, phase, nameOf, t);
		case "sign-off-not-for-me":
			return did(t("handOver.events.notForMe", { phase }));
		case "sign-off-question-asked":
			return did(t("handOver.events.question", { phase }));
		case "sign-off-question-answered":
			return did(t("handOver.events.answer", { phase }));
		case "confirmation-set":
			return did(
				t(event.wanted ? "code.events.wanted" : "code.events.notWanted", {
					phase,
				}),
			);
		case "substitute-named":
			return did(
				t(
					by === event.person
						? "handOver.events.named"
						: "handOver.events.namedFor",
					{
						person: nameOf(event.person),
						to: nameOf(event.substitute),
						from: sayDay(event.from, t),
						until: sayDay(event.until, t),
					},
				),
			);
		case "substitute-ended":
			return did(
				t("handOver.events.ended", {
					person: nameOf(event.person),
					to: nameOf(event.substitute),
				}),
			);
	}
}

function sayMove(
	{
		how,
		from,
		to,
		first,
		absence,
	}: Extract<HandOverEvent, { type: "sign-off-handed-over" }>,
	phase: string,
	nameOf: NameOf,
	t: Translate,
): Said {
	const words = {
		phase,
		from: nameOf(from),
		to: nameOf(to),
		first: nameOf(first),
		until: absence ? sayDay(absence.until, t) : "",
	};
	switch (how) {
		case "by-hand":
			return did(
				t(
					from === first
						? "handOver.events.by-hand"
						: "handOver.events.by-hand-for",
					words,
				),
			);
		case "replaced":
			return did(
				t(
					from === to
						? "handOver.events.replaced-again"
						: "handOver.events.replaced",
					words,
				),
			);
		default:
			return followed(t(`handOver.events.${how}`, words));
	}
}
