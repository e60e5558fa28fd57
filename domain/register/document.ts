import type { ClauseId } from "../clauses/clauses.ts";
import type { LocalDate } from "../dates.ts";
import type { EvidenceDocument } from "../deliverable.ts";
import type { PersonId, RoomId, Seal } from "../ids.ts";
import type { Instant } from "../instants.ts";
import type { ProcessId } from "../processes.ts";
import type { DocumentKind } from "./document-kinds.ts";
import { evidenceRowId, type PieceGiven } from "./evidence.ts";

/** How a version came to be signed: with everything of the design phase, or by itself. */
export type DocumentApproval =
	| { readonly how: "phase"; readonly room: RoomId; readonly on: LocalDate }
	| {
			readonly how: "own";
			readonly by: PersonId;
			readonly name: Seal;
			readonly at: Instant;
			readonly on: LocalDate;
			readonly fingerprint: string;
	  };

/** What a version under review waits for. */
export type UnderReview =
	/** The sign-off of the design phase, which shows it. */
	| { readonly how: "phase"; readonly room: RoomId; readonly on: LocalDate }
	/** One approver, who signs it by itself. */
	| {
			readonly how: "own";
			readonly approver: PersonId;
			readonly on: LocalDate;
			/** sha256 of what is signed. */
			readonly fingerprint: string;
	  };

/** A version as it is given: one piece of evidence, what is printed on it, what has changed. */
export interface VersionGiven {
	readonly piece: PieceGiven;
	/** As the document itself counts: `2.1`. */
	readonly label: Seal | null;
	readonly changed: Seal | null;
}

export interface DocumentVersion extends VersionGiven {
	/** 1 for the first. */
	readonly number: number;
	readonly addedBy: PersonId;
	readonly addedOn: LocalDate;
	readonly state: "draft" | "review" | "approved" | "superseded";
	readonly review: UnderReview | null;
	readonly approval: DocumentApproval | null;
	/** Why whoever was to sign it, or put it forward, sent it back. */
	readonly sentBack: Seal | null;
}

/** What is said of a document, whatever its version. */
export interface DocumentHead {
	readonly name: Seal;
	/** null: the programme's owner. */
	readonly owner: PersonId | null;
	readonly clauses: readonly ClauseId[];
	readonly processes: readonly ProcessId[];
	/** The day it is looked at again; the last one in time. */
	readonly reviewOn: LocalDate | null;
}

/** A document of the management system with every version it has had: none is overwritten, none is taken away. */
export interface ManagedDocument extends DocumentHead {
	readonly kind: "document";
	readonly id: string;
	readonly documentKind: DocumentKind;
	readonly addedBy: PersonId;
	readonly addedOn: LocalDate;
	readonly versions: readonly DocumentVersion[];
	readonly withdrawn: {
		readonly by: PersonId;
		readonly on: LocalDate;
		readonly reason: Seal;
	} | null;
}

export const documentId = (id: string): string => `document/${id}`;

/** Whoever is to sign a version by itself has so many days. */
export const daysToSignDocument = 14;

/** @returns the version in force: the newest that was approved. */
export const versionInForce = ({
	versions,
}: ManagedDocument): DocumentVersion | undefined =>
	versions.find(({ state }) => state === "approved");

/** @returns the version that is being worked on, or is before its approvers. */
export const openVersion = ({
	versions,
}: ManagedDocument): DocumentVersion | undefined =>
	versions.find(({ state }) => state === "draft" || state === "review");

export type DocumentState = "none" | DocumentVersion["state"] | "withdrawn";

/** @returns how far a document is: by its version in force, else by the one that is open. */
export function stateOfDocument(document: ManagedDocument): DocumentState {
	if (document.withdrawn) return "withdrawn";
	const version = versionInForce(document) ?? openVersion(document);
	return version?.state ?? "none";
}

/** @returns a version as evidence bears it: what is signed with it says which document it is. */
export const pieceOfVersion = (
	{ documentKind: of, name }: Pick<ManagedDocument, "documentKind" | "name">,
	{ piece, label, number }: VersionGiven & { readonly number: number },
): PieceGiven => {
	const document: EvidenceDocument = { of, name, version: number, label };
	return { ...piece, document };
};

/** @returns the rows of evidence that a document's versions stand in, as far as anything may still become of them. */
export const evidenceRowsOf = ({
	versions,
}: ManagedDocument): readonly string[] =>
	versions
		.filter(({ state }) => state !== "superseded")
		.map(({ piece }) => evidenceRowId(piece.id));
