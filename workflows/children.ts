import { ParentClosePolicy, sleep, startChild } from "@temporalio/workflow";
import type { RoomToRun } from "../domain/view.ts";
import {
	firstState,
	type PhaseOutcome,
	phaseWorkflow,
	type RoomState,
} from "./messages.ts";

/**
 * Runs a phase as a child with a readable id. It outlives its parent: stop and hold reach it as recorded acts, never as a
 * termination.
 */
export async function runPhase(
	{ programme, clock }: RoomState,
	{ room, phase }: RoomToRun,
): Promise<PhaseOutcome> {
	const child = await startChild<(input: RoomState) => Promise<PhaseOutcome>>(
		phaseWorkflow[phase],
		{
			workflowId: room,
			args: [firstState(programme, room, clock)],
			parentClosePolicy: ParentClosePolicy.ABANDON,
		},
	);
	const outcome = await child.result();
	// A skipped clock of a child is not its parent's; in real time there is nothing to wait for.
	const behind = outcome.endedAt - Date.now();
	if (behind > 0) await sleep(behind);
	return outcome;
}
