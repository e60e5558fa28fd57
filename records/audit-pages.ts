import type { RoomId } from "../domain/ids.ts";
import type { Programme } from "../domain/programme.ts";
import type { World } from "../domain/world.ts";
import type { Database } from "./database.ts";

/** @returns the programme with its rooms that are not over: what tells which audits are ahead and booked. */
export async function readOpenWorld(
	database: Database,
	programme: Programme,
): Promise<World> {
	const rooms = await database
		.selectFrom("room")
		.select(["id", "state"])
		.where("programme", "=", programme.charter.programme)
		.where("over", "=", false)
		.orderBy("id")
		.execute();
	return {
		programme,
		rooms: Object.fromEntries(
			rooms.map(({ id, state }) => [id as RoomId, state]),
		),
		register: {},
	};
}
