/** The phases of the way to the certificate, in their order, and the rounds of its three years. */
export const wayPhases = [
	"preparation",
	"design",
	"pilot-run",
	"internal-audit",
	"certification-audit",
] as const;
export const roundPhases = [
	"surveillance-1",
	"surveillance-2",
	/** Only where early audits leave a clock running that ends before recertification begins. */
	"surveillance-3",
	"recertification",
] as const;
/** The rounds that every cycle has, and a plan foresees. */
export const regularRounds = [
	"surveillance-1",
	"surveillance-2",
	"recertification",
] as const;

export type WayPhase = (typeof wayPhases)[number];
export type RoundPhase = (typeof roundPhases)[number];
export type RegularRound = (typeof regularRounds)[number];
export type PhaseKind = WayPhase | RoundPhase;

export const isWayPhase = (phase: string): phase is WayPhase =>
	(wayPhases as readonly string[]).includes(phase);
export const isRegularRound = (phase: string): phase is RegularRound =>
	(regularRounds as readonly string[]).includes(phase);
export const isRoundPhase = (phase: string): phase is RoundPhase =>
	(roundPhases as readonly string[]).includes(phase);

export const isPhaseKind = (phase: string): phase is PhaseKind =>
	isWayPhase(phase) || isRoundPhase(phase);

/** What a sign-off is asked for. A phase has one; a round has one before the audit and one on its result. */
export type Step = "phase" | "before-audit" | "result";

/** Which sides an approval must come from: "IT can do it alone" is the first mistake to make hard. */
export type Side = "it" | "business" | "top-management";

interface PhaseRules {
	/** Months as the guide gives them; `most` is absent where there is no upper bound. */
	readonly months: {
		readonly least: number;
		readonly most?: number;
		readonly usual: number;
	};
	readonly deliverables: readonly string[];
	readonly steps: readonly [Step, ...Step[]];
	readonly sides: readonly Side[];
}

const itAndBusiness = ["it", "business"] as const;
const round = {
	deliverables: [
		"internal-audit-of-the-year",
		"management-review-of-the-year",
		"earlier-findings",
		"improvement-record",
		"use-of-marks",
	],
	steps: ["before-audit", "result"],
	sides: ["it", "business", "top-management"],
} as const;

const rules: Record<PhaseKind, PhaseRules> = {
	preparation: {
		months: { least: 1, most: 2, usual: 2 },
		deliverables: [
			"staff-training",
			"current-state-survey",
			"gap-analysis",
			"scope-statement",
			"roles-named",
		],
		steps: ["phase"],
		sides: itAndBusiness,
	},
	design: {
		months: { least: 2, most: 3, usual: 2 },
		deliverables: [
			"management-manual",
			"procedure-documents",
			"sla-metrics",
			"service-management-plan",
		],
		steps: ["phase"],
		sides: itAndBusiness,
	},
	"pilot-run": {
		months: { least: 3, usual: 3 },
		deliverables: ["pilot-report"],
		steps: ["phase"],
		sides: itAndBusiness,
	},
	"internal-audit": {
		months: { least: 1, most: 1, usual: 1 },
		deliverables: [
			"self-check-of-all-clauses",
			"findings-with-corrective-action",
			"management-review",
		],
		steps: ["phase"],
		sides: itAndBusiness,
	},
	"certification-audit": {
		months: { least: 1, most: 2, usual: 2 },
		deliverables: ["application", "stage-1-report", "stage-2-report"],
		steps: ["phase"],
		sides: itAndBusiness,
	},
	"surveillance-1": { months: { least: 1, usual: 3 }, ...round },
	"surveillance-2": { months: { least: 1, usual: 3 }, ...round },
	"surveillance-3": { months: { least: 1, usual: 3 }, ...round },
	recertification: { months: { least: 1, usual: 6 }, ...round },
};

/** @returns what the guide asks of a phase: length in months, deliverables, sign-offs, sides (programme facts, "The five phases"). */
export const phaseRules = (phase: PhaseKind): PhaseRules => rules[phase];

/** @returns the phase after `phase` on the way to the certificate; undefined after the last, and for rounds. */
export const phaseAfter = (phase: PhaseKind): WayPhase | undefined => {
	const place = wayPhases.indexOf(phase as WayPhase);
	return place < 0 ? undefined : wayPhases[place + 1];
};
