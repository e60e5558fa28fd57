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
 * server, with as many workflows, calls and callers, in alternating rounds. No decision waits for the post; so what follows in
 * the outbox is handed over afterwards, and measured beside.
 */
export async function decisionAgainstBare(
	stage: Stage,
): Promise<readonly Measure[]> {
	const decisions = await prepareDecisions(stage);
	const bare = await startBare(stage);
	const third = Math.floor(decisions.length / 3);
	const round = async (number: number) => ({
		least: await load(bare.calls(third), concurrent),
		ours: await load(
			decisions.slice(number * third, (number + 1) * third),
			concurrent,
		),
	});
	await load(bare.calls(64), concurrent);
	await stage.handOver(false);
	const alone = [await round(0), await round(1)];
	await stage.handOver(true);
	const busy = [await round(2)];
	await bare.stop();
	const { throughput, p50, words, times } = compared(alone);
	const beside = compared(busy);
	return [
		{
			what: "decision on record: throughput against a bare update",
			measured: `${throughput.toFixed(2)} (${words})`,
			aim: "≥ 0.9",
			met: throughput >= 0.9,
		},
		{
			what: "decision on record: p50 against a bare update",
			measured: `${p50.toFixed(2)}× (${times})`,
			aim: "≤ 1.2×",
			met: p50 <= 1.2,
		},
		{
			what: "the same while the receipts of all of them are mailed",
			measured: `${beside.throughput.toFixed(2)} (${beside.words}), p50 ${beside.p50.toFixed(2)}×`,
		},
	];
}

interface Round {
	readonly least: Load;
	readonly ours: Load;
}

function compared(rounds: readonly Round[]) {
	const ours = mean(rounds.map((round) => round.ours));
	const least = mean(rounds.map((round) => round.least));
	return {
		throughput: ours.throughput / least.throughput,
		p50: ours.p50 / least.p50,
		words: `${ours.throughput.toFixed(0)}/s against ${least.throughput.toFixed(0)}/s`,
		times: `${ours.p50.toFixed(0)} ms against ${least.p50.toFixed(0)} ms; p99 ${ours.p99.toFixed(0)} against ${least.p99.toFixed(0)}`,
	};
}

function mean(loads: readonly Load[]): Load {
	const of = (value: (load: Load) => number) =>
		loads.reduce((sum, load) => sum + value(load), 0) / loads.length;
	return {
		throughput: of(({ throughput }) => throughput),
		p50: of(({ p50 }) => p50),
		p99: of(({ p99 }) => p99),
	};
}

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
