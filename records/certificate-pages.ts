import type { Happening } from "../domain/events.ts";
import type { ProgrammeId, RoomId } from "../domain/ids.ts";
import type { Database } from "./database.ts";
import type { Entered } from "./programme-pages.ts";

/** @returns the latest events of one room, the newest first. */
export async function readRoomStream(
	database: Database,
	programme: ProgrammeId,
	room: RoomId,
	limit: number,
): Promise<readonly Entered[]> {
	const rows = await database
		.selectFrom("event")
		.select(["position", "body"])
		.where("programme", "=", programme)
		.where("room", "=", room)
		.orderBy("position", "desc")
		.limit(limit)
		.execute();
	return rows.map(
		({ position, body }): Entered => ({
			...(JSON.parse(body) as Happening),
			position,
		}),
	);
}
