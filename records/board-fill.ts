import type { RoomId } from "../domain/ids.ts";
import type { World } from "../domain/world.ts";
import { boardWritings } from "./board-rows.ts";
import type { Database } from "./database.ts";
import { heldRows } from "./register.ts";
import { writeTogether } from "./write-together.ts";

/**
 * Gives the board the rows of programmes that were on record before there was one. Each is done under its own lock and once,
 * however often it is tried.
 */
export async function fillBoard(database: Database): Promise<void> {
	const waiting = await database
		.selectFrom("board_to_fill")
		.select("programme")
		.execute();
	for (const { programme } of waiting) await fillOne(database, programme);
}

const fillOne = (database: Database, programme: string): Promise<void> =>
	database.transaction().execute(async (transaction) => {
		const row = await transaction
			.selectFrom("programme")
			.select("state")
			.where("id", "=", programme)
			.forUpdate()
			.executeTakeFirst();
		const { numDeletedRows } = await transaction
			.deleteFrom("board_to_fill")
			.where("programme", "=", programme)
			.executeTakeFirst();
		if (!row || numDeletedRows === 0n) return;
		const rooms = await transaction
			.selectFrom("room")
			.select(["id", "state"])
			.where("programme", "=", programme)
			.where("over", "=", false)
			.execute();
		const world: World = {
			programme: row.state,
			rooms: Object.fromEntries(
				rooms.map(({ id, state }) => [id as RoomId, state]),
			),
			register: await heldRows(transaction, programme),
		};
		await transaction
			.deleteFrom("board_line")
			.where("programme", "=", programme)
			.execute();
		await transaction
			.deleteFrom("board_certificate")
			.where("programme", "=", programme)
			.execute();
		await writeTogether(transaction, boardWritings(null, world));
	});
