import type { ClauseId } from "../clauses/clauses.ts";
import { compareDates, type LocalDate } from "../dates.ts";
import type { Evidence } from "../deliverable.ts";
import {
	type DeliverableId,
	type EvidenceId,
	evidenceId,
	type PersonId,
	type RoomId,
	type Seal,
} from "../ids.ts";
import type { Instant } from "../instants.ts";
import type { ProcessId } from "../processes.ts";

/** The day something is about, or a period with both its days. */
export interface About {
	readonly from: LocalDate;
	readonly until: LocalDate;
}

/** Where a deliverable stands: the same kind of deliverable comes again in every round. */
export interface DeliverablePlace {
	readonly room: RoomId;
	readonly deliverable: DeliverableId;
}

/** What a piece of evidence is given for: once, for all of it. */
export interface EvidenceLinks {
	readonly clauses: readonly ClauseId[];
	readonly processes: readonly ProcessId[];
	readonly findings: readonly RoomId[];
	readonly deliverable: DeliverablePlace | null;
}

/** What is said of a piece when it is filed. */
export interface Filing extends EvidenceLinks {
	/** What it shows, where its name does not say it. */
	readonly note: Seal | null;
	/** What it is about; the day it came is on record anyway. */
	readonly about: About | null;
	/** The last day on which it still shows something. */
	readonly expiresOn: LocalDate | null;
}

/** What a piece is given for before anybody has said so. */
export const givenForNothing: Filing = {
	note: null,
	about: null,
	expiresOn: null,
	clauses: [],
	processes: [],
	findings: [],
	deliverable: null,
};

/** A piece as it was given, before the record says by whom and when. */
export type PieceGiven = Omit<Evidence, "addedBy" | "addedOn" | "withdrawn">;

/**
 * A piece of evidence in the programme's register. Nothing of it is ever overwritten: another version takes its place, and
 * whoever withdraws it leaves it on record.
 */
export interface EvidencePiece extends Filing {
	readonly kind: "evidence";
	readonly id: string;
	readonly piece: PieceGiven;
	readonly addedBy: PersonId;
	readonly addedOn: LocalDate;
	readonly addedAt: Instant;
	/** 1 for the first; each that takes another's place is one more. */
	readonly version: number;
	readonly replaces: string | null;
	readonly replacedBy: string | null;
	readonly withdrawn: {
		readonly by: PersonId;
		readonly on: LocalDate;
		readonly reason: Seal;
	} | null;
}

/** @returns the id of the row of a piece that was filed in the register itself. */
export const evidenceRowId = (piece: string): string => `evidence/${piece}`;

/** @returns the id of the row of a piece that was given in a room: the same piece may be given in several. */
export const evidenceRowOf = (
	room: RoomId,
	place: string,
	piece: EvidenceId,
): string =>
	evidenceRowId([room.slice(room.indexOf("/") + 1), place, piece].join("~"));

/** @returns the part of a row's id that stands in addresses. */
export const shortEvidenceId = (id: string): string =>
	id.slice(evidenceRowId("").length);

export const pieceIdOf = (id: string): EvidenceId =>
	evidenceId(shortEvidenceId(id));

/** @returns whether a piece counts: what was replaced or withdrawn stays on record, and counts no more. */
export const isInForce = ({
	withdrawn,
	replacedBy,
}: Pick<EvidencePiece, "withdrawn" | "replacedBy">): boolean =>
	withdrawn === null && replacedBy === null;

export const hasExpired = (
	{ expiresOn }: Pick<EvidencePiece, "expiresOn">,
	today: LocalDate,
): boolean => expiresOn !== null && compareDates(expiresOn, today) < 0;

/** @returns everything that a piece is found under, as texts: `clause/8.6.1`, `process/incident`, `all`. */
export function subjectsOf(piece: EvidencePiece): readonly string[] {
	const { clauses, processes, findings, deliverable, expiresOn } = piece;
	const linked = [
		...clauses.map((clause) => `clause/${clause}`),
		...processes.map((process) => `process/${process}`),
		...findings.map((finding) => `finding/${finding}`),
		...(deliverable ? [placeSubject(deliverable)] : []),
	];
	return [
		"all",
		...new Set(linked),
		// A draft is given for nothing until it is approved; nobody has to see to that.
		...(clauses.length + processes.length === 0 && !piece.piece.document
			? ["unlinked"]
			: []),
		...(expiresOn === null ? [] : ["expiring"]),
		`kind/${piece.piece.kind}`,
	];
}

export const placeSubject = ({ room, deliverable }: DeliverablePlace): string =>
	`deliverable/${room}/${deliverable}`;
