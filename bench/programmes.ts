import { localDateOf, type TimeZone } from "../domain/dates.ts";
import {
	evidenceId,
	type PersonId,
	personId,
	programmeId,
	type RoomId,
	roomIdOf,
	seal,
} from "../domain/ids.ts";
import { instantOf } from "../domain/instants.ts";
import type { Phase } from "../domain/phase.ts";
import { phaseRules, type Side } from "../domain/phases.ts";
import { usualLengths } from "../domain/plan.ts";
import { perform } from "../temporal/perform.ts";
import type { Stage } from "./stage.ts";

const zone = "Asia/Shanghai" as TimeZone;

/** The programmes' day: it begins eight hours before the machine's. */
const today = () => localDateOf(instantOf(Date.now()), zone);

export const owner = personId("owner");

/** @returns a programme that is really started, and the room of its first phase. */
export async function startOne(
	{ records, temporal }: Pick<Stage, "records" | "temporal">,
	name: string,
	approversASide: number,
): Promise<{ readonly room: RoomId; readonly approvers: readonly PersonId[] }> {
	const programme = programmeId(name);
	const approvers = (["it", "business"] as const).flatMap((side: Side) =>
		Array.from({ length: approversASide }, (_, number) => ({
			person: personId(`${side}-${number}`),
			side,
		})),
	);
	await addPersons(records, [owner, ...approvers.map(({ person }) => person)]);
	const outcome = await perform(records, temporal, {
		programme,
		kind: "real",
		room: programme as string as RoomId,
		by: owner,
		actId: "start",
		act: {
			type: "start",
			charter: {
				programme,
				kind: "real",
				organisation: name,
				zone,
				rules: "cnca",
				edition: "ISO/IEC 20000-1:2018 + Amd 1",
				industry: "finance",
				language: "en",
			},
			name,
			people: {
				owner,
				coordinator: owner,
				escalation: owner,
				businessOwner: owner,
				approvers,
			},
			startOn: today(),
			lengths: usualLengths(),
			reasons: {},
			before: [],
		},
	});
	if (!outcome.ok) throw new Error(`${name} did not start`);
	return {
		room: roomIdOf(programme, "preparation"),
		approvers: approvers.map(({ person }) => person),
	};
}

/** Real people, so that their mails are really composed and sent. */
async function addPersons(
	{ database }: Stage["records"],
	persons: readonly PersonId[],
): Promise<void> {
	await database
		.insertInto("person")
		.values(
			persons.map((id) => ({
				id,
				name: id,
				email: `${id}@bank.example`,
				language: "en" as const,
				zone,
				administrator: false,
				created_at: instantOf(Date.now()),
			})),
		)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** Delivers everything of the phase and asks for its sign-off. @returns the phase with its open request. */
export async function askInFull(
	{ records, temporal }: Pick<Stage, "records" | "temporal">,
	room: RoomId,
): Promise<Phase> {
	const base = {
		programme: programmeId(room.split("/")[0] ?? ""),
		kind: "real",
		room,
		by: owner,
	} as const;
	await untilOpen({ records }, room);
	for (const id of phaseRules("preparation").deliverables) {
		const deliverable = id as never;
		await perform(records, temporal, {
			...base,
			actId: `evidence/${id}`,
			act: {
				type: "add-evidence",
				deliverable,
				evidence: {
					id: evidenceId(`${id}-1`),
					kind: "note",
					text: seal("00"),
					file: null,
				},
			},
		});
		await perform(records, temporal, {
			...base,
			actId: `deliver/${id}`,
			act: { type: "deliver", deliverable },
		});
	}
	const asked = await perform(records, temporal, {
		...base,
		actId: "ask",
		act: {
			type: "ask-for-sign-off",
			answerBy: today(),
			policy: { kind: "all" },
		},
	});
	if (!asked.ok) throw new Error(JSON.stringify(asked));
	return untilOpen({ records }, room);
}

async function untilOpen(
	{ records }: Pick<Stage, "records">,
	room: RoomId,
): Promise<Phase> {
	for (;;) {
		const row = await records.database
			.selectFrom("room")
			.select("state")
			.where("id", "=", room)
			.executeTakeFirst();
		const phase = row?.state as Phase | undefined;
		if (phase?.status === "open") return phase;
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}
