import type { LocalDate, TimeZone } from "../../domain/dates.ts";
import type { PersonId } from "../../domain/ids.ts";
import type { Instant } from "../../domain/instants.ts";
import type { Database } from "../../records/database.ts";
import type { Records } from "../../records/entry.ts";
import { type LinkKeys, linkToken } from "../../records/link-tokens.ts";
import { findOrAddPerson } from "../../records/persons.ts";
import type { Temporal } from "../../temporal/client.ts";
import { LiveProgramme } from "../fixtures/live-programme.ts";

/** A programme whose first phase waits for the answers of its approvers. */
export interface Waiting {
	readonly id: string;
	/** The room that waits. */
	readonly room: string;
	readonly owner: PersonId;
	/** When it wakes next by itself. */
	readonly wakes: Instant;
	/** The link of each approver who has not answered, by his mail. */
	readonly tokens: readonly string[];
}

/** Of each programme its own, so that nobody's post waits for another's. */
async function people(records: Records, id: string, approvers: number) {
	const add = (role: string) =>
		findOrAddPerson(records.database, {
			name: `${role} of ${id}`,
			email: `${role}@${id}.example`,
			language: "en",
			zone: "UTC" as TimeZone,
		});
	const owner = await add("owner");
	const business = await add("business");
	const it: PersonId[] = [];
	for (let place = 1; place < approvers; place += 1)
		it.push(await add(`it-${place}`));
	return {
		cast: {
			owner,
			coordinator: owner,
			escalation: owner,
			business,
			it: it[0] ?? owner,
		},
		approvers: [
			...it.map((person) => ({ person, side: "it" }) as const),
			{ person: business, side: "business" } as const,
		],
	};
}

/** @returns the programme with its sign-off asked for; with `answered`, all but one have approved. */
export async function startWaiting(
	sides: { readonly records: Records; readonly temporal: Temporal },
	id: string,
	approverCount: number,
	answered = false,
): Promise<Waiting> {
	const { database, keys } = sides.records;
	const { cast, approvers } = await people(sides.records, id, approverCount);
	const programme = await new LiveProgramme(sides, id, cast).start({
		people: {
			owner: cast.owner,
			coordinator: cast.coordinator,
			escalation: cast.escalation,
			businessOwner: cast.business,
			approvers,
		},
	});
	await programme.deliverAll("preparation");
	await programme.ask("preparation", inAMonth());
	if (answered)
		for (const { person } of approvers.slice(0, -1))
			await programme.answer("preparation", person);
	const left = answered ? approvers.slice(-1) : approvers;
	return {
		id,
		room: `${id}/preparation`,
		owner: cast.owner,
		wakes: await nextWakingOf(database, `${id}/preparation`),
		tokens: await tokensOf(
			database,
			keys,
			left.map(({ person }) => person),
		),
	};
}

const inAMonth = () =>
	new Date(Date.now() + 30 * 86_400_000)
		.toISOString()
		.slice(0, 10) as LocalDate;

async function nextWakingOf(database: Database, room: string) {
	const row = await database
		.selectFrom("room")
		.select("next_instant")
		.where("id", "=", room)
		.executeTakeFirstOrThrow();
	return row.next_instant as Instant;
}

/** The tokens stand nowhere: they are derived from the mails that hold them. */
async function tokensOf(
	database: Database,
	keys: LinkKeys,
	persons: readonly PersonId[],
): Promise<readonly string[]> {
	const links = await database
		.selectFrom("sign_off_link")
		.select(["person", "mail"])
		.where("person", "in", persons)
		.execute();
	return persons.map((person) => {
		const link = links.find((one) => one.person === person);
		if (!link) throw new Error(`no link for ${person}`);
		return linkToken(keys[0], link.mail);
	});
}
