import { type ProcessId, processIds } from "../processes.ts";
import type { GateGap } from "../refusal.ts";
import { type ManagedDocument, stateOfDocument } from "./document.ts";
import {
	type DocumentKind,
	documentKindIds,
	type WantedDocument,
} from "./document-kinds.ts";
import { type Register, rowsOf } from "./register.ts";

/** How far it is, in the furthest of the documents that serve it. */
export type WantedState = "missing" | "draft" | "review" | "approved";

const wantedKinds = documentKindIds.filter(
	(kind): kind is Exclude<DocumentKind, "procedure" | "other"> =>
		kind !== "procedure" && kind !== "other",
);

/** Everything that is to be there as a document (20000-1 7.5.4, and the procedures of the guide's 13 processes). */
export const wantedDocuments: readonly WantedDocument[] = [
	...wantedKinds,
	...processIds.map((process) => `procedure/${process}` as const),
];

const ranks: readonly WantedState[] = [
	"missing",
	"draft",
	"review",
	"approved",
];

/** @returns how far everything is that has to be written. */
export function wantedStates(
	documents: readonly ManagedDocument[],
): ReadonlyMap<WantedDocument, WantedState> {
	const states = new Map<WantedDocument, WantedState>(
		wantedDocuments.map((wanted) => [wanted, "missing"]),
	);
	for (const document of documents) {
		const state = stateOfDocument(document);
		if (state !== "draft" && state !== "review" && state !== "approved")
			continue;
		for (const wanted of servedBy(document))
			if (ranks.indexOf(state) > ranks.indexOf(states.get(wanted) ?? "missing"))
				states.set(wanted, state);
	}
	return states;
}

function servedBy({
	documentKind,
	processes,
}: ManagedDocument): readonly WantedDocument[] {
	switch (documentKind) {
		case "procedure":
			return processes.map((process) => `procedure/${process}` as const);
		case "other":
			return [];
		default:
			return [documentKind];
	}
}

/** What the guide has delivered with the design phase; the rest of 7.5.4 is asked for at stage 1. */
const ofDesign = [
	"management-manual",
	"service-management-policy",
	"service-management-plan",
] as const satisfies readonly WantedDocument[];

/**
 * @returns what of documents and metrics is not before the approvers of the design phase, or approved already: manual, policy,
 * plan, a procedure for each process, and a metric of a service level.
 */
export function documentationGaps(register: Register): readonly GateGap[] {
	const states = wantedStates(rowsOf(register, "document"));
	const procedures = (wanted: WantedState) =>
		processIds.filter(
			(process) => states.get(`procedure/${process}`) === wanted,
		);
	const some = (
		code: "procedures-missing" | "procedures-in-draft",
		of: readonly ProcessId[],
	): readonly GateGap[] => (of.length === 0 ? [] : [{ code, processes: of }]);
	const metrics = rowsOf(register, "metric").filter(({ retired }) => !retired);
	return [
		...ofDesign.flatMap((document): readonly GateGap[] => {
			const state = states.get(document);
			if (state === "missing") return [{ code: "document-missing", document }];
			return state === "draft" ? [{ code: "document-in-draft", document }] : [];
		}),
		...some("procedures-missing", procedures("missing")),
		...some("procedures-in-draft", procedures("draft")),
		...(metrics.length === 0 ? [{ code: "no-sla-metric" } as const] : []),
	];
}

/** @returns what is not approved of everything that 20000-1 7.5.4 asks for. */
export const notApproved = (register: Register): readonly WantedDocument[] =>
	[...wantedStates(rowsOf(register, "document"))]
		.filter(([, state]) => state !== "approved")
		.map(([wanted]) => wanted);
