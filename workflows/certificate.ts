import { allHandlersFinished, condition } from "@temporalio/workflow";
import type { RoomToRun, RoomView } from "../domain/view.ts";
import { runPhase } from "./children.ts";
import { certificateUpdates, type RoomState } from "./messages.ts";
import { refuse } from "./refuse.ts";
import { carryRoom } from "./room.ts";

/**
 * One certificate of a three-year cycle, from the body's decision until another takes its place. It guards the legal dates,
 * takes what the body's notices say, and opens the rounds of surveillance and recertification, each a child that outlives it.
 * An expired or withdrawn one is guarded on: it can be restored, or the organisation is certified again.
 */
export async function certificate(input: RoomState): Promise<void> {
	const room = carryRoom(input, certificateUpdates, refuseEarly);
	const running = new Set<string>();
	const isOver = () => {
		const view = room.view();
		return view?.kind === "certificate" && view.over;
	};
	const roundsDue = () => {
		const view = room.view();
		return view?.kind === "certificate" ? view.rounds : [];
	};
	const roundsToStart = () =>
		roundsDue().filter((round) => !running.has(round.room));
	/** A round runs until the record says that it is over: whoever carries it, and however its workflow ended. */
	const run = async (round: RoomToRun) => {
		running.add(round.room);
		await runPhase(room.state(), round);
		await condition(() => !roundsDue().some((due) => due.room === round.room));
		running.delete(round.room);
	};
	if (room.view() === null) await room.tick();
	for (;;) {
		for (const round of roundsToStart()) run(round);
		await room.waitUntil(
			() =>
				isOver() ||
				roundsToStart().length > 0 ||
				(room.isLong() && running.size === 0),
		);
		if (isOver()) break;
		if (roundsToStart().length === 0) return room.continue();
	}
	await condition(allHandlersFinished);
}

/** Another certificate has taken its place: nothing can be entered here any more. */
function refuseEarly(view: RoomView | null): void {
	if (view?.kind === "certificate" && view.over)
		refuse({ code: "certificate-not-guarded" });
}
