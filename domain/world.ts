import { type Certificate, isCertificateOver } from "./certificate.ts";
import { type Finding, isFindingOver } from "./finding.ts";
import type { RoomId } from "./ids.ts";
import type { Phase } from "./phase.ts";
import type { Programme } from "./programme.ts";
import type { Register } from "./register/register.ts";

/** A part of a programme that a workflow of its own carries. */
export type Room = Phase | Certificate | Finding;

/** A programme and its rooms that are not over: everything a decision of the core may rest on. */
export interface World {
	readonly programme: Programme;
	readonly rooms: Readonly<Record<RoomId, Room>>;
	/** Rows beside the rooms: those with a date that is still to come, and those an act names. */
	readonly register: Register;
}

export const isCertificate = (room: Room): room is Certificate =>
	room.kind === "certificate";

export const isFinding = (room: Room): room is Finding =>
	room.kind === "finding";

export const isPhase = (room: Room): room is Phase =>
	!isCertificate(room) && !isFinding(room);

/** @returns whether a room's workflow has nothing left to wait for. */
export const isOver = (room: Room): boolean => {
	if (isCertificate(room)) return isCertificateOver(room);
	if (isFinding(room)) return isFindingOver(room);
	return room.status === "closed" || room.status === "stopped";
};

export const phaseIn = (world: World, id: RoomId): Phase | undefined => {
	const room = world.rooms[id];
	return room && isPhase(room) ? room : undefined;
};

export const certificateIn = (
	world: World,
	id: RoomId,
): Certificate | undefined => {
	const room = world.rooms[id];
	return room && isCertificate(room) ? room : undefined;
};

export const findingIn = (world: World, id: RoomId): Finding | undefined => {
	const room = world.rooms[id];
	return room && isFinding(room) ? room : undefined;
};

export const withRoom = (world: World, room: Room): World => ({
	...world,
	rooms: { ...world.rooms, [room.room]: room },
});

/** @returns the certificate that is guarded now; the last one, where none is valid any more. */
export const guardingCertificate = (world: World): Certificate | undefined =>
	Object.values(world.rooms)
		.filter(isCertificate)
		.find((room) => !isOver(room));
