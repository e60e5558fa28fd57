import { isClauseId } from "../clauses/clauses.ts";
import { clausesOfDeliverable } from "../clauses/counting.ts";
import type { Happening } from "../events.ts";
import { personId } from "../ids.ts";
import { findingIn, type World } from "../world.ts";
import {
	type EvidencePiece,
	evidenceRowId,
	evidenceRowOf,
	type Filing,
	givenForNothing,
	type PieceGiven,
} from "./evidence.ts";
import type { Register } from "./register.ts";

/** @returns the register's evidence after `happening`; the same object where none of it has changed. */
export function evolveEvidence(
	world: World,
	register: Register,
	happening: Happening,
): Register {
	const { event, room, by, on } = happening;
	switch (event.type) {
		case "evidence-filed": {
			const {
				piece,
				replaces,
				version,
				reason: _why,
				type: _type,
				...filing
			} = event;
			const id = evidenceRowId(piece.id);
			return {
				...withChanged(register, replaces, (before) => ({
					...before,
					replacedBy: id,
				})),
				[id]: { ...added(id, piece, filing, happening), version, replaces },
			};
		}
		case "evidence-refiled": {
			const { type: _type, evidence, ...filing } = event;
			return withChanged(register, evidence, (piece) => ({
				...piece,
				...filing,
			}));
		}
		case "filed-withdrawn":
			return withChanged(register, event.evidence, (piece) => ({
				...piece,
				withdrawn: { by: personId(by), on, reason: event.reason },
			}));
		case "evidence-added": {
			const { deliverable, evidence } = event;
			if (event.filed)
				return withChanged(register, evidenceRowId(evidence.id), (piece) =>
					piece.deliverable
						? piece
						: { ...piece, deliverable: { room, deliverable } },
				);
			const id = evidenceRowOf(room, deliverable, evidence.id);
			return {
				...register,
				[id]: added(
					id,
					evidence,
					{
						...givenForNothing,
						clauses: clausesOfDeliverable(deliverable),
						deliverable: { room, deliverable },
					},
					happening,
				),
			};
		}
		case "evidence-withdrawn": {
			const { deliverable, evidence, reason } = event;
			const filed = evidenceRowId(evidence);
			const id =
				filed in register ? filed : evidenceRowOf(room, deliverable, evidence);
			return withChanged(register, id, (piece) =>
				// A version of a document is only taken back from there.
				piece.piece.document
					? { ...piece, deliverable: null }
					: piece.replacedBy === null && piece.withdrawn === null
						? { ...piece, withdrawn: { by: personId(by), on, reason } }
						: piece,
			);
		}
		case "finding-evidence-added": {
			const { evidence } = event;
			const id = evidenceRowOf(room, "finding", evidence.id);
			const clause = findingIn(world, room)?.state.clause ?? "";
			return {
				...register,
				[id]: added(
					id,
					evidence,
					{
						...givenForNothing,
						clauses: isClauseId(clause) ? [clause] : [],
						findings: [room],
					},
					happening,
				),
			};
		}
		case "finding-evidence-withdrawn":
			return withChanged(
				register,
				evidenceRowOf(room, "finding", event.evidence),
				(piece) => ({
					...piece,
					withdrawn: { by: personId(by), on, reason: event.reason },
				}),
			);
		default:
			return register;
	}
}

const added = (
	id: string,
	piece: PieceGiven,
	filing: Filing,
	{ by, on, at }: Happening,
): EvidencePiece => ({
	kind: "evidence",
	id,
	piece,
	...filing,
	addedBy: personId(by),
	addedOn: on,
	addedAt: at,
	version: 1,
	replaces: null,
	replacedBy: null,
	withdrawn: null,
});

function withChanged(
	register: Register,
	id: string | null,
	change: (piece: EvidencePiece) => EvidencePiece,
): Register {
	const row = id === null ? undefined : register[id];
	if (row?.kind !== "evidence") return register;
	const after = change(row);
	return after === row ? register : { ...register, [row.id]: after };
}
