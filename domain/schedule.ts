import { type LocalDate, startOfDay } from "./dates.ts";
import type { RoomId } from "./ids.ts";
import { compareInstants } from "./instants.ts";
import type { Notice, Waking } from "./notice.ts";
import {
	certificateEffects,
	certificateNotices,
} from "./schedule-certificate.ts";
import { phaseNotices } from "./schedule-phase.ts";
import { isCertificate, type World } from "./world.ts";

/**
 * @returns every notice of a room that has not been given, due or to come, in order of their instants. One function names
 * them all, so what a page announces, what a workflow waits for and what a mail says cannot differ.
 */
export function notices(
	world: World,
	id: RoomId,
	today: LocalDate,
): readonly Notice[] {
	const room = world.rooms[id];
	if (!room || world.programme.status === "stopped") return [];
	const all = isCertificate(room)
		? certificateNotices(world, room)
		: phaseNotices(world, room, today);
	return all
		.filter(({ key }) => !room.given.includes(key))
		.sort((a, b) => compareInstants(a.at, b.at));
}

/**
 * @returns when a room wakes next: its earliest notice, its beginning, or the day something changes by date; null when it
 * waits for people alone.
 */
export function nextWaking(
	world: World,
	id: RoomId,
	today: LocalDate,
): Waking | null {
	const room = world.rooms[id];
	if (!room || world.programme.status === "stopped") return null;
	const effects: readonly Waking[] = isCertificate(room)
		? certificateEffects(world, room)
		: room.status === "opening"
			? [
					{
						instant: startOfDay(room.from, world.programme.charter.zone),
						code: "phase-begins",
						dueOn: room.from,
						data: { phase: room.kind },
					},
				]
			: [];
	const [first] = notices(world, id, today);
	const candidates = first
		? [
				...effects,
				{
					instant: first.at,
					code: first.code,
					dueOn: first.dueOn,
					data: first.data,
				},
			]
		: effects;
	return candidates.reduce<Waking | null>(
		(next, waking) =>
			next && compareInstants(next.instant, waking.instant) <= 0
				? next
				: waking,
		null,
	);
}
