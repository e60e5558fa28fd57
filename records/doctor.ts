import type { Transaction } from "kysely";
import type { Place } from "../domain/answer.ts";
import { localDateOf } from "../domain/dates.ts";
import { type Instant, instantOf } from "../domain/instants.ts";
import type { Database } from "./database.ts";
import { eventsOf, readModelFrom } from "./rebuild.ts";
import {
	compareReadModel,
	type ReadModelDifference,
} from "./rebuild-compare.ts";
import type { Schema } from "./schema.ts";
import { type Problem, verifyIn } from "./verify.ts";

/** Something in which the record and the running workflows, or parts of the record, do not agree. */
export type Difference =
	/** The room is open and no workflow carries it. */
	| { readonly code: "room-without-workflow"; readonly room: string }
	/** A workflow runs whose room is over, or not on record. */
	| { readonly code: "workflow-without-room"; readonly room: string }
	/** The room's next waking on record is not the one that its workflow waits for. */
	| {
			readonly code: "waking-differs";
			readonly room: string;
			readonly record: Instant | null;
			readonly workflow: Instant | null;
	  }
	/** The workflow was answered that the act is on record, and it is not. */
	| {
			readonly code: "act-lacking";
			readonly room: string;
			readonly key: string;
	  }
	/** The act stands at another place of the chain than its workflow was told. */
	| {
			readonly code: "act-elsewhere";
			readonly room: string;
			readonly key: string;
			readonly record: Place | null;
			readonly workflow: Place | null;
	  }
	/** Under the key of the workflow's act the record holds another. */
	| {
			readonly code: "act-conflicts";
			readonly room: string;
			readonly key: string;
	  }
	/** The record holds an act of the workflow's that it does not know of: it was put back to an earlier state. */
	| {
			readonly code: "workflow-behind";
			readonly room: string;
			readonly key: string;
	  }
	/** A rehearsal is being played and nobody conducts it. */
	| { readonly code: "rehearsal-without-conductor"; readonly programme: string }
	/** What is to be handed over has been waiting for more than a minute. */
	| {
			readonly code: "outbox-waits";
			readonly what: string;
			readonly target: string;
			readonly since: Instant;
	  }
	/** A mail was handed over, is not sent, and nobody is at it. */
	| {
			readonly code: "mail-without-post";
			readonly mail: string;
			readonly target: string;
	  }
	/** The record itself does not hold. */
	| {
			readonly code: "record-broken";
			readonly programme: string;
			readonly problem: Problem;
	  }
	/** A row that pages read is not what the events give. */
	| ({
			readonly code: "read-model-differs";
			readonly programme: string;
	  } & ReadModelDifference);

/** @returns what of a programme's record does not hold by itself: its chain, and the rows that pages read. */
export const recordDifferences = (
	database: Database,
	programme: string,
): Promise<readonly Difference[]> =>
	database
		.transaction()
		.setIsolationLevel("repeatable read")
		.execute(async (snapshot) => {
			const { problem } = await verifyIn(snapshot, programme);
			if (problem)
				return [{ code: "record-broken", programme, problem } as const];
			const model = readModelFrom(await eventsOf(snapshot, programme));
			if (!model) return [];
			const { zone } = model.world.programme.charter;
			const today = localDateOf(await clockOf(snapshot, programme), zone);
			const rows = await compareReadModel(snapshot, model, today);
			return rows.map((row) => ({
				code: "read-model-differs",
				programme,
				...row,
			}));
		});

async function clockOf(
	snapshot: Transaction<Schema>,
	programme: string,
): Promise<Instant> {
	const row = await snapshot
		.selectFrom("programme")
		.select("clock")
		.where("id", "=", programme)
		.executeTakeFirst();
	return (row?.clock as Instant | null | undefined) ?? instantOf(Date.now());
}

/** Milliseconds after which a row of the outbox should have been handed over. */
const patience = 60_000;

/** @returns what should have been handed over a minute ago. */
export async function outboxDifferences(
	database: Database,
): Promise<readonly Difference[]> {
	const rows = await database
		.selectFrom("outbox")
		.select(["what", "target", "ready_at"])
		.where("done_at", "is", null)
		.where("ready_at", "<", instantOf(Date.now() - patience))
		.orderBy("id")
		.execute();
	return rows.map(({ what, target, ready_at }) => ({
		code: "outbox-waits",
		what,
		target,
		since: ready_at as Instant,
	}));
}
