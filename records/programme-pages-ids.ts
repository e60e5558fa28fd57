import { isProgrammeId, type ProgrammeId } from "../domain/ids.ts";
import type { Database } from "./database.ts";

const longest = 40;
/** Room for `-99` behind a name. */
const longestName = longest - 3;

/** @returns whether a programme bears the id, real or rehearsal. */
export async function isTaken(
	database: Database,
	id: ProgrammeId,
): Promise<boolean> {
	const row = await database
		.selectFrom("programme")
		.select("id")
		.where("id", "=", id)
		.executeTakeFirst();
	return row !== undefined;
}

/**
 * @param texts the first that has Latin letters or digits gives the id; names without any get a plain one.
 * @returns an id that no programme bears: `huaxin-bank`, or `huaxin-bank-2` where that is taken.
 */
export async function proposeId(
	database: Database,
	texts: readonly string[],
): Promise<ProgrammeId> {
	const name =
		texts.map(idFrom).find((text) => text.length >= 2) ?? "programme";
	for (let number = 1; ; number += 1) {
		const id = number === 1 ? name : `${name}-${number}`;
		if (isProgrammeId(id) && !(await isTaken(database, id))) return id;
	}
}

/** @returns the text in small letters and digits, accents taken off, everything else a hyphen. */
const idFrom = (text: string): string =>
	text
		.normalize("NFKD")
		.replace(/\p{M}/gu, "")
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, "-")
		.slice(0, longestName)
		.replace(/^-+|-+$/g, "");
