import type { ClauseId } from "./clauses.ts";

/**
 * The clauses that evidence of a deliverable counts for, as the guide sees it: whoever delivers the scope statement need not
 * give it again for the clause on the scope. Deliverables of the owner's own count for what their evidence names itself.
 */
const counting: Readonly<Record<string, readonly ClauseId[]>> = {
	"staff-training": ["7.2", "7.3"],
	"gap-analysis": ["6.1"],
	"scope-statement": ["4.3"],
	"roles-named": ["5.3"],
	"management-manual": ["4.4"],
	"procedure-documents": ["7.5", "8.1"],
	"sla-metrics": ["8.3.3"],
	"service-management-plan": ["6.3"],
	"pilot-report": ["8.1"],
	"self-check-of-all-clauses": ["9.2"],
	"findings-with-corrective-action": ["10.1"],
	"management-review": ["9.3"],
	"internal-audit-of-the-year": ["9.2"],
	"management-review-of-the-year": ["9.3"],
	"earlier-findings": ["10.1"],
	"improvement-record": ["10.2"],
};

/** @returns the clauses that evidence of this deliverable counts for by itself. */
export const clausesOfDeliverable = (
	deliverable: string,
): readonly ClauseId[] =>
	Object.hasOwn(counting, deliverable) ? (counting[deliverable] ?? []) : [];
