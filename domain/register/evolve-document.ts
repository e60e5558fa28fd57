import type { Happening } from "../events.ts";
import { personId } from "../ids.ts";
import {
	type DocumentVersion,
	documentId,
	evidenceRowsOf,
	type ManagedDocument,
	openVersion,
	versionInForce,
} from "./document.ts";
import { type EvidencePiece, evidenceRowId } from "./evidence.ts";
import { type Register, rowsOf, shortId } from "./register.ts";

/** @returns the register's documents, and their evidence, after `happening`; the same object where none has changed. */
export function evolveDocument(
	register: Register,
	happening: Happening,
): Register {
	const { event, by, on, at } = happening;
	switch (event.type) {
		case "document-added": {
			const { type: _type, document, ...added } = event;
			const row: ManagedDocument = {
				kind: "document",
				id: documentId(document),
				...added,
				addedBy: personId(by),
				addedOn: on,
				versions: [],
				withdrawn: null,
			};
			return { ...register, [row.id]: row };
		}
		case "document-changed": {
			const { type: _type, document, ...head } = event;
			const after = withDocument(register, document, (known) => ({
				...known,
				...head,
			}));
			const inForce = documentOf(after, document, versionInForce);
			// What an approved version counts for follows what is said of its document.
			return inForce
				? withPiece(after, inForce, (piece) => ({
						...piece,
						clauses: head.clauses,
						processes: head.processes,
					}))
				: after;
		}
		case "document-version-added": {
			const { document, number, version } = event;
			return withDocument(register, document, ({ versions, ...known }) => ({
				...known,
				versions: [
					// A draft that was never put forward gives way to the next.
					...versions.map((before) =>
						before.state === "draft"
							? { ...before, state: "superseded" as const }
							: before,
					),
					{
						...version,
						number,
						addedBy: personId(by),
						addedOn: on,
						state: "draft",
						review: null,
						approval: null,
						sentBack: null,
					},
				],
			}));
		}
		case "document-put-for-review":
			return withVersion(register, event, (version) => ({
				...version,
				state: "review",
				review: event.review,
				sentBack: null,
			}));
		case "document-sent-back":
			return withVersion(register, event, (version) => ({
				...version,
				state: "draft",
				review: null,
				sentBack: event.reason,
			}));
		case "evidence-withdrawn":
			return withoutReview(register, event.evidence, event.reason);
		case "document-approved": {
			const { document, number, clauses, processes } = event;
			const before = documentOf(register, document, versionInForce);
			const approval = event.with;
			const after = withVersion(
				withDocument(register, document, (known) => ({
					...known,
					versions: known.versions.map((version) =>
						version.state === "approved"
							? { ...version, state: "superseded" }
							: version,
					),
				})),
				event,
				(version) => ({
					...version,
					state: "approved",
					approval:
						approval.how === "phase"
							? { ...approval, on }
							: { ...approval, by: personId(by), at, on },
				}),
			);
			const now = documentOf(after, document, ({ versions }) =>
				versions.find((version) => version.number === number),
			);
			if (!now) return after;
			const id = evidenceRowId(now.piece.id);
			const replaced = before
				? withPiece(after, before, (piece) => ({ ...piece, replacedBy: id }))
				: after;
			return withPiece(replaced, now, (piece) => ({
				...piece,
				clauses,
				processes,
				replaces: before ? evidenceRowId(before.piece.id) : null,
			}));
		}
		case "document-withdrawn": {
			const withdrawn = { by: personId(by), on, reason: event.reason };
			const after = withDocument(register, event.document, (known) => ({
				...known,
				withdrawn,
			}));
			const known = after[documentId(event.document)];
			return known?.kind === "document"
				? evidenceRowsOf(known).reduce<Register>(
						(rows, id) =>
							withEvidence(rows, id, (piece) => ({ ...piece, withdrawn })),
						after,
					)
				: after;
		}
		default:
			return register;
	}
}

function documentOf(
	register: Register,
	document: string,
	version: (known: ManagedDocument) => DocumentVersion | undefined,
): DocumentVersion | undefined {
	const row = register[documentId(document)];
	return row?.kind === "document" ? version(row) : undefined;
}

function withDocument(
	register: Register,
	document: string,
	change: (known: ManagedDocument) => ManagedDocument,
): Register {
	const row = register[documentId(document)];
	return row?.kind === "document"
		? { ...register, [row.id]: change(row) }
		: register;
}

const withVersion = (
	register: Register,
	{ document, number }: { readonly document: string; readonly number: number },
	change: (version: DocumentVersion) => DocumentVersion,
): Register =>
	withDocument(register, document, (known) => ({
		...known,
		versions: known.versions.map((version) =>
			version.number === number ? change(version) : version,
		),
	}));

/** What is taken from a deliverable is before nobody any more. */
function withoutReview(
	register: Register,
	piece: string,
	reason: DocumentVersion["sentBack"],
): Register {
	const row = rowsOf(register, "document").find((known) => {
		const version = openVersion(known);
		return version?.state === "review" && version.piece.id === piece;
	});
	return row
		? withVersion(
				register,
				{
					document: shortId(row),
					number: openVersion(row)?.number ?? 0,
				},
				(version) => ({
					...version,
					state: "draft",
					review: null,
					sentBack: reason,
				}),
			)
		: register;
}

const withPiece = (
	register: Register,
	{ piece }: DocumentVersion,
	change: (piece: EvidencePiece) => EvidencePiece,
): Register => withEvidence(register, evidenceRowId(piece.id), change);

function withEvidence(
	register: Register,
	id: string,
	change: (piece: EvidencePiece) => EvidencePiece,
): Register {
	const row = register[id];
	return row?.kind === "evidence"
		? { ...register, [id]: change(row) }
		: register;
}
