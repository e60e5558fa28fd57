/**
 * The audits of a programme, those ahead and those held: by when each is due and which rule says so, what is arranged, and
 * who is responsible. Pages, the board, alarms and to-dos all read them here.
 */
import {
	type AuditKey,
	type AuditKind,
	auditKey,
	auditKindOf,
	roundKey,
	roundOf,
	stageKey,
} from "./audit-key.ts";
import {
	type AuditDays,
	type Booking,
	bookingOf,
	usualBookingLead,
} from "./booking.ts";
import { type Certificate, lastHeld } from "./certificate.ts";
import { roundsAhead } from "./certificate-rounds.ts";
import { certificateRows } from "./certificate-rules.ts";
import {
	type Certification,
	certificationRows,
} from "./certification-dates.ts";
import { addDays, compareDates, type LocalDate, later } from "./dates.ts";
import type { PersonId, RoomId } from "./ids.ts";
import type { Phase } from "./phase.ts";
import type { RoundPhase } from "./phases.ts";
import type { PlannedPhase } from "./plan.ts";
import type { Programme } from "./programme.ts";
import { isHeld } from "./rules/certificate-state.ts";
import {
	type DatedRule,
	type DateId,
	dueBy,
	isOpen,
} from "./rules/dated-rule.ts";
import { isCertificate, isOver, isPhase, type World } from "./world.ts";

/** By when an audit is to be held, and why. */
export interface AuditDue {
	/** The last local day in time, a postponement included. */
	readonly dueBy: LocalDate;
	/**
	 * The rule that sets it; `plan` where the programme's plan does, `announced` where the body named it, `none` where an audit
	 * was held that nothing asked for.
	 */
	readonly rule: DateId | "plan" | "announced" | "none";
	/** The rule with its clause, anchor and consequence; null where no rule sets the date. */
	readonly row: DatedRule | null;
	/** The day since which it is asked for: no alarm about it is older. */
	readonly since: LocalDate;
}

/** One audit of a programme. Due is not booked: it is booked when it is confirmed. */
export interface ProgrammeAudit extends AuditDue {
	/** The room whose workflow carries what is arranged. */
	readonly room: RoomId;
	/** Unique in its room. */
	readonly audit: AuditKey;
	readonly kind: AuditKind;
	readonly round: RoundPhase | null;
	/** The last day on which it is confirmed without an alarm. */
	readonly confirmBy: LocalDate;
	readonly proposed: AuditDays | null;
	readonly confirmed: AuditDays | null;
	readonly held: AuditDays | null;
	readonly booking: Booking;
	readonly responsible: PersonId;
}

/** @returns how many days before its last day in time an audit of the programme is to be confirmed. */
export const bookingLead = ({ bookingLead: own }: Programme): number =>
	own ?? usualBookingLead;

/**
 * @returns every audit of a programme that is ahead or was held in its open certification audit or under the certificate
 * that is guarded now, by the day it is due. Works on a world with or without the rooms that are over.
 */
export function auditsOf(world: World): readonly ProgrammeAudit[] {
	if (world.programme.status === "stopped") return [];
	return Object.values(world.rooms)
		.flatMap((room) => auditsOfRoom(world, room.room))
		.sort((a, b) => compareDates(a.dueBy, b.dueBy));
}

/** `asked`: what a rule, the plan or the body asks for, or is arranged; `every`: stages that may be repeated too. */
export type WhichAudits = "asked" | "every";

/** @returns the audits that a room owns; none in a room that is over. */
export function auditsOfRoom(
	world: World,
	id: RoomId,
	which: WhichAudits = "asked",
): readonly ProgrammeAudit[] {
	const room = world.rooms[id];
	if (!room || isOver(room)) return [];
	if (isCertificate(room)) return certificateAudits(world, room);
	if (!isPhase(room)) return [];
	if (room.work.kind === "certification")
		return certificationAudits(world, room, room.work, which);
	return ownsTheWay(world, room) ? stagesToCome(world, room) : [];
}

/**
 * The open phase carries what is arranged early, from the pilot run until the certification audit begins: sooner nobody knows
 * the days.
 */
const ownsTheWay = ({ programme }: World, { kind, round, status }: Phase) =>
	(kind === "pilot-run" || kind === "internal-audit") &&
	round === 1 &&
	status === "open" &&
	programme.certifiedOn === null;

interface Asked {
	readonly key: AuditKey;
	/** Where the key does not say it. */
	readonly kind?: AuditKind;
	readonly due: AuditDue;
	readonly held: AuditDays | null;
}

const audit = (
	world: World,
	room: RoomId,
	bookings: readonly Booking[] | undefined,
	{ key, kind, due, held }: Asked,
): ProgrammeAudit => {
	const booking = bookingOf(bookings, key);
	const { programme } = world;
	return {
		...due,
		room,
		audit: key,
		kind: kind ?? auditKindOf(key) ?? "special",
		round: roundOf(key) ?? null,
		confirmBy: later(addDays(due.dueBy, -bookingLead(programme)), due.since),
		proposed: booking.proposed,
		confirmed: booking.confirmed,
		held,
		booking,
		responsible: programme.people.coordinator,
	};
};

/** No rule sets the last day of stage 1: the plan has the certification audit over by its end. */
const byPlan = (planned: PlannedPhase, since: LocalDate): AuditDue => ({
	dueBy: planned.until,
	rule: "plan",
	row: null,
	since,
});

/** Before the certification audit begins its first stages can be arranged. */
function stagesToCome(world: World, phase: Phase): readonly ProgrammeAudit[] {
	const { plan, bookings } = world.programme;
	const due = byPlan(
		plan.phases["certification-audit"],
		phase.kind === "pilot-run" ? later(plan.madeOn, phase.from) : plan.madeOn,
	);
	return ([1, 2] as const).map((stage) =>
		audit(world, phase.room, bookings, {
			key: stageKey(stage),
			due,
			held: null,
		}),
	);
}

function certificationAudits(
	world: World,
	phase: Phase,
	work: Certification,
	which: WhichAudits,
): readonly ProgrammeAudit[] {
	const { bookings = [], planned, room, from, round } = phase;
	const { plan } = world.programme;
	const since = round === 1 ? later(from, plan.madeOn) : from;
	const gap = certificationRows(world, phase, work).find(
		({ rule }) => rule === "stage-gap",
	);
	const held = work.audits.map(
		({ stage, number, ...days }): Asked => ({
			key: stageKey(stage, number),
			due:
				stage === 2 && gap && days.until === work.stage2On
					? {
							dueBy: dueBy(gap),
							rule: gap.rule,
							row: gap,
							since: gap.from,
						}
					: byPlan(planned, since),
			held: days,
		}),
	);
	const settled = work.decision !== null || work.refused !== null;
	const ahead = settled
		? []
		: [
				...stageOneAhead(phase, work, since, which),
				...stageTwoAhead(world, phase, work, since, which),
			];
	return [...held, ...ahead].map((asked) =>
		audit(world, room, bookings, asked),
	);
}

/** @returns how often a stage was held, and so the number of the next. */
export const timesHeld = ({ audits }: Certification, stage: 1 | 2): number =>
	audits.filter((held) => held.stage === stage).length;

const isArranged = ({ bookings }: Phase, key: AuditKey): boolean => {
	const { proposed, confirmed } = bookingOf(bookings, key);
	return proposed !== null || confirmed !== null;
};

/** Stage 1 is held once, and again where it is arranged once more. */
function stageOneAhead(
	phase: Phase,
	work: Certification,
	since: LocalDate,
	which: WhichAudits,
): readonly Asked[] {
	const key = stageKey(1, timesHeld(work, 1) + 1);
	const mayRepeat = which === "every" && work.stage2On === null;
	return work.stage1On === null || mayRepeat || isArranged(phase, key)
		? [{ key, due: byPlan(phase.planned, since), held: null }]
		: [];
}

/** Stage 2 follows stage 1 within the months of the rule; it is held again where majors were not verified in time. */
function stageTwoAhead(
	world: World,
	phase: Phase,
	work: Certification,
	since: LocalDate,
	which: WhichAudits,
): readonly Asked[] {
	const key = stageKey(2, timesHeld(work, 2) + 1);
	const rows = certificationRows(world, phase, work);
	const rule = work.stage2On ? "nc-six-months" : "stage-gap";
	const row = rows.find((known) => known.rule === rule) ?? null;
	const again = work.backToStage2 !== null && row !== null;
	const wanted =
		work.stage2On === null ||
		again ||
		which === "every" ||
		isArranged(phase, key);
	if (!wanted) return [];
	const due: AuditDue = row
		? {
				dueBy: dueBy(row),
				rule,
				row,
				since: again ? addDays(dueBy(row), 1) : row.from,
			}
		: byPlan(phase.planned, since);
	return [{ key, due, held: null }];
}

function certificateAudits(
	world: World,
	certificate: Certificate,
): readonly ProgrammeAudit[] {
	const { bookings = [], room, held } = certificate;
	const rows = certificateRows(world.programme, certificate);
	return [
		...held.map((past, place) => heldAsked(certificate, rows, past, place)),
		...roundsAsked(world, certificate, rows),
		...insertedAsked(certificate),
	].map((asked) => audit(world, room, bookings, asked));
}

/** An audit that was held stands beside the date it met, in time or late. */
function heldAsked(
	{ decision, bookings }: Certificate,
	rows: readonly DatedRule[],
	{ round, heldFrom, heldOn, audit: key, kind }: Certificate["held"][number],
	place: number,
): Asked {
	const known = key ?? (round ? roundKey(round) : undefined);
	const announced = known && bookingOf(bookings, known).announced;
	const row =
		rows.find(({ met, metLate }) => met === heldOn || metLate === heldOn) ??
		null;
	return {
		key: known ?? auditKey(`${kind}/${place + 1}`),
		...(known ? {} : { kind }),
		due: announced
			? {
					dueBy: announced.dueBy,
					rule: "announced",
					row: null,
					since: announced.announcedOn,
				}
			: {
					dueBy: row ? dueBy(row) : heldOn,
					rule: row?.rule ?? "none",
					row,
					since: decision.decidedOn,
				},
		held: { from: heldFrom ?? heldOn, until: heldOn },
	};
}

/** The rounds a certificate has ahead; once it has expired, the recertification that can still restore it. */
function roundsAsked(
	{ programme }: World,
	certificate: Certificate,
	rows: readonly DatedRule[],
): readonly Asked[] {
	const { held, state, decision, guardedSince } = certificate;
	if (!isHeld(lastHeld(state).status)) return [];
	const since = guardedSince ?? decision.decidedOn;
	const isAhead = (round: RoundPhase) =>
		!held.some((past) => past.round === round || past.kind === round);
	const ahead = roundsAhead(programme, certificate)
		.filter(({ round }) => isAhead(round))
		.map(
			({ round, row }): Asked => ({
				key: roundKey(round),
				due: { dueBy: dueBy(row), rule: row.rule, row, since },
				held: null,
			}),
		);
	const restore = rows.find((row) => row.rule === "restore" && isOpen(row));
	return state.status === "expired-restorable" &&
		restore &&
		isAhead("recertification")
		? [
				{
					key: roundKey("recertification"),
					due: {
						dueBy: dueBy(restore),
						rule: "restore",
						row: restore,
						since: addDays(restore.from, 1),
					},
					held: null,
				},
			]
		: ahead;
}

const insertedAsked = ({
	bookings = [],
	held,
}: Certificate): readonly Asked[] =>
	bookings.flatMap(({ audit: key, announced }): readonly Asked[] =>
		announced && !held.some((past) => past.audit === key)
			? [
					{
						key,
						due: {
							dueBy: announced.dueBy,
							rule: "announced",
							row: null,
							since: announced.announcedOn,
						},
						held: null,
					},
				]
			: [],
	);
