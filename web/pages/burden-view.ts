import { compareDates, type Instant } from "../../domain/dates.ts";
import type { ProgrammeHead } from "../../records/home-programmes.ts";
import type { Burden } from "../../records/leavers.ts";
import { todayOf } from "../clocks.ts";
import { sayDay, sayDue } from "../dates.ts";
import type { Translate } from "../locales/translate.ts";
import type { Cell, SummaryRow, Table } from "../parts.ts";
import { sayList } from "../terms.ts";
import { pathOfToDo, sayToDo } from "../to-dos.ts";

/** What somebody is in a programme, as the read model calls it. */
const roleWords = {
	owner: "terms.role.owner",
	coordinator: "terms.role.coordinator",
	escalation: "terms.role.escalation",
	"business-owner": "terms.role.businessOwner",
	approver: "people.approverRole",
	auditor: "people.auditorRole",
	contributor: "people.contributorRole",
	"clause-owner": "people.clauseOwnerRole",
} as const;

/** @returns a role in words. */
export const sayRole = (role: string, t: Translate): string =>
	role in roleWords ? t(roleWords[role as keyof typeof roleWords]) : role;

/** @returns what somebody is in each programme; undefined where he has a part in none. */
export const partsTable = (
	{ parts }: Burden,
	t: Translate,
): Table | undefined =>
	parts.length === 0
		? undefined
		: {
				caption: t("leavers.parts"),
				captionHidden: true,
				columns: [{ label: t("home.programme") }, { label: t("leavers.does") }],
				rows: parts.map(({ programme, name, roles }): readonly Cell[] => [
					{ way: { to: `/programmes/${programme}/people`, text: name } },
					{ text: sayRoles(roles, t) },
				]),
			};

/** @returns what somebody is in the one programme that is looked at. */
export const partRows = (
	{ parts }: Burden,
	t: Translate,
): readonly SummaryRow[] =>
	parts.map(({ roles }) => ({
		label: t("leavers.does"),
		cell: { text: sayRoles(roles, t) },
	}));

const sayRoles = (roles: readonly string[], t: Translate): string =>
	roles.length > 0
		? sayList(
				roles.map((role) => sayRole(role, t)),
				t,
			)
		: t("leavers.onlyWork");

/**
 * @param named whether each row says its programme.
 * @returns what waits for somebody, the most urgent first; undefined where nothing does.
 */
export function toDosTable(
	{ toDos }: Burden,
	heads: ReadonlyMap<string, ProgrammeHead>,
	now: Instant,
	t: Translate,
	named = true,
): Table | undefined {
	if (toDos.length === 0) return undefined;
	return {
		caption: t("leavers.waiting"),
		captionHidden: true,
		columns: [
			{ label: t("home.what") },
			...(named ? [{ label: t("home.programme") }] : []),
			{ label: t("home.due") },
		],
		rows: toDos.map((toDo): readonly Cell[] => {
			const head = heads.get(toDo.programme);
			const today = head
				? todayOf(head, now)
				: (now.slice(0, 10) as typeof toDo.dueOn);
			return [
				{ way: { to: pathOfToDo(toDo), text: sayToDo(toDo, t) } },
				...(named ? [{ text: head?.name ?? toDo.programme }] : []),
				compareDates(toDo.dueOn, today) < 0
					? {
							state: "late",
							word: sayDue(toDo.dueOn, today, t),
							note: sayDay(toDo.dueOn, t),
						}
					: { date: toDo.dueOn, today },
			];
		}),
	};
}
