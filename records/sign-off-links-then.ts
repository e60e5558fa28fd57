import type { Happening } from "../domain/events.ts";
import { evolve } from "../domain/evolve.ts";
import type { ProgrammeId, RoomId } from "../domain/ids.ts";
import type { Phase } from "../domain/phase.ts";
import { phaseIn, type World } from "../domain/world.ts";
import type { Database } from "./database.ts";

/** @returns a phase as it stood at a place of the programme's record, told again from its events. */
export async function phaseAt(
	database: Database,
	programme: ProgrammeId,
	room: RoomId,
	position: number,
): Promise<Phase | undefined> {
	const rows = await database
		.selectFrom("event")
		.select("body")
		.where("programme", "=", programme)
		.where("position", "<=", position)
		.orderBy("position")
		.execute();
	const world = rows.reduce<World | null>(
		(known, { body }) => evolve(known, JSON.parse(body) as Happening),
		null,
	);
	return world ? phaseIn(world, room) : undefined;
}
