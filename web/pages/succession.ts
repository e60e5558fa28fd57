import { z } from "zod";
import { type PersonId, roomId } from "../../domain/ids.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { type Part, readProgrammeKind } from "../../records/leavers.ts";
import {
	findOrAddPerson,
	type Person,
	personsById,
} from "../../records/persons.ts";
import { perform } from "../../temporal/perform.ts";
import { email } from "../emails.ts";
import type { FormError } from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import { sayRefusal } from "../refusals.ts";
import type { Services } from "../services.ts";

/** Who takes over, by the address he is known by. */
export const successorFields = {
	"successor-name": z.string().min(1).max(120),
	"successor-email": email,
};

export interface Successor {
	readonly "successor-name": string;
	readonly "successor-email": string;
}

/**
 * Gives everything that waits for somebody in some programmes to his successor: one act in each, all of it or none. The same
 * form again goes on where it stopped.
 *
 * @returns what stands against it, programme by programme; none when all of it is done.
 */
export async function handOver(
	services: Services,
	leaver: Person,
	asked: Successor,
	{
		parts,
		by,
		form,
	}: {
		readonly parts: readonly Part[];
		readonly by: PersonId;
		readonly form: string;
	},
	t: Translate,
): Promise<readonly FormError[]> {
	const { records, temporal } = services;
	const { database } = records;
	// Whoever is named for the first time is spoken to as the one he follows.
	const successor = await findOrAddPerson(database, {
		name: asked["successor-name"],
		email: asked["successor-email"],
		language: leaver.language,
		zone: leaver.zone,
	});
	const known = await personsById(database, [leaver.id, successor]);
	const nameOf = (person: string) =>
		known.get(person)?.name ?? t("events.someone");
	const say = (refusal: Refusal) => sayRefusal(refusal, t, nameOf);
	const errors: FormError[] = [];
	for (const { programme, name } of parts) {
		const kind = await readProgrammeKind(database, programme);
		if (kind === undefined) continue;
		const outcome = await perform(records, temporal, {
			programme,
			kind,
			room: roomId(programme),
			by,
			actId: `succeed/${form}`,
			act: { type: "succeed", leaver: leaver.id, successor },
		});
		if (outcome.ok) continue;
		const why =
			"refusal" in outcome ? say(outcome.refusal) : t("unconfirmed.title");
		errors.push({
			field: "",
			message: t("leavers.notHere", { programme: name, why }),
		});
	}
	return errors;
}
