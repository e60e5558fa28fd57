import { WorkflowNotFoundError } from "@temporalio/client";
import { programmeId, roomId } from "../domain/ids.ts";
import { viewOf } from "../domain/view.ts";
import type { Room, World } from "../domain/world.ts";
import type { Database } from "../records/database.ts";
import type { Kind } from "../records/schema.ts";
import {
	certificateWorkflow,
	correctiveActionWorkflow,
	phaseWorkflow,
	programmeWorkflow,
	type RoomState,
	taskQueue,
} from "../workflows/messages.ts";
import type { Sides } from "./doctor.ts";
import { numberIn } from "./histories.ts";

/** A room's workflow as the record would start it: its type, and its whole state as its input. */
export interface OnRecord {
	readonly kind: Kind;
	readonly type: string;
	readonly state: RoomState;
}

/**
 * Starts a room's workflow from its state on record, as continue-as-new would; one that still runs, and knows less, is ended
 * first. Its parent does not mind: it goes on when the record says that the next phase begins.
 *
 * @returns false when the room is not open on record.
 */
export async function restartRoom(
	{ records, temporal }: Sides,
	room: string,
): Promise<boolean> {
	const onRecord = await stateOnRecord(records.database, room);
	if (!onRecord) return false;
	const { workflow } = temporal.clientFor(onRecord.kind);
	try {
		await workflow
			.getHandle(room)
			.terminate("starts again from its state on record");
	} catch (error) {
		if (!(error instanceof WorkflowNotFoundError)) throw error;
	}
	await workflow.start(onRecord.type, {
		workflowId: room,
		taskQueue,
		args: [onRecord.state],
		// Its parent may have been quicker.
		workflowIdConflictPolicy: "USE_EXISTING",
	});
	return true;
}

/** @returns the state in which a room's workflow goes on; undefined when the room is over, or not on record. */
export async function stateOnRecord(
	database: Database,
	id: string,
): Promise<OnRecord | undefined> {
	const [owner = ""] = id.split("/");
	const programme = await database
		.selectFrom("programme")
		.select(["kind", "state", "status", "own_next"])
		.where("id", "=", owner)
		.executeTakeFirst();
	if (!programme || programme.status === "stopped") return undefined;
	const rooms = await database
		.selectFrom("room")
		.select(["id", "state", "next"])
		.where("programme", "=", owner)
		.where("over", "=", false)
		.orderBy("id")
		.execute();
	const room = rooms.find((one) => one.id === id);
	if (!room && id !== owner) return undefined;
	const world: World = {
		programme: programme.state,
		rooms: Object.fromEntries(rooms.map((one) => [one.id, one.state])),
		register: {},
	};
	return {
		kind: programme.kind,
		type: room ? typeOf(room.state.kind) : programmeWorkflow,
		state: {
			version: 1,
			programme: programmeId(owner),
			room: roomId(id),
			clock: programme.kind === "real" ? "timer" : "conductor",
			number: await highestNumber(database, owner, id),
			waking: room ? room.next : programme.own_next,
			view: viewOf(world, roomId(id)),
		},
	};
}

function typeOf(kind: Room["kind"]): string {
	if (kind === "certificate") return certificateWorkflow;
	return kind === "finding" ? correctiveActionWorkflow : phaseWorkflow[kind];
}

/** No key is given twice, whichever run the numbers before belonged to. */
async function highestNumber(
	database: Database,
	programme: string,
	workflow: string,
): Promise<number> {
	const rows = await database
		.selectFrom("event")
		.select("act")
		.distinct()
		.where("programme", "=", programme)
		.where("workflow", "=", workflow)
		.execute();
	return Math.max(0, ...rows.map(({ act }) => numberIn(act)));
}
