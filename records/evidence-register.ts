import {
	type EvidencePiece,
	isInForce,
	subjectsOf,
} from "../domain/register/evidence.ts";
import { ofKind, type Register } from "../domain/register/register.ts";
import type { World } from "../domain/world.ts";
import type { Writing } from "./write-together.ts";

/** @returns a piece under everything it is found under. */
export const linkColumns = (programme: string, piece: EvidencePiece) =>
	subjectsOf(piece).map((subject) => ({
		programme,
		subject,
		evidence: piece.id,
		in_force: isInForce(piece),
		added_at: piece.addedAt,
		added_on: piece.addedOn,
	}));

/** @returns how much evidence in force there is under each subject; where there is none, nothing. */
export function tallyColumns(programme: string, register: Register) {
	const counts = new Map<string, number>();
	for (const piece of ofKind(Object.values(register), "evidence"))
		for (const subject of countedUnder(piece))
			counts.set(subject, (counts.get(subject) ?? 0) + 1);
	return [...counts]
		.map(([subject, count]) => ({ programme, subject, count }))
		.sort((a, b) => (a.subject < b.subject ? -1 : 1));
}

const countedUnder = (piece: EvidencePiece | undefined): readonly string[] =>
	piece && isInForce(piece) ? subjectsOf(piece) : [];

/** @returns the links and tallies that an act has changed: a piece costs the same whatever there is already. */
export function evidenceWritings(
	before: World | null,
	{ programme: { charter }, register }: World,
): readonly Writing[] {
	if (before?.register === register) return [];
	const programme = charter.programme;
	const pieceBefore = (id: string) => {
		const row = before?.register[id];
		return row?.kind === "evidence" ? row : undefined;
	};
	const changed = ofKind(Object.values(register), "evidence").filter(
		(piece) => before?.register[piece.id] !== piece,
	);
	const changes = new Map<string, number>();
	const change = (subject: string, by: number) =>
		changes.set(subject, (changes.get(subject) ?? 0) + by);
	for (const piece of changed) {
		for (const subject of countedUnder(pieceBefore(piece.id)))
			change(subject, -1);
		for (const subject of countedUnder(piece)) change(subject, 1);
	}
	return [
		{
			to: "evidence_link",
			insert: changed.flatMap((piece) => linkColumns(programme, piece)),
			orUpdate: ["programme", "subject", "evidence"],
		},
		{
			to: "evidence_link",
			remove: changed.flatMap((piece) => {
				const was = pieceBefore(piece.id);
				const now = new Set(subjectsOf(piece));
				return (was ? subjectsOf(was) : [])
					.filter((subject) => !now.has(subject))
					.map((subject) => ({ programme, subject, evidence: piece.id }));
			}),
		},
		{
			to: "evidence_tally",
			insert: [...changes]
				.filter(([, by]) => by !== 0)
				.map(([subject, count]) => ({ programme, subject, count })),
			orUpdate: ["programme", "subject"],
			but: { count: "evidence_tally.count + excluded.count" },
		},
	];
}
