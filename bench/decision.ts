import { fileURLToPath } from "node:url";
import { bundleWorkflowCode, Worker } from "@temporalio/worker";
import {
	type PersonId,
	programmeId,
	type RoomId,
	seal,
} from "../domain/ids.ts";
import type { SignOffRequest } from "../domain/sign-off.ts";
import { perform } from "../temporal/perform.ts";
import { type Load, load } from "./load.ts";
import { askInFull, startOne } from "./programmes.ts";
import type { Stage } from "./stage.ts";
import type { Measure } from "./table.ts";

const programmes = 24;
const approversASide = 8;
const concurrent = 16;

/**
 * A decision on record against the least that is correct: a bare update that awaits one empty ordinary activity, on the same
 * server, with as many workflows, calls and callers, in alternating rounds.
 */
export async function decisionAgainstBare(
	stage: Stage,
): Promise<readonly Measure[]> {
	const decisions = await prepareDecisions(stage);
	const bare = await startBare(stage);
	const half = Math.floor(decisions.length / 2);
	await load(bare.calls(64), concurrent);
	const bareFirst = await load(bare.calls(half), concurrent);
	const oursFirst = await load(decisions.slice(0, half), concurrent);
	const bareThen = await load(bare.calls(half), concurrent);
	const oursThen = await load(decisions.slice(half), concurrent);
	await bare.stop();
	const ours = mean(oursFirst, oursThen);
	const least = mean(bareFirst, bareThen);
	const throughput = ours.throughput / least.throughput;
	const p50 = ours.p50 / least.p50;
	return [
		{
			what: "decision on record: throughput against a bare update",
			measured: `${throughput.toFixed(2)} (${ours.throughput.toFixed(0)}/s against ${least.throughput.toFixed(0)}/s)`,
			aim: "≥ 0.9",
			met: throughput >= 0.9,
		},
		{
			what: "decision on record: p50 against a bare update",
			measured: `${p50.toFixed(2)}× (${ours.p50.toFixed(0)} ms against ${least.p50.toFixed(0)} ms; p99 ${ours.p99.toFixed(0)} against ${least.p99.toFixed(0)})`,
			aim: "≤ 1.2×",
			met: p50 <= 1.2,
		},
	];
}

const mean = (a: Load, b: Load): Load => ({
	throughput: (a.throughput + b.throughput) / 2,
	p50: (a.p50 + b.p50) / 2,
	p99: (a.p99 + b.p99) / 2,
});

/** Interleaved over the programmes, so that no lane is crowded more than the bare workflows are. */
async function prepareDecisions(
	stage: Stage,
): Promise<readonly (() => Promise<unknown>)[]> {
	const perProgramme: (readonly (() => Promise<unknown>)[])[] = [];
	await load(
		Array.from({ length: programmes }, (_, number) => async () => {
			const started = await startOne(stage, `bench-${number}`, approversASide);
			const { request } = await askInFull(stage, started.room);
			if (!request) throw new Error("no request");
			perProgramme.push(
				started.approvers.map(
					(person) => () => decide(stage, started.room, request, person),
				),
			);
		}),
		4,
	);
	return Array.from({ length: approversASide * 2 }, (_, place) =>
		perProgramme.flatMap((calls) => calls[place] ?? []),
	).flat();
}

async function decide(
	{ records, temporal }: Stage,
	room: RoomId,
	request: SignOffRequest,
	by: PersonId,
): Promise<void> {
	const outcome = await perform(records, temporal, {
		programme: programmeId(room.split("/")[0] ?? ""),
		kind: "real",
		room,
		by,
		actId: `decide/${request.id}.1/${by}`,
		act: {
			type: "decide",
			request: request.id,
			generation: 1,
			decision: "approve",
			name: seal("00"),
			reason: null,
			shown: request.fingerprint,
		},
	});
	if (!outcome.ok) throw new Error(JSON.stringify(outcome));
}

async function startBare(stage: Stage) {
	const taskQueue = "bench";
	const worker = await Worker.create({
		connection: stage.connection,
		namespace: stage.namespace,
		taskQueue,
		activities: { nothing: async () => "nothing" },
		workflowTaskPollerBehavior: { type: "autoscaling" },
		activityTaskPollerBehavior: { type: "autoscaling" },
		workflowBundle: await bundleWorkflowCode({
			workflowsPath: fileURLToPath(
				new URL("./bare-workflow.ts", import.meta.url),
			),
		}),
	});
	const running = worker.run();
	const { workflow } = stage.temporal.clientFor("real");
	const handles = await Promise.all(
		Array.from({ length: programmes }, (_, number) =>
			workflow.start("bare", { taskQueue, workflowId: `bare-${number}` }),
		),
	);
	let calls = 0;
	return {
		calls: (count: number) =>
			Array.from({ length: count }, () => () => {
				calls += 1;
				return handles[calls % programmes]?.executeUpdate("act", {
					args: ["x"],
					updateId: `act-${calls}`,
				}) as Promise<unknown>;
			}),
		stop: async () => {
			for (const handle of handles) await handle.signal("end");
			worker.shutdown();
			await running;
		},
	};
}
