import type { Certificate } from "./certificate.ts";
import type { LocalDate } from "./dates.ts";
import type { Finding } from "./finding.ts";
import type { RequestId, RoomId } from "./ids.ts";
import type { Phase } from "./phase.ts";
import { isRoundPhase, type PhaseKind } from "./phases.ts";
import {
	isCertificate,
	isFinding,
	isOver,
	isPhase,
	type Room,
	type World,
} from "./world.ts";

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
			readonly status: Certificate["status"];
			readonly over: boolean;
			/** Rounds, or a certification audit anew, that are due to run. */
			readonly rounds: readonly RoomToRun[];
	  }
	| {
			readonly kind: "finding";
			readonly status: Finding["status"];
	  };

const running = (room: Room): room is Phase =>
	isPhase(room) && (room.status === "opening" || room.status === "open");

const toRun = (room: Phase): RoomToRun => ({
	room: room.room,
	phase: room.kind,
});

const isCarriedBy = (
	{ cycle }: Certificate,
	{ kind, round }: Phase,
): boolean =>
	isRoundPhase(kind)
		? round === cycle
		: kind === "certification-audit" && round === cycle + 1;

/** @returns what the workflow of room `id` has to know of the world. */
export function viewOf(world: World, id: RoomId): RoomView {
	const room = world.rooms[id];
	const others = Object.values(world.rooms).filter(running);
	// A certification audit after a certificate that has ended is carried by that certificate.
	const onTheWay = others.find(
		({ kind, round }) => kind in world.programme.plan.phases && round === 1,
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
			over: isOver(room),
			rounds: others.filter((other) => isCarriedBy(room, other)).map(toRun),
		};
	if (isFinding(room)) return { kind: "finding", status: room.status };
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
