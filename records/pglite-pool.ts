import { hash } from "node:crypto";
import { Duplex } from "node:stream";
import type { PGlite } from "@electric-sql/pglite";
import type { PostgresPool, PostgresPoolClient } from "kysely";
import pg from "pg";

/**
 * PGlite is one connection in this process, and speaks PostgreSQL's own protocol: the driver that talks to a server talks to it
 * through a stream. Whoever connects waits for its turn and has the connection to itself until it is released, so that a
 * transaction is never mixed with another's statements.
 *
 * @returns a pool of one for Kysely's PostgreSQL dialect; ending it closes the database.
 */
export function pglitePool(
	pglite: PGlite,
	types: pg.CustomTypesConfig,
): PostgresPool {
	const pool = new pg.Pool({
		max: 1,
		idleTimeoutMillis: 0,
		user: "postgres",
		database: "postgres",
		ssl: false,
		stream: () => new ProtocolStream(pglite),
		types,
	});
	return {
		async connect() {
			const client = await pool.connect();
			return preparing(client);
		},
		async end() {
			await pool.end();
			await pglite.close();
		},
	};
}

/** Every statement is parsed and planned once: that is most of what a small one costs here. */
const preparing = (client: pg.PoolClient): PostgresPoolClient => ({
	query: ((text: string, values: readonly unknown[] = []) =>
		client.query({
			...(isShort(text) ? { name: nameOf(text) } : {}),
			text,
			values: [...values],
		})) as unknown as PostgresPoolClient["query"],
	release: () => client.release(),
});

/** A statement over many rows is seldom the same twice, and would only fill the memory. */
const isShort = (text: string): boolean => text.length < 8_000;

const nameOf = (text: string): string => hash("sha1", text, "base64url");

/** Hands over what the driver wrote since the last answer, and gives the answer back: as a socket would. */
class ProtocolStream extends Duplex {
	readonly #pglite: PGlite;

	constructor(pglite: PGlite) {
		super();
		this.#pglite = pglite;
	}

	connect(): this {
		queueMicrotask(() => this.emit("connect"));
		return this;
	}

	override _writev(
		chunks: readonly { readonly chunk: Buffer }[],
		done: (error?: Error | null) => void,
	): void {
		this.#exchange(Buffer.concat(chunks.map(({ chunk }) => chunk))).then(
			() => done(),
			done,
		);
	}

	override _final(done: () => void): void {
		this.push(null);
		done();
	}

	override _read(): void {}

	// What a socket can do and this need not.
	setNoDelay(): this {
		return this;
	}
	setKeepAlive(): this {
		return this;
	}
	ref(): this {
		return this;
	}
	unref(): this {
		return this;
	}

	async #exchange(message: Buffer): Promise<void> {
		const answer = await this.#pglite.execProtocolRaw(message);
		if (answer.length > 0) this.push(Buffer.from(answer));
	}
}
