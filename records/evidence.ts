import { instantOf } from "../domain/instants.ts";
import type { Database } from "./database.ts";
import type { EvidenceStore, FileFacts } from "./evidence-store.ts";

/** A file that was sent, before anything is on record about it. */
export interface SentFile extends FileFacts {
	/** Where it lies meanwhile. */
	readonly path: string;
	readonly mediaType: string;
}

/** Keeps a file's bytes, and notes that they are there. What refers to them is recorded afterwards. */
export async function keepFile(
	database: Database,
	store: EvidenceStore,
	{ path, sha256, bytes, mediaType }: SentFile,
): Promise<void> {
	await store.keep(path, { sha256, bytes });
	await database
		.insertInto("stored_file")
		.values({
			sha256,
			bytes,
			media_type: mediaType,
			stored_at: instantOf(Date.now()),
		})
		.onConflict((conflict) => conflict.column("sha256").doNothing())
		.execute();
}
