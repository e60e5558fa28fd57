import { programmeId, type RoomId, roomId } from "../domain/ids.ts";
import type { Instant } from "../domain/instants.ts";
import { isPhaseKind } from "../domain/phases.ts";
import type { Entry, Records } from "../records/entry.ts";
import { record } from "../records/record.ts";
import type { WaitingMail } from "./sign-in-mail.ts";

/** Where a mail's failure is noted: in its phase, whose page shows its mails; else in the programme. */
const roomOf = ({ programme, order }: WaitingMail): RoomId => {
	const kind = order.room?.split("/")[1]?.replace(/\.\d+$/, "") ?? "";
	return order.room && isPhaseKind(kind) ? order.room : roomId(programme ?? "");
};

const entry = (
	mail: WaitingMail,
	what: "unreachable" | "reached",
	at: Instant,
): Omit<Entry, "act"> => {
	const key = `${what}/${mail.programme}/${mail.id}`;
	return {
		programme: programmeId(mail.programme ?? ""),
		room: roomOf(mail),
		key,
		actId: key,
		workflow: "",
		run: "",
		by: "clock",
		at,
	};
};

/** Puts on record that a mail of a programme did not reach its addressee: whoever can see to it is alarmed, once. */
export async function noteUnreachable(
	records: Records,
	mail: WaitingMail,
	at: Instant,
): Promise<void> {
	await records.database
		.updateTable("person")
		.set({ undeliverable_since: at })
		.where("id", "=", mail.to_person)
		.where("undeliverable_since", "is", null)
		.execute();
	if (!mail.programme) return;
	await record(records, {
		...entry(mail, "unreachable", at),
		act: {
			type: "note-unreachable",
			person: mail.order.to,
			mail: mail.id,
		},
	});
}

/** So many programmes one person has to do with are told; the others hear of it with their own next mail. */
const mostProgrammes = 200;

/** Puts on record that mails reach somebody again, in every programme that could not reach him. */
export async function noteReached(
	records: Records,
	mail: WaitingMail,
	at: Instant,
): Promise<void> {
	const { database } = records;
	const person = mail.order.to;
	const named = await database
		.selectFrom("programme_person")
		.select("programme")
		.distinct()
		.where("person", "=", person)
		.limit(mostProgrammes)
		.execute();
	const programmes = new Set([
		...(mail.programme ? [mail.programme] : []),
		...named.map(({ programme }) => programme),
	]);
	for (const programme of programmes) {
		const row = await database
			.selectFrom("programme")
			.select("state")
			.where("id", "=", programme)
			.executeTakeFirst();
		if (!row?.state.unreachable.some((one) => one.person === person)) continue;
		await record(records, {
			...entry({ ...mail, programme }, "reached", at),
			room: roomId(programme),
			act: { type: "note-reached", person },
		});
	}
	// Last: until then the next mail that arrives does the same.
	await database
		.updateTable("person")
		.set({ undeliverable_since: null })
		.where("id", "=", person)
		.execute();
}
