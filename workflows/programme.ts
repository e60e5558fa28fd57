import {
	ApplicationFailure,
	allHandlersFinished,
	condition,
} from "@temporalio/workflow";
import type { RoomToRun, RoomView } from "../domain/view.ts";
import { runPhase } from "./children.ts";
import {
	type PersonAct,
	programmeUpdates,
	type RoomState,
} from "./messages.ts";
import { refuse } from "./refuse.ts";
import { type CarriedRoom, carryRoom } from "./room.ts";

/** How long a start may take to reach the record before the workflow gives up: nobody waits for it any more. */
const patienceWithStart = "1 hour";

/**
 * A certification programme: it owns the way to the first certificate, hold, people and plan. The phases are its children,
 * one after another; after the certificate it lives on for the acts on the programme until it is stopped.
 */
export async function programme(input: RoomState): Promise<void> {
	const room = carryRoom(input, programmeUpdates, refuseEarly);
	const isStopped = () => {
		const view = room.view();
		return view?.kind === "programme" && view.status === "stopped";
	};
	const started = await condition(
		() => room.view() !== null,
		patienceWithStart,
	);
	if (!started) {
		await condition(allHandlersFinished);
		throw ApplicationFailure.nonRetryable("never started", "NeverStarted");
	}
	let onTheWay = true;
	const way = runWay(room).finally(() => {
		onTheWay = false;
	});
	await room.waitUntil(() => isStopped() || (room.isLong() && !onTheWay));
	if (!isStopped()) return room.continue();
	await way;
	await condition(allHandlersFinished);
}

/** The next phase begins the day its predecessor is signed off. */
async function runWay(room: CarriedRoom): Promise<void> {
	let next = phaseToRun(room);
	while (next) {
		const here = next.room;
		const outcome = await runPhase(room.state(), next);
		if (!outcome) await condition(() => phaseToRun(room)?.room !== here);
		next = outcome ? outcome.next : phaseToRun(room);
	}
}

/** What the record last said. */
function phaseToRun(room: CarriedRoom): RoomToRun | null {
	const view = room.view();
	return view?.kind === "programme" ? view.phase : null;
}

function refuseEarly(view: RoomView | null, { act }: PersonAct): void {
	if (view?.kind !== "programme") return;
	if (view.status === "stopped") refuse({ code: "programme-stopped" });
	if (act.type === "hold" && view.status === "held")
		refuse({ code: "programme-held" });
	if (act.type === "resume" && view.status === "running")
		refuse({ code: "programme-not-held" });
}
