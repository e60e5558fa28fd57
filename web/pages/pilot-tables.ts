import type { PilotRecord, QuietMonth } from "../../domain/pilot.ts";
import { sayDay } from "../dates.ts";
import type { Translate } from "../locales/translate.ts";
import type { Table } from "../parts.ts";
import { saySubject } from "../processes.ts";
import type { NameOf } from "../refusals.ts";
import type { Texts } from "./evidence-item.ts";

/** @returns the records of the pilot run, the latest day first. */
export const recordsTable = (
	records: readonly PilotRecord[],
	texts: Texts,
	t: Translate,
): Table => ({
	caption: t("pilot.records"),
	captionHidden: true,
	columns: [
		{ label: t("pilot.subject") },
		{ label: t("pilot.day") },
		{ label: t("pilot.note") },
	],
	rows: records
		.toSorted((a, b) => (a.on < b.on ? 1 : -1))
		.map(({ subject, on, note }) => [
			{ text: saySubject(subject, t) },
			{ text: sayDay(on, t) },
			{ text: texts.get(note) ?? t("evidence.removed") },
		]),
});

/** @returns the months declared quiet, each with its reason and the approver who stands for it. */
export const quietTable = (
	quiet: readonly QuietMonth[],
	texts: Texts,
	nameOf: NameOf,
	t: Translate,
): Table => ({
	caption: t("pilot.quiet"),
	captionHidden: true,
	columns: [
		{ label: t("pilot.subject") },
		{ label: t("pilot.month") },
		{ label: t("pilot.reason") },
		{ label: t("pilot.approver") },
	],
	rows: quiet.map(({ subject, month, reason, approver }) => [
		{ text: saySubject(subject, t) },
		{ text: t("pilot.monthNumber", { month }) },
		{ text: texts.get(reason) ?? t("evidence.removed") },
		{ text: nameOf(approver) },
	]),
});
