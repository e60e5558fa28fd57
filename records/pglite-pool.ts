import type { PGlite } from "@electric-sql/pglite";
import type {
	PostgresPool,
	PostgresPoolClient,
	PostgresQueryResult,
} from "kysely";

/**
 * PGlite is one connection in this process; Kysely wants a pool. Whoever connects waits for its turn and has the
 * connection to itself until it is released, so that a transaction is never mixed with another's statements.
 *
 * @returns a pool of one for Kysely's PostgreSQL dialect; ending it closes the database.
 */
export function pglitePool(pglite: PGlite): PostgresPool {
	let turn: Promise<void> = Promise.resolve();
	return {
		async connect() {
			let release = () => {};
			const mine = turn;
			turn = new Promise((resolve) => {
				release = resolve;
			});
			await mine;
			return client(pglite, release);
		},
		end: () => pglite.close(),
	};
}

const client = (pglite: PGlite, release: () => void): PostgresPoolClient =>
	({
		async query<Row>(text: string, parameters: readonly unknown[] = []) {
			const result = await pglite.query<Row>(text, [...parameters]);
			return {
				rows: result.rows,
				rowCount: result.affectedRows ?? result.rows.length,
				command: text.trimStart().split(/\s/, 1)[0]?.toUpperCase(),
			} as PostgresQueryResult<Row>;
		},
		release,
	}) as PostgresPoolClient;
