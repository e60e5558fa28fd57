import { type Act, isWorkAct } from "../domain/acts.ts";
import type { PersonId, ProgrammeId, RoomId } from "../domain/ids.ts";
import { instantOf } from "../domain/instants.ts";
import { answerOnRecord } from "../records/answers.ts";
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
	return act.type === "start"
		? startProgramme(temporal, programme, { act, actId, by })
		: bringAct(temporal, kind, room, { act, actId, by });
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
