import { sql } from "kysely";
import { type Instant, instantOf } from "../domain/instants.ts";
import type { Database } from "./database.ts";
import type { EvidenceStore, FileFacts } from "./evidence-store.ts";

/** A file that was sent, before anything is on record about it. */
export interface SentFile extends FileFacts {
	/** Where it lies meanwhile. */
	readonly path: string;
	readonly mediaType: string;
}

/** Bytes that are kept while something is being recorded that refers to them. */
export interface HeldFile {
	/**
	 * Lets go of them. Nothing on record refers to bytes that were refused: when nobody else holds them either, they are taken
	 * away again.
	 *
	 * @param recorded whether something on record refers to them now.
	 */
	readonly release: (recorded: boolean) => Promise<void>;
}

/**
 * Keeps a file's bytes and holds them until it is known whether what refers to them was recorded. Several may hold the same
 * bytes at once: they stay as long as one of them has recorded something, or still may.
 */
export async function holdFile(
	database: Database,
	store: EvidenceStore,
	file: SentFile,
): Promise<HeldFile> {
	const { path, sha256, bytes, mediaType } = file;
	const now = instantOf(Date.now());
	// Whoever is taking these bytes away meanwhile has this row: we wait for him, and put them back.
	await database
		.insertInto("stored_file")
		.values({
			sha256,
			bytes,
			media_type: mediaType,
			stored_at: now,
			referenced: false,
			holders: 1,
			held_at: now,
		})
		.onConflict((conflict) =>
			conflict.column("sha256").doUpdateSet({
				holders: sql`stored_file.holders + 1`,
				held_at: now,
			}),
		)
		.execute();
	const release = (recorded: boolean) => letGo(database, store, file, recorded);
	try {
		await store.keep(path, { sha256, bytes });
	} catch (failure) {
		// The store itself may be what fails: what could not be taken away is found by the sweep.
		await release(false).catch(() => {});
		throw failure;
	}
	return { release };
}

const letGo = (
	database: Database,
	store: EvidenceStore,
	{ sha256, bytes }: FileFacts,
	recorded: boolean,
): Promise<void> =>
	database.transaction().execute(async (transaction) => {
		const left = await transaction
			.updateTable("stored_file")
			.set({
				holders: sql`greatest(holders - 1, 0)`,
				...(recorded ? { referenced: true } : {}),
			})
			.where("sha256", "=", sha256)
			.returning(["holders", "referenced"])
			.executeTakeFirst();
		if (!left || left.referenced || left.holders > 0) return;
		await store.remove({ sha256, bytes });
		await transaction
			.deleteFrom("stored_file")
			.where("sha256", "=", sha256)
			.execute();
	});

/** Whoever held bytes for so long has been cut off, in milliseconds. */
const cutOff = 24 * 3_600_000;

/**
 * Takes away bytes that were held by somebody who was cut off and that nothing on record refers to.
 *
 * @returns how many files were taken away.
 */
export async function sweepHeldFiles(
	database: Database,
	store: EvidenceStore,
	now: Instant,
): Promise<number> {
	const long = instantOf(Date.parse(now) - cutOff);
	const held = await database
		.selectFrom("stored_file")
		.select(["sha256", "bytes"])
		.where("referenced", "=", false)
		.where("held_at", "<", long)
		.execute();
	let taken = 0;
	for (const file of held) {
		const known = await database
			.selectFrom("event")
			.select("position")
			.where("body", "like", `%${file.sha256}%`)
			.limit(1)
			.executeTakeFirst();
		await database
			.updateTable("stored_file")
			.set({ holders: 1 })
			.where("sha256", "=", file.sha256)
			.where("held_at", "<", long)
			.execute();
		await letGo(database, store, file, known !== undefined);
		if (!known) taken += 1;
	}
	return taken;
}
