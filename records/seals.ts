import { randomBytes } from "node:crypto";
import { type Seal, seal } from "../domain/ids.ts";
import type { Instant } from "../domain/instants.ts";
import { sha256 } from "./chain.ts";
import type { Database } from "./database.ts";
import { removedSign } from "./removed.ts";

/**
 * Puts a text that may name persons aside, so that an event can hold its seal, sha256(random salt ‖ text), and the text can
 * be removed one day without breaking the chain.
 *
 * @param scope what the text belongs to (a form, a decision): the same text for the same field there keeps its seal, so
 * that sending a form twice is one act.
 */
export async function sealText(
	database: Database,
	scope: string,
	field: string,
	text: string,
): Promise<Seal> {
	const known = await database
		.selectFrom("sealed")
		.select("hash")
		.where("scope", "=", scope)
		.where("field", "=", field)
		.where("value", "=", text)
		.executeTakeFirst();
	if (known) return seal(known.hash);
	const salt = randomBytes(16).toString("hex");
	const hash = sha256(salt + text);
	const put = await database
		.insertInto("sealed")
		.values({ hash, scope, field, salt, value: text, removed_at: null })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	// Sent twice at the same moment: the other one's seal holds for both.
	return put.numInsertedOrUpdatedRows === 0n
		? sealText(database, scope, field, text)
		: seal(hash);
}

/** @returns the seal of a text that may be left out; null where nothing was written. */
export const sealGiven = async (
	...[database, scope, field, text]: Parameters<typeof sealText>
): Promise<Seal | null> =>
	text === "" ? null : sealText(database, scope, field, text);

/** @returns the texts behind seals; in the place of one that was removed the sign that says so. */
export async function textsOf(
	database: Database,
	seals: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
	if (seals.length === 0) return new Map();
	const rows = await database
		.selectFrom("sealed")
		.select(["hash", "value", "removed_at"])
		.where("hash", "in", [...new Set(seals)])
		.execute();
	return new Map(
		rows.map(({ hash, value, removed_at }) => [
			hash,
			removed_at ? removedSign(removed_at as Instant) : value,
		]),
	);
}
