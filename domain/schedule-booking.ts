import { auditsOfRoom, bookingLead, type ProgrammeAudit } from "./audits.ts";
import { whyOf } from "./certificate-rules.ts";
import {
	addDays,
	compareDates,
	type LocalDate,
	later,
	startOfDay,
} from "./dates.ts";
import type { PersonId, RoomId } from "./ids.ts";
import { compareInstants } from "./instants.ts";
import {
	inTheMorning,
	type Notice,
	type NoticeData,
	notice,
} from "./notice.ts";
import type { People } from "./people.ts";
import { isCertificate, isFinding, type World } from "./world.ts";

/** Days after its alarm on which one that nobody has answered climbs. */
const climbs = [3, 10] as const;

/**
 * @returns the alarms of the audits a room owns: not confirmed so many days before its last day in time, or confirmed for days
 * that lie after it. What only the plan asks for is quiet on hold; what a rule asks for is not.
 */
export function bookingNotices(world: World, id: RoomId): readonly Notice[] {
	const room = world.rooms[id];
	if (!room || isFinding(room)) return [];
	const held = world.programme.status === "held";
	const all = auditsOfRoom(world, id)
		.filter(({ rule }) => !(held && rule === "plan"))
		// Stage 2 is arranged once stage 1 was held: until then one alarm is enough.
		.filter(({ kind, rule }) => !(kind === "stage-2" && rule === "plan"))
		.flatMap((audit) => alarmsOf(world, audit));
	if (isCertificate(room)) return all;
	const begins = startOfDay(room.from, world.programme.charter.zone);
	// An alarm that came before this phase began has rung in the one before.
	return all.filter(({ at }) => compareInstants(at, begins) >= 0);
}

function alarmsOf(world: World, audit: ProgrammeAudit): readonly Notice[] {
	const { confirmed, dueBy, held } = audit;
	if (held) return [];
	if (confirmed === null) return unconfirmed(world, audit);
	return compareDates(confirmed.until, dueBy) > 0
		? [bookedLate(world, audit, confirmed.until)]
		: [];
}

/** To the coordinator, and up the chain as long as nothing is confirmed and nobody has said what is done about it. */
function unconfirmed(world: World, audit: ProgrammeAudit): readonly Notice[] {
	const { people, charter } = world.programme;
	const { booking, confirmBy, dueBy, proposed, since } = audit;
	const day = latest(confirmBy, since, booking.changedOn);
	const data: NoticeData = {
		...dataOf(audit),
		lead: bookingLead(world.programme),
		proposed: proposed ? 1 : 0,
	};
	const on = (days: number) => inTheMorning(addDays(day, days), charter.zone);
	const { coordinator, owner } = people;
	return [
		notice("audit-unconfirmed", audit.audit, on(0), dueBy, data, [
			coordinator,
			owner,
		]),
		...(booking.answered
			? []
			: climbs.map((days, level) =>
					notice(
						"audit-unconfirmed-escalated",
						audit.audit,
						on(days),
						dueBy,
						{ ...data, days },
						upTheChain(people, level),
					),
				)),
	];
}

const bookedLate = (
	world: World,
	audit: ProgrammeAudit,
	until: LocalDate,
): Notice => {
	const { people, charter } = world.programme;
	const { coordinator, owner, escalation } = people;
	return notice(
		"audit-booked-late",
		audit.audit,
		inTheMorning(
			latest(audit.confirmBy, audit.since, audit.booking.changedOn),
			charter.zone,
		),
		audit.dueBy,
		{ ...dataOf(audit), until },
		[coordinator, owner, escalation],
	);
};

const latest = (
	day: LocalDate,
	...others: readonly (LocalDate | null)[]
): LocalDate =>
	others.reduce<LocalDate>(
		(last, other) => (other ? later(last, other) : last),
		day,
	);

const dataOf = ({ audit, rule, row }: ProgrammeAudit): NoticeData => ({
	audit,
	...(row ? whyOf(row) : { asked: rule }),
});

/** First whoever is named for escalation, then business and top management too. */
function upTheChain(people: People, level: number): readonly PersonId[] {
	const { coordinator, owner, escalation, businessOwner, approvers } = people;
	const first = [coordinator, owner, escalation];
	return level === 0
		? first
		: [
				...first,
				...(businessOwner ? [businessOwner] : []),
				...approvers
					.filter(({ side }) => side === "top-management")
					.map(({ person }) => person),
			];
}
