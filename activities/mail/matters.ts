import type { LocalDate } from "../../domain/dates.ts";
import type { PhaseKind, RoundPhase, Step } from "../../domain/phases.ts";
import type { RecordSubject } from "../../domain/processes.ts";

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

export type Audit = "stage-1" | "stage-2" | RoundPhase;

/** Something with a due date, as a reminder or an alarm names it. */
export type Item =
	| {
			readonly kind: "deliverable";
			readonly phase: PhaseKind;
			/** The id of one of the guide's own deliverables, or the title the owner gave. */
			readonly title: string;
	  }
	| { readonly kind: "sign-off"; readonly matter: Matter }
	| {
			/** Records of the pilot run for one pilot month, both days included. */
			readonly kind: "service-data";
			readonly subject: RecordSubject;
			readonly from: LocalDate;
			readonly until: LocalDate;
	  }
	| { readonly kind: "phase"; readonly phase: PhaseKind }
	| {
			readonly kind: "audit";
			readonly audit: Audit;
	  }
	| {
			readonly kind: "finding" | "action" | "review" | "evidence" | "document";
			readonly title: string;
	  };

/** What happens when a date is missed, as the rules of the certification cycle say it. */
export type ConsequenceKind =
	| "phase-waits"
	| "gate-stays-shut"
	| "stage-1-may-be-repeated"
	| "stage-2-again"
	| "no-decision"
	| "suspension-expected"
	| "withdrawal-expected"
	| "certificate-expires"
	| "certificate-lapses"
	| "evidence-counts-no-more";

export interface Consequence {
	readonly kind: ConsequenceKind;
	/** The first day it holds: the one after the last day still in time. */
	readonly from: LocalDate | null;
}

export type NoticeKind = "due-soon" | "overdue" | "escalated";

/** One line of a digest. */
export interface Notice {
	readonly kind: NoticeKind;
	readonly programme: string;
	readonly item: Item;
	/** The last day still in time. */
	readonly due: LocalDate;
	/** Whom it waits for, where that is not the reader. */
	readonly responsible: string | null;
	readonly consequence: Consequence | null;
}
