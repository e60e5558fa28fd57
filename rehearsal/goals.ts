import { sql } from "kysely";
import type { Goal } from "../domain/goal.ts";
import type { PersonId, ProgrammeId } from "../domain/ids.ts";
import type { Instant } from "../domain/instants.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Result } from "../domain/result.ts";
import { accepted, refused } from "../domain/result.ts";
import type { Database } from "../records/database.ts";
import type { Stuck } from "../records/schema.ts";

/** How far a rehearsal is to be played, as its page asked for it. */
export interface Aim {
	readonly programme: ProgrammeId;
	readonly goal: Goal;
	/** The form's id: the same form sent again changes nothing. */
	readonly form: string;
}

/** Sets how far a rehearsal is to be played; a new goal takes the place of the one before. */
export const aim = (
	database: Database,
	{ programme, goal, form }: Aim,
): Promise<Result<null, Refusal>> =>
	database.transaction().execute(async (transaction) => {
		const row = await transaction
			.selectFrom("programme")
			.select(["clock", "status", "started_at"])
			.where("id", "=", programme)
			.where("kind", "=", "rehearsal")
			.forUpdate()
			.executeTakeFirst();
		if (!row?.clock) return refused({ code: "programme-unknown" });
		if (row.status === "stopped") return refused({ code: "programme-stopped" });
		await transaction
			.insertInto("rehearsal")
			.values({
				programme,
				form: `started/${programme}`,
				host: null,
				starts_at: row.started_at,
				script: null,
				goal: null,
				goal_from: null,
				goal_form: null,
				stuck: null,
			})
			.onConflict((conflict) => conflict.column("programme").doNothing())
			.execute();
		await transaction
			.updateTable("rehearsal")
			.set({
				goal: goal.kind === "here" ? null : JSON.stringify(goal),
				goal_from: row.clock,
				goal_form: form,
				stuck: null,
			})
			.where("programme", "=", programme)
			.where((where) =>
				where.or([
					where("goal_form", "is", null),
					where("goal_form", "!=", form),
				]),
			)
			.execute();
		return accepted(null);
	});

/** Leaves a rehearsal standing because a persona's act was refused: a person has to put that right. */
export async function standStuck(
	database: Database,
	programme: ProgrammeId,
	stuck: Stuck,
): Promise<void> {
	await database
		.updateTable("rehearsal")
		.set({ goal: null, stuck: JSON.stringify(stuck) })
		.where("programme", "=", programme)
		.execute();
}

/** Where a rehearsal stands and how far it is being played. */
export interface Standing {
	readonly clock: Instant;
	/** null while it stands still. */
	readonly goal: Goal | null;
	/** Where its clock stood when it began to be played. */
	readonly from: Instant | null;
	readonly stuck: Stuck | null;
	/** Whether its people are played by a script. */
	readonly scripted: boolean;
	readonly host: PersonId | null;
	/** When something of it is due next; null when it waits for people alone. */
	readonly next: Instant | null;
	readonly stopped: boolean;
}

/** @returns undefined for a programme that is no rehearsal. */
export async function standingOf(
	database: Database,
	programme: ProgrammeId,
): Promise<Standing | undefined> {
	const row = await database
		.selectFrom("programme")
		.leftJoin("rehearsal", "rehearsal.programme", "programme.id")
		.select(sql<boolean>`rehearsal.script is not null`.as("scripted"))
		.select([
			"programme.clock",
			"programme.status",
			"programme.next_instant",
			"rehearsal.goal",
			"rehearsal.goal_from",
			"rehearsal.stuck",
			"rehearsal.host",
		])
		.where("programme.id", "=", programme)
		.where("programme.kind", "=", "rehearsal")
		.executeTakeFirst();
	if (!row?.clock) return undefined;
	return {
		clock: row.clock as Instant,
		goal: row.goal,
		from: row.goal_from as Instant | null,
		stuck: row.stuck,
		scripted: row.scripted,
		host: row.host as PersonId | null,
		next: row.next_instant as Instant | null,
		stopped: row.status === "stopped",
	};
}
