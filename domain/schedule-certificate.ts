import type { Certificate } from "./certificate.ts";
import {
	firstDayExpired,
	isMet,
	type RoundClock,
	roundClocks,
} from "./certificate-clocks.ts";
import { addDays, compareDates, startOfDay } from "./dates.ts";
import { roomIdOf } from "./ids.ts";
import { compareInstants } from "./instants.ts";
import { inTheMorning, type Notice, notice } from "./notice.ts";
import type { RoundPhase } from "./phases.ts";
import { phaseIn, type World } from "./world.ts";

/** Days before a legal date on which the coordinator is told. */
const legalLeads = [90, 30, 7] as const;

/**
 * @returns every notice of a certificate, given or not. Legal clocks go on while the programme is on hold. Those of an
 * expired one are named too: what fell due while nobody looked is said on return, the expiry itself included.
 */
export function certificateNotices(
	world: World,
	certificate: Certificate,
): readonly Notice[] {
	const { status, decision, opened } = certificate;
	if (status !== "certified" && status !== "expired") return [];
	const { people, charter } = world.programme;
	const { coordinator, owner, escalation } = people;
	const decided = startOfDay(decision.decidedOn, charter.zone);
	const expires = startOfDay(
		firstDayExpired(decision.validUntil),
		charter.zone,
	);
	return [
		...opened.flatMap((round) => openedNotices(world, certificate, round)),
		...roundClocks(certificate, charter.rules)
			.flatMap((clock) => clockNotices(world, certificate, clock))
			.filter(
				({ at }) =>
					compareInstants(at, decided) > 0 && compareInstants(at, expires) <= 0,
			),
		notice(
			"certificate-expires",
			"certificate",
			expires,
			decision.validUntil,
			{ round: "recertification", rule: "recert" },
			[coordinator, owner, escalation],
		),
	];
}

/** A round is said to have begun as long as it is not over; it keeps the day it was opened, however its clock moves. */
function openedNotices(
	world: World,
	{ cycle }: Certificate,
	round: RoundPhase,
): readonly Notice[] {
	const { people, charter } = world.programme;
	const room = phaseIn(world, roomIdOf(charter.programme, round, cycle));
	return room
		? [
				notice(
					"round-opens",
					round,
					startOfDay(room.from, charter.zone),
					room.planned.until,
					{ round },
					[people.coordinator, people.owner],
				),
			]
		: [];
}

function clockNotices(
	world: World,
	certificate: Certificate,
	{ round, dueBy, rule }: RoundClock,
): readonly Notice[] {
	const { people, charter } = world.programme;
	const { coordinator, owner, escalation } = people;
	const soon = isMet(certificate, round)
		? []
		: legalLeads.map((days) =>
				notice(
					round === "recertification"
						? "recertification-due"
						: "surveillance-due",
					round,
					inTheMorning(addDays(dueBy, -days), charter.zone),
					dueBy,
					{ round, rule, days },
					[coordinator, owner],
				),
			);
	// A missed recertification is the certificate's expiry, which is told by itself.
	return round === "recertification" || heldInTime(certificate, round, dueBy)
		? soon
		: [
				...soon,
				notice(
					"surveillance-missed",
					round,
					startOfDay(addDays(dueBy, 1), charter.zone),
					dueBy,
					{ round, rule },
					[coordinator, owner, escalation],
				),
			];
}

/** An audit held too late has met no legal date: that it was missed is said even when nobody looked that day. */
const heldInTime = (
	{ held }: Certificate,
	round: RoundPhase,
	dueBy: RoundClock["dueBy"],
): boolean =>
	held.some(
		(audit) => audit.round === round && compareDates(audit.heldOn, dueBy) <= 0,
	);
