import { sql } from "kysely";
import type { PersonId, ProgrammeId } from "../domain/ids.ts";
import type { Instant } from "../domain/instants.ts";
import type { Database } from "./database.ts";

/** What somebody is to a programme. */
export type Role =
	| "owner"
	| "coordinator"
	| "contributor"
	| "auditor"
	| "approver";

/**
 * What a person does for a programme, by how he stands in its people: who is told of alarms reads, the business owner works in
 * it. The host of a rehearsal may do in it whatever its owner may.
 */
const roleOf: Readonly<Record<string, Role>> = {
	owner: "owner",
	coordinator: "coordinator",
	approver: "approver",
	"business-owner": "contributor",
	escalation: "auditor",
	auditor: "auditor",
	contributor: "contributor",
	host: "owner",
};

/**
 * @param now the machine's clock; a rehearsal goes by its own.
 * @returns the person's roles in a programme: by its people, while their time has not run out; by what waits for him in it, or
 * was given to him; and everything for an administrator of the installation. None at all in a programme that does not exist.
 */
export async function rolesIn(
	database: Database,
	person: PersonId,
	programme: ProgrammeId,
	now: Instant,
): Promise<readonly Role[]> {
	const [named, waited, contributed, administered] = await Promise.all([
		database
			.selectFrom("programme_person")
			.innerJoin("programme", "programme.id", "programme_person.programme")
			.select("programme_person.role")
			.where("programme_person.programme", "=", programme)
			.where("programme_person.person", "=", person)
			.where(({ or, eb }) =>
				or([
					eb("programme_person.until", "is", null),
					eb(
						"programme_person.until",
						">",
						sql<string>`coalesce(programme.clock, ${now})`,
					),
				]),
			)
			.execute(),
		database
			.selectFrom("to_do")
			.select("kind")
			.where("programme", "=", programme)
			.where("person", "=", person)
			.execute(),
		database
			.selectFrom("contributor")
			.select("place")
			.where("programme", "=", programme)
			.where("person", "=", person)
			.limit(1)
			.execute(),
		database
			.selectFrom("programme")
			.innerJoin("person", (join) => join.on("person.id", "=", person))
			.select("programme.id")
			.where("programme.id", "=", programme)
			.where("person.administrator", "=", true)
			.executeTakeFirst(),
	]);
	return [
		...new Set([
			...named.flatMap(({ role }) => roleOf[role] ?? []),
			...waited.map(
				({ kind }): Role => (kind === "sign-off" ? "approver" : "contributor"),
			),
			...contributed.map((): Role => "contributor"),
			...(administered ? (["owner"] as const) : []),
		]),
	];
}
