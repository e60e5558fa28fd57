import type { RegisterEvent } from "../domain/register/events.ts";
import { sayDay } from "./dates.ts";
import type { Translate } from "./locales/translate.ts";
import type { NameOf } from "./refusals.ts";
import { sayClause } from "./register-rows.ts";
import { did, type Said } from "./said.ts";

/** @returns an event of the register in words. */
export function sayRegisterEvent(
	event: RegisterEvent,
	nameOf: NameOf,
	t: Translate,
): Said {
	const clause = sayClause(event.clause, t);
	switch (event.type) {
		case "clause-rated":
			return did(
				t("readiness.event.clause-rated", {
					clause,
					level: t(`readiness.level.${event.level}`),
				}),
			);
		case "action-opened":
		case "action-changed": {
			const due = sayDay(event.dueOn, t);
			return did(
				event.owner === null
					? t(`readiness.event.${event.type}`, { clause, due })
					: t(`readiness.event.${event.type}-for`, {
							clause,
							due,
							person: nameOf(event.owner),
						}),
			);
		}
		case "action-reopened":
			return did(
				t("readiness.event.action-reopened", {
					clause,
					due: sayDay(event.dueOn, t),
				}),
			);
		case "action-finished":
			return did(t("readiness.event.action-finished", { clause }));
	}
}

/** @returns the seal of what was written about it, if anything was. */
export function sealInRegister(event: RegisterEvent): string | undefined {
	switch (event.type) {
		case "clause-rated":
			return event.note ?? undefined;
		case "action-opened":
		case "action-changed":
			return event.what ?? undefined;
		case "action-finished":
			return event.outcome;
		case "action-reopened":
			return event.reason;
	}
}

/** @returns whom an event of the register names. */
export const personsInRegister = (
	event: RegisterEvent,
): readonly (string | null)[] => ("owner" in event ? [event.owner] : []);

/** @returns whether an event is one of the register. */
export const isRegisterEvent = (event: {
	readonly type: string;
}): event is RegisterEvent => Object.hasOwn(registerEvents, event.type);

const registerEvents: Record<RegisterEvent["type"], true> = {
	"clause-rated": true,
	"action-opened": true,
	"action-changed": true,
	"action-finished": true,
	"action-reopened": true,
};
