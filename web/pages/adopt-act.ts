import type { Adopt } from "../../domain/adoption.ts";
import { type ProgrammeId, type Seal, seal } from "../../domain/ids.ts";
import type { People } from "../../domain/people.ts";
import type { Database } from "../../records/database.ts";
import { sealText } from "../../records/seals.ts";
import { adoptionOf } from "./adopt-check.ts";
import { type AdoptFields, editions, findingPlaces } from "./adopt-form.ts";
import { personsIn } from "./start-programme-check.ts";
import { addPeople } from "./start-programme-people.ts";

/** @returns the name of the programme: its own, or the organisation's. */
export const nameOfAdopted = ({ name, organisation }: AdoptFields): string =>
	name || organisation;

/** @returns the act that the fields stand for, with people and seals that are there already. */
export const adoptAct = (
	fields: AdoptFields,
	id: ProgrammeId,
	people: People,
	sealOf: (place: number) => Seal,
): Adopt => ({
	type: "adopt",
	charter: {
		programme: id,
		kind: "real",
		organisation: fields.organisation,
		zone: fields.zone,
		rules: fields.rules,
		edition: editions[fields.edition],
		industry: fields.industry,
		language: fields.language,
	},
	name: nameOfAdopted(fields),
	people,
	adoption: adoptionOf(fields, sealOf),
});

/** Nothing is sealed of what is only shown. */
export const notSealed = (): Seal => seal("");

/** Persons are made known and the words of findings sealed before an act names them. */
export async function sealedAdoptAct(
	database: Database,
	fields: AdoptFields,
	id: ProgrammeId,
	actId: string,
	reader: Parameters<typeof addPeople>[2],
): Promise<Adopt> {
	const seals = new Map<number, Seal>();
	for (const place of findingPlaces) {
		const statement = fields[`statement-${place}`];
		if (statement)
			seals.set(
				place,
				await sealText(
					database,
					`${id}/${actId}`,
					`statement-${place}`,
					statement,
				),
			);
	}
	const people = await addPeople(
		database,
		{ persons: personsIn(fields), fields },
		reader,
	);
	return adoptAct(fields, id, people, (place) => seals.get(place) ?? seal(""));
}
