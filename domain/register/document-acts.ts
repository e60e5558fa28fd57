import type { ClauseId } from "../clauses/clauses.ts";
import type { PersonId, RoomId, Seal } from "../ids.ts";
import type { ProcessId } from "../processes.ts";
import {
	type DocumentHead,
	documentId,
	type UnderReview,
	type VersionGiven,
} from "./document.ts";
import type { DocumentKind } from "./document-kinds.ts";

/** Acts on the documents of the management system. */
export type DocumentAct =
	| ({
			readonly type: "add-document";
			readonly document: string;
			readonly documentKind: DocumentKind;
			/** null: it is to be written. */
			readonly first: VersionGiven | null;
	  } & DocumentHead)
	| ({
			readonly type: "change-document";
			readonly document: string;
	  } & DocumentHead)
	| {
			readonly type: "add-version";
			readonly document: string;
			readonly version: VersionGiven;
	  }
	| {
			readonly type: "put-documents-for-review";
			readonly documents: readonly string[];
			/** Who signs them where no design phase is open whose sign-off shows them. */
			readonly approver: PersonId | null;
	  }
	| {
			readonly type: "send-document-back";
			readonly document: string;
			readonly reason: Seal;
	  }
	| {
			readonly type: "sign-document";
			readonly document: string;
			readonly name: Seal;
			/** Of what the page showed: what is signed is what was seen. */
			readonly shown: string;
	  }
	| {
			readonly type: "withdraw-document";
			readonly document: string;
			readonly reason: Seal;
	  };

export const documentActs = [
	"add-document",
	"change-document",
	"add-version",
	"put-documents-for-review",
	"send-document-back",
	"sign-document",
	"withdraw-document",
] as const satisfies readonly DocumentAct["type"][];

export const isDocumentAct = <Act extends { readonly type: string }>(
	act: Act | DocumentAct,
): act is DocumentAct => (documentActs as readonly string[]).includes(act.type);

/** @returns the ids of the documents' rows an act names. */
export const documentRowsNamedBy = (act: DocumentAct): readonly string[] =>
	act.type === "put-documents-for-review"
		? act.documents.map(documentId)
		: [documentId(act.document)];

/** What can happen to documents. */
export type DocumentEvent =
	| ({
			readonly type: "document-added";
			readonly document: string;
			readonly documentKind: DocumentKind;
	  } & DocumentHead)
	| ({
			readonly type: "document-changed";
			readonly document: string;
	  } & DocumentHead)
	| {
			readonly type: "document-version-added";
			readonly document: string;
			readonly documentKind: DocumentKind;
			readonly number: number;
			readonly version: VersionGiven;
	  }
	| {
			readonly type: "document-put-for-review";
			readonly document: string;
			readonly documentKind: DocumentKind;
			readonly number: number;
			readonly review: UnderReview;
	  }
	| {
			readonly type: "document-sent-back";
			readonly document: string;
			readonly documentKind: DocumentKind;
			readonly number: number;
			readonly reason: Seal;
	  }
	| {
			readonly type: "document-approved";
			readonly document: string;
			readonly documentKind: DocumentKind;
			readonly number: number;
			readonly clauses: readonly ClauseId[];
			readonly processes: readonly ProcessId[];
			/** With the sign-off of this phase, or by itself. */
			readonly with:
				| { readonly how: "phase"; readonly room: RoomId }
				| {
						readonly how: "own";
						readonly name: Seal;
						readonly fingerprint: string;
				  };
	  }
	| {
			readonly type: "document-withdrawn";
			readonly document: string;
			readonly documentKind: DocumentKind;
			readonly reason: Seal;
	  };
