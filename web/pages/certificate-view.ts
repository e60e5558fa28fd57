import type { Certificate } from "../../domain/certificate.ts";
import { certificateRows } from "../../domain/certificate-rules.ts";
import { openTasks } from "../../domain/certificate-tasks.ts";
import { compareDates } from "../../domain/dates.ts";
import { expectedConsequences } from "../../domain/rules/certificate-view.ts";
import {
	type DatedRule,
	dueBy,
	isOpen,
} from "../../domain/rules/dated-rule.ts";
import { sayDay } from "../dates.ts";
import type { Translate } from "../locales/translate.ts";
import type { Cell, State, SummaryRow, Table } from "../parts.ts";
import { sayTask } from "../timers.ts";
import { sayDate, sayRowWhy } from "../why.ts";
import type { OpenProgramme } from "./programme-frame.ts";

/** @returns what is expected of the body because a date was missed, with the way to answer the alarm. */
export function alarmRows(
	{ world, today, path }: OpenProgramme,
	certificate: Certificate,
	t: Translate,
	mayAct: boolean,
): readonly SummaryRow[] {
	if (certificate.followedBy !== null || certificate.status === "stopped")
		return [];
	const rows = certificateRows(world.programme, certificate);
	return expectedConsequences(rows, certificate.state.status, today).map(
		({ key, consequence, since }): SummaryRow => {
			const answered = certificate.answers.some((each) => each.key === key);
			const row = rows.find((each) => each.key === key);
			return {
				label: t(`rules.expected.${consequence as "suspension-expected"}`, {
					date: sayDay(since, t),
				}),
				cell: {
					state: "late",
					word: row ? sayDate(row, t) : key,
					...(row ? { note: sayRowWhy(row, t) } : {}),
				},
				...(mayAct && !answered
					? {
							change: {
								to: `${path}/certificate/answer?of=${encodeURIComponent(key)}`,
								text: t("certificate.answer"),
								about: key,
							},
						}
					: {}),
			};
		},
	);
}

/** @returns every date of the certificate, met or open: rule, last day in time, state; its why opens with one click. */
export function dateTable(
	{ world, today, path }: OpenProgramme,
	certificate: Certificate,
	t: Translate,
	mayAct: boolean,
): Table {
	const rows = certificateRows(world.programme, certificate);
	return {
		caption: t("certificate.dates"),
		captionHidden: true,
		columns: [
			{ label: t("certificate.what") },
			{ label: t("certificate.lastDay") },
			{ label: t("certificate.standing") },
			...(mayAct ? [{ label: t("certificate.act") }] : []),
		],
		rows: rows.map((row): readonly Cell[] => [
			{ text: sayDate(row, t) },
			{ date: dueBy(row), why: sayRowWhy(row, t) },
			standing(row, today, t),
			...(mayAct ? [actOn(row, path, t)] : []),
		]),
	};
}

function standing(
	row: DatedRule,
	today: OpenProgramme["today"],
	t: Translate,
): Cell {
	const cell = (state: State, word: string): Cell => ({ state, word });
	if (row.met)
		return cell("done", t("rules.notes.met", { date: sayDay(row.met, t) }));
	if (row.metLate)
		return cell(
			"late",
			t("rules.notes.metLate", { date: sayDay(row.metLate, t) }),
		);
	if (row.notDue)
		return cell(
			"done",
			t("rules.notes.notDue", { date: sayDay(row.notDue, t) }),
		);
	if (compareDates(dueBy(row), today) < 0 && isDuty(row))
		return cell("late", t("certificate.missed"));
	if (row.binds) return cell("active", t("rules.notes.binds"));
	if (row.mayGiveWay) return cell("waiting", t("rules.notes.mayGiveWay"));
	return cell("waiting", t("certificate.toCome"));
}

/** Whether its day asks for something to be done, and does not only mark a time. */
const isDuty = ({ rule }: DatedRule): boolean =>
	rule !== "valid-until" && rule !== "recert-start" && rule !== "restore";

const actOn = (row: DatedRule, path: string, t: Translate): Cell =>
	isOpen(row) && row.rule.startsWith("sv")
		? {
				way: {
					to: `${path}/certificate/postpone?of=${encodeURIComponent(row.key)}`,
					text: t("certificate.postpone"),
				},
			}
		: { text: "–" };

/** @returns what the holder has to do, each with the way to say that it is done. */
export const taskList = (
	{ path }: OpenProgramme,
	certificate: Certificate,
	t: Translate,
	mayAct: boolean,
): readonly SummaryRow[] =>
	openTasks(certificate).map(
		({ id, code, change, since }): SummaryRow => ({
			label: sayTask({ task: code, ...(change && { change }) }, t),
			cell: {
				state: "waiting",
				word: t("certificate.since", { day: sayDay(since, t) }),
			},
			...(mayAct
				? {
						change: {
							to: `${path}/certificate/task?of=${encodeURIComponent(id)}`,
							text: t("certificate.done"),
							about: id,
						},
					}
				: {}),
		}),
	);
