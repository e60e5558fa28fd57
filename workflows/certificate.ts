import { allHandlersFinished, condition } from "@temporalio/workflow";
import type { RoomToRun } from "../domain/view.ts";
import { runPhase } from "./children.ts";
import type { RoomState } from "./messages.ts";
import { carryRoom } from "./room.ts";

/**
 * One three-year cycle of a certificate, from the body's decision to its renewal or expiry. It guards the legal dates and
 * opens the rounds of surveillance and recertification, each a child that outlives it.
 */
export async function certificate(input: RoomState): Promise<void> {
	const room = carryRoom(input, [], () => {});
	const running = new Set<string>();
	const isOver = () => {
		const view = room.view();
		return view?.kind === "certificate" && view.status !== "certified";
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
