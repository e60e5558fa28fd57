import type { AddressAct } from "./address-notes.ts";
import type { PersonId } from "./ids.ts";
import type { Decided } from "./moment.ts";
import { personsOf } from "./named-persons.ts";
import type { People } from "./people.ts";
import { sitsIn } from "./seats.ts";
import type { ToDo } from "./to-do-kinds.ts";
import { isPhase, type Room, type World } from "./world.ts";

/** @returns that an address has failed, or works again: said once, not with every mail. */
export function decideAddress(
	{ programme }: World,
	room: Room["room"],
	act: AddressAct,
): readonly Decided[] {
	const { person } = act;
	const known = programme.unreachable.some((one) => one.person === person);
	if (act.type === "note-reached")
		return known ? [{ room, event: { type: "address-works", person } }] : [];
	return known
		? []
		: [{ room, event: { type: "address-failed", person, mail: act.mail } }];
}

/** @returns who is told that no mail reaches `person`: the owner, or the next who can see to it. */
export const whoSeesToIt = (people: People, person: PersonId): PersonId =>
	[people.owner, people.coordinator, people.escalation].find(
		(one) => one !== person,
	) ?? people.owner;

/** @returns whether somebody still has to do with the programme: whom it no longer concerns need not be reached. */
const isConcerned = ({ programme, rooms }: World, person: PersonId): boolean =>
	personsOf(programme.people).includes(person) ||
	Object.values(rooms).some(
		(room) =>
			isPhase(room) &&
			room.status === "open" &&
			(room.request?.seats ?? []).some(
				(seat) => seat.answer === null && sitsIn(seat, person),
			),
	);

/** @returns the addresses that somebody has to see to. */
export const addressToDos = (world: World): readonly ToDo[] =>
	world.programme.status === "stopped"
		? []
		: world.programme.unreachable
				.filter(({ person }) => isConcerned(world, person))
				.map(
					({ person, since }): ToDo => ({
						kind: "address",
						key: `address/${person}`,
						person: whoSeesToIt(world.programme.people, person),
						dueOn: since,
						since,
						data: {},
					}),
				);
