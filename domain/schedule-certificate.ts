import { type Certificate, lastHeld } from "./certificate.ts";
import { roundsAhead } from "./certificate-rounds.ts";
import { addDays, startOfDay } from "./dates.ts";
import { roomIdOf } from "./ids.ts";
import { compareInstants, type Instant } from "./instants.ts";
import { inTheMorning, type Notice, notice, type Waking } from "./notice.ts";
import type { RoundPhase } from "./phases.ts";
import { isHeld } from "./rules/certificate-state.ts";
import { legalNotices } from "./schedule-legal.ts";
import { isOver, phaseIn, type World } from "./world.ts";

/** @returns the first moment on which a certificate valid until `validUntil` is expired. */
export const expiryOf = (
	{ charter }: World["programme"],
	{ state }: Certificate,
): Instant => startOfDay(addDays(state.validUntil, 1), charter.zone);

/**
 * @returns every notice of a certificate, given or not. Legal clocks go on while the programme is on hold. Those of an
 * expired one are named too: what fell due while nobody looked is said on return, the expiry itself included.
 */
export function certificateNotices(
	world: World,
	certificate: Certificate,
): readonly Notice[] {
	if (isOver(certificate)) return [];
	return [
		...certificate.opened.flatMap((round) =>
			openedNotices(world, certificate, round),
		),
		...(isHeld(lastHeld(certificate.state).status)
			? legalNotices(world, certificate)
			: []),
		...taskNotices(world, certificate),
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

/** Days after which a task that nobody has done is named again, and then higher up. */
const taskLeads = [0, 7, 14] as const;

/** A task is told at once, also one that fell away while nobody looked; it is named again as long as it is open. */
function taskNotices(world: World, { tasks }: Certificate): readonly Notice[] {
	const { people, charter } = world.programme;
	const { coordinator, owner, escalation } = people;
	return tasks
		.filter(({ doneOn }) => doneOn === null)
		.flatMap(({ id, code, change, since, droppedOn }) =>
			taskLeads
				.map((days) =>
					notice(
						"certificate-task",
						id.replaceAll("/", "-"),
						days === 0
							? startOfDay(since, charter.zone)
							: inTheMorning(addDays(since, days), charter.zone),
						since,
						{ task: code, ...(change && { change }), days },
						days < 14 ? [coordinator, owner] : [coordinator, owner, escalation],
					),
				)
				.filter(
					({ at }) =>
						droppedOn === null ||
						compareInstants(at, startOfDay(droppedOn, charter.zone)) < 0,
				),
		);
}

/** @returns what changes by date alone: rounds open, the certificate expires the day after it is valid, and lapses. */
export function certificateEffects(
	{ programme }: World,
	certificate: Certificate,
): readonly Waking[] {
	if (isOver(certificate)) return [];
	const { zone } = programme.charter;
	const { status, restorableUntil, validUntil } = certificate.state;
	if (status === "expired-restorable")
		return [
			{
				instant: startOfDay(addDays(restorableUntil, 1), zone),
				code: "certificate-lapses",
				dueOn: restorableUntil,
				data: { rule: "restore" },
			},
		];
	if (!isHeld(status)) return [];
	return [
		...roundsAhead(programme, certificate)
			.filter(({ round }) => !certificate.opened.includes(round))
			.map(
				({ round, opensOn }): Waking => ({
					instant: startOfDay(opensOn, zone),
					code: "round-opens",
					dueOn: opensOn,
					data: { round },
				}),
			),
		{
			instant: expiryOf(programme, certificate),
			code: "certificate-expires",
			dueOn: validUntil,
			data: { round: "recertification", rule: "recert" },
		},
	];
}
