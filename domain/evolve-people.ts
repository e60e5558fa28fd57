import type { LocalDate } from "./dates.ts";
import type { PersonId } from "./ids.ts";
import type { PeopleEvent } from "./people-notes.ts";
import { sitsIn } from "./seats.ts";
import type { SignOffRequest } from "./sign-off.ts";
import { isPhase, type World } from "./world.ts";

/** Whoever asked for a sign-off answers the questions about it: his successor does, unless he answers the request himself. */
export const succeeded = (
	world: World,
	{ leaver, successor }: Extract<PeopleEvent, { type: "person-succeeded" }>,
	on: LocalDate,
): World => ({
	...world,
	programme: {
		...world.programme,
		successions: [
			...(world.programme.successions ?? []),
			{ leaver, successor, on },
		],
	},
	rooms: Object.fromEntries(
		Object.entries(world.rooms).map(([id, room]) => [
			id,
			isPhase(room) && room.request?.askedBy === leaver
				? {
						...room,
						request: {
							...room.request,
							askedBy: askerInstead(world, room.request, leaver, successor),
						},
					}
				: room,
		]),
	),
});

function askerInstead(
	{ programme: { people } }: World,
	{ seats }: SignOffRequest,
	leaver: PersonId,
	successor: PersonId,
): PersonId {
	const { owner, coordinator, escalation } = people;
	return (
		[successor, owner, coordinator, escalation].find(
			(person) =>
				person !== leaver && !seats.some((seat) => sitsIn(seat, person)),
		) ?? successor
	);
}
