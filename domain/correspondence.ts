import type { LocalDate } from "./dates.ts";
import type { Event, Happening } from "./events.ts";
import type { PersonId, RequestId, RoomId, Seal } from "./ids.ts";
import type { NoticeGiven } from "./notice.ts";
import type { PhaseKind, Step } from "./phases.ts";
import { type SignOffRequest, waitingSeats } from "./sign-off.ts";
import { phaseIn, type World } from "./world.ts";

/** The sign-off a mail's one link leads to. */
export interface LinkTo {
	readonly request: RequestId;
	readonly generation: number;
}

/** A mail that follows from what happened: who is told what. Its words are put when it is sent. */
export interface MailOrder {
	readonly to: PersonId;
	readonly room: RoomId;
	readonly link: LinkTo | null;
	readonly about:
		| {
				readonly template:
					| "sign-off-request"
					| "sign-off-reminder"
					| "request-superseded"
					| "request-withdrawn";
				readonly request: RequestId;
				readonly generation: number;
				readonly phase: PhaseKind;
				readonly step: Step;
				readonly askedBy: PersonId;
				readonly askedOn: LocalDate;
				readonly answerBy: LocalDate;
		  }
		| {
				readonly template: "answered";
				readonly request: RequestId;
				readonly phase: PhaseKind;
				readonly step: Step;
				readonly person: PersonId;
				readonly decision: "approve" | "return" | "decline";
				readonly reason: Seal | null;
				readonly fingerprint: string;
				readonly at: string;
		  }
		| {
				readonly template: "phase-closed";
				readonly phase: PhaseKind;
				readonly closedOn: LocalDate;
				readonly next: PhaseKind | null;
		  }
		| {
				readonly template: "digest";
				readonly lines: readonly NoticeGiven[];
		  };
}

const asked = (
	request: SignOffRequest,
	phase: PhaseKind,
	template:
		| "sign-off-request"
		| "sign-off-reminder"
		| "request-superseded"
		| "request-withdrawn",
): MailOrder["about"] => ({
	template,
	request: request.id,
	generation: request.generation,
	phase,
	step: request.step,
	askedBy: request.askedBy,
	askedOn: request.askedOn,
	answerBy: request.answerBy,
});

const linkTo = ({ id, generation }: SignOffRequest): LinkTo => ({
	request: id,
	generation,
});

/** Of reminders that fell due together, only the last of each subject is told: nobody gets a flood after an outage. */
const collapsed = (given: readonly NoticeGiven[]): readonly NoticeGiven[] => {
	const subject = ({ key }: NoticeGiven) =>
		key.split("/").slice(0, 2).join("/");
	return given.filter(
		(notice, place) =>
			!given
				.slice(place + 1)
				.some((other) => subject(other) === subject(notice)),
	);
};

/**
 * @param before the world the event happened in.
 * @param after the world it made.
 * @returns the mails that follow, each to one person, at most one link in each.
 */
export function correspondence(
	before: World | null,
	after: World,
	{ room, event, by, at, on }: Happening,
): readonly MailOrder[] {
	const phase = phaseIn(after, room);
	const was = before && phaseIn(before, room);
	const { people } = after.programme;
	const responsible = [...new Set([people.owner, people.coordinator])];
	if (event.type === "notices-given") return digests(after, room, event);
	if (!phase) return [];
	const { request } = phase;
	switch (event.type) {
		case "sign-off-asked":
			return request ? invitations(request, phase.kind, room) : [];
		case "sign-off-superseded":
			return request
				? [
						...(was?.request?.seats ?? [])
							.filter(({ answer }) => answer !== null)
							.map(({ person }) => person)
							.filter(
								(person) =>
									!request.seats.some((seat) => seat.person === person),
							)
							.map(
								(to): MailOrder => ({
									to,
									room,
									link: null,
									about: asked(request, phase.kind, "request-superseded"),
								}),
							),
						...invitations(request, phase.kind, room),
					]
				: [];
		case "sign-off-reminded":
			return request
				? event.persons.map((to) => ({
						to,
						room,
						link: linkTo(request),
						about: asked(request, phase.kind, "sign-off-reminder"),
					}))
				: [];
		case "sign-off-withdrawn":
			return (was?.request?.seats ?? []).map(({ person }) => ({
				to: person,
				room,
				link: null,
				about: asked(
					was?.request as SignOffRequest,
					phase.kind,
					"request-withdrawn",
				),
			}));
		case "sign-off-decided": {
			const open = was?.request;
			if (!open || by === "clock") return [];
			const receipts = [...new Set([by, open.askedBy, ...responsible])].map(
				(to): MailOrder => ({
					to,
					room,
					link: null,
					about: {
						template: "answered",
						request: open.id,
						phase: phase.kind,
						step: open.step,
						person: by,
						decision: event.decision,
						reason: event.reason,
						fingerprint: event.fingerprint,
						at,
					},
				}),
			);
			const nextInTurn =
				request && request.policy.kind === "in-sequence"
					? invitations(request, phase.kind, room)
					: [];
			return [...receipts, ...nextInTurn];
		}
		case "phase-closed":
			return [
				...new Set([
					...responsible,
					...people.approvers.map(({ person }) => person),
				]),
			].map((to) => ({
				to,
				room,
				link: null,
				about: {
					template: "phase-closed",
					phase: phase.kind,
					closedOn: on,
					next: event.next?.phase ?? null,
				},
			}));
		default:
			return [];
	}
}

/** In sequence a mail goes out on one's turn. */
const invitations = (
	request: SignOffRequest,
	phase: PhaseKind,
	room: RoomId,
): readonly MailOrder[] =>
	waitingSeats(request).map(({ person }) => ({
		to: person,
		room,
		link: linkTo(request),
		about: asked(request, phase, "sign-off-request"),
	}));

/** One digest a person for all that fell due together; an approver's reminder is a mail of its own, with his link. */
function digests(
	world: World,
	room: RoomId,
	{ notices }: Extract<Event, { type: "notices-given" }>,
): readonly MailOrder[] {
	const told = collapsed(notices);
	const phase = phaseIn(world, room);
	const request = phase?.request;
	const isReminder = ({ code }: NoticeGiven) =>
		code === "sign-off-reminder" || code === "sign-off-overdue";
	const waiting = request
		? waitingSeats(request).map((seat) => seat.person)
		: [];
	const reminders =
		phase && request && told.some(isReminder)
			? waiting.map(
					(to): MailOrder => ({
						to,
						room,
						link: linkTo(request),
						about: asked(request, phase.kind, "sign-off-reminder"),
					}),
				)
			: [];
	const persons = [...new Set(told.flatMap(({ to }) => to))];
	const lines = persons
		.map((person) => ({
			person,
			lines: told.filter(
				(notice) =>
					notice.to.includes(person) &&
					!(isReminder(notice) && waiting.includes(person)),
			),
		}))
		.filter((digest) => digest.lines.length > 0);
	return [
		...reminders,
		...lines.map(
			(digest): MailOrder => ({
				to: digest.person,
				room,
				link: null,
				about: { template: "digest", lines: digest.lines },
			}),
		),
	];
}
