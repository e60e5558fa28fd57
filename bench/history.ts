import { programmeId, type RoomId } from "../domain/ids.ts";
import { perform } from "../temporal/perform.ts";
import { fastForward } from "../test/fixtures/fast-forward.ts";
import { phaseWorkflow } from "../workflows/messages.ts";
import { askInFull, owner, startOne } from "./programmes.ts";
import type { Stage } from "./stage.ts";
import type { Measure } from "./table.ts";

/** What an act and a timer add to a workflow's history, on the real clock. */
export async function histories(stage: Stage): Promise<readonly Measure[]> {
	return [await perAct(stage), await perTimer(stage)];
}

/** A reminder by hand, and one more. */
async function perAct(stage: Stage): Promise<Measure> {
	const { room } = await startOne(stage, "history", 1);
	const { request } = await askInFull(stage, room);
	if (!request) throw new Error("no request");
	const before = (await eventsOf(stage, room)).length;
	const acts = 5;
	for (let number = 0; number < acts; number += 1)
		await perform(stage.records, stage.temporal, {
			programme: programmeId("history"),
			kind: "real",
			room,
			by: owner,
			actId: `remind-${number}`,
			act: { type: "remind", request: request.id },
		});
	const added = ((await eventsOf(stage, room)).length - before) / acts;
	return {
		what: `history per recorded act (${phaseWorkflow.preparation})`,
		measured: `${added.toFixed(1)} events`,
		aim: "≤ 13",
		met: added <= 13,
	};
}

/** The phase's reminders as they fall due in three months, one after another. */
async function perTimer(stage: Stage): Promise<Measure> {
	const { room } = await startOne(stage, "timers", 1);
	const before = (await eventsOf(stage, room)).length;
	await fastForward(stage.temporal.clientFor("real"), room, 90 * 86_400_000);
	for (;;) {
		const events = await eventsOf(stage, room);
		const fired = events.filter((event) => event.timerFiredEventAttributes);
		const waits = events.at(-1)?.workflowTaskCompletedEventAttributes;
		if (fired.length >= 3 && waits) {
			const added = (events.length - before) / fired.length;
			return {
				what: `history per timer's effect (${phaseWorkflow.preparation})`,
				measured: `${added.toFixed(1)} events (${fired.length} timers)`,
				aim: "≤ 16",
				met: added <= 16,
			};
		}
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
}

/** The clock's leaps belong to the measuring, not to the workflow. */
async function eventsOf({ temporal }: Stage, room: RoomId) {
	const { events } = await temporal
		.clientFor("real")
		.workflow.getHandle(room)
		.fetchHistory();
	return (events ?? []).filter(
		(event) => !event.workflowExecutionTimeSkippingTransitionedEventAttributes,
	);
}
