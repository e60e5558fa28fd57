import { type Certificate, isCertificateOver } from "./certificate.ts";
import { roundsDue } from "./certificate-rounds.ts";
import { certificateRows } from "./certificate-rules.ts";
import { sixMonthsOver } from "./certification-dates.ts";
import {
	addDays,
	addMonths,
	compareDates,
	type LocalDate,
	later,
} from "./dates.ts";
import { editionDue, underEdition } from "./decide-edition.ts";
import { movesDue } from "./decide-hand-over.ts";
import { evolve } from "./evolve.ts";
import { deliverableId, type RoomId } from "./ids.ts";
import { compareInstants } from "./instants.ts";
import type { Decided, Moment } from "./moment.ts";
import type { Phase } from "./phase.ts";
import { isWayPhase, phaseRules } from "./phases.ts";
import type { Programme } from "./programme.ts";
import { shownAnew } from "./readiness-facts.ts";
import type { Refusal } from "./refusal.ts";
import { accepted, type Result } from "./result.ts";
import { endedByDate } from "./rules/certificate-state.ts";
import { dueBy } from "./rules/dated-rule.ts";
import { notices } from "./schedule.ts";
import { isCertificate, isFinding, type World } from "./world.ts";

/** Days between a deliverable's due date and its phase's end, left for the sign-off. */
const daysForSignOff = 7;

/**
 * What the clock makes happen in a room by now: it begins, rounds open, a certificate expires, notices are given. However
 * long nobody looked, everything that fell due meanwhile is in the answer, once.
 */
export function decideTick(
	world: World,
	id: RoomId,
	moment: Moment,
): readonly Decided[] {
	const room = world.rooms[id];
	const happened =
		!room || isFinding(room)
			? []
			: isCertificate(room)
				? certificateTick(world, room, moment)
				: [
						...opens(world, room, moment),
						...stageTwoAgain(world, room, moment),
						// Before anybody is reminded: whoever is away is not.
						...movesDue(world.programme, room, moment),
					];
	const after = applied(world, happened, moment);
	const due = notices(after, id, moment.on).filter(
		({ at }) => compareInstants(at, moment.at) <= 0,
	);
	if (due.length === 0) return happened;
	return [
		...happened,
		{
			room: id,
			event: {
				type: "notices-given",
				notices: due.map(({ at: _meantFor, ...given }) => given),
			},
		},
	];
}

function opens(
	{ programme }: World,
	phase: Phase,
	{ on }: Moment,
): readonly Decided[] {
	if (phase.status !== "opening" || compareDates(phase.from, on) > 0) return [];
	// Early or late, a phase has its whole length from the day it begins.
	const end =
		isWayPhase(phase.kind) && phase.from !== phase.planned.from
			? addDays(addMonths(phase.from, programme.plan.lengths[phase.kind]), -1)
			: phase.planned.until;
	const spare = phase.kind === "pilot-run" ? 0 : daysForSignOff;
	const dueOn = later(phase.from, addDays(end, -spare));
	return [
		{
			room: phase.room,
			dueOn: phase.from,
			event: {
				type: "phase-opened",
				deliverables: deliverablesOf(phase).map((id) => ({
					id: deliverableId(id),
					dueOn,
				})),
			},
		},
	];
}

/** Certification anew asks once more for what only the way to the first certificate has shown. */
const deliverablesOf = ({ kind, round }: Phase): readonly string[] => [
	...(kind === "certification-audit" && round > 1
		? Object.values(shownAnew)
		: []),
	...phaseRules(kind).deliverables,
];

/** Majors of stage 2 that nobody verified in time want another stage 2 (17021-1 9.5.3.2). */
function stageTwoAgain(
	world: World,
	phase: Phase,
	{ on }: Moment,
): readonly Decided[] {
	const since = sixMonthsOver(world, phase, on);
	return since
		? [
				{
					room: phase.room,
					dueOn: since,
					event: { type: "six-months-passed", since },
				},
			]
		: [];
}

/** Rounds open, a new edition of the rules takes over, and dates alone end a certificate: nothing else changes its state. */
function certificateTick(
	{ programme }: World,
	certificate: Certificate,
	{ on }: Moment,
): readonly Decided[] {
	if (isCertificateOver(certificate)) return [];
	const { room } = certificate;
	const edition = editionDue(programme, certificate, on);
	return [
		...(edition ? [underEdition(programme, certificate, edition, on)] : []),
		...roundsDue(programme, certificate, on).map(
			(opening): Decided => ({
				room,
				dueOn: opening.from,
				event: { type: "round-due", opening },
			}),
		),
		...endedByDate(certificate.state, on).map(
			({ type, day }): Decided => ({
				room,
				dueOn: day,
				// 17021-1 9.6.3: validity is never extended; the consequence begins the day after.
				event:
					type === "lapsed"
						? { type: "certificate-lapsed", restorableUntil: day }
						: { type: "certificate-expired", validUntil: day },
			}),
		),
	];
}

/** @returns the world after what was decided has happened. */
export const applied = (
	world: World,
	decided: readonly Decided[],
	moment: Moment,
): World =>
	decided.reduce(
		(known, { room, event, dueOn }) =>
			evolve(known, { ...moment, room, event, dueOn: dueOn ?? null }),
		world,
	);

/** @returns what `decideOn` decides in the world in which everything due in a room has happened, and that before it. */
export function onceRung(
	world: World,
	room: RoomId,
	moment: Moment,
	decideOn: (rung: World) => Result<readonly Decided[], Refusal>,
): Result<readonly Decided[], Refusal> {
	const rung = decideTick(world, room, moment);
	const decision = decideOn(applied(world, rung, moment));
	return decision.ok ? accepted([...rung, ...decision.value]) : decision;
}

/** @returns whether a date has passed that the audit did not meet, or that has ended the certificate by today. */
export const comesLate = (
	programme: Programme,
	certificate: Certificate,
	heldOn: LocalDate,
	today: LocalDate,
): boolean =>
	endedByDate(certificate.state, today).length > 0 ||
	certificateRows(programme, certificate).some(
		(row) => row.binds && compareDates(dueBy(row), heldOn) < 0,
	);
