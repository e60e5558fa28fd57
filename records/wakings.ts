import type { RoomId } from "../domain/ids.ts";
import { compareInstants, instantOf } from "../domain/instants.ts";
import type { Moment } from "../domain/moment.ts";
import type { Waking } from "../domain/notice.ts";
import { ownRoom } from "../domain/register/register.ts";
import { viewOf } from "../domain/view.ts";
import { isPhase, type World } from "../domain/world.ts";
import type { Entry } from "./entry.ts";
import type { Locked } from "./lock.ts";
import type { Wakings } from "./read-model.ts";
import type { Writing } from "./write-together.ts";

interface Recorded {
	readonly before: World | null;
	readonly world: World;
	readonly wakings: Wakings;
	readonly locked: Locked;
	readonly moment: Moment;
}

interface Row {
	readonly id: RoomId;
	readonly what: "wake" | "start";
}

/**
 * Wakes the rooms that an act in another room, or straight from a page, gave something new to wait for, and starts the
 * certificate that a decision brought, and findings that were raised. The room that acts itself gets its waking in the answer.
 *
 * @returns what is to be put in the outbox.
 */
export function wakeUps(
	entry: Entry,
	{ before, world, wakings, locked, moment }: Recorded,
): Writing {
	const ids = Object.keys(world.rooms) as RoomId[];
	const rows = ids.flatMap((id): Row[] => {
		const room = world.rooms[id];
		const was = before?.rooms[id];
		if (!room) return [];
		const waking = wakings.get(id) ?? null;
		// A rehearsal's workflows have no timers: what is due at once wakes its room, and what is due later the conductor wakes.
		const rings =
			locked.kind === "rehearsal"
				? isDue(waking, moment)
				: (waking?.instant ?? null) !== (locked.wakings.get(id) ?? null);
		if (id === entry.workflow)
			return rings && locked.kind === "rehearsal" ? [{ id, what: "wake" }] : [];
		// A new phase is started by the workflow whose child it is; a certificate and a finding stand by themselves.
		if (!was) return isPhase(room) ? [] : [{ id, what: "start" }];
		const changed =
			JSON.stringify(viewOf(world, id)) !==
			JSON.stringify(viewOf(before as World, id));
		return rings || changed ? [{ id, what: "wake" }] : [];
	});
	if (
		(entry.workflow !== entry.programme && nextPhaseBegins(before, world)) ||
		ownRoomRings(entry, world, wakings, locked, moment)
	)
		rows.push({ id: ownRoom(world.programme), what: "wake" });
	const now = instantOf(Date.now());
	return {
		to: "outbox",
		insert: rows.map(({ id, what }) => ({
			programme: entry.programme,
			kind: locked.kind,
			what,
			target: id,
			written_at: now,
			ready_at: now,
		})),
	};
}

/** The programme rings for the rows of its register; what it waits for next is in the answer to an act of its own. */
function ownRoomRings(
	entry: Entry,
	world: World,
	wakings: Wakings,
	locked: Locked,
	moment: Moment,
): boolean {
	const own = ownRoom(world.programme);
	const waking = wakings.get(own) ?? null;
	if (locked.kind === "rehearsal") return isDue(waking, moment);
	return (
		entry.workflow !== own &&
		(waking?.instant ?? null) !== (locked.wakings.get(own) ?? null)
	);
}

const isDue = (waking: Waking | null, { at }: Moment): boolean =>
	waking !== null && compareInstants(waking.instant, at) <= 0;

/** The programme's workflow hears of it from its child; one that was started again while the phase ran has none. */
const nextPhaseBegins = (before: World | null, world: World): boolean =>
	before !== null &&
	JSON.stringify(viewOf(world, ownRoom(world.programme))) !==
		JSON.stringify(viewOf(before, ownRoom(world.programme)));
