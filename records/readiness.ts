import type { ProgrammeId } from "../domain/ids.ts";
import type { RegisterRow, RowOf } from "../domain/register/register.ts";
import type { Database } from "./database.ts";

/** @returns every row of these kinds in the programme. */
export async function registerRows<Kind extends RegisterRow["kind"]>(
	database: Database,
	programme: ProgrammeId,
	kinds: readonly Kind[],
): Promise<readonly RowOf<Kind>[]> {
	const rows = await database
		.selectFrom("register_row")
		.select("state")
		.where("programme", "=", programme)
		.where("kind", "in", kinds)
		.orderBy("kind")
		.orderBy("subject")
		.orderBy("id")
		.execute();
	return rows.map(({ state }) => state as RowOf<Kind>);
}

/** @returns every row that is found under a clause or process. */
export async function rowsAbout(
	database: Database,
	programme: ProgrammeId,
	kinds: readonly RegisterRow["kind"][],
	subject: string,
): Promise<readonly RegisterRow[]> {
	const rows = await database
		.selectFrom("register_row")
		.select("state")
		.where("programme", "=", programme)
		.where("kind", "in", kinds)
		.where("subject", "=", subject)
		.orderBy("id")
		.execute();
	return rows.map(({ state }) => state);
}

/** @returns one row of the register; undefined when there is none of this id. */
export async function registerRow(
	database: Database,
	programme: ProgrammeId,
	id: string,
): Promise<RegisterRow | undefined> {
	const row = await database
		.selectFrom("register_row")
		.select("state")
		.where("programme", "=", programme)
		.where("id", "=", id)
		.executeTakeFirst();
	return row?.state;
}
