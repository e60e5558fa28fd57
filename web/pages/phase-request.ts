import { compareDates, type LocalDate } from "../../domain/dates.ts";
import {
	type Seat,
	type SignOffRequest,
	waitingSeats,
} from "../../domain/sign-off.ts";
import { sayDate, sayDay, sayMoment, sayShortDay } from "../dates.ts";
import { type Form, newForm } from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import type { State, SummaryRow, Way } from "../parts.ts";
import { sayList, sayMatter } from "../terms.ts";
import { shortFingerprint, type Texts } from "./evidence-item.ts";
import type { RoomPage } from "./phase-room.ts";
import { confirmationRow } from "./sign-off-code-setting.ts";
import { saySeat } from "./sign-off-names.ts";
import { type QuestionShown, questionsShown } from "./sign-off-questions.ts";
import { reminderRow } from "./sign-off-reminders.ts";

/** A seat as the phase's page lists it. */
interface SeatPart {
	readonly name: string;
	readonly side: string;
	readonly state: State;
	readonly word: string;
	readonly reason: string | null;
	/** Since when no mail reaches him. */
	readonly unreachable?: string;
	/** Who answers in the days he is away, now or to come. */
	readonly away?: string;
	/** Where somebody else is named for it. */
	readonly replace?: Way & { readonly about: string };
}

/** An open request, as the phase's page shows it. */
export interface RequestPart {
	readonly waiting: string;
	readonly rows: readonly SummaryRow[];
	readonly seats: readonly SeatPart[];
	readonly questions: readonly QuestionShown[];
	readonly id: string;
	/** The reader's own link, where he is waited for himself. */
	readonly mine?: string;
	readonly remind?: string;
	readonly withdraw?: string;
	readonly form: Form;
}

/** @returns an open request: who is waited for, what was asked, each seat, and what approvers want to know. */
export function requestPart(
	page: RoomPage,
	request: SignOffRequest,
	texts: Texts,
	t: Translate,
): RequestPart {
	const { today, nameOf, leads, at, phase } = page;
	const { askedBy, askedOn, answerBy, policy, since, generation } = request;
	return {
		waiting: sayWaiting(page, request, t),
		rows: [
			{
				label: t("phase.request.about"),
				cell: { text: sayMatter(phase.kind, request.step, t) },
			},
			{
				label: t("phase.request.askedBy"),
				cell: {
					text: t("signOff.askedByOn", {
						name: nameOf(askedBy),
						day: sayDate(askedOn, today, t),
					}),
					...(generation > 1
						? { note: t("phase.request.anew", { day: sayDay(since, t) }) }
						: {}),
				},
			},
			{ label: t("phase.request.answerBy"), cell: { date: answerBy } },
			{
				label: t("phase.request.policy"),
				cell: {
					text:
						policy.kind === "at-least"
							? t("signOff.policy.at-least", { count: policy.count })
							: t(`signOff.policy.${policy.kind}`),
				},
			},
			reminderRow(page, request, t),
			confirmationRow(page, t),
			{
				label: t("signOff.fingerprint"),
				cell: {
					code: shortFingerprint(request.fingerprint),
					note: t("phase.request.fingerprintNote"),
				},
			},
		],
		seats: request.seats.map((seat) => seatPart(page, request, seat, texts, t)),
		questions: questionsShown(
			request.questions,
			nameOf,
			texts,
			t,
			leads ? (number) => `${at}/sign-off/questions/${number}` : undefined,
		),
		id: request.id,
		...(leads
			? {
					remind: `${at}/sign-off/remind`,
					withdraw: `${at}/sign-off/withdraw`,
				}
			: {}),
		form: newForm(),
	};
}

/** @returns `A and B, since Mon 1 Mar` */
export const sayWaitedFor = (
	{ nameOf, today }: RoomPage,
	request: SignOffRequest,
	t: Translate,
): string =>
	t("phase.waitedForAnswers", {
		names: sayList(
			waitingSeats(request).map((seat) => saySeat(seat, nameOf, t)),
			t,
		),
		since: sayShortDay(request.since, today, t),
	});

/** @returns `Waiting for A and B since Mon 1 Mar; answer by Fri 12 Mar, in 9 days.` */
export function sayWaiting(
	{ nameOf, today }: RoomPage,
	request: SignOffRequest,
	t: Translate,
): string {
	const names = waitingSeats(request).map((seat) => saySeat(seat, nameOf, t));
	// Nobody is waited for while another approver is to be found.
	if (names.length === 0)
		return t("handOver.replace.waiting", {
			answerBy: sayDate(request.answerBy, today, t),
		});
	return t("phase.request.waiting", {
		names: sayList(names, t),
		since: sayShortDay(request.since, today, t),
		answerBy: sayDate(request.answerBy, today, t),
	});
}

function seatPart(
	page: RoomPage,
	request: SignOffRequest,
	seat: Seat,
	texts: Texts,
	t: Translate,
): SeatPart {
	const { nameOf, zone, today, leads, at } = page;
	const { person, side, answer, notForMe } = seat;
	const name = saySeat(seat, nameOf, t);
	const reason = answer?.reason;
	return {
		name,
		side: t(`terms.sideLabel.${side}`),
		...(answer
			? {
					state: answer.decision === "approve" ? "done" : "stopped",
					word: t("phase.request.answered", {
						decision: t(`terms.decision.${answer.decision}`),
						at: sayMoment(answer.at, zone, t),
					}),
				}
			: notForMe
				? { state: "late", word: t("handOver.replace.needed") }
				: waitingPart(request, seat, today, t)),
		...(answer
			? {}
			: { ...awayPart(page, seat, t), ...unreachablePart(page, seat, t) }),
		reason: reason ? (texts.get(reason) ?? t("evidence.removed")) : null,
		...(leads && !answer
			? {
					replace: {
						to: `${at}/sign-off/approvers/${person}`,
						text: t("handOver.replace.way"),
						about: name,
					},
				}
			: {}),
	};
}

/** Whether it is his turn, and whether his day is past. */
function waitingPart(
	request: SignOffRequest,
	seat: Seat,
	today: LocalDate,
	t: Translate,
): { readonly state: State; readonly word: string } {
	if (!waitingSeats(request).includes(seat))
		return { state: "waiting", word: t("phase.request.notYet") };
	return request.answerBy < today
		? { state: "late", word: t("phase.request.late") }
		: { state: "asked", word: t("phase.request.asked") };
}

/** @returns the last that was said of the days in which the holder of a seat is away. */
function awayPart(
	{ programme, today, nameOf }: RoomPage,
	{ holder }: Seat,
	t: Translate,
): Pick<SeatPart, "away"> {
	const named = programme.substitutes.findLast(
		({ person, until }) => person === holder && compareDates(today, until) <= 0,
	);
	return named
		? {
				away: t("handOver.absences.line", {
					person: nameOf(holder),
					substitute: nameOf(named.substitute),
					from: sayDay(named.from, t),
					until: sayDay(named.until, t),
				}),
			}
		: {};
}

function unreachablePart(
	{ programme, nameOf }: RoomPage,
	{ person }: Seat,
	t: Translate,
): Pick<SeatPart, "unreachable"> {
	const known = programme.unreachable.find((one) => one.person === person);
	return known
		? {
				unreachable: t("mails.unreachable", {
					person: nameOf(person),
					day: sayDay(known.since, t),
				}),
			}
		: {};
}
