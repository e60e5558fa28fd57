import { heartbeat } from "@temporalio/activity";
import { type Act, isWorkAct } from "../domain/acts.ts";
import type { PersonId, ProgrammeId, RoomId, Seal } from "../domain/ids.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Entry, Records } from "../records/entry.ts";
import { record } from "../records/record.ts";
import { sealText } from "../records/seals.ts";
import { nextStir } from "../records/stirring.ts";
import { nextStep } from "../rehearsal/conducting.ts";
import { standStuck } from "../rehearsal/goals.ts";
import type { PersonaAct } from "../rehearsal/persona-act.ts";
import { scriptOf } from "../rehearsal/standing.ts";
import type { Temporal } from "../temporal/client.ts";
import { perform } from "../temporal/perform.ts";

/** A rehearsal to be played on, and what is to be brought to the record before, in this order. */
export interface Conducting {
	readonly programme: ProgrammeId;
	readonly notes: readonly Entry[];
}

/** A persona's act that is only noted. */
export interface Note {
	readonly room: RoomId;
	readonly by: PersonId;
	readonly act: Act;
	readonly actId: string;
}

/** What became of a while of conducting. */
export interface Conducted {
	/** The rehearsal stands still: nothing is left to do. */
	readonly standing: boolean;
	/** To be brought to the record before going on: first the conductor's history holds them, then the record. */
	readonly notes: readonly Note[];
}

/** Milliseconds one activity plays: short, so that a worker that is to end is not kept. */
const aWhile = 2_000;

/** Milliseconds until another look at what another process may have moved. */
const lookAgain = 25;

/**
 * Plays a rehearsal on for a while. It may be cut off at any point and called again: what has been done is found on record,
 * and each persona's act has its own name.
 */
export async function conduct(
	records: Records,
	temporal: Temporal,
	asked: Conducting,
): Promise<Conducted> {
	const { programme } = asked;
	const refusals = await bringNotes(records, asked.notes);
	const script = await scriptOf(records.database, programme);
	const until = Date.now() + aWhile;
	while (Date.now() < until) {
		heartbeat();
		const stirring = nextStir(programme, lookAgain);
		const step = await nextStep(records, programme, script);
		if (step.kind === "standing") return { standing: true, notes: [] };
		if (step.kind === "busy") await stirring;
		if (step.kind !== "due") continue;
		const stuck = step.acts.find(({ actId }) => refusals.has(actId));
		if (stuck) {
			await leaveStuck(records, programme, stuck, refusals);
			return { standing: true, notes: [] };
		}
		const notes = await leadingNotes(records, programme, step.acts);
		if (notes.length > 0) return { standing: false, notes };
		const [act] = step.acts;
		if (act) await bring(records, temporal, programme, act, refusals);
	}
	return { standing: false, notes: [] };
}

/** @returns the acts at the head that are only noted, up to the first that a workflow has to carry. */
async function leadingNotes(
	records: Records,
	programme: ProgrammeId,
	acts: readonly PersonaAct[],
): Promise<readonly Note[]> {
	const notes: Note[] = [];
	for (const persona of acts) {
		const { room, by, actId } = persona;
		const act = await sealed(records, programme, persona);
		if (!isWorkAct(act)) break;
		notes.push({ room, by, actId, act });
	}
	return notes;
}

/** @returns what was refused, by the act's name. What is on record already stays as it is. */
async function bringNotes(
	records: Records,
	notes: readonly Entry[],
): Promise<Map<string, Refusal>> {
	const refusals = new Map<string, Refusal>();
	for (const note of notes) {
		heartbeat();
		const answer = await record(records, note);
		if (!answer.ok) refusals.set(note.actId, answer.refusal);
	}
	return refusals;
}

/** Brings an act as a page brings a person's. One that is not confirmed in time is brought again under the same name. */
async function bring(
	records: Records,
	temporal: Temporal,
	programme: ProgrammeId,
	persona: PersonaAct,
	refusals: Map<string, Refusal>,
): Promise<void> {
	const { room, by, actId } = persona;
	const act = await sealed(records, programme, persona);
	const outcome = await perform(records, temporal, {
		programme,
		kind: "rehearsal",
		room,
		by,
		act,
		actId,
	});
	if (!outcome.ok && "refusal" in outcome) refusals.set(actId, outcome.refusal);
}

/** Puts the act's texts aside under seals; the same texts of the same act keep theirs. */
async function sealed(
	{ database }: Records,
	programme: ProgrammeId,
	{ actId, texts, act }: PersonaAct,
): Promise<Act> {
	const seals = new Map<string, Seal>();
	for (const [field, text] of Object.entries(texts))
		seals.set(
			field,
			await sealText(database, `${programme}/${actId}`, field, text),
		);
	return act((field) => seals.get(field) as Seal);
}

async function leaveStuck(
	records: Records,
	programme: ProgrammeId,
	persona: PersonaAct,
	refusals: ReadonlyMap<string, Refusal>,
): Promise<void> {
	const { by, room, actId } = persona;
	const act = await sealed(records, programme, persona);
	await standStuck(records.database, programme, {
		by,
		room,
		act: act.type,
		refusal: refusals.get(actId) as Refusal,
	});
}
