import { sql } from "kysely";
import type { Database } from "../../../records/database.ts";
import { eventually } from "../../fixtures/certway.ts";

/** @returns every row of every table, to be compared before and after. */
export async function wholeRecord(
	database: Database,
): Promise<Record<string, readonly unknown[]>> {
	const { rows } = await sql<{ name: string }>`
		select table_name as name from information_schema.tables
		where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(
		database,
	);
	const tables: Record<string, readonly unknown[]> = {};
	for (const { name } of rows) {
		const all = await sql<{ row: unknown }>`
			select to_jsonb(t) as row from ${sql.table(name)} as t order by to_jsonb(t)::text`.execute(
			database,
		);
		tables[name] = all.rows.map(({ row }) => row);
	}
	return tables;
}

/** Waits until every mail and wake-up has been handed over, so that nothing changes by itself. */
export const settled = (database: Database): Promise<true> =>
	eventually("an outbox that is empty and mails that are sent", async () => {
		const waiting = await database
			.selectFrom("outbox")
			.select("id")
			.where("done_at", "is", null)
			.execute();
		const mails = await database
			.selectFrom("mail")
			.select("id")
			.where("status", "=", "waiting")
			.execute();
		return waiting.length + mails.length === 0 && true;
	});
