import { allHandlersFinished, condition } from "@temporalio/workflow";
import type { RoomView } from "../domain/view.ts";
import { findingUpdates, type RoomState } from "./messages.ts";
import { refuse } from "./refuse.ts";
import { carryRoom } from "./room.ts";

/**
 * One finding, from the day it is raised until it is closed: it reminds, alarms and climbs by its own dates, and takes what
 * is submitted, accepted and verified. It stands by itself, and so outlives the phase whose audit raised it.
 */
export async function correctiveAction(input: RoomState): Promise<void> {
	const room = carryRoom(input, findingUpdates, refuseEarly);
	if (room.view() === null) await room.tick();
	await room.waitUntil(() => isOver(room.view()) || room.isLong());
	if (!isOver(room.view())) return room.continue();
	await condition(allHandlersFinished);
}

const isOver = (view: RoomView | null): boolean =>
	view?.kind === "finding" && view.status !== "open";

/** A closed finding takes nothing any more; what it became later is a finding of its own. */
function refuseEarly(view: RoomView | null): void {
	if (isOver(view)) refuse({ code: "finding-not-open" });
}
