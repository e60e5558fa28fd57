import {
	allHandlersFinished,
	condition,
	continueAsNew,
	defineUpdate,
	proxyActivities,
	setHandler,
	workflowInfo,
} from "@temporalio/workflow";
import type { Conducting, Note } from "../activities/conduct.ts";
import type { Activities } from "../activities/index.ts";
import { instantOf } from "../domain/instants.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Result } from "../domain/result.ts";
import {
	type Advance,
	advanceUpdate,
	type ConductorState,
} from "./messages.ts";

type Entry = Conducting["notes"][number];

const { aim } = proxyActivities<Activities>({
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

	/** Each note gets the key that the record knows it by. */
	const keyed = ({ room, by, act, actId }: Note): Entry => {
		number += 1;
		return {
			programme,
			room,
			key: `${workflowId}/${firstExecutionRunId}/${number}`,
			actId,
			workflow: workflowId,
			run: firstExecutionRunId,
			by,
			act,
			at: instantOf(Date.now()),
		};
	};

	async function play(): Promise<void> {
		let notes: readonly Entry[] = [];
		for (;;) {
			const played = await conduct({ programme, notes });
			if (played.standing) return;
			notes = played.notes.map(keyed);
			if (!workflowInfo().continueAsNewSuggested || notes.length > 0) continue;
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
