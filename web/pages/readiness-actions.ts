import type { LocalDate } from "../../domain/dates.ts";
import type { Action } from "../../domain/register/action.ts";
import { sayDay } from "../dates.ts";
import type { Translate } from "../locales/translate.ts";
import type { Cell, State, Table } from "../parts.ts";
import { type RegisterPage, readinessPath } from "./readiness-room.ts";

/** @returns the mark and the word of an action's state. */
export function actionState(
	{ status, dueOn }: Action,
	today: LocalDate,
	t: Translate,
): { readonly state: State; readonly word: string } {
	if (status === "done")
		return { state: "done", word: t("readiness.action.isDone") };
	return dueOn < today
		? { state: "late", word: t("readiness.action.isLate") }
		: { state: "active", word: t("readiness.action.isOpen") };
}

/** @returns actions as a table, the most urgent first. */
export function actionsTable(
	page: RegisterPage,
	actions: readonly Action[],
	texts: ReadonlyMap<string, string | null>,
	t: Translate,
): Table | undefined {
	if (actions.length === 0) return undefined;
	return {
		caption: t("readiness.actions"),
		captionHidden: true,
		columns: [
			{ label: t("readiness.action.what") },
			{ label: t("readiness.action.owner") },
			{ label: t("readiness.action.dueOn") },
			{ label: t("readiness.action.state") },
		],
		rows: [...actions]
			.sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
			.map((action): readonly Cell[] => [
				{
					way: {
						to: readinessPath(
							page,
							`/${action.id.replace(/^action/, "actions")}`,
						),
						text: whatOf(action, texts, t),
					},
				},
				{
					text: page.nameOf(action.owner ?? page.world.programme.people.owner),
				},
				action.status === "open"
					? { date: action.dueOn }
					: { text: sayDay(action.dueOn, t) },
				actionState(action, page.today, t),
			]),
	};
}

/** @returns what is to be done; of what follows from a rating alone, that the gap is to be closed. */
export const whatOf = (
	{ what, clause }: Action,
	texts: ReadonlyMap<string, string | null>,
	t: Translate,
): string =>
	what === null
		? t("readiness.action.closeGap", { clause })
		: (texts.get(what) ?? t("events.removed"));
