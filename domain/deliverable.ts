import type { LocalDate } from "./dates.ts";
import type { DeliverableId, EvidenceId, PersonId, Seal } from "./ids.ts";
import type { DocumentKind } from "./register/document-kinds.ts";

/** Of which document a piece of evidence is a version: whoever signs it signs this with it. */
export interface EvidenceDocument {
	readonly of: DocumentKind;
	readonly name: Seal;
	readonly version: number;
	/** As the document itself counts. */
	readonly label: Seal | null;
}

/**
 * A piece of evidence as the record knows it. Its words (a note, an address, a file's name) may name persons and stand
 * apart under the seal; a file's bytes stand in the evidence store under their sha256.
 */
export interface Evidence {
	readonly id: EvidenceId;
	readonly kind: "note" | "link" | "file";
	readonly text: Seal;
	readonly file: {
		readonly sha256: string;
		readonly bytes: number;
		readonly mediaType: string;
	} | null;
	readonly addedBy: PersonId;
	readonly addedOn: LocalDate;
	readonly withdrawn: boolean;
	/** Absent where it is no version of a document. */
	readonly document?: EvidenceDocument;
}

export interface Deliverable {
	readonly id: DeliverableId;
	/** Of the guide's own, the title is worded by its id; the owner's own bear the owner's title. */
	readonly title: string | null;
	readonly owner: PersonId | null;
	readonly dueOn: LocalDate;
	readonly status: "open" | "delivered";
	readonly evidence: readonly Evidence[];
}

/** @returns the evidence that counts: what was withdrawn stays on record, and counts no more. */
export const evidenceInForce = (
	deliverable: Deliverable,
): readonly Evidence[] =>
	deliverable.evidence.filter(({ withdrawn }) => !withdrawn);
