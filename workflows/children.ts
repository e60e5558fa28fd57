import { WorkflowExecutionAlreadyStartedError } from "@temporalio/common";
import {
	ChildWorkflowFailure,
	ParentClosePolicy,
	sleep,
	startChild,
} from "@temporalio/workflow";
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
 *
 * @returns null when the phase is not, or no longer, carried by a child of ours: it runs already, because this workflow was
 * started again while it ran, or it ended badly and is started again from its state on record. Then the record tells when it
 * is over, and wakes us.
 */
export async function runPhase(
	{ programme, clock }: RoomState,
	{ room, phase }: RoomToRun,
): Promise<PhaseOutcome | null> {
	try {
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
	} catch (error) {
		if (
			error instanceof WorkflowExecutionAlreadyStartedError ||
			error instanceof ChildWorkflowFailure
		)
			return null;
		throw error;
	}
}
