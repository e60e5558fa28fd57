import { WithStartWorkflowOperation } from "@temporalio/client";
import type { ProgrammeId } from "../domain/ids.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Result } from "../domain/result.ts";
import {
	type Advance,
	advanceUpdate,
	conductorId,
	conductorWorkflow,
	firstConductorState,
	taskQueue,
} from "../workflows/messages.ts";
import { outcomeOf } from "./acts.ts";
import type { Temporal } from "./client.ts";

/** What came of asking a rehearsal to go on: it goes, it was refused, or it is not known in time. */
export type Advanced =
	| Result<null, Refusal>
	| { readonly ok: false; readonly unconfirmed: true };

/**
 * Asks a rehearsal's conductor to play it on, starting the conductor if none is at work. Answers at once; where the rehearsal
 * stands is read from the record.
 */
export function advance(
	temporal: Temporal,
	programme: ProgrammeId,
	asked: Advance,
): Promise<Advanced> {
	const client = temporal.clientFor("rehearsal");
	return outcomeOf(client, () =>
		client.workflow.executeUpdateWithStart<
			(input: unknown) => Promise<void>,
			Result<null, Refusal>,
			[Advance]
		>(advanceUpdate, {
			args: [asked],
			updateId: `advance/${asked.form}`,
			startWorkflowOperation: new WithStartWorkflowOperation(
				conductorWorkflow,
				{
					workflowId: conductorId(programme),
					taskQueue,
					args: [firstConductorState(programme)],
					workflowIdConflictPolicy: "USE_EXISTING",
				},
			),
		}),
	);
}
