import { compareDates } from "../../domain/dates.ts";
import type { Instant } from "../../domain/instants.ts";
import type { ListedFinding } from "../../records/findings-register.ts";
import type { ProgrammeHead } from "../../records/home-programmes.ts";
import type { Person } from "../../records/persons.ts";
import { todayOf } from "../clocks.ts";
import { sayDay, sayDue } from "../dates.ts";
import type { Translate } from "../locales/translate.ts";
import type { Cell, Table } from "../parts.ts";
import { sayClause } from "./finding-fields.ts";
import { sayNoDay, stageCell } from "./finding-view.ts";

/** Findings as they are listed, with what stands behind their ids and seals. */
export interface Register {
	readonly findings: readonly ListedFinding[];
	readonly heads: ReadonlyMap<string, ProgrammeHead>;
	readonly persons: ReadonlyMap<string, Person>;
	readonly texts: ReadonlyMap<string, string | null>;
	readonly now: Instant;
}

const longestStatement = 120;

/** @returns the register as a table; over all programmes each row says of which it is. */
export function findingsTable(
	register: Register,
	overAll: boolean,
	t: Translate,
): Table {
	return {
		caption: t("findings.title"),
		captionHidden: true,
		columns: [
			{ label: t("findings.finding") },
			...(overAll ? [{ label: t("home.programme") }] : []),
			{ label: t("findings.grade") },
			{ label: t("findings.clause") },
			{ label: t("findings.standing") },
			{ label: t("findings.due") },
			{ label: t("findings.owner") },
		],
		rows: register.findings.map((finding) =>
			findingCells(finding, register, overAll, t),
		),
	};
}

function findingCells(
	finding: ListedFinding,
	{ heads, persons, texts, now }: Register,
	overAll: boolean,
	t: Translate,
): readonly Cell[] {
	const { programme, number, dueOn, owner } = finding;
	const head = heads.get(programme);
	const today = head ? todayOf(head, now) : undefined;
	const late =
		dueOn !== null && today !== undefined && compareDates(dueOn, today) < 0;
	return [
		{
			way: {
				to: `/programmes/${programme}/findings/${number}`,
				text: `F-${number}`,
			},
			note: shortened(texts.get(finding.statement) ?? t("evidence.removed")),
		},
		...(overAll
			? [
					{
						way: {
							to: `/programmes/${programme}`,
							text: head?.name ?? programme,
						},
					},
				]
			: []),
		{
			text: t(`rules.grades.${finding.grade}`),
			note: [finding.bodyGrade, t(`rules.sources.${finding.source}`)]
				.filter(Boolean)
				.join(" · "),
		},
		{ text: sayClause(finding.clause, t) },
		stageCell(finding.stage, late, t),
		dueOn === null
			? {
					text: sayNoDay(
						finding.stage,
						finding.grade,
						{ kind: finding.source },
						t,
					),
				}
			: late && today
				? {
						state: "late",
						word: sayDue(dueOn, today, t),
						note: sayDay(dueOn, t),
					}
				: { date: dueOn, ...(today ? { today } : {}) },
		{
			text: owner
				? (persons.get(owner)?.name ?? t("events.someone"))
				: t("findings.theCoordinator"),
		},
	];
}

function shortened(text: string): string {
	const signs = [...text.replace(/\s+/g, " ")];
	return signs.length > longestStatement
		? `${signs.slice(0, longestStatement).join("").trimEnd()} …`
		: signs.join("");
}
