import type { PersonId } from "../../domain/ids.ts";
import type { People } from "../../domain/people.ts";
import { personsWaitedForIn } from "../../records/leavers.ts";
import { type Person, personsById } from "../../records/persons.ts";
import type { Translate } from "../locales/translate.ts";
import type { Cell, Table } from "../parts.ts";
import type { Services } from "../services.ts";
import { sayList } from "../terms.ts";
import { sayRole } from "./burden-view.ts";
import type { OpenProgramme } from "./programme-frame.ts";

/** @returns everybody who has something to do with a programme, what it is, and whether mail reaches him. */
export async function peopleHere(
	{ records: { database } }: Services,
	{ id, path, world: { programme } }: OpenProgramme,
	t: Translate,
): Promise<Table> {
	const roles = rolesOf(programme.people);
	const waited = await personsWaitedForIn(database, id);
	const ids = [...new Set([...roles.keys(), ...waited])];
	const persons = await personsById(database, ids);
	return {
		caption: t("leavers.who"),
		captionHidden: true,
		columns: [
			{ label: t("leavers.person") },
			{ label: t("leavers.does") },
			{ label: t("leavers.address") },
		],
		rows: ids.map((person): readonly Cell[] => {
			const known = persons.get(person);
			return [
				{
					way: {
						to: `${path}/people/${person}`,
						text: known?.name ?? t("events.someone"),
					},
				},
				{
					text:
						sayList(
							(roles.get(person) ?? []).map((role) => sayRole(role, t)),
							t,
						) || t("leavers.onlyWork"),
				},
				addressCell(known, t),
			];
		}),
	};
}

const addressCell = (person: Person | undefined, t: Translate): Cell =>
	person?.undeliverableSince
		? { state: "late", word: person.email, note: t("leavers.bouncesShort") }
		: { text: person?.email ?? "" };

function rolesOf(people: People): ReadonlyMap<PersonId, readonly string[]> {
	const roles: readonly (readonly [PersonId | null, string])[] = [
		[people.owner, "owner"],
		[people.coordinator, "coordinator"],
		[people.escalation, "escalation"],
		[people.businessOwner, "business-owner"],
		...people.approvers.map(({ person }) => [person, "approver"] as const),
	];
	const found = new Map<PersonId, readonly string[]>();
	for (const [person, role] of roles)
		if (person) found.set(person, [...(found.get(person) ?? []), role]);
	return found;
}
