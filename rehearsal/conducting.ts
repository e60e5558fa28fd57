import { sql, type Transaction } from "kysely";
import { endOfDay } from "../domain/dates.ts";
import type { Goal } from "../domain/goal.ts";
import { certificateRoom, type ProgrammeId } from "../domain/ids.ts";
import {
	compareInstants,
	earlierInstant,
	type Instant,
	instantOf,
} from "../domain/instants.ts";
import type { World } from "../domain/world.ts";
import type { Records } from "../records/entry.ts";
import type { Schema } from "../records/schema.ts";
import type { PersonaAct } from "./persona-act.ts";
import type { Script } from "./script.ts";
import { readStanding, type Standing } from "./standing.ts";

/** What comes next in a rehearsal that is being played. */
export type Step =
	/** It stands still: it is where it was to go, has nothing ahead, or was stopped. */
	| { readonly kind: "standing" }
	/** Something is under way, which is waited for. */
	| { readonly kind: "busy" }
	/** The clock has moved, and the rooms that are due now are woken. */
	| { readonly kind: "moved" }
	/** Personas have something to do now. */
	| { readonly kind: "due"; readonly acts: readonly PersonaAct[] };

/**
 * Takes a rehearsal one step on its way. The clock moves only when the rehearsal is quiet and nobody has anything to do, and
 * only to the earliest instant anybody waits for, under the programme's lock together with the wake-ups: whenever this is
 * cut off, the next call goes on from what is on record.
 *
 * @param script null when the people act themselves.
 */
export async function nextStep(
	records: Records,
	programme: ProgrammeId,
	script: Script | null,
): Promise<Step> {
	const step = await records.database
		.transaction()
		.execute((transaction) => stepIn(transaction, programme, script));
	if (step.kind === "moved") records.outboxWritten();
	return step;
}

async function stepIn(
	transaction: Transaction<Schema>,
	programme: ProgrammeId,
	script: Script | null,
): Promise<Step> {
	const standing = await readStanding(transaction, programme, script);
	if (standing === "busy") return { kind: "busy" };
	const due = standing?.acts.filter(
		({ at }) => compareInstants(at, standing.clock) <= 0,
	);
	if (due && due.length > 0) return { kind: "due", acts: due };
	const next = standing && (await nextStop(transaction, standing));
	if (!next) {
		await aimAt(transaction, programme, null);
		return { kind: "standing" };
	}
	if (standing.goal.kind === "next")
		await aimAt(transaction, programme, { kind: "until", to: next });
	await moveClock(transaction, programme, next);
	return { kind: "moved" };
}

/** @returns where the clock goes now, never past anything anybody waits for; undefined when it stays where it is. */
async function nextStop(
	transaction: Transaction<Schema>,
	{ goal, world, clock, rooms, acts }: Exclude<Standing, "busy">,
): Promise<Instant | undefined> {
	const target = await targetOf(transaction, goal, world, clock);
	if (target && compareInstants(target, clock) <= 0) return undefined;
	const ahead = [
		...rooms,
		...acts.map(({ at }) => at),
		...(target ? [target] : []),
	];
	return ahead.length > 0 ? ahead.reduce(earlierInstant) : undefined;
}

/** @returns the instant the goal lies at; undefined as long as nobody can say. */
async function targetOf(
	transaction: Transaction<Schema>,
	goal: Goal,
	world: World,
	clock: Instant,
): Promise<Instant | undefined> {
	const certified = world.programme.certifiedOn !== null;
	switch (goal.kind) {
		case "until":
			return goal.to;
		case "next":
			return undefined;
		case "here":
			return clock;
		case "certificate":
			return certified ? clock : undefined;
		case "third-year":
			return certified ? endOfFirstCycle(transaction, world) : undefined;
	}
}

/** @returns the first moment after the three years of the first certificate, renewed or not. */
async function endOfFirstCycle(
	transaction: Transaction<Schema>,
	{ programme: { charter } }: World,
): Promise<Instant | undefined> {
	const row = await transaction
		.selectFrom("room")
		.select("state")
		.where("id", "=", certificateRoom(charter.programme, 1))
		.executeTakeFirst();
	return row?.state.kind === "certificate"
		? endOfDay(row.state.decision.validUntil, charter.zone)
		: undefined;
}

async function aimAt(
	transaction: Transaction<Schema>,
	programme: ProgrammeId,
	goal: Goal | null,
): Promise<void> {
	await transaction
		.updateTable("rehearsal")
		.set({ goal: goal && JSON.stringify(goal) })
		.where("programme", "=", programme)
		.execute();
}

/** Moves the clock, never back, and puts a wake-up in the outbox for each room that is due then. */
async function moveClock(
	transaction: Transaction<Schema>,
	programme: ProgrammeId,
	to: Instant,
): Promise<void> {
	await transaction
		.updateTable("programme")
		.set({ clock: to })
		.where("id", "=", programme)
		.where("clock", "<", to)
		.execute();
	const now = instantOf(Date.now());
	await transaction
		.insertInto("outbox")
		.columns(["programme", "kind", "what", "target", "written_at", "ready_at"])
		.expression((from) =>
			from
				.selectFrom("room")
				.select([
					"programme",
					sql.lit("rehearsal").as("kind"),
					sql.lit("wake").as("what"),
					"id",
					sql<string>`${now}::timestamptz`.as("written_at"),
					sql<string>`${now}::timestamptz`.as("ready_at"),
				])
				.where("programme", "=", programme)
				.where("over", "=", false)
				.where("next_instant", "<=", to)
				.orderBy("id"),
		)
		.execute();
	await transaction
		.insertInto("outbox")
		.columns(["programme", "kind", "what", "target", "written_at", "ready_at"])
		.expression((from) =>
			from
				.selectFrom("programme")
				.select([
					"id as programme",
					sql.lit("rehearsal").as("kind"),
					sql.lit("wake").as("what"),
					"id as target",
					sql<string>`${now}::timestamptz`.as("written_at"),
					sql<string>`${now}::timestamptz`.as("ready_at"),
				])
				.where("id", "=", programme)
				.where("own_instant", "<=", to),
		)
		.execute();
}
