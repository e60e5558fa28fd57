import type { Stage } from "./audit-key.ts";
import type { AuditDays, Booking } from "./booking.ts";
import type { LocalDate } from "./dates.ts";
import type { Deliverable } from "./deliverable.ts";
import type { PersonId, RoomId, Seal } from "./ids.ts";
import type { PhaseKind, Step } from "./phases.ts";
import { phaseRules } from "./phases.ts";
import type { PilotRecord, QuietMonth } from "./pilot.ts";
import type { PlannedPhase } from "./plan.ts";
import type { Deviation } from "./rules/dated-rule.ts";
import type { SignOffRequest } from "./sign-off.ts";

/** The certification body's decision, as its notice and the certificate print it. */
export interface CertificationDecision {
	readonly decidedOn: LocalDate;
	readonly issuedOn: LocalDate;
	readonly validUntil: LocalDate;
	readonly number: string;
	readonly body: string;
	readonly scope: string;
	/** Under whose accreditation the body certified; null for none, absent where nobody entered it. */
	readonly accreditation?: string | null;
	/** The sites it holds for; absent where nobody entered them. */
	readonly sites?: readonly string[];
}

/** What the body's audit of a round came to; the recertification's brings a new decision. */
export interface AuditResult {
	/** The first on-site day, where it was entered. */
	readonly heldFrom?: LocalDate;
	/** The last on-site day: clocks count from it. */
	readonly heldOn: LocalDate;
	/** Counted by hand, before findings were rooms of their own; as is the number of minors. */
	readonly majorsOpen?: number;
	readonly minorsWithoutPlan?: number;
	readonly decision: CertificationDecision | null;
}

/** The application for certification, as it went to the body. */
export interface Application {
	readonly on: LocalDate;
	readonly body: string;
	/** The day the body accepted it; null as long as it has not. */
	readonly acceptedOn: LocalDate | null;
}

/** A stage of the certification audit that was held; each can be repeated. */
export interface HeldStage extends AuditDays {
	readonly stage: Stage;
	/** 1, and more when it was repeated. */
	readonly number: number;
}

/** What a phase holds beside its deliverables. */
export type Work =
	| { readonly kind: "plain" }
	| {
			readonly kind: "pilot";
			readonly records: readonly PilotRecord[];
			readonly quiet: readonly QuietMonth[];
	  }
	| {
			readonly kind: "certification";
			readonly application: Application | null;
			/** Every stage that was held, one before a refusal included. */
			readonly audits: readonly HeldStage[];
			/** The last on-site day of the latest stage 1, and of the latest stage 2. */
			readonly stage1On: LocalDate | null;
			readonly stage2On: LocalDate | null;
			/** Counted by hand, before findings were rooms of their own. */
			readonly majorsOpen: number;
			/** The last day on which majors of stage 2 could be verified, where it has passed: another stage 2 is needed. */
			readonly backToStage2: LocalDate | null;
			/** Postponements, each beside the rule whose date it moves. */
			readonly deviations: readonly Deviation[];
			readonly decision: CertificationDecision | null;
			readonly refused: {
				readonly on: LocalDate;
				readonly reason: Seal;
			} | null;
	  }
	| { readonly kind: "round"; readonly result: AuditResult | null };

/** How the last request ended when it did not close the step. */
export interface SentBack {
	readonly how: "returned" | "declined" | "withdrawn";
	readonly by: PersonId;
	readonly on: LocalDate;
	readonly reason: Seal | null;
}

/** A phase, or a round of the certificate's three years: one durable workflow each. */
export interface Phase {
	readonly room: RoomId;
	readonly kind: PhaseKind;
	/** 1, and more when the certificate's next cycle repeats a round. */
	readonly round: number;
	/** `opening`: due to begin, its workflow has not said so yet. */
	readonly status: "opening" | "open" | "closed" | "stopped";
	/** The day it begins: the day its predecessor was signed off. */
	readonly from: LocalDate;
	readonly closedOn: LocalDate | null;
	readonly planned: PlannedPhase;
	/** Sign-offs that are done; the phase closes with the last. */
	readonly stepsDone: number;
	readonly deliverables: readonly Deliverable[];
	readonly work: Work;
	readonly request: SignOffRequest | null;
	readonly requestsMade: number;
	/** Whether answers are confirmed by a one-time code. */
	readonly confirmed: boolean;
	readonly sentBack: SentBack | null;
	/** What is arranged for the audits that this phase owns. No part of what is signed. */
	readonly bookings?: readonly Booking[];
	/** Keys of the notices given: each rings once. */
	readonly given: readonly string[];
}

/** @returns what a phase of `kind` starts to hold. */
export function emptyWork(kind: PhaseKind): Work {
	switch (kind) {
		case "pilot-run":
			return { kind: "pilot", records: [], quiet: [] };
		case "certification-audit":
			return {
				kind: "certification",
				application: null,
				audits: [],
				stage1On: null,
				stage2On: null,
				majorsOpen: 0,
				backToStage2: null,
				deviations: [],
				decision: null,
				refused: null,
			};
		case "surveillance-1":
		case "surveillance-2":
		case "surveillance-3":
		case "recertification":
			return { kind: "round", result: null };
		default:
			return { kind: "plain" };
	}
}

/** @returns the sign-off the phase is working towards; undefined when all are done. */
export const currentStep = (phase: Phase): Step | undefined =>
	phaseRules(phase.kind).steps[phase.stepsDone];

/** @returns whether people can still work in the phase. */
export const isOpen = (phase: Phase): boolean => phase.status === "open";
