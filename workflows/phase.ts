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

/** What a phase's own state forbids is refused before it reaches the history; the record decides everything else. */
function refuseEarly(view: RoomView | null, { act, by }: PersonAct): void {
	if (view?.kind !== "phase" || view.status !== "open")
		refuse({ code: "phase-not-open" });
	if (act.type === "ask-for-sign-off" && view.request)
		refuse({ code: "request-already-open" });
	if (
		act.type !== "decide" &&
		act.type !== "remind" &&
		act.type !== "withdraw-request"
	)
		return;
	if (view.request?.id !== act.request) refuse({ code: "request-ended" });
	if (act.type === "decide" && !view.request.seats.includes(by))
		refuse({ code: "not-an-approver" });
}
