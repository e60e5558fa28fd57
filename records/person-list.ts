import { sql } from "kysely";
import type { Database } from "./database.ts";
import { type Person, personColumnNames, personOf } from "./persons.ts";

/** Where a page of the list ends: the next one begins behind it. */
export interface PersonCursor {
	readonly name: string;
	readonly id: string;
}

/** The people of a rehearsal's script bear its name; everybody else's id tells nothing. */
const everybodyReal = "p-%";

/** @returns a page of persons by name, those of rehearsals' scripts apart, and where the next page begins. */
export async function listPersons(
	database: Database,
	{
		search,
		after,
		limit,
	}: {
		/** Part of a name or an address. */
		readonly search: string;
		readonly after: PersonCursor | null;
		readonly limit: number;
	},
): Promise<{
	readonly persons: readonly Person[];
	readonly next: PersonCursor | null;
}> {
	const like = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
	const rows = await database
		.selectFrom("person")
		.select(personColumnNames)
		.where(
			sql<boolean>`(name, id) > (${after?.name ?? ""}, ${after?.id ?? ""})`,
		)
		.where("id", "like", everybodyReal)
		.$if(search !== "", (query) =>
			query.where(({ or, eb }) =>
				or([eb("name", "ilike", like), eb("email", "ilike", like)]),
			),
		)
		.orderBy("name")
		.orderBy("id")
		.limit(limit + 1)
		.execute();
	const shown = rows.slice(0, limit);
	const last = rows.length > limit ? shown.at(-1) : undefined;
	return {
		persons: shown.map(personOf),
		next: last ? { name: last.name, id: last.id } : null,
	};
}
