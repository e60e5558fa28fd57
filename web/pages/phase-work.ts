import { stageKey } from "../../domain/audit-key.ts";
import { auditState, majorsOpen } from "../../domain/certification-dates.ts";
import type { Deliverable } from "../../domain/deliverable.ts";
import {
	type Application,
	currentStep,
	type Phase,
	type Work,
} from "../../domain/phase.ts";
import type { AuditStatus } from "../../domain/rules/certification-audit.ts";
import {
	SURVEILLANCE_CONTENT,
	type SurveillanceContent,
} from "../../domain/rules/checklists.ts";
import { statesEn } from "../../domain/rules/wording-states.en.ts";
import { statesZh } from "../../domain/rules/wording-states.zh.ts";
import { sayAudit, sayAuditDays } from "../audits.ts";
import { sayDay } from "../dates.ts";
import type { Language } from "../locales/languages.ts";
import type { Translate } from "../locales/translate.ts";
import type { Cell, State, SummaryRow, Way } from "../parts.ts";
import { sayDeliverable } from "../terms.ts";
import { proposedUntil, sayDifference } from "./audit-decision.ts";
import { stateOf } from "./deliverable-page.ts";
import type { Texts } from "./evidence-item.ts";
import { worldOfPhase } from "./phase-audits.ts";
import type { RoomPage } from "./phase-room.ts";
import { decisionRows, resultRows } from "./sign-off-content.ts";

/** @returns the seals of the words that the phase's work holds. */
export const workSeals = ({ work }: Phase): readonly string[] => {
	if (work.kind === "certification")
		return work.refused ? [work.refused.reason] : [];
	return work.kind === "pilot"
		? [
				...work.records.map(({ note }) => note),
				...work.quiet.map(({ reason }) => reason),
			]
		: [];
};

const marks: Readonly<Record<AuditStatus, State>> = {
	planned: "waiting",
	applied: "asked",
	"stage-1": "active",
	"stage-2": "active",
	"majors-open": "late",
	"stage-2-again": "late",
	certified: "done",
	refused: "stopped",
};

/** From these the body can refuse. */
const refusable: readonly AuditStatus[] = [
	"stage-1",
	"stage-2",
	"majors-open",
	"stage-2-again",
];

const applicationCell = (
	{ on, body, acceptedOn }: Application,
	t: Translate,
): Cell => ({
	date: on,
	note: acceptedOn
		? t("audit.acceptedBy", { body, day: sayDay(acceptedOn, t) })
		: t("audit.notAccepted", { body }),
});

/** The certification audit: what is on record of it, and what can be entered. */
export function auditPart(
	page: RoomPage,
	work: Extract<Work, { kind: "certification" }>,
	texts: Texts,
	t: Translate,
): {
	readonly rows: readonly SummaryRow[];
	readonly decision: readonly SummaryRow[] | null;
	readonly difference: string | null;
	readonly enterDecision: Way | null;
	readonly enterRefusal: Way | null;
} {
	const { decision, application, audits, refused, stage2On } = work;
	const world = worldOfPhase(page);
	const open = majorsOpen(world, page.phase, work);
	const { status } = auditState(world, page.phase, work);
	const proposed = decision && proposedUntil(decision.decidedOn);
	return {
		rows: [
			{
				label: t("audit.state"),
				cell: { state: marks[status], word: t(`rules.states.${status}`) },
			},
			{
				label: t("audit.application"),
				cell: application
					? applicationCell(application, t)
					: { state: "waiting", word: t("audit.notHeld") },
				...(page.leads
					? {
							change: {
								to: `${page.at}/audit/application`,
								text: t(
									application && !refused ? "audit.change" : "audit.enterShort",
								),
								about: t("audit.application"),
							},
						}
					: {}),
			},
			// While it is open the stages stand below, with what is booked.
			...(page.phase.status === "open"
				? []
				: audits.map(
						({ stage, number, ...days }): SummaryRow => ({
							label: sayAudit(stageKey(stage, number), t),
							cell: { text: sayAuditDays(days, t) },
						}),
					)),
			...(stage2On
				? [
						{
							label: t("audit.majorsOpen"),
							cell:
								open > 0
									? ({ state: "late", word: String(open) } as const)
									: ({ state: "done", word: t("audit.noMajors") } as const),
						},
					]
				: []),
			...(refused
				? [
						{
							label: t("audit.refusal"),
							cell: {
								date: refused.on,
								note: texts.get(refused.reason) ?? t("events.removed"),
							},
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
		enterRefusal:
			page.leads && refusable.includes(status)
				? { to: `${page.at}/audit/refusal`, text: t("audit.enterRefusal") }
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
