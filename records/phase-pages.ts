import type { ProgrammeId, RoomId } from "../domain/ids.ts";
import type { Instant } from "../domain/instants.ts";
import type { Phase } from "../domain/phase.ts";
import type { Programme } from "../domain/programme.ts";
import { isPhase } from "../domain/world.ts";
import type { Database } from "./database.ts";
import { type Person, personsById } from "./persons.ts";
import type { Kind } from "./schema.ts";

/** A phase and its programme, as the pages read them. */
export interface PhaseRow {
	readonly programme: Programme;
	readonly kind: Kind;
	/** A rehearsal's own clock; null where the machine's counts. */
	readonly clock: Instant | null;
	readonly phase: Phase;
}

/** @returns a phase or round that has begun; undefined for any other address. */
export async function phaseOnRecord(
	database: Database,
	programme: ProgrammeId,
	room: RoomId,
): Promise<PhaseRow | undefined> {
	const row = await database
		.selectFrom("room")
		.innerJoin("programme", "programme.id", "room.programme")
		.select([
			"room.state as room_state",
			"programme.state as programme_state",
			"programme.kind",
			"programme.clock",
		])
		.where("room.id", "=", room)
		.where("room.programme", "=", programme)
		.executeTakeFirst();
	if (!row || !isPhase(row.room_state)) return undefined;
	return {
		programme: row.programme_state,
		kind: row.kind,
		clock: row.clock as Instant | null,
		phase: row.room_state,
	};
}

/** Beyond so many persons a list to choose from helps nobody. */
const mostPersons = 200;

/**
 * @returns who can be given something to do in a programme: its own people first, then whoever was let in or has worked in it,
 * by name. Nobody is told who else is known in the installation.
 */
export async function assignablePersons(
	database: Database,
	programme: string,
	own: readonly string[],
): Promise<readonly Person[]> {
	const rows = await database
		.selectFrom("programme_person")
		.select("person")
		.where("programme", "=", programme)
		// An auditor changes nothing, and the host of a rehearsal plays everybody.
		.where("role", "not in", ["auditor", "host"])
		.union((union) =>
			union
				.selectFrom("contributor")
				.select("person")
				.where("programme", "=", programme),
		)
		.execute();
	const persons = await personsById(database, [
		...own,
		...rows.map(({ person }) => person),
	]);
	const first = own.flatMap((id) => persons.get(id) ?? []);
	const others = [...persons.values()]
		.filter(({ id }) => !own.includes(id))
		.sort((one, other) => one.name.localeCompare(other.name));
	return [...new Set(first), ...others]
		.filter(({ leftAt }) => leftAt === null)
		.slice(0, mostPersons);
}
