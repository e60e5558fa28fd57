import type { Happening } from "./events.ts";
import type { HandOverEvent } from "./hand-over.ts";
import type { HandOverMail } from "./hand-over-mails.ts";
import type { PersonId } from "./ids.ts";
import { linkTo, type MailOrder, requestMail } from "./mail-order.ts";
import type { Phase } from "./phase.ts";
import { movesOn } from "./seating.ts";
import { type SignOffRequest, waitingSeats } from "./sign-off.ts";
import { isPhase, phaseIn, type World } from "./world.ts";

const handOverEvents: readonly string[] = [
	"sign-off-handed-over",
	"sign-off-not-for-me",
	"sign-off-question-asked",
	"sign-off-question-answered",
	"substitute-named",
	"substitute-ended",
	"confirmation-set",
] satisfies readonly HandOverEvent["type"][];

/** @returns whether the event is one of approvers who do not answer themselves. */
export const isHandOver = (
	event: Happening["event"],
): event is Extract<Happening["event"], HandOverEvent> =>
	handOverEvents.includes(event.type);

type Told<Event> = Omit<Happening, "event"> & { readonly event: Event };
type Happened<Type> = Told<Extract<HandOverEvent, { type: Type }>>;

/** @returns the mails that follow when a seat comes into other hands, and from questions. */
export function handOverMails(
	after: World,
	{ event, ...happening }: Told<HandOverEvent>,
): readonly MailOrder[] {
	if (event.type === "substitute-named")
		return absenceMails(after, { ...happening, event });
	const phase = phaseIn(after, happening.room);
	const { request } = phase ?? {};
	if (!phase || !request) return [];
	switch (event.type) {
		case "sign-off-handed-over":
			return movedMails(phase, request, { ...happening, event });
		case "sign-off-not-for-me":
			return [...new Set([request.askedBy, after.programme.people.owner])].map(
				(to) =>
					telling(to, phase, {
						template: "not-for-me",
						...matter(phase, request),
						by: happening.by as PersonId,
						reason: event.reason,
					}),
			);
		case "sign-off-question-asked":
			return [
				telling(request.askedBy, phase, {
					template: "question",
					...matter(phase, request),
					by: happening.by as PersonId,
					question: event.text,
				}),
			];
		case "sign-off-question-answered":
			return answerMails(phase, request, { ...happening, event });
		default:
			return [];
	}
}

const matter = ({ kind }: Phase, request: SignOffRequest) => ({
	request: request.id,
	phase: kind,
	step: request.step,
	answerBy: request.answerBy,
});

const telling = (
	to: PersonId,
	{ room }: Pick<Phase, "room">,
	about: HandOverMail,
	link: MailOrder["link"] = null,
): MailOrder => ({ to, room, link, about });

/** The successor is asked on his turn; whoever asked is told, and who had the seat, and the first approver. */
function movedMails(
	phase: Phase,
	request: SignOffRequest,
	{ event, by }: Happened<"sign-off-handed-over">,
): readonly MailOrder[] {
	const { from, to, first, how, absence } = event;
	const asked = waitingSeats(request).some(({ person }) => person === to);
	const told = (reader: "asker" | "first-approver") => (person: PersonId) =>
		telling(person, phase, {
			template: "handed-over",
			...matter(phase, request),
			reader,
			from,
			to,
			how,
			by: by === "clock" || by === from ? null : by,
			absence,
			asked,
		});
	const { askedBy } = request;
	return [
		...(asked
			? [
					requestMail(
						"sign-off-request",
						{ room: phase.room, phase: phase.kind, request },
						to,
					),
				]
			: []),
		told("asker")(askedBy),
		...[...new Set([from, first])]
			.filter((person) => person !== to && person !== askedBy)
			.map(told("first-approver")),
	];
}

/** What is in other hands at once is told seat by seat; an absence to come is told when it is named. */
function absenceMails(
	after: World,
	{ event, on, room }: Happened<"substitute-named">,
): readonly MailOrder[] {
	const { type: _event, ...named } = event;
	const requests = Object.values(after.rooms)
		.filter(isPhase)
		.flatMap(({ status, request }) =>
			status === "open" && request ? [request] : [],
		);
	const moves = requests.some((request) =>
		movesOn(request, after.programme.substitutes, on).some(
			({ seat }) => seat.person === event.person,
		),
	);
	if (moves) return [];
	const askers = requests
		.filter((request) =>
			waitingSeats(request).some(({ person }) => person === event.person),
		)
		.map(({ askedBy }) => askedBy);
	const telling = (
		to: PersonId,
		reader: Extract<HandOverMail, { template: "substitute-named" }>["reader"],
	): MailOrder => ({
		to,
		room,
		link: null,
		about: { template: "substitute-named", reader, ...named },
	});
	return [
		telling(event.substitute, "substitute"),
		telling(event.person, "absent"),
		...[...new Set(askers)].map((asker) => telling(asker, "asker")),
	];
}

/** It goes back to whoever asked, with his link as long as it is his to answer. */
function answerMails(
	phase: Phase,
	request: SignOffRequest,
	{ event, by }: Happened<"sign-off-question-answered">,
): readonly MailOrder[] {
	const question = request.questions.find(
		({ number }) => number === event.question,
	);
	if (!question) return [];
	const asked = waitingSeats(request).some(
		({ person }) => person === question.by,
	);
	return [
		telling(
			question.by,
			phase,
			{
				template: "question-answered",
				...matter(phase, request),
				by: by as PersonId,
				question: question.text,
				answer: event.text,
			},
			asked ? linkTo(request) : null,
		),
	];
}
