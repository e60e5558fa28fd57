import type { ClauseId } from "../clauses/clauses.ts";
import type { ProcessId } from "../processes.ts";

/**
 * The documented information that 20000-1 7.5.4 asks for, and the guide's management manual: each kind with the clauses it
 * serves, and the deliverable of the design phase under which a version is put before its approvers.
 */
export const documentKinds = {
	"management-manual": { clauses: ["4.4"], deliverable: "management-manual" },
	"scope-statement": { clauses: ["4.3"], deliverable: "management-manual" },
	"service-management-policy": {
		clauses: ["5.2"],
		deliverable: "management-manual",
	},
	"service-objectives": {
		clauses: ["6.2"],
		deliverable: "service-management-plan",
	},
	"service-management-plan": {
		clauses: ["6.3"],
		deliverable: "service-management-plan",
	},
	procedure: { clauses: ["8.1"], deliverable: "procedure-documents" },
	"service-requirements": { clauses: ["8.2.2"], deliverable: "sla-metrics" },
	"service-catalogue": { clauses: ["8.2.4"], deliverable: "sla-metrics" },
	"service-level-agreement": { clauses: ["8.3.3"], deliverable: "sla-metrics" },
	"supplier-agreement": {
		clauses: ["8.3.4"],
		deliverable: "procedure-documents",
	},
	"change-policy": { clauses: ["8.5.1"], deliverable: "procedure-documents" },
	"major-incident-procedure": {
		clauses: ["8.6.1"],
		deliverable: "procedure-documents",
	},
	"continuity-plan": { clauses: ["8.7.2"], deliverable: "procedure-documents" },
	"information-security-policy": {
		clauses: ["8.7.3"],
		deliverable: "procedure-documents",
	},
	other: { clauses: [], deliverable: "procedure-documents" },
} as const satisfies Record<
	string,
	{ readonly clauses: readonly ClauseId[]; readonly deliverable: string }
>;

export type DocumentKind = keyof typeof documentKinds;
export const documentKindIds = Object.keys(documentKinds) as DocumentKind[];

export const isDocumentKind = (text: unknown): text is DocumentKind =>
	typeof text === "string" && Object.hasOwn(documentKinds, text);

/** Something that has to be written: a kind of document, or the procedure of one process. */
export type WantedDocument =
	| Exclude<DocumentKind, "procedure" | "other">
	| `procedure/${ProcessId}`;
