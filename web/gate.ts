import type { GateGap } from "../domain/refusal.ts";
import { sayDay, saySpan } from "./dates.ts";
import { sayWanted } from "./documents.ts";
import type { Translate } from "./locales/translate.ts";
import { saySubject } from "./processes.ts";
import { sayDeliverable, sayList } from "./terms.ts";

/** @returns what a deliverable of the phase is called, by its id. */
export type DeliverableNamed = (id: string) => string;

/** @returns the sentence of the gate that is not true yet. */
export function sayGap(
	gap: GateGap,
	t: Translate,
	named: DeliverableNamed = (id) => sayDeliverable({ id, title: null }, t),
): string {
	switch (gap.code) {
		case "not-delivered":
			return t("gate.gap.not-delivered", {
				deliverable: named(gap.deliverable),
			});
		case "no-approver-from":
			return t("gate.gap.no-approver-from", {
				side: t(`terms.side.${gap.side}`),
			});
		case "pilot-too-young":
			return t("gate.gap.pilot-too-young", { day: sayDay(gap.earliest, t) });
		case "record-missing": {
			const { subject, month } = gap.missing;
			return month
				? t("gate.gap.record-missing-month", {
						subject: saySubject(subject, t),
						month: month.number,
						span: saySpan(month.from, month.until, t),
					})
				: t("gate.gap.record-missing-once", {
						subject: saySubject(subject, t),
					});
		}
		case "majors-open":
		case "minors-without-plan":
			return t(`gate.gap.${gap.code}`, { count: gap.count });
		case "finding-not-settled":
			return t("gate.gap.finding-not-settled", {
				finding: `F-${gap.finding}`,
				missing: t(`rules.blockers.${gap.missing}`),
			});
		case "stage-2-again":
			return t("gate.gap.stage-2-again", {
				finding: `F-${gap.finding}`,
				day: sayDay(gap.since, t),
			});
		case "document-missing":
		case "document-in-draft":
			return t(`gate.gap.${gap.code}`, {
				document: sayWanted(gap.document, t),
			});
		case "procedures-missing":
		case "procedures-in-draft":
			return t(`gate.gap.${gap.code}`, {
				processes: sayList(
					gap.processes.map((process) => t(`processes.name.${process}`)),
					t,
				),
			});
		case "no-sla-metric":
		case "no-business-owner":
		case "no-application":
		case "stage-1-not-held":
		case "stage-2-not-held":
		case "no-certification-decision":
		case "audit-result-missing":
		case "new-certificate-missing":
		case "on-hold":
			return t(`gate.gap.${gap.code}`);
	}
}
