import type { AuditKey } from "./audit-key.ts";
import { type Booking, bookingOf } from "./booking.ts";
import type { BookingEvent } from "./booking-events.ts";
import type { Certificate } from "./certificate.ts";
import type { Happening } from "./events.ts";
import { personId } from "./ids.ts";
import type { Phase } from "./phase.ts";
import {
	isCertificate,
	isFinding,
	type Room,
	type World,
	withRoom,
} from "./world.ts";

/** @returns the world after what happened to the booking of an audit, in the room that owns it. */
export function evolveBooking(
	world: World,
	room: Room | undefined,
	event: BookingEvent,
	happening: Happening,
): World {
	if (event.type === "booking-lead-set")
		return {
			...world,
			programme: { ...world.programme, bookingLead: event.days },
		};
	if (!room || isFinding(room)) return world;
	const changed = (bookings: readonly Booking[] | undefined) =>
		withBooking(bookings, event.audit, (booking) =>
			after(booking, event, happening),
		);
	if (isCertificate(room) || room.work.kind === "certification")
		return withRoom(world, withBookings(room, changed(room.bookings)));
	// What is arranged before the certification audit begins is kept for it.
	const { programme } = world;
	return {
		...world,
		programme: { ...programme, bookings: changed(programme.bookings) },
	};
}

const withBookings = (
	room: Phase | Certificate,
	bookings: readonly Booking[],
): Room =>
	isCertificate(room) ? { ...room, bookings } : { ...room, bookings };

function withBooking(
	bookings: readonly Booking[] = [],
	audit: AuditKey,
	change: (booking: Booking) => Booking,
): readonly Booking[] {
	const changed = change(bookingOf(bookings, audit));
	return bookings.some((booking) => booking.audit === audit)
		? bookings.map((booking) => (booking.audit === audit ? changed : booking))
		: [...bookings, changed];
}

/** Whatever changes the days begins the alarm about them anew. */
function after(
	booking: Booking,
	event: Exclude<BookingEvent, { type: "booking-lead-set" }>,
	{ on, by }: Happening,
): Booking {
	switch (event.type) {
		case "audit-proposed":
		case "audit-confirmed": {
			const { days, auditors, auditDays, place } = event;
			const arranged = { ...booking, auditors, auditDays, place };
			return event.type === "audit-proposed"
				? { ...arranged, proposed: days }
				: { ...arranged, confirmed: days, changedOn: on, answered: null };
		}
		case "audit-moved":
			return {
				...booking,
				proposed: event.confirmed ? booking.proposed : event.days,
				confirmed: event.confirmed ? event.days : null,
				changedOn: on,
				answered: null,
			};
		case "audit-cancelled":
			return {
				...booking,
				proposed: null,
				confirmed: null,
				changedOn: on,
				answered: null,
			};
		case "audit-paper-received":
			return event.paper === "plan"
				? { ...booking, planReceivedOn: event.on }
				: { ...booking, reportReceivedOn: event.on };
		case "audit-announced":
			return {
				...booking,
				announced: {
					dueBy: event.dueBy,
					reason: event.reason,
					announcedOn: on,
				},
			};
		case "booking-alarm-answered":
			return {
				...booking,
				answered: { by: personId(by), on, note: event.note },
			};
	}
}
