import { type LocalDate, startOfDay } from "./dates.ts";
import type { RoomId } from "./ids.ts";
import { compareInstants } from "./instants.ts";
import type { Notice, Waking } from "./notice.ts";
import type { Programme } from "./programme.ts";
import { ownRoom } from "./register/register.ts";
import { registerNotices } from "./register/schedule.ts";
import { bookingNotices } from "./schedule-booking.ts";
import {
	certificateEffects,
	certificateNotices,
} from "./schedule-certificate.ts";
import {
	certificationEffects,
	certificationNotices,
} from "./schedule-certification.ts";
import { findingNotices } from "./schedule-finding.ts";
import { phaseNotices } from "./schedule-phase.ts";
import { seatEffects } from "./schedule-sign-off.ts";
import { isCertificate, isFinding, type Room, type World } from "./world.ts";

/**
 * @returns every notice of a room that has not been given, due or to come, in order of their instants. One function names
 * them all, so what a page announces, what a workflow waits for and what a mail says cannot differ.
 */
export function notices(
	world: World,
	id: RoomId,
	today: LocalDate,
): readonly Notice[] {
	const room = roomOrOwn(world, id);
	if (!room || world.programme.status === "stopped") return [];
	const given = new Set(room.given);
	return noticesOf(world, room, today)
		.filter(({ key }) => !given.has(key))
		.sort((a, b) => compareInstants(a.at, b.at));
}

/** @returns the room; for the programme's own id the programme itself, which rings for the rows of its register. */
const roomOrOwn = (world: World, id: RoomId): Room | Programme | undefined =>
	id === ownRoom(world.programme) ? world.programme : world.rooms[id];

const isRoom = (room: Room | Programme): room is Room => "room" in room;

function noticesOf(
	world: World,
	room: Room | Programme,
	today: LocalDate,
): readonly Notice[] {
	if (!isRoom(room)) return registerNotices(world);
	if (isFinding(room)) return findingNotices(world, room);
	const bookings = bookingNotices(world, room.room);
	return isCertificate(room)
		? [...certificateNotices(world, room), ...bookings]
		: [
				...phaseNotices(world, room, today),
				...certificationNotices(world, room),
				...bookings,
			];
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
	const room = roomOrOwn(world, id);
	if (!room || world.programme.status === "stopped") return null;
	const effects: readonly Waking[] =
		!isRoom(room) || isFinding(room)
			? []
			: isCertificate(room)
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
					: [
							...seatEffects(world, room, today),
							...certificationEffects(world, room),
						];
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
