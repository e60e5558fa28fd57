import type { Deliverable } from "../../domain/deliverable.ts";
import { findingsOf } from "../../domain/findings.ts";
import { currentStep, type Phase, type Work } from "../../domain/phase.ts";
import {
	SURVEILLANCE_CONTENT,
	type SurveillanceContent,
} from "../../domain/rules/checklists.ts";
import { statesEn } from "../../domain/rules/wording-states.en.ts";
import { statesZh } from "../../domain/rules/wording-states.zh.ts";
import type { Language } from "../locales/languages.ts";
import type { Translate } from "../locales/translate.ts";
import type { Cell, SummaryRow, Way } from "../parts.ts";
import { sayDeliverable } from "../terms.ts";
import { proposedUntil, sayDifference } from "./audit-decision.ts";
import { stateOf } from "./deliverable-page.ts";
import type { RoomPage } from "./phase-room.ts";
import { decisionRows, resultRows } from "./sign-off-content.ts";

/** @returns the seals of the words that the phase's work holds. */
export const workSeals = ({ work }: Phase): readonly string[] =>
	work.kind === "pilot"
		? [
				...work.records.map(({ note }) => note),
				...work.quiet.map(({ reason }) => reason),
			]
		: [];

/** The certification audit: what is on record of it, and what can be entered. */
export function auditPart(
	page: RoomPage,
	work: Extract<Work, { kind: "certification" }>,
	t: Translate,
): {
	readonly rows: readonly SummaryRow[];
	readonly decision: readonly SummaryRow[] | null;
	readonly difference: string | null;
	readonly enterDecision: Way | null;
} {
	const { stage1On, stage2On, decision } = work;
	const majorsOpen =
		work.majorsOpen +
		findingsOf(page.findings, page.phase).filter(
			({ state }) => state.grade === "major" && !state.verified,
		).length;
	const change = (stage: 1 | 2, known: unknown) =>
		page.leads
			? {
					change: {
						to: `${page.at}/audit/${stage}`,
						text: t(known ? "audit.change" : "audit.enterShort"),
						about: t(`audit.stage${stage}`),
					},
				}
			: {};
	const held = (on: typeof stage1On): Cell =>
		on ? { date: on } : { state: "waiting", word: t("audit.notHeld") };
	const proposed = decision && proposedUntil(decision.decidedOn);
	return {
		rows: [
			{
				label: t("audit.application"),
				cell: work.application
					? { date: work.application.on, note: work.application.body }
					: { state: "waiting", word: t("audit.notHeld") },
				...(page.leads
					? {
							change: {
								to: `${page.at}/audit/application`,
								text: t(work.application ? "audit.change" : "audit.enterShort"),
								about: t("audit.application"),
							},
						}
					: {}),
			},
			{
				label: t("audit.stage1"),
				cell: held(stage1On),
				...change(1, stage1On),
			},
			{
				label: t("audit.stage2"),
				cell: held(stage2On),
				...change(2, stage2On),
			},
			...(stage2On
				? [
						{
							label: t("audit.majorsOpen"),
							cell:
								majorsOpen > 0
									? ({ state: "late", word: String(majorsOpen) } as const)
									: ({ state: "done", word: t("audit.noMajors") } as const),
						},
					]
				: []),
		],
		decision: decision && decisionRows(decision, t),
		difference:
			decision && proposed && decision.validUntil !== proposed
				? sayDifference(decision.validUntil, proposed, t)
				: null,
		enterDecision: page.leads
			? {
					to: `${page.at}/audit/decision`,
					text: t(decision ? "audit.changeDecision" : "audit.enterDecision"),
				}
			: null,
	};
}

/** Which of a round's deliverables shows a point that the body looks at. */
const shownBy: Partial<Record<SurveillanceContent, string>> = {
	"internal-audits": "internal-audit-of-the-year",
	"management-review": "management-review-of-the-year",
	"earlier-findings": "earlier-findings",
	"continual-improvement": "improvement-record",
	"use-of-marks": "use-of-marks",
};

/** A round: what the body will look at, and the result of its audit. */
export function roundPart(
	page: RoomPage,
	work: Extract<Work, { kind: "round" }>,
	language: Language,
	t: Translate,
): {
	readonly checklist: readonly {
		readonly point: string;
		readonly cell: Cell;
	}[];
	readonly result: readonly SummaryRow[] | null;
	readonly enter: Way | null;
	readonly beforeAudit: boolean;
} {
	const { phase, today } = page;
	const words = { en: statesEn, zh: statesZh }[language];
	const shown = (point: SurveillanceContent): Deliverable | undefined =>
		phase.deliverables.find(({ id }) => id === shownBy[point]);
	const beforeAudit = currentStep(phase) === "before-audit";
	return {
		checklist: SURVEILLANCE_CONTENT.map((point) => {
			const deliverable = shown(point);
			return {
				point: words.surveillanceContent[point],
				cell: deliverable
					? {
							...stateOf(deliverable, today, t),
							note: sayDeliverable(deliverable, t),
						}
					: { text: t("rounds.haveReady") },
			};
		}),
		result: work.result && resultRows(work.result, t),
		enter:
			page.leads && !beforeAudit
				? {
						to: `${page.at}/result`,
						text: t(work.result ? "rounds.changeResult" : "rounds.enterResult"),
					}
				: null,
		beforeAudit,
	};
}
