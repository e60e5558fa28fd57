import {
	allHandlersFinished,
	condition,
	continueAsNew,
	defineUpdate,
	proxyActivities,
	setHandler,
	workflowInfo,
} from "@temporalio/workflow";
import type { Note, Refused } from "../activities/conduct.ts";
import type { Activities } from "../activities/index.ts";
import { roomId } from "../domain/ids.ts";
import { instantOf } from "../domain/instants.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Result } from "../domain/result.ts";
import {
	type Advance,
	advanceUpdate,
	type ConductorState,
} from "./messages.ts";

const { record, aim } = proxyActivities<Activities>({
	startToCloseTimeout: "20 seconds",
	retry: { maximumInterval: "10 seconds" },
});
const { conduct } = proxyActivities<Activities>({
	startToCloseTimeout: "30 seconds",
	heartbeatTimeout: "10 seconds",
	retry: { initialInterval: "500 milliseconds", maximumInterval: "5 seconds" },
});

/**
 * The conductor of a rehearsal: it alone moves the rehearsal's clock, and brings what its personas note to the record. Asked to
 * go on, it answers at once and plays until the rehearsal stands still; how far it is to go, and how far it is, stands on
 * record, so that whoever takes over goes on from there.
 */
export async function conductor(input: ConductorState): Promise<void> {
	const { programme } = input;
	let { number, onTheWay } = input;
	let asked = onTheWay;
	const { workflowId, firstExecutionRunId } = workflowInfo();

	setHandler(
		defineUpdate<Result<null, Refusal>, [Advance]>(advanceUpdate),
		async ({ goal, form }) => {
			const answer = await aim({ programme, goal, form });
			if (answer.ok) onTheWay = true;
			asked = true;
			return answer;
		},
	);

	/** @returns what was refused of the notes. */
	async function bringToRecord(
		notes: readonly Note[],
	): Promise<readonly Refused[]> {
		const refused: Refused[] = [];
		for (const { room, by, act, actId } of notes) {
			number += 1;
			const answer = await record({
				programme,
				room: roomId(room),
				key: `${workflowId}/${firstExecutionRunId}/${number}`,
				actId,
				workflow: workflowId,
				run: firstExecutionRunId,
				by,
				act,
				at: instantOf(Date.now()),
			});
			if (!answer.ok) refused.push({ actId, refusal: answer.refusal });
		}
		return refused;
	}

	async function play(): Promise<void> {
		let refused: readonly Refused[] = [];
		for (;;) {
			const { standing, notes } = await conduct({ programme, refused });
			if (standing) return;
			refused = await bringToRecord(notes);
			if (!workflowInfo().continueAsNewSuggested) continue;
			await condition(allHandlersFinished);
			await continueAsNew<typeof conductor>({
				...input,
				number,
				onTheWay: true,
			});
		}
	}

	await condition(() => asked);
	while (onTheWay) {
		onTheWay = false;
		await play();
		await condition(allHandlersFinished);
	}
}
