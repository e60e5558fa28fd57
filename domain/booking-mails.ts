import { auditsOfRoom } from "./audits.ts";
import type { BookingEvent } from "./booking-events.ts";
import type { LocalDate } from "./dates.ts";
import type { Happening } from "./events.ts";
import type { MailOrder } from "./mail-order.ts";
import type { World } from "./world.ts";

type Told = Extract<
	BookingEvent,
	{ type: "audit-confirmed" | "audit-moved" | "audit-cancelled" }
>;

const isTold = (event: BookingEvent): event is Told =>
	["audit-confirmed", "audit-moved", "audit-cancelled"].includes(event.type);

/**
 * @param before the world in which the audit still had its earlier days.
 * @returns the mails that say that the days of an audit are confirmed, moved or cancelled: to owner and coordinator, whoever
 * entered it apart.
 */
export function bookingMails(
	before: World,
	{ programme }: World,
	{ room, by, on }: Happening,
	event: BookingEvent,
): readonly MailOrder[] {
	if (!isTold(event)) return [];
	const { owner, coordinator } = programme.people;
	const begins = firstDay(before, room, event) ?? on;
	return [...new Set([owner, coordinator])]
		.filter((person) => person !== by)
		.map((to) => ({
			to,
			room,
			link: null,
			about: {
				template: "digest",
				lines: [
					{
						key: `${event.type}/${event.audit}/${begins}/${on}`,
						code: event.type,
						dueOn: begins,
						data: { audit: event.audit },
						to: [to],
					},
				],
			},
		}));
}

/** Of what was cancelled the day it was to begin. */
function firstDay(
	before: World,
	room: Happening["room"],
	event: Told,
): LocalDate | undefined {
	if (event.type !== "audit-cancelled") return event.days.from;
	const audit = auditsOfRoom(before, room).find(
		(known) => known.audit === event.audit,
	);
	return (audit?.confirmed ?? audit?.proposed)?.from;
}
