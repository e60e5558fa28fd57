import { auditKindOf, roundOf, stageOf } from "../domain/audit-key.ts";
import type { AuditDays } from "../domain/booking.ts";
import type { BookingEvent } from "../domain/booking-events.ts";
import type { CertificationEvent } from "../domain/certification-events.ts";
import type { ReadinessGap } from "../domain/rules/readiness.ts";
import { sayDay, saySpan } from "./dates.ts";
import type { Translate } from "./locales/translate.ts";
import { did, followed, type Said } from "./said.ts";

/** @returns what an audit is called, by its key: `Stage 2, number 2`, `Surveillance 1`, `Special audit 1`. */
export function sayAudit(audit: string, t: Translate): string {
	const stage = stageOf(audit);
	if (stage) {
		const name = t(`bookings.name.stage${stage.stage}`);
		return stage.number > 1
			? t("bookings.again", { audit: name, number: stage.number })
			: name;
	}
	const round = roundOf(audit);
	if (round) return t(`terms.phase.${round}`);
	const kind = auditKindOf(audit);
	const number = audit.split("-").at(-1) ?? "";
	if (kind === "special" || kind === "short-notice")
		return t(`bookings.name.${kind}`, { number });
	// An audit that was held without a round and without a booking.
	const [held] = audit.split("/");
	return held === "surveillance" || held === "recertification"
		? t(`bookings.kind.${held}`)
		: t("bookings.kind.special");
}

/** @returns the days of an audit; one day where it is one. */
export const sayAuditDays = ({ from, until }: AuditDays, t: Translate) =>
	from === until ? sayDay(from, t) : saySpan(from, until, t);

/** @returns what happened to the booking of an audit, in words. */
export function sayBookingEvent(event: BookingEvent, t: Translate): Said {
	if (event.type === "booking-lead-set")
		return did(t("bookings.events.booking-lead-set", { count: event.days }));
	const audit = sayAudit(event.audit, t);
	switch (event.type) {
		case "audit-proposed":
		case "audit-confirmed":
			return did(
				t(`bookings.events.${event.type}`, {
					audit,
					days: sayAuditDays(event.days, t),
				}),
			);
		case "audit-moved":
			return did(
				t(
					`bookings.events.audit-moved.${event.confirmed ? "confirmed" : "proposed"}`,
					{ audit, days: sayAuditDays(event.days, t) },
				),
			);
		case "audit-cancelled":
		case "booking-alarm-answered":
			return did(t(`bookings.events.${event.type}`, { audit }));
		case "audit-paper-received":
			return did(
				t(`bookings.events.audit-paper-received.${event.paper}`, {
					audit,
					day: sayDay(event.on, t),
				}),
			);
		case "audit-announced":
			return did(
				t("bookings.events.audit-announced", {
					audit,
					day: sayDay(event.dueBy, t),
				}),
			);
	}
}

/** @returns one thing that is missing before an application, a booking or stage 1. */
export const sayReadiness = (gap: ReadinessGap, t: Translate): string =>
	t(`rules.gaps.${gap.code}`, {
		earliest: gap.code === "pilot-too-short" ? sayDay(gap.earliest, t) : "",
	});

/** @returns what happened on the way to the certificate, in words. */
export function sayCertificationEvent(
	event: CertificationEvent,
	t: Translate,
): Said {
	switch (event.type) {
		case "application-entered":
			return did(
				event.acceptedOn
					? t("bookings.events.application-entered.accepted", {
							body: event.body,
							day: sayDay(event.on, t),
							accepted: sayDay(event.acceptedOn, t),
						})
					: t("bookings.events.application-entered.made", {
							body: event.body,
							day: sayDay(event.on, t),
						}),
			);
		case "certification-refused":
			return did(
				t("bookings.events.certification-refused", {
					day: sayDay(event.on, t),
				}),
			);
		case "six-months-passed":
			return followed(
				t("bookings.events.six-months-passed", { day: sayDay(event.since, t) }),
			);
	}
}
