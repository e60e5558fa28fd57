import type { ProgrammeId, RoomId } from "../ids.ts";
import { roomId } from "../ids.ts";
import type { Programme } from "../programme.ts";
import type { Action } from "./action.ts";
import type { ClauseOwner, Integration, ProcessState } from "./answerable.ts";
import type { ManagedDocument } from "./document.ts";
import { type EvidencePiece, isInForce } from "./evidence.ts";
import type { InternalAudit } from "./internal-audit.ts";
import type { SlaMetric } from "./metric.ts";
import type { Rating } from "./rating.ts";
import type { ManagementReview } from "./review.ts";
import type { StaffMember, Training } from "./training.ts";

/**
 * What a programme keeps beside its rooms: ratings, actions, evidence. A row with a date rings through the programme's own
 * workflow, whichever phase is open.
 */
export type RegisterRow =
	| Rating
	| Action
	| ClauseOwner
	| ProcessState
	| Integration
	| EvidencePiece
	| InternalAudit
	| ManagementReview
	| ManagedDocument
	| SlaMetric
	| StaffMember
	| Training;

/** @returns a row's id within its kind, as acts and addresses name it. */
export const shortId = ({ id }: Pick<RegisterRow, "id">): string =>
	id.slice(id.indexOf("/") + 1);

/** Rows by their ids. A decision gets those it rests on, a page those it shows. */
export type Register = Readonly<Record<string, RegisterRow>>;

export type RowOf<Kind extends RegisterRow["kind"]> = Extract<
	RegisterRow,
	{ kind: Kind }
>;

export const rowsOf = <Kind extends RegisterRow["kind"]>(
	register: Register,
	kind: Kind,
): readonly RowOf<Kind>[] => ofKind(Object.values(register), kind);

export const ofKind = <Kind extends RegisterRow["kind"]>(
	rows: readonly RegisterRow[],
	kind: Kind,
): readonly RowOf<Kind>[] =>
	rows.filter((row): row is RowOf<Kind> => row.kind === kind);

/** @returns whether every decision, and the clock, must know of the row; others are looked up where an act names them. */
export function isHeld(row: RegisterRow): boolean {
	switch (row.kind) {
		case "action":
			return row.status === "open";
		case "evidence":
			return row.expiresOn !== null && isInForce(row);
		case "audit":
			return row.status === "planned";
		case "review":
			return row.status !== "signed";
		case "document":
			return row.withdrawn === null;
		case "metric":
			return row.retired === null;
		default:
			return false;
	}
}

/** @returns the clause or process that a row is found under; for what is about the whole programme, nothing. */
export function subjectOf(row: RegisterRow): string {
	switch (row.kind) {
		case "process":
			return row.process;
		case "integration":
		case "evidence":
		case "audit":
		case "review":
		case "document":
		case "metric":
		case "staff":
		case "training":
			return "";
		default:
			return row.clause;
	}
}

/** A programme's own room: its workflow carries the acts on the programme, and rings for its rows. */
export const ownRoom = ({
	charter,
}: Pick<Programme, "charter">): RoomId & ProgrammeId =>
	roomId(charter.programme) as RoomId & ProgrammeId;

/** @returns what a notice about the row is known by: slashes part a notice's key. */
export const keyPartOf = (id: string): string => id.replaceAll("/", ":");
