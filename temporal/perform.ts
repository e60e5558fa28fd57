import { type Act, isFirstAct, isWorkAct } from "../domain/acts.ts";
import { isOfLink } from "../domain/hand-over.ts";
import type { PersonId, ProgrammeId, RoomId } from "../domain/ids.ts";
import { instantOf } from "../domain/instants.ts";
import { actFingerprint, answerOnRecord } from "../records/answers.ts";
import type { Entry, Records } from "../records/entry.ts";
import { record } from "../records/record.ts";
import type { Kind } from "../records/schema.ts";
import { bringAct, type Outcome, startProgramme } from "./acts.ts";
import type { Temporal } from "./client.ts";

/** A person's act, as a page or a rehearsal's persona brings it. */
export interface Performance {
	readonly programme: ProgrammeId;
	readonly kind: Kind;
	/** The room it is for; the programme's own id for acts on the programme. */
	readonly room: RoomId;
	readonly by: PersonId;
	readonly act: Act;
	/** The act's own name, the same when the form is sent twice. */
	readonly actId: string;
}

/**
 * Brings an act where it belongs: what is only noted straight to the record, everything else as one update to the workflow
 * that owns it. An act that is on record already is looked up there, and nobody else is asked.
 *
 * @returns on record, refused with a code, or not known in time; the same act again is safe whatever it was.
 */
export async function perform(
	records: Records,
	temporal: Temporal,
	asked: Performance,
): Promise<Outcome> {
	const known = await answerOnRecord(records.database, asked);
	if (known) return known;
	const { act, actId, by, kind, programme, room } = asked;
	if (isWorkAct(act)) return record(records, straight(asked));
	if (isFirstAct(act))
		return startProgramme(temporal, programme, { act, actId, by });
	const outcome = await bringAct(temporal, kind, room, { act, actId, by });
	return !outcome.ok && "refusal" in outcome && isOfLink(act)
		? bringAct(
				temporal,
				kind,
				room,
				{ act, actId, by },
				await updateIdNow(records, asked),
			)
		: outcome;
}

/**
 * An act of a link has one name however often it is tried, and what was refused may be right since: the programme is off hold,
 * what is signed was read anew. The record knows it by its name all the same.
 *
 * @returns an update id that is the same for the same try: the same act, nothing having happened in the programme.
 */
async function updateIdNow(
	{ database }: Records,
	asked: Performance,
): Promise<string> {
	const { position } = await database
		.selectFrom("programme")
		.select("position")
		.where("id", "=", asked.programme)
		.executeTakeFirstOrThrow();
	return `${asked.actId}/${actFingerprint(asked)}/${position}`;
}

const straight = ({ programme, room, by, act, actId }: Performance): Entry => ({
	programme,
	room,
	key: `form/${programme}/${actId}`,
	actId,
	workflow: "",
	run: "",
	by,
	act,
	at: instantOf(Date.now()),
});
