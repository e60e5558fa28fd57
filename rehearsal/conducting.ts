import { sql, type Transaction } from "kysely";
import { endOfDay, type LocalDate, localDateOf } from "../domain/dates.ts";
import type { Goal } from "../domain/goal.ts";
import { certificateRoom, type ProgrammeId } from "../domain/ids.ts";
import {
	compareInstants,
	type Instant,
	instantOf,
} from "../domain/instants.ts";
import type { World } from "../domain/world.ts";
import type { Database } from "../records/database.ts";
import type { Records } from "../records/entry.ts";
import type { Schema } from "../records/schema.ts";
import type { PersonaAct } from "./persona-act.ts";
import { personaActs } from "./personas.ts";
import type { Script } from "./script.ts";

/** What comes next in a rehearsal that is being played. */
export type Step =
	/** It stands still: it is where it was to go, has nothing ahead, or was stopped. */
	| { readonly kind: "standing" }
	/** Something is under way: a wake-up not handed over, a room that has not answered to its date. */
	| { readonly kind: "busy" }
	/** The clock has moved, and the rooms that are due now are woken. */
	| { readonly kind: "moved" }
	/** Personas have something to do now. */
	| { readonly kind: "due"; readonly acts: readonly PersonaAct[] };

/**
 * Takes a rehearsal one step on its way. The clock moves only when the rehearsal is quiet and nobody has anything to do, and
 * only to the earliest instant anybody waits for, under the programme's lock together with the wake-ups: whenever this is
 * cut off, the next call goes on from what is on record.
 */
export async function nextStep(
	records: Records,
	programme: ProgrammeId,
): Promise<Step> {
	if (await isBusy(records.database, programme)) return { kind: "busy" };
	const step = await records.database
		.transaction()
		.execute((transaction) => stepIn(transaction, programme));
	if (step.kind === "moved") records.outboxWritten();
	return step;
}

/**
 * @returns whether something of the rehearsal is under way: an open row in its outbox, or a room whose next instant has come
 * and that has not acted on it yet, one that is to begin included.
 */
async function isBusy(
	database: Database | Transaction<Schema>,
	programme: ProgrammeId,
): Promise<boolean> {
	const { busy } = await database
		.selectFrom("programme")
		.select(
			sql<boolean>`
				exists (select 1 from outbox where outbox.programme = programme.id and done_at is null)
				or exists (
					select 1 from room where room.programme = programme.id and not over
					and room.next_instant <= programme.clock)`.as("busy"),
		)
		.where("id", "=", programme)
		.where("kind", "=", "rehearsal")
		.executeTakeFirstOrThrow();
	return busy;
}

/** A rehearsal while its programme's row is locked. */
interface Standing {
	readonly world: World;
	readonly clock: Instant;
	readonly goal: Goal;
	/** The earliest instant a room waits for. */
	readonly roomsNext: Instant | null;
	readonly acts: readonly PersonaAct[];
}

async function stepIn(
	transaction: Transaction<Schema>,
	programme: ProgrammeId,
): Promise<Step> {
	const standing = await read(transaction, programme);
	if (!standing || (await isBusy(transaction, programme)))
		return standing ? { kind: "busy" } : { kind: "standing" };
	const { acts, clock } = standing;
	const due = acts.filter(({ at }) => compareInstants(at, clock) <= 0);
	if (due.length > 0) return { kind: "due", acts: due };
	const target = await targetOf(transaction, standing);
	const next = earliest([
		standing.roomsNext,
		...acts.map(({ at }) => at),
		target === "next" ? null : target,
	]);
	const reached =
		next === null ||
		(target !== null &&
			target !== "next" &&
			compareInstants(target, clock) <= 0);
	if (reached) {
		await standStill(transaction, programme);
		return { kind: "standing" };
	}
	if (target === "next")
		await aimAt(transaction, programme, { kind: "until", to: next });
	await moveClock(transaction, programme, next);
	return { kind: "moved" };
}

/** @returns undefined when the rehearsal is not being played, or was stopped. */
async function read(
	transaction: Transaction<Schema>,
	programme: ProgrammeId,
): Promise<Standing | undefined> {
	const row = await transaction
		.selectFrom("programme")
		.innerJoin("rehearsal", "rehearsal.programme", "programme.id")
		.select([
			"programme.clock",
			"programme.status",
			"programme.state",
			"rehearsal.goal",
			"rehearsal.script",
		])
		.where("programme.id", "=", programme)
		.where("programme.kind", "=", "rehearsal")
		.forUpdate("programme")
		.executeTakeFirst();
	if (!row?.goal || !row.clock) return undefined;
	if (row.status === "stopped") {
		await standStill(transaction, programme);
		return undefined;
	}
	const rooms = await transaction
		.selectFrom("room")
		.select(["id", "state", "next_instant"])
		.where("programme", "=", programme)
		.where("over", "=", false)
		.execute();
	const world: World = {
		programme: row.state,
		rooms: Object.fromEntries(rooms.map(({ id, state }) => [id, state])),
	};
	const clock = row.clock as Instant;
	return {
		world,
		clock,
		goal: row.goal,
		roomsNext: earliest(
			rooms.map(({ next_instant }) => next_instant as Instant | null),
		),
		acts: row.script
			? personaActs({
					script: row.script as Script,
					world,
					today: localDateOf(clock, world.programme.charter.zone),
					done: await doneByPersonas(transaction, programme),
				})
			: [],
	};
}

async function doneByPersonas(
	transaction: Transaction<Schema>,
	programme: ProgrammeId,
): Promise<ReadonlySet<string>> {
	const rows = await transaction
		.selectFrom("act")
		.select("act_id")
		.where("programme", "=", programme)
		.where("act_id", "like", "persona/%")
		.execute();
	return new Set(rows.map(({ act_id }) => act_id));
}

/** @returns the instant the goal lies at; null as long as it lies at none; "next" for whatever comes next. */
async function targetOf(
	transaction: Transaction<Schema>,
	{ goal, world, clock }: Standing,
): Promise<Instant | "next" | null> {
	switch (goal.kind) {
		case "until":
			return goal.to;
		case "next":
			return "next";
		case "here":
			return clock;
		case "certificate":
			return world.programme.certifiedOn ? clock : null;
		case "third-year":
			return endOfFirstCycle(transaction, world);
	}
}

/** @returns the first moment after the three years of the first certificate; null before it is issued. */
async function endOfFirstCycle(
	transaction: Transaction<Schema>,
	{ programme: { charter } }: World,
): Promise<Instant | null> {
	const certificate = await transaction
		.selectFrom("room")
		.select("state")
		.where("id", "=", certificateRoom(charter.programme, 1))
		.executeTakeFirst();
	return certificate?.state.kind === "certificate"
		? endOfDay(certificate.state.decision.validUntil as LocalDate, charter.zone)
		: null;
}

const earliest = (instants: readonly (Instant | null)[]): Instant | null =>
	instants.reduce<Instant | null>(
		(first, instant) =>
			instant && (!first || compareInstants(instant, first) < 0)
				? instant
				: first,
		null,
	);

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

const standStill = (
	transaction: Transaction<Schema>,
	programme: ProgrammeId,
): Promise<void> => aimAt(transaction, programme, null);

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
	await transaction
		.insertInto("outbox")
		.columns(["programme", "kind", "what", "target", "written_at"])
		.expression((from) =>
			from
				.selectFrom("room")
				.select([
					"programme",
					sql.lit("rehearsal").as("kind"),
					sql.lit("wake").as("what"),
					"id",
					sql.val(instantOf(Date.now())).as("written_at"),
				])
				.where("programme", "=", programme)
				.where("over", "=", false)
				.where("next_instant", "<=", to)
				.orderBy("id"),
		)
		.execute();
}
