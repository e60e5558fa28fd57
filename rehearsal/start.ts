import type { ProgrammeAct } from "../domain/acts.ts";
import { atTime, type LocalDate, type TimeZone } from "../domain/dates.ts";
import {
	isProgrammeId,
	type PersonId,
	type ProgrammeId,
	programmeId,
	roomId,
	type Seal,
} from "../domain/ids.ts";
import type { Instant } from "../domain/instants.ts";
import type { People } from "../domain/people.ts";
import { wayPhases } from "../domain/phases.ts";
import { countBack, type Lengths, usualLengths } from "../domain/plan.ts";
import type { Language } from "../domain/programme.ts";
import type { Database } from "../records/database.ts";
import type { Records } from "../records/entry.ts";
import { sealText } from "../records/seals.ts";
import type { Outcome } from "../temporal/acts.ts";
import type { Temporal } from "../temporal/client.ts";
import { perform } from "../temporal/perform.ts";
import { addPersonas } from "./cast.ts";
import { personaId } from "./persona-act.ts";
import type { Script } from "./script.ts";

type Start = Extract<ProgrammeAct, { type: "start" }>;

/** What a rehearsal needs of the services of the process that starts it. */
export interface Stage {
	readonly records: Records;
	readonly temporal: Temporal;
}

/** A rehearsal to be started. */
export type Asked = {
	/** The form's id: the same form sent again is the same rehearsal. */
	readonly form: string;
	/** Who starts it; null on a command line. */
	readonly host: PersonId | null;
} & (
	| { readonly script: Script; readonly language: Language }
	/** As the start form was filled in; its people act themselves. The id is only a wish. */
	| { readonly act: Start; readonly by: PersonId; readonly opensAt: Instant }
);

/** What came of a start, and the id it was given. */
export interface Started {
	readonly programme: ProgrammeId;
	readonly outcome: Outcome;
}

/** People begin to work at nine. */
const openingHour = 9;

/** Starts a rehearsal under an id of its own, `bank-2027`, `bank-2027-2` …; its clock begins where the script says. */
export async function startRehearsal(
	{ records, temporal }: Stage,
	asked: Asked,
): Promise<Started> {
	const { database } = records;
	const programme = await reserve(database, asked);
	const { act, by } =
		"script" in asked
			? await scriptedStart(database, programme, asked)
			: {
					by: asked.by,
					act: { ...asked.act, charter: charterOf(asked.act, programme) },
				};
	const outcome = await perform(records, temporal, {
		programme,
		kind: "rehearsal",
		room: roomId(programme),
		by,
		act,
		actId: `start/${asked.form}`,
	});
	return { programme, outcome };
}

const charterOf = ({ charter }: Start, programme: ProgrammeId) => ({
	...charter,
	programme,
	kind: "rehearsal" as const,
});

/** @returns the id for the rehearsal of this form: the wished one, or that with the first number that is free. */
async function reserve(database: Database, asked: Asked): Promise<ProgrammeId> {
	const wish =
		"script" in asked ? asked.script.programme : asked.act.charter.programme;
	for (let number = 1; ; number += 1) {
		const known = await database
			.selectFrom("rehearsal")
			.select("programme")
			.where("form", "=", asked.form)
			.executeTakeFirst();
		if (known) return programmeId(known.programme);
		const id = numbered(wish, number);
		const taken = await database
			.selectFrom("programme")
			.select("id")
			.where("id", "=", id)
			.executeTakeFirst();
		if (taken) continue;
		await database
			.insertInto("rehearsal")
			.values({
				programme: id,
				form: asked.form,
				host: asked.host,
				starts_at: "script" in asked ? opensAt(asked.script) : asked.opensAt,
				script: "script" in asked ? JSON.stringify(asked.script) : null,
				goal: null,
				goal_from: null,
				goal_form: null,
				stuck: null,
			})
			.onConflict((conflict) => conflict.doNothing())
			.execute();
	}
}

/** An id stays one with a number behind it: as much of the wish as there is room for. */
function numbered(wish: ProgrammeId, number: number): ProgrammeId {
	if (number === 1) return wish;
	const ending = `-${number}`;
	const id = `${wish.slice(0, 40 - ending.length).replace(/-+$/, "")}${ending}`;
	return isProgrammeId(id) ? id : wish;
}

const opensAt = (script: Script): Instant =>
	atTime(script.opensOn ?? startDay(script), openingHour, 0, script.zone);

const lengthsOf = ({ plan }: Script): Lengths => ({
	...usualLengths(),
	...plan.months,
});

/** The phases that are to come, counted back from the day the certificate is needed, or the day the script names. */
function startDay(script: Script): LocalDate {
	const { startOn, neededOn } = script.plan;
	if (startOn) return startOn;
	const needed = neededOn as LocalDate;
	return countBack(needed, lengthsOf(script), needed).start;
}

async function scriptedStart(
	database: Database,
	programme: ProgrammeId,
	{ script, language, host }: Extract<Asked, { readonly script: Script }>,
): Promise<{ readonly by: PersonId; readonly act: Start }> {
	await addPersonas(database, programme, script, language);
	const person = (key: string) => personaId(programme, key);
	const people: People = {
		owner: person(script.roles.owner),
		coordinator: person(script.roles.coordinator),
		escalation: person(script.roles.escalation),
		businessOwner: script.roles.businessOwner
			? person(script.roles.businessOwner)
			: null,
		approvers: script.roles.approvers.map(({ person: key, side }) => ({
			person: person(key),
			side,
		})),
	};
	const { zone, rules, edition, industry } = script;
	return {
		by: host ?? people.owner,
		act: {
			type: "start",
			charter: {
				programme,
				kind: "rehearsal",
				organisation: script.organisation[language],
				zone: zone as TimeZone,
				rules,
				edition,
				industry,
				language,
			},
			name: script.name[language],
			people,
			startOn: startDay(script),
			lengths: lengthsOf(script),
			reasons: await reasonsOf(database, programme, script, language),
			before: script.plan.before,
		},
	};
}

async function reasonsOf(
	database: Database,
	programme: ProgrammeId,
	{ plan }: Script,
	language: Language,
): Promise<Start["reasons"]> {
	const sealed: [string, Seal][] = [];
	for (const phase of wayPhases) {
		const reason = plan.reasons[phase];
		if (!reason) continue;
		const seal = await sealText(
			database,
			`start/${programme}`,
			phase,
			reason[language],
		);
		sealed.push([phase, seal]);
	}
	return Object.fromEntries(sealed);
}
