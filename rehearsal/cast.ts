import type { ProgrammeId } from "../domain/ids.ts";
import { instantOf } from "../domain/instants.ts";
import type { Language } from "../domain/programme.ts";
import type { Database } from "../records/database.ts";
import { personaId } from "./persona-act.ts";
import type { Script } from "./script.ts";

/**
 * Adds the people of a script as people of this one rehearsal, so that two rehearsals share nobody. Their addresses lie under
 * a domain that no mail can reach (RFC 2606), and none is ever sent to them.
 */
export async function addPersonas(
	database: Database,
	programme: ProgrammeId,
	{ people, zone }: Script,
	language: Language,
): Promise<void> {
	await database
		.insertInto("person")
		.values(
			Object.entries(people).map(([key, { name }]) => ({
				id: personaId(programme, key),
				name: name[language],
				email: `${key}@${programme}.example`,
				language,
				zone,
				administrator: false,
				disabled_at: null,
				undeliverable_since: null,
				created_at: instantOf(Date.now()),
			})),
		)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}
