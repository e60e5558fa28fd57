import { WorkflowNotFoundError } from "@temporalio/client";
import { isFindingRoom, type ProgrammeId, roomId } from "../domain/ids.ts";
import { passing } from "../records/crash-points.ts";
import type { Database } from "../records/database.ts";
import {
	claim,
	giveBack,
	markDone,
	type OutboxRow,
} from "../records/outbox.ts";
import { stirred } from "../records/stirring.ts";
import {
	certificateWorkflow,
	correctiveActionWorkflow,
	firstState,
	postSignal,
	postWorkflow,
	taskQueue,
	wakeSignal,
} from "../workflows/messages.ts";
import type { Temporal } from "./client.ts";

const rowsATurn = 50;

/** Hands the outbox over to the Temporal service, row by row; only this loop signals, so nothing is lost after a commit. */
export interface Dispatcher {
	/** Looks at once instead of at the next turn. */
	readonly nudge: () => void;
	readonly stop: () => Promise<void>;
}

/**
 * @param pause milliseconds between looks when nobody nudges.
 * @param failed told when a row, or the database, can't be served now; the row stays and is tried again.
 */
export function startDispatcher(
	database: Database,
	temporal: Temporal,
	pause: number,
	failed: (error: unknown) => void,
): Dispatcher {
	let running = true;
	let rouse = () => {};
	let nudged = false;
	const loop = (async () => {
		while (running) {
			nudged = false;
			const moved = await turn(database, temporal, failed);
			if (moved > 0 || nudged || !running) continue;
			await new Promise<void>((resolve) => {
				const timer = setTimeout(resolve, pause);
				rouse = () => {
					clearTimeout(timer);
					resolve();
				};
			});
		}
	})();
	return {
		nudge: () => {
			nudged = true;
			rouse();
		},
		stop: async () => {
			running = false;
			rouse();
			await loop;
		},
	};
}

/** @returns how many rows were handed over. */
async function turn(
	database: Database,
	temporal: Temporal,
	failed: (error: unknown) => void,
): Promise<number> {
	try {
		const rows = await claim(database, rowsATurn);
		const done: number[] = [];
		const left: number[] = [];
		await Promise.all(
			batches(rows).map(async (batch) => {
				const ids = batch.map(({ id }) => id);
				try {
					passing("outbox-written", batch[0].programme ?? batch[0].target);
					await handOver(temporal, batch);
					done.push(...ids);
				} catch (error) {
					left.push(...ids);
					failed(error);
				}
			}),
		);
		await markDone(database, done);
		for (const { programme } of rows)
			if (programme) stirred(programme as ProgrammeId);
		await giveBack(database, left);
		return done.length;
	} catch (error) {
		failed(error);
		return 0;
	}
}

type Batch = readonly [OutboxRow, ...OutboxRow[]];

/** Mails to one person leave in one signal; of several wake-ups of one room, one is enough. */
function batches(rows: readonly OutboxRow[]): readonly Batch[] {
	const byTarget = new Map<string, Batch>();
	for (const row of rows) {
		const name = `${row.kind}/${row.what}/${row.target}`;
		byTarget.set(name, [...(byTarget.get(name) ?? []), row] as never);
	}
	return [...byTarget.values()];
}

async function handOver(temporal: Temporal, batch: Batch): Promise<void> {
	const [row] = batch;
	const { workflow } = temporal.clientFor(row.kind);
	switch (row.what) {
		case "wake":
			try {
				await workflow.getHandle(row.target).signal(wakeSignal);
			} catch (error) {
				// Over already: there is nobody left to wake.
				if (!(error instanceof WorkflowNotFoundError)) throw error;
			}
			return;
		case "start":
			await workflow.signalWithStart(
				isFindingRoom(row.target)
					? correctiveActionWorkflow
					: certificateWorkflow,
				{
					workflowId: row.target,
					taskQueue,
					args: [
						firstState(
							row.programme as ProgrammeId,
							roomId(row.target),
							row.kind === "real" ? "timer" : "conductor",
						),
					],
					signal: wakeSignal,
					signalArgs: [],
				},
			);
			return;
		case "mail":
			await workflow.signalWithStart(postWorkflow, {
				workflowId: row.target,
				taskQueue,
				args: [[]],
				signal: postSignal,
				signalArgs: [batch.map(({ mail, digest }) => ({ mail, digest }))],
			});
	}
}
