import type { Client } from "@temporalio/client";
import { sql } from "kysely";
import { programmeId } from "../domain/ids.ts";
import type { Database } from "../records/database.ts";
import type { Difference } from "../records/doctor.ts";
import type { Kind } from "../records/schema.ts";
import { conductorId } from "../workflows/messages.ts";
import { heldBy } from "./histories.ts";
import { inTurns } from "./in-turns.ts";

/** A mail that was handed over and is not sent must be in somebody's post. */
export async function compareMails(
	database: Database,
	client: Client,
	kind: Kind,
	posts: readonly { readonly workflowId: string }[],
): Promise<readonly Difference[]> {
	const waiting = await database
		.selectFrom("mail")
		.innerJoin("outbox", "outbox.mail", "mail.id")
		.select(["mail.id", "outbox.target"])
		.where("mail.kind", "=", kind)
		.where("mail.status", "=", "waiting")
		.groupBy(["mail.id", "outbox.target"])
		.having(sql<boolean>`bool_and(outbox.done_at is not null)`)
		.execute();
	if (waiting.length === 0) return [];
	const held = await inTurns(posts, ({ workflowId }) =>
		heldBy(client, workflowId),
	);
	const atHand = new Set(held.flatMap((post) => post?.mails ?? []));
	return waiting
		.filter(({ id }) => !atHand.has(id))
		.map(({ id, target }) => ({
			code: "mail-without-post",
			mail: id,
			target,
		}));
}

/** A rehearsal that has somewhere to go is played by its conductor. */
export async function unconducted(
	database: Database,
	running: ReadonlySet<string>,
): Promise<readonly Difference[]> {
	const rows = await database
		.selectFrom("rehearsal")
		.innerJoin("programme", "programme.id", "rehearsal.programme")
		.select("rehearsal.programme")
		.where("rehearsal.goal", "is not", null)
		.where("programme.status", "!=", "stopped")
		.execute();
	return rows
		.filter(
			({ programme }) => !running.has(conductorId(programmeId(programme))),
		)
		.map(({ programme }) => ({
			code: "rehearsal-without-conductor",
			programme,
		}));
}
