import type { LocalDate } from "./dates.ts";
import type { RequestId, RoomId } from "./ids.ts";
import type { PhaseKind } from "./phases.ts";
import { isCertificate, isPhase, type Room, type World } from "./world.ts";

/** A phase whose workflow is to be started, or runs. */
export interface RoomToRun {
	readonly room: RoomId;
	readonly phase: PhaseKind;
}

/**
 * The little a workflow remembers of its room: enough to refuse early what its own state forbids, and to know what to start
 * and when to end. Everything else stays on record.
 */
export type RoomView =
	| {
			readonly kind: "programme";
			readonly status: "running" | "held" | "stopped";
			/** The phase of the way that is to run; null after the certificate. */
			readonly phase: RoomToRun | null;
	  }
	| {
			readonly kind: "phase";
			readonly status: "opening" | "open" | "closed" | "stopped";
			readonly request: {
				readonly id: RequestId;
				readonly generation: number;
			} | null;
			/** The phase that begins now. */
			readonly next: RoomToRun | null;
			readonly closedOn: LocalDate | null;
	  }
	| {
			readonly kind: "certificate";
			readonly status: "certified" | "renewed" | "expired" | "stopped";
			/** Rounds that are due to run. */
			readonly rounds: readonly RoomToRun[];
	  };

const running = (room: Room): room is Extract<Room, { status: "open" }> =>
	isPhase(room) && (room.status === "opening" || room.status === "open");

const toRun = (room: Room): RoomToRun => ({
	room: room.room,
	phase: room.kind as PhaseKind,
});

/** @returns what the workflow of room `id` has to know of the world. */
export function viewOf(world: World, id: RoomId): RoomView {
	const room = world.rooms[id];
	const others = Object.values(world.rooms).filter(running);
	const onTheWay = others.find(
		({ kind }) => kind in world.programme.plan.phases,
	);
	if (!room)
		return {
			kind: "programme",
			status: world.programme.status,
			phase: onTheWay ? toRun(onTheWay) : null,
		};
	if (isCertificate(room))
		return {
			kind: "certificate",
			status: room.status,
			rounds: others
				.filter(({ kind }) => !(kind in world.programme.plan.phases))
				.map(toRun),
		};
	return {
		kind: "phase",
		status: room.status,
		request: room.request && {
			id: room.request.id,
			generation: room.request.generation,
		},
		next: room.status === "closed" && onTheWay ? toRun(onTheWay) : null,
		closedOn: room.closedOn,
	};
}
