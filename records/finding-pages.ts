import type { Finding } from "../domain/finding.ts";
import type { ProgrammeId } from "../domain/ids.ts";
import { isFinding } from "../domain/world.ts";
import type { Database } from "./database.ts";

/** @returns the programme's findings that are not closed, in the order of their numbers. */
export async function openFindingsOnRecord(
	database: Database,
	programme: ProgrammeId,
): Promise<readonly Finding[]> {
	const rows = await database
		.selectFrom("room")
		.select("state")
		.where("programme", "=", programme)
		.where("over", "=", false)
		.where("kind", "=", "finding")
		.execute();
	return rows
		.map(({ state }) => state)
		.filter(isFinding)
		.sort((a, b) => a.number - b.number);
}

/** @returns the number of the finding that an act has raised; undefined when it is not on record. */
export async function findingRaisedBy(
	database: Database,
	programme: ProgrammeId,
	actId: string,
): Promise<number | undefined> {
	const row = await database
		.selectFrom("act")
		.innerJoin("event", "event.act", "act.key")
		.innerJoin("finding", "finding.room", "event.room")
		.select("finding.number")
		.where("act.programme", "=", programme)
		.where("act.act_id", "=", actId)
		.orderBy("finding.number")
		.executeTakeFirst();
	return row?.number;
}
