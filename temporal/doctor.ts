import {
	type Difference,
	outboxDifferences,
	recordDifferences,
} from "../records/doctor.ts";
import type { Records } from "../records/entry.ts";
import type { Kind } from "../records/schema.ts";
import { programmesOnRecord } from "../records/verify.ts";
import {
	conductorWorkflow,
	postWorkflow,
	programmeWorkflow,
} from "../workflows/messages.ts";
import type { Temporal } from "./client.ts";
import { compareActs } from "./doctor-acts.ts";
import { type Findings, join, nothing } from "./doctor-findings.ts";
import { compareMails, unconducted } from "./doctor-mails.ts";
import { compareRoom, openRooms } from "./doctor-rooms.ts";
import { heldBy, runningWorkflows } from "./histories.ts";
import { inTurns } from "./in-turns.ts";

/** Both sides that are compared. */
export interface Sides {
	readonly records: Records;
	readonly temporal: Temporal;
}

/** Milliseconds after which a difference that was only something under way is gone. */
export const aMoment = 2_000;

/**
 * Compares the record with the running workflows of both kinds, while they run: what differs is looked at again a moment later,
 * and only what has stayed is told.
 */
export async function diagnose(
	sides: Sides,
	pause = aMoment,
): Promise<Findings> {
	const first = await findDifferences(sides);
	if (first.differences.length === 0) return first;
	await new Promise((resolve) => setTimeout(resolve, pause));
	const second = await findDifferences(sides);
	const before = new Set(first.differences.map((one) => JSON.stringify(one)));
	return {
		...second,
		differences: second.differences.filter((one) =>
			before.has(JSON.stringify(one)),
		),
	};
}

/** One look at both sides as they are now. */
export async function findDifferences(sides: Sides): Promise<Findings> {
	const { database } = sides.records;
	const kinds = await Promise.all(
		(["real", "rehearsal"] as const).map((kind) => compareKind(sides, kind)),
	);
	const programmes = await programmesOnRecord(database);
	const recorded: (readonly Difference[])[] = [];
	for (const programme of programmes)
		recorded.push(await recordDifferences(database, programme));
	return {
		differences: [
			...kinds.flatMap(({ differences }) => differences),
			...recorded.flat(),
			...(await outboxDifferences(database)),
		],
		lacking: kinds.flatMap(({ lacking }) => lacking),
	};
}

async function compareKind(
	{ records: { database }, temporal }: Sides,
	kind: Kind,
): Promise<Findings> {
	const client = temporal.clientFor(kind);
	const rooms = await openRooms(database, kind);
	const running = await runningWorkflows(client);
	const ids = new Set(running.map(({ workflowId }) => workflowId));
	const carried = await inTurns(rooms, (room) =>
		compareRoom(database, client, room, ids),
	);
	const known = new Set(rooms.map(({ id }) => id));
	const others = running.filter(
		({ workflowId, type }) =>
			!known.has(workflowId) && !roomless.includes(type),
	);
	const strays = await inTurns(others, async ({ workflowId, type }) => {
		const held = await heldBy(client, workflowId);
		const began = held?.acts.some(({ answer }) => answer?.ok);
		// Its start was refused, or has not come yet: it ends by itself.
		if (!held || (type === programmeWorkflow && !began)) return nothing;
		return join(
			[{ code: "workflow-without-room", room: workflowId }],
			await compareActs(database, held),
		);
	});
	const posts = running.filter(({ type }) => type === postWorkflow);
	return [...carried, ...strays].reduce(
		(all, { differences, lacking }) => ({
			differences: [...all.differences, ...differences],
			lacking: [...all.lacking, ...lacking],
		}),
		{
			differences: [
				...(await compareMails(database, client, kind, posts)),
				...(kind === "rehearsal" ? await unconducted(database, ids) : []),
			],
			lacking: [],
		},
	);
}

/** Workflows that carry no room. */
const roomless: readonly string[] = [postWorkflow, conductorWorkflow];
