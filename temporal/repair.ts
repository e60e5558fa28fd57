import { programmeId } from "../domain/ids.ts";
import { instantOf } from "../domain/instants.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Difference } from "../records/doctor.ts";
import { ConflictingAct } from "../records/entry.ts";
import { rebuild } from "../records/rebuild.ts";
import { record } from "../records/record.ts";
import {
	conductorId,
	conductorWorkflow,
	firstConductorState,
	taskQueue,
} from "../workflows/messages.ts";
import { aMoment, diagnose, findDifferences, type Sides } from "./doctor.ts";
import type { Findings } from "./doctor-findings.ts";
import type { HeldAct } from "./histories.ts";
import { restartRoom } from "./restart.ts";

/** What was done to bring both sides together. */
export type Repair =
	| { readonly code: "act-given"; readonly room: string; readonly key: string }
	/** The record does not take it any more, or holds another under its key. */
	| {
			readonly code: "act-refused";
			readonly room: string;
			readonly key: string;
			readonly refusal: Refusal | null;
	  }
	| { readonly code: "read-model-made-again"; readonly programme: string }
	| { readonly code: "workflow-started"; readonly room: string }
	| { readonly code: "workflow-woken"; readonly room: string }
	| { readonly code: "mail-handed-over"; readonly mail: string }
	| { readonly code: "conductor-started"; readonly programme: string };

export interface Repaired {
	readonly done: readonly Repair[];
	/** What still differs. */
	readonly left: readonly Difference[];
}

/**
 * Brings the record and the workflows together, with the record as what counts: it is given what histories hold and it lacks,
 * its read model is made again where it differs, and workflows that are missing, or know less than the record, start from their
 * state on record. Nothing is taken from the record, and what is done twice is done once.
 *
 * @param options how often is looked again, while workers take in what was done, and after how many milliseconds.
 */
export async function repair(
	sides: Sides,
	{ looks = 10, pause = aMoment } = {},
): Promise<Repaired> {
	const done: Repair[] = [];
	let found = await diagnose(sides, pause);
	done.push(...(await giveAll(sides, found)));
	if (done.length > 0) found = await diagnose(sides, pause);
	for (const programme of programmesIn(found, "read-model-differs")) {
		const { ok } = await rebuild(sides.records.database, programme);
		if (ok) done.push({ code: "read-model-made-again", programme });
	}
	for (const room of roomsIn(found, toRestart)) {
		if (await restartRoom(sides, room))
			done.push({ code: "workflow-started", room });
	}
	done.push(...(await wake(sides, found)), ...(await post(sides, found)));
	for (const programme of programmesIn(found, "rehearsal-without-conductor")) {
		await startConductor(sides, programme);
		done.push({ code: "conductor-started", programme });
	}
	let left = await diagnose(sides, pause);
	for (let look = 1; done.length > 0 && look < looks; look += 1) {
		if (left.differences.length === 0) break;
		left = await diagnose(sides, pause);
	}
	return { done, left: left.differences };
}

/** An act can bring a room to the record whose own acts are lacking too: what is given is looked for until nothing is left. */
async function giveAll(
	sides: Sides,
	first: Findings,
): Promise<readonly Repair[]> {
	const given = new Map<string, Repair>();
	let { lacking } = first;
	for (;;) {
		const before = [...given.values()].filter(wasGiven).length;
		for (const act of inOrder(lacking)) {
			const { key } = act.entry;
			given.set(key, await give(sides, act));
		}
		const now = [...given.values()].filter(wasGiven).length;
		if (now === before) return [...given.values()];
		({ lacking } = await findDifferences(sides));
	}
}

const wasGiven = ({ code }: Repair): boolean => code === "act-given";

/** By the places they were told: over all rooms of a programme that is the order in which they came to the record. */
const inOrder = (acts: readonly HeldAct[]): readonly HeldAct[] =>
	[...acts].sort((a, b) => positionOf(a) - positionOf(b));

const positionOf = ({ answer }: HeldAct): number =>
	(answer?.ok && answer.place?.position) || 0;

async function give({ records }: Sides, { entry }: HeldAct): Promise<Repair> {
	const { room, key } = entry;
	try {
		const answer = await record(records, entry);
		return answer.ok
			? { code: "act-given", room, key }
			: { code: "act-refused", room, key, refusal: answer.refusal };
	} catch (error) {
		if (!(error instanceof ConflictingAct)) throw error;
		return { code: "act-refused", room, key, refusal: null };
	}
}

type RoomDifference = Extract<Difference, { room: string }>;

/** A workflow that knows less than the record, or something else, starts again from what the record knows. */
const toRestart: readonly Difference["code"][] = [
	"room-without-workflow",
	"workflow-behind",
	"act-conflicts",
];
const toWake: readonly Difference["code"][] = [
	"waking-differs",
	"workflow-without-room",
];

const roomsIn = (
	{ differences }: Findings,
	codes: readonly Difference["code"][],
): readonly string[] => [
	...new Set(
		differences
			.filter(({ code }) => codes.includes(code))
			.map((one) => (one as RoomDifference).room),
	),
];

const programmesIn = (
	{ differences }: Findings,
	code: "read-model-differs" | "rehearsal-without-conductor",
): readonly string[] => [
	...new Set(
		differences.flatMap((one) => (one.code === code ? [one.programme] : [])),
	),
];

/** Roused through the outbox, as always: a workflow whose room is over then sees that it can end. */
async function wake(
	{ records }: Sides,
	found: Findings,
): Promise<readonly Repair[]> {
	const restarted = new Set(roomsIn(found, toRestart));
	const rooms = roomsIn(found, toWake).filter((room) => !restarted.has(room));
	for (const room of rooms) {
		const [programme = ""] = room.split("/");
		const row = await records.database
			.selectFrom("programme")
			.select("kind")
			.where("id", "=", programme)
			.executeTakeFirst();
		const now = instantOf(Date.now());
		await records.database
			.insertInto("outbox")
			.values({
				programme: row ? programme : null,
				kind: row?.kind ?? "real",
				what: "wake",
				target: room,
				written_at: now,
				ready_at: now,
			})
			.execute();
	}
	if (rooms.length > 0) records.outboxWritten();
	return rooms.map((room) => ({ code: "workflow-woken", room }));
}

/** Handed over again as it was the first time; a mail that was sent meanwhile is not sent again. */
async function post(
	{ records }: Sides,
	{ differences }: Findings,
): Promise<readonly Repair[]> {
	const mails = differences.flatMap((one) =>
		one.code === "mail-without-post" ? [one.mail] : [],
	);
	if (mails.length === 0) return [];
	await records.database
		.updateTable("outbox")
		.set({
			done_at: null,
			claimed_at: null,
			ready_at: instantOf(Date.now()),
		})
		.where("mail", "in", mails)
		.execute();
	records.outboxWritten();
	return mails.map((mail) => ({ code: "mail-handed-over", mail }));
}

async function startConductor(
	{ temporal }: Sides,
	programme: string,
): Promise<void> {
	const id = programmeId(programme);
	await temporal.clientFor("rehearsal").workflow.start(conductorWorkflow, {
		workflowId: conductorId(id),
		taskQueue,
		args: [{ ...firstConductorState(id), onTheWay: true }],
		workflowIdConflictPolicy: "USE_EXISTING",
	});
}
