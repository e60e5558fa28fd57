import type { PersonId, RoomId } from "./ids.ts";
import { type MailOrder, requestMail } from "./mail-order.ts";
import type { NoticeGiven } from "./notice.ts";
import { waitingSeats } from "./sign-off.ts";
import { phaseIn, type World } from "./world.ts";

const isReminder = ({ code }: NoticeGiven) =>
	code === "sign-off-reminder" || code === "sign-off-overdue";

/** `deliverable-overdue/gap-analysis/…` is about the deliverable gap-analysis, as are the notices before and after it. */
function subjectOf({ key }: NoticeGiven): string {
	const [code = "", about] = key.split("/");
	return `${code.split("-")[0]}/${about}`;
}

/** Of what fell due together a person reads only the last on each subject: nobody gets a flood after an outage. */
const collapsed = (given: readonly NoticeGiven[]): readonly NoticeGiven[] =>
	given.filter(
		(notice, place) =>
			!given
				.slice(place + 1)
				.some((other) => subjectOf(other) === subjectOf(notice)),
	);

/**
 * @returns the mails that notices given together in a room become: to each approver who is to be reminded one reminder with
 * his link, to everybody else concerned one digest.
 */
export function digests(
	world: World,
	room: RoomId,
	notices: readonly NoticeGiven[],
): readonly MailOrder[] {
	const phase = phaseIn(world, room);
	const request = phase?.request;
	const waiting = request
		? waitingSeats(request).map(({ person }) => person)
		: [];
	const reminded = notices.filter(isReminder).flatMap(({ to }) => to);
	const reminders =
		phase && request
			? waiting
					.filter((person) => reminded.includes(person))
					.map((to) =>
						requestMail(
							"sign-off-reminder",
							{ room, phase: phase.kind, request },
							to,
						),
					)
			: [];
	const linesFor = (person: PersonId) =>
		collapsed(
			notices.filter(
				(notice) =>
					notice.to.includes(person) &&
					!(isReminder(notice) && waiting.includes(person)),
			),
		);
	const digested = [...new Set(notices.flatMap(({ to }) => to))]
		.map((person) => ({ person, lines: linesFor(person) }))
		.filter(({ lines }) => lines.length > 0)
		.map(
			({ person, lines }): MailOrder => ({
				to: person,
				room,
				link: null,
				about: { template: "digest", lines },
			}),
		);
	return [...reminders, ...digested];
}
