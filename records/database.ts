import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { instantOf } from "../domain/instants.ts";
import { pglitePool } from "./pglite-pool.ts";
import type { Schema } from "./schema.ts";

export type Database = Kysely<Schema>;

/** Embedded: a folder that one process opens. Otherwise the address of a PostgreSQL. */
export type Where =
	| { readonly dataDir: string }
	| { readonly url: string }
	| { readonly memory: true };

const asInstant = (text: string): string => instantOf(Date.parse(text));
const asText = (text: string): string => text;

/**
 * Opens the record. Instants come back as ISO 8601 in UTC and days as `YYYY-MM-DD` from both kinds of database. A folder
 * belongs to the process that holds its lock: two openers lose rows without an error.
 */
export async function openDatabase(where: Where): Promise<Database> {
	const types = { getTypeParser: parserOf as never };
	const pool =
		"url" in where
			? new pg.Pool({ connectionString: where.url, max: 10, types })
			: pglitePool(
					await ("dataDir" in where
						? PGlite.create(join(where.dataDir, "database"))
						: PGlite.create()),
					types,
				);
	// A lost idle connection is replaced at the next query; unheard, its error would end the process.
	if (pool instanceof pg.Pool) pool.on("error", () => {});
	return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
}

function parserOf(type: number, format?: "text" | "binary") {
	if (type === pg.types.builtins.TIMESTAMPTZ) return asInstant;
	if (type === pg.types.builtins.DATE) return asText;
	if (type === pg.types.builtins.INT8) return Number;
	return pg.types.getTypeParser(type, format ?? "text");
}
