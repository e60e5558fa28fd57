import { stageKey } from "../../domain/audit-key.ts";
import { evidenceInForce } from "../../domain/deliverable.ts";
import type {
	AuditResult,
	CertificationDecision,
	Phase,
} from "../../domain/phase.ts";
import { sayAudit, sayAuditDays } from "../audits.ts";
import type { Translate } from "../locales/translate.ts";
import type { SummaryRow, Table } from "../parts.ts";
import type { NameOf } from "../refusals.ts";
import { sayDeliverable } from "../terms.ts";
import {
	type EvidenceItem,
	evidenceItem,
	evidenceSeals,
	sayShortHash,
	type Texts,
} from "./evidence-item.ts";
import { quietTable, recordsTable } from "./pilot-tables.ts";

/** What an approver puts a name to, as the page lists it. */
export interface SignedContent {
	readonly deliverables: readonly {
		readonly title: string;
		readonly evidence: readonly EvidenceItem[];
	}[];
	readonly records: (Table & { readonly count: number }) | null;
	readonly quiet: (Table & { readonly count: number }) | null;
	/** Dates and numbers of the body's audit, where one is signed. */
	readonly facts: readonly SummaryRow[];
}

/** @returns the seals whose texts the listing needs. */
export const sealsOf = ({ deliverables, work }: Phase): readonly string[] => [
	...deliverables.flatMap((one) => evidenceInForce(one).flatMap(evidenceSeals)),
	...(work.kind === "pilot"
		? [
				...work.records.map(({ note }) => note),
				...work.quiet.map(({ reason }) => reason),
			]
		: []),
];

/** @param evidenceAt the address at which a piece of evidence is read, by its id. */
export function signedContent(
	phase: Phase,
	texts: Texts,
	nameOf: NameOf,
	evidenceAt: (id: string) => string,
	t: Translate,
): SignedContent {
	const { work } = phase;
	return {
		deliverables: phase.deliverables.map((deliverable) => ({
			title: sayDeliverable(deliverable, t),
			evidence: evidenceInForce(deliverable).map((evidence) => ({
				...evidenceItem(evidence, texts, evidenceAt(evidence.id), t),
				// A note and a web address stand in the record, and in what is signed, by their seal.
				shortHash: sayShortHash(evidence.file?.sha256 ?? evidence.text, t),
			})),
		})),
		records:
			work.kind === "pilot" && work.records.length > 0
				? {
						...recordsTable(work.records, texts, t),
						count: work.records.length,
					}
				: null,
		quiet:
			work.kind === "pilot" && work.quiet.length > 0
				? {
						...quietTable(work.quiet, texts, nameOf, t),
						count: work.quiet.length,
					}
				: null,
		facts:
			work.kind === "certification"
				? [
						...(work.application
							? [
									{
										label: t("audit.application"),
										cell: {
											date: work.application.on,
											note: work.application.body,
										},
									},
								]
							: []),
						...work.audits.map(({ stage, number, ...days }) => ({
							label: sayAudit(stageKey(stage, number), t),
							cell: { text: sayAuditDays(days, t) },
						})),
						...(work.majorsOpen > 0
							? [
									{
										label: t("audit.majorsOpen"),
										cell: { text: String(work.majorsOpen) },
									},
								]
							: []),
						...(work.decision ? decisionRows(work.decision, t) : []),
					]
				: work.kind === "round" && work.result
					? resultRows(work.result, t)
					: [],
	};
}

/** @returns the certification decision as the body's papers print it. */
export const decisionRows = (
	{
		number,
		body,
		scope,
		decidedOn,
		issuedOn,
		validUntil,
	}: CertificationDecision,
	t: Translate,
): readonly SummaryRow[] => [
	{ label: t("audit.number"), cell: { text: number } },
	{ label: t("audit.body"), cell: { text: body } },
	{ label: t("audit.scope"), cell: { text: scope } },
	{ label: t("audit.decidedOn"), cell: { date: decidedOn } },
	{ label: t("audit.issuedOn"), cell: { date: issuedOn } },
	{ label: t("audit.validUntil"), cell: { date: validUntil } },
];

/** @returns what a round's audit came to. */
export const resultRows = (
	{ heldOn, majorsOpen, minorsWithoutPlan, decision }: AuditResult,
	t: Translate,
): readonly SummaryRow[] => [
	{ label: t("audit.heldOn"), cell: { date: heldOn } },
	...(majorsOpen === undefined
		? []
		: [{ label: t("audit.majorsOpen"), cell: { text: String(majorsOpen) } }]),
	...(minorsWithoutPlan === undefined
		? []
		: [
				{
					label: t("audit.minorsWithoutPlan"),
					cell: { text: String(minorsWithoutPlan) },
				},
			]),
	...(decision ? decisionRows(decision, t) : []),
];
