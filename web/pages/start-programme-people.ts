import { type PersonId, personId } from "../../domain/ids.ts";
import type { People } from "../../domain/people.ts";
import type { Database } from "../../records/database.ts";
import { findOrAddPerson, personByEmail } from "../../records/persons.ts";
import type { Reader } from "../services.ts";
import type { StartDraft } from "./start-programme-check.ts";
import {
	type NamedRole,
	namedRoles,
	type StartFields,
} from "./start-programme-form.ts";

/** Who is named in a form. */
export type Named = Pick<StartDraft, "persons">;

type Ids = Readonly<Record<NamedRole, PersonId | null>>;

/** Whoever is not named is the reader, or the owner in his place; business owner and approvers may be missing. */
const peopleWith = (ids: Ids, reader: PersonId): People => {
	const owner = ids.owner ?? reader;
	return {
		owner,
		coordinator: ids.coordinator ?? owner,
		escalation: ids.escalation ?? owner,
		businessOwner: ids["business-owner"],
		approvers: (["it", "business", "top-management"] as const).flatMap(
			(side) => {
				const person = ids[side];
				return person ? [{ person, side }] : [];
			},
		),
	};
};

/** @returns the people of a draft, and what they are called; nobody is made known yet. */
export async function peopleAhead(
	database: Database,
	{ persons }: Named,
	reader: Reader,
): Promise<{
	readonly people: People;
	readonly nameOf: (person: string) => string;
}> {
	const names = new Map<string, string>([[reader.person, reader.name]]);
	const ids: [NamedRole, PersonId | null][] = [];
	for (const role of namedRoles) {
		const named = persons[role];
		if (!named) {
			ids.push([role, null]);
			continue;
		}
		// Whoever is known keeps the name he has.
		const known = await personByEmail(database, named.email);
		const id = known?.id ?? personId(named.email.toLowerCase());
		names.set(id, known?.name ?? named.name);
		ids.push([role, id]);
	}
	return {
		people: peopleWith(Object.fromEntries(ids) as Ids, reader.person),
		nameOf: (person) => names.get(person) ?? person,
	};
}

/** Makes the people of a draft known. @returns them, by their ids. */
export async function addPeople(
	database: Database,
	{
		persons,
		fields,
	}: Named & { readonly fields: Pick<StartFields, "language" | "zone"> },
	reader: PersonId,
): Promise<People> {
	const ids: [NamedRole, PersonId | null][] = [];
	for (const role of namedRoles) {
		const named = persons[role];
		const { language, zone } = fields;
		ids.push([
			role,
			named
				? await findOrAddPerson(database, { ...named, language, zone })
				: null,
		]);
	}
	return peopleWith(Object.fromEntries(ids) as Ids, reader);
}
