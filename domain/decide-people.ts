import { compareDates, type LocalDate } from "./dates.ts";
import type { PersonId } from "./ids.ts";
import type { Decided, Moment } from "./moment.ts";
import { approverTwice, type People } from "./people.ts";
import type { PeopleEvent, PeopleNote } from "./people-notes.ts";
import type { Refusal } from "./refusal.ts";
import { ownRoom, rowsOf, shortId } from "./register/register.ts";
import { registerToDos } from "./register/schedule.ts";
import { accepted, type Result, refused } from "./result.ts";
import { firstApprover, sitsIn } from "./seats.ts";
import type { SignOffRequest } from "./sign-off.ts";
import { isFinding, isOver, isPhase, type World } from "./world.ts";

type Answer = Result<readonly Decided[], Refusal>;

/** @returns who takes whose place, or who is let in from now on. */
export function decidePeople(
	world: World,
	act: PeopleNote,
	{ on }: Moment,
): Answer {
	const { auditors = [], contributors = [] } = world.programme;
	const happens = (event: PeopleEvent, there = true): Answer =>
		accepted(there ? [{ room: ownRoom(world.programme), event }] : []);
	switch (act.type) {
		case "succeed":
			return succession(world, act, on);
		case "admit-auditor":
			return compareDates(act.until, on) < 0
				? refused({ code: "date-past", today: on })
				: happens({ ...act, type: "auditor-admitted" });
		case "dismiss-auditor":
			return happens(
				{ ...act, type: "auditor-dismissed" },
				auditors.some(({ person }) => person === act.person),
			);
		case "admit-contributor":
			return happens(
				{ ...act, type: "contributor-admitted" },
				!contributors.includes(act.person),
			);
		case "dismiss-contributor":
			return happens(
				{ ...act, type: "contributor-dismissed" },
				contributors.includes(act.person),
			);
	}
}

/** Everything that waits for the one waits for the other, or nothing does: a half-done handover would be forgotten. */
function succession(
	world: World,
	{ leaver, successor }: Extract<PeopleNote, { type: "succeed" }>,
	on: LocalDate,
): Answer {
	if (leaver === successor) return refused({ code: "successor-is-leaver" });
	const { people } = world.programme;
	const after = succeeded(people, leaver, successor);
	const twice = approverTwice(after);
	if (twice) return refused({ code: "approver-twice", person: twice });
	const given = [
		...absencesEnded(world, leaver, on),
		...seatsGiven(world, leaver, successor),
		...(JSON.stringify(after) === JSON.stringify(people)
			? []
			: [
					{
						room: ownRoom(world.programme),
						event: { type: "people-changed", people: after } as const,
					},
				]),
		...deliverablesGiven(world, leaver, successor),
		...findingsGiven(world, leaver, successor),
		...clausesGiven(world, leaver, successor),
		...rowsGiven(world, leaver, successor),
		...placeGiven(world, leaver, successor),
		...(world.programme.auditors ?? [])
			.filter(({ person }) => person === leaver)
			.map(
				({ person }): Decided => ({
					room: ownRoom(world.programme),
					event: { type: "auditor-dismissed", person },
				}),
			),
	];
	const waits = registerToDos(world).some(({ person }) => person === leaver);
	return accepted(
		given.length === 0 && !waits
			? []
			: [
					{
						room: ownRoom(world.programme),
						event: { type: "person-succeeded", leaver, successor },
					},
					...given,
				],
	);
}

/** Whoever approves for a side already approves for it once. */
function succeeded(
	people: People,
	leaver: PersonId,
	successor: PersonId,
): People {
	const heir = <Person extends PersonId | null>(person: Person) =>
		person === leaver ? successor : person;
	const sideOf = (person: PersonId) =>
		people.approvers.find((approver) => approver.person === person)?.side;
	const standsAlready = sideOf(leaver) === sideOf(successor);
	return {
		...people,
		owner: heir(people.owner),
		coordinator: heir(people.coordinator),
		escalation: heir(people.escalation),
		businessOwner: heir(people.businessOwner),
		approvers: people.approvers
			.filter(({ person }) => !(person === leaver && standsAlready))
			.map((approver) => ({ ...approver, person: heir(approver.person) })),
	};
}

/** Whoever works in his place is let in in his place. */
const placeGiven = (
	{ programme }: World,
	leaver: PersonId,
	successor: PersonId,
): readonly Decided[] =>
	(programme.contributors ?? []).includes(leaver)
		? (
				[
					["contributor-dismissed", leaver],
					["contributor-admitted", successor],
				] as const
			).map(
				([type, person]): Decided => ({
					room: ownRoom(programme),
					event: { type, person },
				}),
			)
		: [];

/** Nobody stands in for whoever has left, nor does he for others. */
const absencesEnded = (
	{ programme }: World,
	leaver: PersonId,
	on: LocalDate,
): readonly Decided[] =>
	programme.substitutes
		.filter(
			({ person, substitute, until }) =>
				[person, substitute].includes(leaver) && compareDates(until, on) >= 0,
		)
		.map(
			(absence): Decided => ({
				room: ownRoom(programme),
				event: { type: "substitute-ended", ...absence },
			}),
		);

/** Seats that others have handed to him; those that are his own follow from the people. */
const seatsGiven = (
	{ rooms }: World,
	leaver: PersonId,
	successor: PersonId,
): readonly Decided[] =>
	Object.values(rooms)
		.filter(isPhase)
		.flatMap(({ room, status, request }) =>
			(status === "open" && request ? request.seats : [])
				.filter(
					(seat) =>
						seat.answer === null &&
						firstApprover(seat) !== leaver &&
						[seat.person, seat.holder].includes(leaver),
				)
				.map((seat): Decided => {
					const { id, generation, seats, askedBy } = request as SignOffRequest;
					const free =
						successor !== askedBy &&
						!seats.some((other) => other !== seat && sitsIn(other, successor));
					return {
						room,
						event: {
							type: "sign-off-handed-over",
							request: id,
							generation,
							from: leaver,
							to: free ? successor : firstApprover(seat),
							first: firstApprover(seat),
							how: "replaced",
							absence: null,
						},
					};
				}),
		);

const findingsGiven = (
	{ rooms }: World,
	leaver: PersonId,
	successor: PersonId,
): readonly Decided[] =>
	Object.values(rooms)
		.filter(isFinding)
		.filter(({ owner, status }) => owner === leaver && status === "open")
		.map(
			({ room, dueOn, process }): Decided => ({
				room,
				event: { type: "finding-assigned", owner: successor, dueOn, process },
			}),
		);

const deliverablesGiven = (
	{ rooms }: World,
	leaver: PersonId,
	successor: PersonId,
): readonly Decided[] =>
	Object.values(rooms)
		.filter((room) => isPhase(room) && !isOver(room))
		.flatMap((room) =>
			(isPhase(room) ? room.deliverables : [])
				.filter(({ owner, status }) => owner === leaver && status === "open")
				.map(
					({ id, dueOn }): Decided => ({
						room: room.room,
						event: {
							type: "deliverable-assigned",
							deliverable: id,
							owner: successor,
							dueOn,
						},
					}),
				),
		);

/** Clauses he answers for; which of the register's other rows wait for him follows from who took over. */
const clausesGiven = (
	{ programme, register }: World,
	leaver: PersonId,
	successor: PersonId,
): readonly Decided[] =>
	rowsOf(register, "clause")
		.filter(({ owner }) => owner === leaver)
		.map(
			({ clause }): Decided => ({
				room: ownRoom(programme),
				event: { type: "clause-assigned", clause, owner: successor },
			}),
		);

const rowsGiven = (
	{ programme, register }: World,
	leaver: PersonId,
	successor: PersonId,
): readonly Decided[] =>
	rowsOf(register, "action")
		.filter(({ owner, status }) => owner === leaver && status === "open")
		.map(
			({ id, clause, dueOn }): Decided => ({
				room: ownRoom(programme),
				event: {
					type: "action-changed",
					action: shortId({ id }),
					clause,
					what: null,
					owner: successor,
					dueOn,
				},
			}),
		);
