import { Migrator } from "kysely";
import { fillBoard } from "./board-fill.ts";
import type { Database } from "./database.ts";
import { migrations } from "./migrations/index.ts";

/** Applies what is missing; several processes starting at once wait for one another. Throws when a migration fails. */
export async function migrate(database: Database): Promise<void> {
	const migrator = new Migrator({
		db: database,
		provider: { getMigrations: async () => migrations },
	});
	const { error } = await migrator.migrateToLatest();
	if (error) throw error;
	await fillBoard(database);
}
