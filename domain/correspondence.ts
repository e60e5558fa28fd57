import { whoSeesToIt } from "./addresses.ts";
import { isBookingEvent } from "./booking-events.ts";
import { bookingMails } from "./booking-mails.ts";
import { handOverMails, isHandOver } from "./correspondence-hand-over.ts";
import { digests } from "./digests.ts";
import type { Happening } from "./events.ts";
import { type PersonId, personId } from "./ids.ts";
import { type MailOrder, requestMail } from "./mail-order.ts";
import type { Phase } from "./phase.ts";
import {
	outcomeOf,
	type SignOffRequest,
	seatOf,
	waitingSeats,
} from "./sign-off.ts";
import { isPhase, phaseIn, type World } from "./world.ts";

export type { LinkTo, MailOrder } from "./mail-order.ts";

/**
 * @param before the world the event happened in.
 * @param after the world it made.
 * @returns the mails that follow, each to one person, at most one link in each.
 */
export function correspondence(
	before: World | null,
	after: World,
	happening: Happening,
): readonly MailOrder[] {
	const { room, event } = happening;
	if (event.type === "notices-given")
		return digests(after, room, event.notices);
	if (isBookingEvent(event))
		return before ? bookingMails(before, after, happening, event) : [];
	const stopped = Object.values(before?.rooms ?? {}).filter(
		(room): room is Phase =>
			isPhase(room) &&
			room.status !== "stopped" &&
			phaseIn(after, room.room)?.status === "stopped",
	);
	if (stopped.length > 0) return stopped.flatMap(callingOff);
	if (event.type === "address-failed")
		return [
			{
				to: whoSeesToIt(after.programme.people, event.person),
				room,
				link: null,
				about: {
					template: "address-undeliverable",
					person: event.person,
					mail: event.mail,
				},
			},
		];
	if (isHandOver(event)) return handOverMails(after, { ...happening, event });
	const phase = phaseIn(after, room);
	if (!phase) return [];
	const was = before ? phaseIn(before, room) : undefined;
	switch (event.type) {
		case "sign-off-asked":
			return invitations(phase);
		case "sign-off-superseded":
			return [...lettingGo(was, phase), ...invitations(phase)];
		case "sign-off-reminded":
			return event.persons.flatMap((to) =>
				mailAbout("sign-off-reminder", phase, to),
			);
		case "sign-off-withdrawn":
			return was ? callingOff(was) : [];
		case "sign-off-decided":
			return [
				...receipts(phase, happening, concerned(after, phase, happening)),
				...nextInTurn(phase),
			];
		case "sign-off-ended":
			return was ? receipts(was, happening, stillAsked(was)) : [];
		case "phase-closed": {
			const { owner, coordinator, approvers } = after.programme.people;
			const told = [
				owner,
				coordinator,
				...approvers.map(({ person }) => person),
			];
			return [...new Set(told)].map((to) => ({
				to,
				room,
				link: null,
				about: {
					template: "phase-closed",
					phase: phase.kind,
					closedOn: happening.on,
					next: event.next?.phase ?? null,
				},
			}));
		}
		default:
			return [];
	}
}

const mailAbout = (
	template: Parameters<typeof requestMail>[0],
	{ room, kind, request }: Phase,
	to: PersonId,
): readonly MailOrder[] =>
	request ? [requestMail(template, { room, phase: kind, request }, to)] : [];

/** In sequence a mail goes out on one's turn. */
const invitations = (phase: Phase): readonly MailOrder[] =>
	(phase.request ? waitingSeats(phase.request) : []).flatMap(({ person }) =>
		mailAbout("sign-off-request", phase, person),
	);

const nextInTurn = (phase: Phase): readonly MailOrder[] =>
	phase.request?.policy.kind === "in-sequence" &&
	outcomeOf(phase.request) === "waiting"
		? invitations(phase)
		: [];

/** Whoever has had a mail of this request: who answered it, and whose turn it is. */
const invited = (request: SignOffRequest): readonly PersonId[] =>
	request.seats
		.filter((seat) => seat.answer || waitingSeats(request).includes(seat))
		.map(({ person }) => person);

const callingOff = (phase: Phase): readonly MailOrder[] =>
	(phase.request ? invited(phase.request) : []).flatMap((to) =>
		mailAbout("request-withdrawn", phase, to),
	);

/** Who was asked and is asked no more. */
const lettingGo = (
	was: Phase | undefined,
	phase: Phase,
): readonly MailOrder[] =>
	(was?.request ? invited(was.request) : [])
		.filter((person) => !(phase.request && seatOf(phase.request, person)))
		.flatMap((to) => mailAbout("request-superseded", phase, to));

/** Each answer has its receipt: to whoever gave it, for whom, who asked for it, and who carries the programme. */
const concerned = (
	{ programme: { people } }: World,
	{ request }: Phase,
	{ by }: Happening,
): readonly PersonId[] => [
	...new Set([
		personId(by),
		...(request ? forWhom(request, personId(by)) : []),
		...(request ? [request.askedBy] : []),
		people.owner,
		people.coordinator,
	]),
];

const forWhom = (
	request: SignOffRequest,
	person: PersonId,
): readonly PersonId[] => {
	const first = seatOf(request, person)?.for;
	return first ? [first] : [];
};

/** A request that ends before all have answered is settled for the others too; in sequence they were not asked yet. */
const stillAsked = ({ request }: Phase): readonly PersonId[] =>
	request && request.policy.kind !== "in-sequence"
		? waitingSeats(request).map(({ person }) => person)
		: [];

/** @param phase with the request the answer of `by` was entered in. */
function receipts(
	{ room, kind, request }: Phase,
	{ by }: Happening,
	to: readonly PersonId[],
): readonly MailOrder[] {
	const seat = request && seatOf(request, personId(by));
	const { answer } = seat ?? {};
	if (!request || !seat || !answer) return [];
	return to.map((person) => ({
		to: person,
		room,
		link: null,
		about: {
			template: "answered",
			request: request.id,
			phase: kind,
			step: request.step,
			person: seat.person,
			decision: answer.decision,
			reason: answer.reason,
			fingerprint: request.fingerprint,
			at: answer.at,
			...(seat.for ? { for: seat.for } : {}),
		},
	}));
}
