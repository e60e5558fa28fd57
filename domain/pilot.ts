import { addDays, addMonths, compareDates, type LocalDate } from "./dates.ts";
import { type Hold, isOnHold, pushedByHolds } from "./hold.ts";
import type { PersonId, Seal } from "./ids.ts";
import {
	clausesWithoutProcess,
	frequencyOf,
	processIds,
	type RecordSubject,
} from "./processes.ts";

/** Something that happened in the pilot run and shows that a process, or a clause without one, works as designed. */
export interface PilotRecord {
	readonly subject: RecordSubject;
	/** The day the record is about, not the day it came. */
	readonly on: LocalDate;
	readonly note: Seal;
}

/** The one deviation the pilot run allows: a month declared quiet, with a reason and a named approver; it stays visible. */
export interface QuietMonth {
	readonly subject: RecordSubject;
	readonly month: number;
	readonly reason: Seal;
	readonly approver: PersonId;
}

/** A whole month of the pilot, counted from its first day, numbered from 1. */
export interface PilotMonth {
	readonly number: number;
	readonly from: LocalDate;
	readonly until: LocalDate;
}

/** At least 3 months in effect before the application (CNCA notice 2012 No. 8; practice under `iso`). */
export const leastPilotMonths = 3;

/** @returns the first day of pilot month `number + 1`, days on hold apart. */
const monthEdge = (
	from: LocalDate,
	number: number,
	holds: readonly Hold[],
	today: LocalDate,
) => pushedByHolds(addMonths(from, number), from, holds, today);

/**
 * @returns the first day on which sign-off of a pilot begun on `from` can be asked for: three months counted from its first
 * day, and one more day for each day on hold.
 */
export const earliestPilotSignOff = (
	from: LocalDate,
	holds: readonly Hold[],
	today: LocalDate,
): LocalDate => monthEdge(from, leastPilotMonths, holds, today);

/** @returns pilot month `number` (from 1) of a pilot begun on `from`. */
export const pilotMonth = (
	from: LocalDate,
	number: number,
	holds: readonly Hold[],
	today: LocalDate,
): PilotMonth => ({
	number,
	from: number === 1 ? from : monthEdge(from, number - 1, holds, today),
	until: addDays(monthEdge(from, number, holds, today), -1),
});

/** @returns the pilot months that are over by `today`, oldest first: the gate looks at each of them. */
export function wholePilotMonths(
	from: LocalDate,
	holds: readonly Hold[],
	today: LocalDate,
): readonly PilotMonth[] {
	const months: PilotMonth[] = [];
	for (let number = 1; number <= 120; number += 1) {
		const month = pilotMonth(from, number, holds, today);
		if (compareDates(month.until, today) >= 0) break;
		months.push(month);
	}
	return months;
}

/** A record the pilot run still owes: in a month, or once in the whole pilot. */
export interface MissingRecord {
	readonly subject: RecordSubject;
	readonly month: PilotMonth | null;
}

/**
 * @returns every record that should be there by `today` and is not: monthly processes in each whole pilot month, processes
 * that only sometimes occur in each whole month not declared quiet, and everything else once. What bears a day on hold is
 * no record of the pilot: those days are not among its months.
 */
export function missingRecords(
	pilot: {
		readonly from: LocalDate;
		readonly records: readonly PilotRecord[];
		readonly quiet: readonly QuietMonth[];
	},
	holds: readonly Hold[],
	today: LocalDate,
): readonly MissingRecord[] {
	const months = wholePilotMonths(pilot.from, holds, today);
	const records = pilot.records.filter(({ on }) => !isOnHold(on, holds));
	const within = (record: PilotRecord, month: PilotMonth) =>
		compareDates(record.on, month.from) >= 0 &&
		compareDates(record.on, month.until) <= 0;
	const owedIn = (subject: RecordSubject, month: PilotMonth) =>
		!records.some(
			(record) => record.subject === subject && within(record, month),
		) &&
		!pilot.quiet.some(
			(quiet) => quiet.subject === subject && quiet.month === month.number,
		);
	return [...processIds, ...clausesWithoutProcess].flatMap(
		(subject): readonly MissingRecord[] => {
			if (frequencyOf(subject) === "once")
				return records.some((record) => record.subject === subject)
					? []
					: [{ subject, month: null }];
			return months
				.filter((month) => owedIn(subject, month))
				.map((month) => ({ subject, month }));
		},
	);
}
