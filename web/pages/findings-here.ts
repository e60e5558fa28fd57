import type { ClauseId } from "../../domain/clauses/clauses.ts";
import { compareDates, type LocalDate } from "../../domain/dates.ts";
import { type Finding, stageOf } from "../../domain/finding.ts";
import { findingDueOn, findingRows } from "../../domain/findings.ts";
import type { Programme } from "../../domain/programme.ts";
import type { Translate } from "../locales/translate.ts";
import type { Table, Way } from "../parts.ts";
import { sayClause } from "./finding-fields.ts";
import { sayNoDay, stageCell } from "./finding-view.ts";

/** What a page says of the findings that belong to it: `{{> findings-here findings}}`. */
export interface FindingsHere {
	readonly table: Table | undefined;
	/** Said where there are none. */
	readonly none: string;
	readonly raise: Way | undefined;
	readonly all: Way;
}

interface Here {
	readonly programme: Programme;
	readonly findings: readonly Finding[];
	/** The last day of the certificate that is guarded. */
	readonly validUntil: LocalDate | null;
	readonly today: LocalDate;
	/** The room that a finding raised from here comes from: `surveillance-1`. */
	readonly room: string | null;
	readonly mayRaise: boolean;
}

/** @returns the findings of a phase or a programme that are not closed, and the ways to raise one and to all of them. */
export function findingsHere(
	{ programme, findings, validUntil, today, room, mayRaise }: Here,
	t: Translate,
): FindingsHere {
	const at = `/programmes/${programme.charter.programme}/findings`;
	return {
		table:
			findings.length === 0
				? undefined
				: {
						caption: t("findings.title"),
						captionHidden: true,
						columns: [
							{ label: t("findings.finding") },
							{ label: t("findings.clause") },
							{ label: t("findings.standing") },
							{ label: t("findings.due") },
						],
						rows: findings.map((finding) => {
							const { number, state } = finding;
							const dueOn = findingDueOn(
								findingRows(programme, finding, validUntil),
								finding,
							);
							const late = dueOn !== null && compareDates(dueOn, today) < 0;
							return [
								{
									way: {
										to: `${at}/${number}`,
										text: t("findings.titled", {
											finding: `F-${number}`,
											grade: t(`rules.grades.${state.grade}`),
										}),
									},
								},
								{ text: sayClause(state.clause as ClauseId, t) },
								stageCell(stageOf(finding), late, t),
								dueOn === null
									? {
											text: sayNoDay(
												stageOf(finding),
												state.grade,
												state.source,
												t,
											),
										}
									: { date: dueOn, today },
							];
						}),
					},
		none: t(room === null ? "findings.noneOpen" : "findings.noneHere"),
		raise: mayRaise
			? {
					to: room === null ? `${at}/new` : `${at}/new?room=${room}`,
					text: t("findings.raiseHere"),
				}
			: undefined,
		all: { to: at, text: t("findings.all") },
	};
}
