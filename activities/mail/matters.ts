import type { LocalDate } from "../../domain/dates.ts";
import type { PhaseKind, RoundPhase, Step } from "../../domain/phases.ts";

/** What a sign-off is about. */
export type Matter =
	| { readonly kind: "phase"; readonly phase: PhaseKind; readonly step: Step }
	| { readonly kind: "document"; readonly title: string };

/** What follows when a sign-off is given or a phase is closed. */
export type Next =
	| {
			readonly kind: "phase-begins";
			readonly phase: PhaseKind;
			readonly plannedEnd: LocalDate | null;
	  }
	| {
			/** The certification body can hold the audit; `dueBy` is the last day still in time. */
			readonly kind: "audit-can-be-held";
			readonly dueBy: LocalDate | null;
	  }
	| {
			/** The certificate is there, and its three years are watched. */
			readonly kind: "certificate-watched";
			readonly validUntil: LocalDate;
	  }
	| {
			readonly kind: "round-begins";
			readonly phase: RoundPhase;
			readonly dueBy: LocalDate | null;
	  }
	| { readonly kind: "document-in-force" };
