import { programmeId } from "../domain/ids.ts";
import { perform } from "../temporal/perform.ts";
import { phaseWorkflow } from "../workflows/messages.ts";
import { askInFull, owner, startOne } from "./programmes.ts";
import type { Stage } from "./stage.ts";
import type { Measure } from "./table.ts";

/** Events a recorded act adds to its workflow's history, on the real clock: a reminder by hand, and one more. */
export async function historyPerAct(stage: Stage): Promise<readonly Measure[]> {
	const { room } = await startOne(stage, "history", 1);
	const { request } = await askInFull(stage, room);
	if (!request) throw new Error("no request");
	const handle = stage.temporal.clientFor("real").workflow.getHandle(room);
	const length = async () => (await handle.describe()).historyLength;
	const before = await length();
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
	const perAct = ((await length()) - before) / acts;
	return [
		{
			what: `history per recorded act (${phaseWorkflow.preparation})`,
			measured: `${perAct.toFixed(1)} events`,
			aim: "≤ 13",
			met: perAct <= 13,
		},
	];
}
