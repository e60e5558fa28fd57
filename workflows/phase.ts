import { allHandlersFinished, condition } from "@temporalio/workflow";
import type { RoomView } from "../domain/view.ts";
import {
	type PersonAct,
	type PhaseOutcome,
	phaseUpdates,
	type RoomState,
} from "./messages.ts";
import { refuse } from "./refuse.ts";
import { carryRoom } from "./room.ts";

/**
 * Carries a phase from its first day to its sign-off: it begins, wakes for whatever falls due, takes the acts that wait for
 * it, and ends when the last approval, or the programme's stop, is on record.
 *
 * @returns the phase that begins now, if one does.
 */
export async function carryPhase(input: RoomState): Promise<PhaseOutcome> {
	const room = carryRoom(input, phaseUpdates, refuseEarly);
	const isOver = () => {
		const view = room.view();
		return (
			view?.kind === "phase" &&
			(view.status === "closed" || view.status === "stopped")
		);
	};
	if (room.view() === null) await room.tick();
	await room.waitUntil(() => isOver() || room.isLong());
	if (!isOver()) return room.continue();
	await condition(allHandlersFinished);
	const view = room.view();
	return {
		next: view?.kind === "phase" ? view.next : null,
		endedAt: Date.now(),
	};
}

/**
 * Refuses before it reaches the history only what can never come true again: the phase is over, the request has ended. The
 * view may lag behind the record by a moment; everything else is decided there.
 */
function refuseEarly(view: RoomView | null, { act }: PersonAct): void {
	if (view?.kind !== "phase") return;
	if (view.status === "closed" || view.status === "stopped")
		refuse({ code: "phase-not-open" });
	if ("request" in act && view.request?.id !== act.request)
		refuse({ code: "request-ended" });
}
