import { auditsOfRoom, type ProgrammeAudit } from "./audits.ts";
import { compareDates } from "./dates.ts";
import type { RoomId } from "./ids.ts";
import type { ToDo } from "./to-do-kinds.ts";
import { isCertificate, type Room, type World } from "./world.ts";

/** @returns the audits that somebody has still to arrange with the certification body, each by the day it is to be confirmed. */
export function bookingToDos(world: World, id: RoomId): readonly ToDo[] {
	const room = world.rooms[id];
	if (!room) return [];
	return auditsOfRoom(world, id)
		.filter(({ held, confirmed }) => held === null && confirmed === null)
		.filter((audit) => isAskedNow(room, audit))
		.map(
			({ audit, confirmBy, since, proposed, responsible }): ToDo => ({
				kind: "booking",
				key: `booking/${audit}`,
				person: responsible,
				dueOn: confirmBy,
				since: compareDates(since, confirmBy) <= 0 ? since : confirmBy,
				data: { audit, proposed: proposed ? 1 : 0 },
			}),
		);
}

/** Stage 2 is arranged once stage 1 was held, a recertification once its window has opened. */
const isAskedNow = (room: Room, { kind, rule }: ProgrammeAudit): boolean =>
	kind === "recertification"
		? isCertificate(room) && room.opened.includes(kind)
		: !(kind === "stage-2" && rule === "plan");
