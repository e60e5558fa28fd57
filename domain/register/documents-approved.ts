import type { Decided } from "../moment.ts";
import type { Phase } from "../phase.ts";
import type { World } from "../world.ts";
import { type ManagedDocument, openVersion } from "./document.ts";
import type { DocumentEvent } from "./document-acts.ts";
import { documentKinds } from "./document-kinds.ts";
import { ownRoom, shortId } from "./register.ts";

/** @returns that a version is approved: from then on it counts for the clauses of its document. */
export const approved = (
	document: string,
	{ documentKind, clauses, processes }: ManagedDocument,
	number: number,
	how: Extract<DocumentEvent, { type: "document-approved" }>["with"],
): DocumentEvent => ({
	type: "document-approved",
	document,
	documentKind,
	number,
	clauses: [...new Set([...documentKinds[documentKind].clauses, ...clauses])],
	processes,
	with: how,
});

/** @returns that every version which the phase's sign-off showed is approved with it. */
export function documentsApprovedWith(
	{ programme, register }: World,
	phase: Phase,
): readonly Decided[] {
	const shown = new Set(
		phase.deliverables.flatMap(({ evidence }) =>
			evidence.filter(({ withdrawn }) => !withdrawn).map(({ id }) => id),
		),
	);
	return Object.values(register).flatMap((row): readonly Decided[] => {
		if (row.kind !== "document") return [];
		const version = openVersion(row);
		return version?.review?.how === "phase" &&
			version.state === "review" &&
			shown.has(version.piece.id)
			? [
					{
						room: ownRoom(programme),
						event: approved(shortId(row), row, version.number, {
							how: "phase",
							room: phase.room,
						}),
					},
				]
			: [];
	});
}
