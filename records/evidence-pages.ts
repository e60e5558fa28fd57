import { sql } from "kysely";
import type { LocalDate } from "../domain/dates.ts";
import type { ProgrammeId } from "../domain/ids.ts";
import type { Instant } from "../domain/instants.ts";
import type { EvidencePiece } from "../domain/register/evidence.ts";
import type { Tally } from "../domain/register/readiness.ts";
import type { Database } from "./database.ts";

/** Where a page of the register goes on: after this piece. */
export interface After {
	readonly addedAt: Instant;
	readonly id: string;
}

/** Which pieces a page of the register shows. */
export interface EvidenceAsked {
	/** `clause/8.6.1`, `all`: what they are found under. */
	readonly subject: string;
	/** False: what was withdrawn, or replaced by another version. */
	readonly inForce: boolean;
	readonly after: After | null;
	readonly limit: number;
}

/**
 * @returns pieces of evidence, the newest first, and where the next page goes on. One range of an index is read, whatever the
 * register holds.
 */
export async function readEvidence(
	database: Database,
	programme: ProgrammeId,
	{ subject, inForce, after, limit }: EvidenceAsked,
): Promise<{
	readonly pieces: readonly EvidencePiece[];
	readonly next: After | null;
}> {
	const links = await database
		.selectFrom("evidence_link")
		.select(["programme", "subject", "in_force", "added_at", "evidence"])
		.where(
			sql<boolean>`(programme, subject, in_force, added_at, evidence) < (${programme}, ${subject}, ${inForce}::boolean, ${after?.addedAt ?? "infinity"}::timestamptz, ${after?.id ?? ""})`,
		)
		.orderBy("programme", "desc")
		.orderBy("subject", "desc")
		.orderBy("in_force", "desc")
		.orderBy("added_at", "desc")
		.orderBy("evidence", "desc")
		.limit(limit + 1)
		.execute();
	const own = links.filter(
		(link) =>
			link.programme === programme &&
			link.subject === subject &&
			link.in_force === inForce,
	);
	const shown = own.slice(0, limit);
	const pieces = await piecesById(
		database,
		programme,
		shown.map(({ evidence }) => evidence),
	);
	const last = shown.at(-1);
	return {
		pieces: shown.flatMap(({ evidence }) => pieces.get(evidence) ?? []),
		next:
			own.length > limit && last
				? { addedAt: last.added_at as Instant, id: last.evidence }
				: null,
	};
}

/** @returns pieces by the ids of their rows; those that are not there are left out. */
export async function piecesById(
	database: Database,
	programme: ProgrammeId,
	ids: readonly string[],
): Promise<ReadonlyMap<string, EvidencePiece>> {
	if (ids.length === 0) return new Map();
	const rows = await database
		.selectFrom("register_row")
		.select(["id", "state"])
		.where("programme", "=", programme)
		.where("id", "in", [...new Set(ids)])
		.execute();
	return new Map(
		rows.flatMap(({ id, state }) =>
			state.kind === "evidence" ? [[id, state] as const] : [],
		),
	);
}

/** @returns how much evidence in force there is under each subject, and when the last of it came. */
export async function evidenceTallies(
	database: Database,
	programme: ProgrammeId,
): Promise<ReadonlyMap<string, Tally>> {
	const rows = await database
		.selectFrom("evidence_tally")
		.innerJoinLateral(
			(from) =>
				from
					.selectFrom("evidence_link")
					.select("added_on")
					.where(
						sql<boolean>`(programme, subject, in_force, added_at) <= (evidence_tally.programme, evidence_tally.subject, true, 'infinity'::timestamptz)`,
					)
					.orderBy("programme", "desc")
					.orderBy("subject", "desc")
					.orderBy("in_force", "desc")
					.orderBy("added_at", "desc")
					.limit(1)
					.as("last"),
			(join) => join.onTrue(),
		)
		.select(["evidence_tally.subject", "evidence_tally.count", "last.added_on"])
		.where("evidence_tally.programme", "=", programme)
		.where("evidence_tally.count", ">", 0)
		.execute();
	return new Map(
		rows.map(({ subject, count, added_on }) => [
			subject,
			{ count, lastOn: added_on as LocalDate },
		]),
	);
}

/** @returns how much evidence under each subject came since the day, whatever became of it. */
export async function evidenceSince(
	database: Database,
	programme: ProgrammeId,
	day: LocalDate,
): Promise<ReadonlyMap<string, number>> {
	const rows = await database
		.selectFrom("evidence_link")
		.select(["subject", (eb) => eb.fn.countAll<number>().as("count")])
		.where("programme", "=", programme)
		.where("added_on", ">=", day)
		.groupBy("subject")
		.execute();
	return new Map(rows.map(({ subject, count }) => [subject, Number(count)]));
}
