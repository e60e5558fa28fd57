import { type ClauseId, clauseIds } from "../clauses/clauses.ts";
import type { LocalDate } from "../dates.ts";
import type { PersonId, Seal } from "../ids.ts";

/** What an internal audit found under one clause. */
export const auditResults = ["conforms", "observation", "finding"] as const;
export type AuditOfClause = (typeof auditResults)[number];

/** What one part of the audit programme is to look at, and how (20000-1 9.2). */
export interface AuditPlan {
	readonly clauses: readonly ClauseId[];
	/** Against what: the standard, the own procedures, agreements. */
	readonly criteria: Seal;
	/** What is looked at of it: records of which service, which weeks. */
	readonly sample: Seal | null;
	readonly auditor: PersonId;
	readonly dueOn: LocalDate;
}

/** A part of the audit programme, planned and then held. */
export interface InternalAudit extends AuditPlan {
	readonly kind: "audit";
	readonly id: string;
	readonly status: "planned" | "held" | "dropped";
	readonly plannedBy: PersonId;
	readonly plannedOn: LocalDate;
	readonly heldOn: LocalDate | null;
	readonly report: Seal | null;
	readonly results: readonly {
		readonly clause: ClauseId;
		readonly result: AuditOfClause;
	}[];
}

export const auditId = (id: string): string => `audit/${id}`;

/** How far one clause is covered by the audit programme. */
export interface Coverage {
	readonly clause: ClauseId;
	readonly planned: readonly InternalAudit[];
	/** The newest audit held of it. */
	readonly last: InternalAudit | undefined;
}

/**
 * @param since audits held before this day belong to an earlier programme.
 * @returns how each clause is covered: the programme covers every one of them (20000-1 9.2).
 */
export const coverageOf = (
	audits: readonly InternalAudit[],
	since: LocalDate,
): readonly Coverage[] =>
	clauseIds.map((clause) => {
		const own = audits.filter(({ clauses }) => clauses.includes(clause));
		const held = own
			.filter(
				({ status, heldOn }) => status === "held" && (heldOn ?? since) >= since,
			)
			.sort((a, b) => ((a.heldOn ?? "") < (b.heldOn ?? "") ? 1 : -1));
		return {
			clause,
			planned: own.filter(({ status }) => status === "planned"),
			last: held[0],
		};
	});

export const isUncovered = ({ planned, last }: Coverage): boolean =>
	planned.length === 0 && last === undefined;
