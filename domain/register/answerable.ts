import type { ClauseId, SharingStandard } from "../clauses/clauses.ts";
import type { LocalDate } from "../dates.ts";
import type { PersonId, Seal } from "../ids.ts";
import type { ProcessId } from "../processes.ts";

/** Who answers for a clause: asked by auditors, and given its gaps to close. */
export interface ClauseOwner {
	readonly kind: "clause";
	readonly id: string;
	readonly clause: ClauseId;
	readonly owner: PersonId | null;
}

export const clauseRowId = (clause: ClauseId): string => `clause/${clause}`;

/** How far a process is mastered (ISO/IEC 33020): from not carried out to renewed by itself. */
export const maturityLevels = [0, 1, 2, 3, 4, 5] as const;
export type Maturity = (typeof maturityLevels)[number];

export interface Assessed {
	readonly maturity: Maturity;
	/** What the value measure of its stage has come to, in the owner's words. */
	readonly measured: Seal | null;
	readonly by: PersonId;
	readonly on: LocalDate;
}

/** A process of the guide as the organisation carries it out: before the system was designed, and now. */
export interface ProcessState {
	readonly kind: "process";
	readonly id: string;
	readonly process: ProcessId;
	readonly before: Assessed | null;
	readonly now: Assessed | null;
}

export const processRowId = (process: ProcessId): string =>
	`process/${process}`;

/** Standards that one programme serves beside ISO/IEC 20000-1, in an integrated audit. */
export interface Integration {
	readonly kind: "integration";
	readonly id: "integration";
	readonly standards: readonly SharingStandard[];
}
