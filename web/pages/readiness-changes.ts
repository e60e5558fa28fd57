import type { ClauseId } from "../../domain/clauses/clauses.ts";
import type { LocalDate } from "../../domain/dates.ts";
import type { Change } from "../../domain/register/changes.ts";
import { sayDay } from "../dates.ts";
import type { Translate } from "../locales/translate.ts";
import { type RegisterPage, readinessPath } from "./readiness-room.ts";
import { clauseWay } from "./readiness-rows.ts";

/** @returns what has changed since a day, clause by clause. */
export const changesTable = (
	page: RegisterPage,
	since: LocalDate,
	changed: readonly {
		readonly clause: ClauseId;
		readonly changes: readonly Change[];
	}[],
	t: Translate,
) => ({
	title: t("readiness.changesSince", { day: sayDay(since, t) }),
	rows: changed.map(({ clause, changes }) => ({
		...clauseWay(page, clause, t),
		changes: changes.map((change) => sayChange(page, clause, change, t)),
	})),
});

function sayChange(
	page: RegisterPage,
	clause: ClauseId,
	change: Change,
	t: Translate,
): { readonly text: string; readonly to?: string } {
	switch (change.type) {
		case "rated": {
			const said = {
				name: page.nameOf(change.by),
				day: sayDay(change.on, t),
				level: t(`readiness.level.${change.level}`),
			};
			return {
				text:
					change.before === null || change.before === change.level
						? t("readiness.change.rated", said)
						: t("readiness.change.ratedAnew", {
								...said,
								before: t(`readiness.level.${change.before}`),
							}),
			};
		}
		case "action-opened":
		case "action-done":
			return {
				text: t(`readiness.change.${change.type}`, {
					day: sayDay(change.on, t),
					name: page.nameOf(
						change.action.owner ?? page.world.programme.people.owner,
					),
				}),
				to: readinessPath(
					page,
					`/${change.action.id.replace(/^action/, "actions")}`,
				),
			};
		case "evidence":
			return {
				text: t("readiness.change.evidence", { count: change.count }),
				to: `${page.path}/evidence?for=${encodeURIComponent(`clause/${clause}`)}`,
			};
	}
}
