import type { PersonId, ProgrammeId } from "../domain/ids.ts";
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
	host: "owner",
};

/**
 * @returns the person's roles in a programme: by its people, by what waits for him in it, and everything for an
 * administrator of the installation; none at all in a programme that does not exist.
 */
export async function rolesIn(
	database: Database,
	person: PersonId,
	programme: ProgrammeId,
): Promise<readonly Role[]> {
	const [named, waited, administered] = await Promise.all([
		database
			.selectFrom("programme_person")
			.select("role")
			.where("programme", "=", programme)
			.where("person", "=", person)
			.execute(),
		database
			.selectFrom("to_do")
			.select("kind")
			.where("programme", "=", programme)
			.where("person", "=", person)
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
			...(administered ? (["owner"] as const) : []),
		]),
	];
}
