import { type ProcessId, processes, processIds } from "../processes.ts";
import type { PracticeId } from "./practices.ts";

/** Standards whose clauses of the common structure ISO/IEC 20000-1:2018 shares: evidence is given once and counts for each. */
export const sharingStandards = ["ISO 9001", "ISO/IEC 27001"] as const;
export type SharingStandard = (typeof sharingStandards)[number];

interface Clause {
	/** ITIL 4 practices that help to meet it; they are not audited. */
	readonly practices: readonly PracticeId[];
	/** The clause of ISO 9001:2015 and of ISO/IEC 27001:2022 that asks the same. */
	readonly shared?: Readonly<Record<SharingStandard, string>>;
	/** Amendment 1:2024 adds the decision whether climate change is relevant. */
	readonly climate?: true;
}

/** Most clauses of the common structure bear the same number in each standard. */
const alike = (number: string) => ({
	"ISO 9001": number,
	"ISO/IEC 27001": number,
});

/**
 * The clauses of ISO/IEC 20000-1:2018 with Amendment 1:2024 that an audit looks at, in their order. All of them apply to
 * everyone: there is no "not applicable" (20000-1 1.2). Titles and typical evidence stand in the wording beside.
 */
export const clauses = {
	"4.1": {
		practices: ["strategy-management"],
		shared: alike("4.1"),
		climate: true,
	},
	"4.2": {
		practices: ["relationship-management"],
		shared: alike("4.2"),
		climate: true,
	},
	"4.3": { practices: [], shared: alike("4.3") },
	"4.4": { practices: [], shared: alike("4.4") },
	"5.1": { practices: ["organizational-change"], shared: alike("5.1") },
	"5.2": { practices: [], shared: alike("5.2") },
	"5.3": { practices: ["workforce-and-talent"], shared: alike("5.3") },
	"6.1": { practices: ["risk-management"], shared: alike("6.1") },
	"6.2": { practices: ["strategy-management"], shared: alike("6.2") },
	"6.3": { practices: [] },
	"7.1": { practices: ["workforce-and-talent"], shared: alike("7.1") },
	"7.2": { practices: ["workforce-and-talent"], shared: alike("7.2") },
	"7.3": { practices: [], shared: alike("7.3") },
	"7.4": { practices: [], shared: alike("7.4") },
	"7.5": { practices: ["knowledge-management"], shared: alike("7.5") },
	"7.6": { practices: ["knowledge-management"] },
	"8.1": { practices: [], shared: alike("8.1") },
	"8.2.1": { practices: [] },
	"8.2.2": { practices: ["portfolio-management"] },
	"8.2.3": { practices: ["supplier-management"] },
	"8.2.4": { practices: ["service-catalogue"] },
	"8.2.5": { practices: ["it-asset-management"] },
	"8.2.6": { practices: ["service-configuration"] },
	"8.3.1": { practices: ["relationship-management"] },
	"8.3.2": { practices: ["relationship-management"] },
	"8.3.3": { practices: ["service-level-management"] },
	"8.3.4": { practices: ["supplier-management"] },
	"8.4.1": { practices: ["service-financial"] },
	"8.4.2": { practices: ["capacity-and-performance"] },
	"8.4.3": { practices: ["capacity-and-performance"] },
	"8.5.1": { practices: ["change-enablement"] },
	"8.5.2": { practices: ["service-design"] },
	"8.5.3": { practices: ["release-management", "deployment-management"] },
	"8.6.1": { practices: ["incident-management"] },
	"8.6.2": { practices: ["service-request"] },
	"8.6.3": { practices: ["problem-management"] },
	"8.7.1": { practices: ["availability-management"] },
	"8.7.2": { practices: ["service-continuity"] },
	"8.7.3": { practices: ["information-security"] },
	"9.1": { practices: ["measurement-and-reporting"], shared: alike("9.1") },
	"9.2": { practices: [], shared: alike("9.2") },
	"9.3": { practices: [], shared: alike("9.3") },
	"9.4": { practices: ["measurement-and-reporting"] },
	"10.1": {
		practices: ["continual-improvement"],
		shared: alike("10.2"),
	},
	"10.2": {
		practices: ["continual-improvement"],
		shared: { "ISO 9001": "10.3", "ISO/IEC 27001": "10.1" },
	},
} as const satisfies Record<string, Clause>;

export type ClauseId = keyof typeof clauses;
export const clauseIds = Object.keys(clauses) as ClauseId[];

export const isClauseId = (text: string): text is ClauseId =>
	Object.hasOwn(clauses, text);

/** Chapters, and the groups of chapter 8: what a clause stands under. */
export const clauseGroups = [
	"4",
	"5",
	"6",
	"7",
	"8",
	"8.2",
	"8.3",
	"8.4",
	"8.5",
	"8.6",
	"8.7",
	"9",
	"10",
] as const;
export type ClauseGroup = (typeof clauseGroups)[number];

/** @returns the chapter or group that a clause stands under: `8.6` for 8.6.1, `4` for 4.1. */
export const groupOf = (clause: ClauseId): ClauseGroup =>
	clause.slice(0, clause.lastIndexOf(".")) as ClauseGroup;

/** @returns the clauses of a group, in their order. */
export const clausesOf = (group: ClauseGroup): readonly ClauseId[] =>
	clauseIds.filter((clause) => groupOf(clause) === group);

const clauseOf = (clause: ClauseId): Clause => clauses[clause];

export const practicesFor = (clause: ClauseId): readonly PracticeId[] =>
	clauseOf(clause).practices;

/** @returns the clauses that a practice helps to meet. */
export const clausesServedBy = (practice: PracticeId): readonly ClauseId[] =>
	clauseIds.filter((clause) => practicesFor(clause).includes(practice));

/** @returns the clause of another standard that asks the same; undefined where only ISO/IEC 20000-1 asks it. */
export const sharedClause = (
	clause: ClauseId,
	standard: SharingStandard,
): string | undefined => clauseOf(clause).shared?.[standard];

/** @returns the processes of the guide that a clause is met by. */
export const processesFor = (clause: ClauseId): readonly ProcessId[] =>
	processIds.filter((process) =>
		(processes[process].clauses as readonly string[]).includes(clause),
	);

/** @returns whether the edition asks under this clause whether climate change is relevant. */
export const asksAboutClimate = (clause: ClauseId, edition: string): boolean =>
	clauseOf(clause).climate === true && /amd(?:\.|endment)? ?1/i.test(edition);
