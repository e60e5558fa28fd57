import { addressToDos } from "./addresses.ts";
import { bookingToDos } from "./booking-to-dos.ts";
import { certificateToDos } from "./certificate-to-dos.ts";
import { findingToDos } from "./finding-to-dos.ts";
import type { PersonId, RoomId } from "./ids.ts";
import type { Phase } from "./phase.ts";
import { ownRoom } from "./register/register.ts";
import { registerToDos } from "./register/schedule.ts";
import {
	type SignOffRequest,
	seatsWithoutApprover,
	waitingSeats,
} from "./sign-off.ts";
import type { ToDo } from "./to-do-kinds.ts";

export type { ToDo } from "./to-do-kinds.ts";

import { isCertificate, isFinding, type World } from "./world.ts";

/** What a request wants of those who asked: another approver, an answer to a question. */
const requestToDos = (
	{ kind }: Phase,
	request: SignOffRequest,
	owner: PersonId,
): readonly ToDo[] => [
	...seatsWithoutApprover(request).map(
		({ person, notForMe }): ToDo => ({
			kind: "approver",
			key: `${request.id}/${person}`,
			person: owner,
			dueOn: request.answerBy,
			since: notForMe ?? request.since,
			data: { phase: kind, step: request.step },
		}),
	),
	...request.questions
		.filter(({ answer }) => answer === null)
		.map(
			({ number, on }): ToDo => ({
				kind: "question",
				key: `${request.id}/question-${number}`,
				person: request.askedBy,
				dueOn: request.answerBy,
				since: on,
				data: { phase: kind, step: request.step },
			}),
		),
];

/** @returns what waits for whom in room `id`; nothing in a programme that is stopped. */
export function toDos(world: World, id: RoomId): readonly ToDo[] {
	if (id === ownRoom(world.programme))
		return [...registerToDos(world), ...addressToDos(world)];
	const room = world.rooms[id];
	const { people, status } = world.programme;
	if (!room || status === "stopped") return [];
	if (isFinding(room)) return findingToDos(world, room);
	const bookings = bookingToDos(world, id);
	if (isCertificate(room))
		return [...certificateToDos(world, room), ...bookings];
	if (room.status !== "open") return [];
	const { request } = room;
	const seats = request
		? waitingSeats(request).map(
				({ person }): ToDo => ({
					kind: "sign-off",
					key: request.id,
					person,
					dueOn: request.answerBy,
					since: request.askedOn,
					data: { phase: room.kind, step: request.step },
				}),
			)
		: [];
	const deliverables = room.deliverables
		.filter((deliverable) => deliverable.status === "open")
		.map(
			({ id: deliverable, title, owner, dueOn }): ToDo => ({
				kind: "deliverable",
				key: deliverable,
				person: owner ?? people.owner,
				dueOn,
				since: room.from,
				data: {
					phase: room.kind,
					deliverable,
					...(title === null ? {} : { title }),
				},
			}),
		);
	return [
		...seats,
		...(request ? requestToDos(room, request, people.owner) : []),
		...deliverables,
		...bookings,
	];
}
