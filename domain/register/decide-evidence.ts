import { compareDates } from "../dates.ts";
import { decidePhase } from "../decide-phase.ts";
import type { Decided, Moment } from "../moment.ts";
import { isOpen } from "../phase.ts";
import type { Refusal } from "../refusal.ts";
import { accepted, type Result, refused } from "../result.ts";
import { phaseIn, type World } from "../world.ts";
import type { RegisterAct } from "./acts.ts";
import {
	type EvidencePiece,
	evidenceRowId,
	type Filing,
	isInForce,
	pieceIdOf,
} from "./evidence.ts";
import { ownRoom } from "./register.ts";

export type EvidenceAct = Extract<
	RegisterAct,
	{ type: "file-evidence" | "refile-evidence" | "withdraw-filed" }
>;

type Answer = Result<readonly Decided[], Refusal>;

/** @returns what an act on a piece of evidence makes happen: in the register, and in the phase whose deliverable it shows. */
export function decideEvidence(
	world: World,
	act: EvidenceAct,
	moment: Moment,
): Answer {
	switch (act.type) {
		case "file-evidence":
			return file(world, act, moment);
		case "refile-evidence":
			return refile(world, act, moment);
		case "withdraw-filed":
			return withdraw(world, act, moment);
	}
}

/** A day it expires on that has passed is a slip; a period ends after it began. */
function wrongDates(
	{ about, expiresOn }: Pick<Filing, "about" | "expiresOn">,
	{ on }: Moment,
): { readonly ok: false; readonly refusal: Refusal } | undefined {
	if (about && compareDates(about.until, about.from) < 0)
		return refused({ code: "dates-not-in-order" });
	return expiresOn !== null && compareDates(expiresOn, on) < 0
		? refused({ code: "date-past", today: on })
		: undefined;
}

const pieceIn = (
	{ register }: World,
	id: string,
): EvidencePiece | undefined => {
	const row = register[id];
	return row?.kind === "evidence" ? row : undefined;
};

/** A piece that is already there is sent twice; one whose place it takes must still count. */
function file(
	world: World,
	act: Extract<EvidenceAct, { type: "file-evidence" }>,
	moment: Moment,
): Answer {
	const { type: _act, pieces, ...filed } = act;
	const { replaces, deliverable } = filed;
	const wrong = wrongDates(act, moment);
	if (wrong) return wrong;
	if (pieces.length === 0) return refused({ code: "no-evidence" });
	if (pieces.some(({ id }) => pieceIn(world, evidenceRowId(id))))
		return refused({ code: "evidence-exists" });
	const before = replaces === null ? undefined : pieceIn(world, replaces);
	if (replaces !== null && !before)
		return refused({ code: "unknown-evidence" });
	if (before && !isInForce(before))
		return refused({ code: "evidence-not-in-force" });
	if (before?.piece.document) return refused({ code: "evidence-of-document" });
	if (before && act.reason === null) return refused({ code: "reason-needed" });
	const given = deliverable
		? givenIn(world, deliverable, act, before, moment)
		: accepted([]);
	if (!given.ok) return given;
	return accepted([
		...pieces.map(
			(piece): Decided => ({
				room: ownRoom(world.programme),
				event: {
					type: "evidence-filed",
					piece,
					...filed,
					version: before ? before.version + 1 : 1,
				},
			}),
		),
		...given.value,
	]);
}

/** What shows a deliverable of an open phase is part of what is signed there; the version before it is no more. */
function givenIn(
	world: World,
	{ room, deliverable }: NonNullable<Filing["deliverable"]>,
	{ pieces, reason }: Extract<EvidenceAct, { type: "file-evidence" }>,
	before: EvidencePiece | undefined,
	moment: Moment,
): Answer {
	const phase = phaseIn(world, room);
	// Where a new version comes after the phase has closed, what was signed there stays as it was.
	if (!phase || !isOpen(phase))
		return before?.deliverable?.room === room
			? accepted([])
			: refused({ code: "phase-not-open" });
	if (!phase.deliverables.some(({ id }) => id === deliverable))
		return refused({ code: "unknown-deliverable" });
	const added = pieces.map(
		(piece): Decided => ({
			room,
			event: {
				type: "evidence-added",
				deliverable,
				evidence: piece,
				filed: true,
			},
		}),
	);
	const gone =
		before && reason
			? withdrawnIn(world, before, reason, moment).filter(
					// With the new version there, the deliverable stays as delivered as it was.
					({ event }) => event.type === "evidence-withdrawn",
				)
			: [];
	return accepted([...added, ...gone]);
}

function refile(
	world: World,
	act: Extract<EvidenceAct, { type: "refile-evidence" }>,
	moment: Moment,
): Answer {
	const wrong = wrongDates(act, moment);
	if (wrong) return wrong;
	const piece = pieceIn(world, act.evidence);
	if (!piece) return refused({ code: "unknown-evidence" });
	if (!isInForce(piece)) return refused({ code: "evidence-not-in-force" });
	if (piece.piece.document) return refused({ code: "evidence-of-document" });
	const { type: _act, ...refiled } = act;
	return accepted([
		{
			room: ownRoom(world.programme),
			event: { type: "evidence-refiled", ...refiled },
		},
	]);
}

function withdraw(
	world: World,
	{ evidence, reason }: Extract<EvidenceAct, { type: "withdraw-filed" }>,
	moment: Moment,
): Answer {
	const piece = pieceIn(world, evidence);
	if (!piece) return refused({ code: "unknown-evidence" });
	if (!isInForce(piece)) return refused({ code: "evidence-not-in-force" });
	if (piece.piece.document) return refused({ code: "evidence-of-document" });
	return accepted([
		{
			room: ownRoom(world.programme),
			event: { type: "filed-withdrawn", evidence, reason },
		},
		...withdrawnIn(world, piece, reason, moment),
	]);
}

/** @returns what happens in the phase whose deliverable the piece shows; nothing where that is over, or it shows none. */
function withdrawnIn(
	world: World,
	{ id, deliverable: place, piece }: EvidencePiece,
	reason: NonNullable<
		Extract<EvidenceAct, { type: "withdraw-filed" }>["reason"]
	>,
	moment: Moment,
): readonly Decided[] {
	const phase = place ? phaseIn(world, place.room) : undefined;
	if (!place || !phase || !isOpen(phase)) return [];
	const answer = decidePhase(
		world,
		phase,
		{
			type: "withdraw-evidence",
			deliverable: place.deliverable,
			evidence: piece.id ?? pieceIdOf(id),
			reason,
		},
		moment,
	);
	return answer.ok ? answer.value : [];
}
