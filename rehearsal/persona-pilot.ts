import {
	addDays,
	compareDates,
	daysBetween,
	earlier,
	type LocalDate,
} from "../domain/dates.ts";
import { isOnHold } from "../domain/hold.ts";
import type { Phase, Work } from "../domain/phase.ts";
import { type PilotMonth, pilotMonth } from "../domain/pilot.ts";
import {
	frequencyOf,
	type RecordSubject,
	recordSubjects,
} from "../domain/processes.ts";
import {
	at,
	type PersonaAct,
	persona,
	type Scene,
	say,
	workingDay,
} from "./persona-act.ts";
import type { PilotScript, Words } from "./script.ts";

type Pilot = Extract<Work, { kind: "pilot" }>;

/** A pilot goes on until it is signed off; nobody keeps it up for longer than this. */
const mostMonths = 24;

/**
 * @returns the records of the pilot run: entered on one day of each pilot month, with the days they are about, and the quiet
 * months declared when they are over. While sign-off is asked for, only what is owed by now is entered: it changes what is
 * signed.
 */
export function pilotRecords(
	scene: Scene,
	phase: Phase,
	work: Pilot,
): readonly PersonaAct[] {
	const behaviour = scene.script.phases["pilot-run"];
	if (!behaviour) return [];
	return monthsToEnter(scene, phase).flatMap((month) => {
		const over = compareDates(month.until, scene.today) < 0;
		return phase.request && !over
			? []
			: [
					...recordsOf(scene, behaviour, phase, work, month),
					...quietIn(scene, behaviour, phase, work, month),
				];
	});
}

/** The months begun by today, and the next one. */
function monthsToEnter(
	{ world, today }: Scene,
	{ from }: Phase,
): readonly PilotMonth[] {
	const months: PilotMonth[] = [];
	for (let number = 1; number <= mostMonths; number += 1) {
		const month = pilotMonth(from, number, world.programme.holds, today);
		months.push(month);
		if (compareDates(month.from, today) > 0) break;
	}
	return months;
}

function recordsOf(
	scene: Scene,
	behaviour: PilotScript,
	phase: Phase,
	work: Pilot,
	month: PilotMonth,
): readonly PersonaAct[] {
	const { records } = behaviour;
	const entered = earlier(workingDay(month.from, records.day - 1), month.until);
	return subjectsIn(behaviour, month.number)
		.filter((subject) => !isThere(work, subject, month))
		.map((subject): PersonaAct => {
			const on = dayOf(scene, subject, month, entered);
			return {
				at: at(scene, entered, 17, 0),
				room: phase.room,
				by: persona(scene, records.by),
				actId: `persona/record/${phase.room}/${subject}/month-${month.number}`,
				texts: { note: noteOn(scene, records.notes, subject, month.number) },
				act: (sealOf) => ({
					type: "record-process",
					subject,
					on,
					note: sealOf("note"),
				}),
			};
		});
}

/** What the script has recorded in a month: what is owed monthly or occurs, and what is owed once in the month named for it. */
function subjectsIn(
	{ records, quiet }: PilotScript,
	month: number,
): readonly RecordSubject[] {
	return recordSubjects.filter((subject, place) =>
		frequencyOf(subject) === "once"
			? (records.once[subject] ?? (place % 3) + 1) === month
			: !quiet.some(
					(declared) =>
						declared.subject === subject && declared.month === month,
				),
	);
}

const isThere = ({ records }: Pilot, of: RecordSubject, month: PilotMonth) =>
	records.some(
		({ subject, on }) =>
			subject === of &&
			(frequencyOf(of) === "once" ||
				(compareDates(on, month.from) >= 0 &&
					compareDates(on, month.until) <= 0)),
	);

/** Records are about days spread over the month up to the day they are entered, none of them on hold. */
function dayOf(
	{ world }: Scene,
	subject: RecordSubject,
	month: PilotMonth,
	entered: LocalDate,
): LocalDate {
	const days = Math.max(1, daysBetween(month.from, entered));
	const place = recordSubjects.indexOf(subject);
	let day = addDays(month.from, (place * 5 + month.number * 3) % days);
	while (isOnHold(day, world.programme.holds) && compareDates(day, entered) < 0)
		day = addDays(day, 1);
	return day;
}

function noteOn(
	scene: Scene,
	notes: PilotScript["records"]["notes"],
	subject: RecordSubject,
	month: number,
): string {
	const given = notes[subject];
	const words: Words | undefined = Array.isArray(given)
		? given[Math.min(month, given.length) - 1]
		: given;
	return words ? say(scene, words) : subject;
}

function quietIn(
	scene: Scene,
	behaviour: PilotScript,
	phase: Phase,
	{ quiet }: Pilot,
	month: PilotMonth,
): readonly PersonaAct[] {
	return behaviour.quiet
		.filter(
			(declared) =>
				declared.month === month.number &&
				!quiet.some(
					(known) =>
						known.subject === declared.subject && known.month === month.number,
				),
		)
		.map(
			({ subject, by, approver, reason }): PersonaAct => ({
				at: at(scene, workingDay(month.until, 1), 9, 45),
				room: phase.room,
				by: persona(scene, by),
				actId: `persona/quiet/${phase.room}/${subject}/month-${month.number}`,
				texts: { reason: say(scene, reason) },
				act: (sealOf) => ({
					type: "declare-quiet-month",
					subject: subject as RecordSubject,
					month: month.number,
					reason: sealOf("reason"),
					approver: persona(scene, approver),
				}),
			}),
		);
}
