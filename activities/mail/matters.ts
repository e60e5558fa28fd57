import type { LocalDate } from "../../domain/dates.ts";
import type { NoticeCode, NoticeData } from "../../domain/notice.ts";
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

/** What a reminder or an alarm is about. */
export type Item =
	| {
			/** A notice of the core, told with its own words. */
			readonly kind: "notice";
			readonly code: NoticeCode;
			readonly data: NoticeData;
			/** What the notice's room is about; null for the certificate's own. */
			readonly matter: Matter | null;
	  }
	| {
			readonly kind: "deliverable";
			readonly phase: PhaseKind;
			/** The id of one of the guide's own deliverables, or the title the owner gave. */
			readonly title: string;
	  }
	| { readonly kind: "sign-off"; readonly matter: Matter }
	| { readonly kind: "phase"; readonly phase: PhaseKind }
	| { readonly kind: "audit"; readonly audit: RoundPhase };

/** Under which heading a digest tells a notice; what weighs most comes first. */
export const noticeKinds = ["escalated", "overdue", "now", "due-soon"] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** What happens when nobody acts, as the rules of the certification cycle say it. */
export type ConsequenceKind =
	| "phase-waits"
	| "gate-stays-shut"
	| "suspension-expected"
	| "certificate-expires"
	| "withdrawal-expected"
	| "lapse-expected"
	| "certificate-lapses"
	| "back-to-stage-2"
	| "audit-late";

export interface Consequence {
	readonly kind: ConsequenceKind;
	/** The first day it holds: the one after the last day still in time. */
	readonly from: LocalDate | null;
}

/** One line of a digest, or what an alarm is about. */
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
