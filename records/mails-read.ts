import { sql } from "kysely";
import type { MailOrder } from "../domain/correspondence.ts";
import type { ProgrammeId, RoomId } from "../domain/ids.ts";
import type { Instant } from "../domain/instants.ts";
import type { Database } from "./database.ts";
import type { Schema } from "./schema.ts";

/** A mail as pages tell of it: to whom, about what, and what became of it. Its words and its link are not here. */
export interface MailOnRecord {
	readonly id: string;
	readonly to: string;
	readonly order: MailOrder;
	readonly date: Instant;
	readonly status: Schema["mail"]["status"];
	readonly sentAt: Instant | null;
	/** What the mail server said last. */
	readonly lastProblem: string | null;
}

/** A room rarely has more; older ones are in the programme's record all the same. */
const most = 60;

/** @returns the latest mails of a room, newest first. */
export async function mailsOfRoom(
	database: Database,
	programme: ProgrammeId,
	room: RoomId,
): Promise<readonly MailOnRecord[]> {
	const rows = await database
		.selectFrom("mail")
		.select([
			"id",
			"to_person",
			"order",
			"date",
			"status",
			"sent_at",
			"last_problem",
		])
		.where("programme", "=", programme)
		.where(sql<boolean>`"order" ->> 'room' = ${room}`)
		.orderBy("date", "desc")
		.orderBy("id")
		.limit(most)
		.execute();
	return rows.map((row) => ({
		id: row.id,
		to: row.to_person,
		order: row.order as MailOrder,
		date: row.date as Instant,
		status: row.status,
		sentAt: row.sent_at as Instant | null,
		lastProblem: row.last_problem,
	}));
}
