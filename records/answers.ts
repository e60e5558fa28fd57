import type { Act } from "../domain/acts.ts";
import type { Answer } from "../domain/answer.ts";
import type { Actor } from "../domain/events.ts";
import type { RoomId } from "../domain/ids.ts";
import { sha256 } from "./chain.ts";
import type { Database } from "./database.ts";

/** Who asks for what, its time apart: the same act at another moment is the same act. */
export const actFingerprint = (entry: {
	readonly room: RoomId;
	readonly by: Actor;
	readonly act: Act;
}): string =>
	sha256(JSON.stringify({ room: entry.room, by: entry.by, act: entry.act }));

/** @returns what the record answered the same act before; undefined when it is not there, or stands there otherwise. */
export async function answerOnRecord(
	database: Database,
	asked: Parameters<typeof actFingerprint>[0] & {
		readonly programme: string;
		readonly actId: string;
	},
): Promise<Answer | undefined> {
	const row = await database
		.selectFrom("act")
		.select(["fingerprint", "answer"])
		.where("programme", "=", asked.programme)
		.where("act_id", "=", asked.actId)
		.executeTakeFirst();
	return row?.fingerprint === actFingerprint(asked) ? row.answer : undefined;
}

/** @returns whether the person's act has come to the record by now; nobody else's is told of. */
export async function isOnRecord(
	database: Database,
	{
		programme,
		actId,
		by,
	}: {
		readonly programme: string;
		readonly actId: string;
		readonly by: Actor;
	},
): Promise<boolean> {
	const row = await database
		.selectFrom("act")
		.innerJoin("event", "event.act", "act.key")
		.select("act.key")
		.where("act.programme", "=", programme)
		.where("act.act_id", "=", actId)
		.where("event.by", "=", by)
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
}
