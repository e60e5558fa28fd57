import { createHash } from "node:crypto";
import type { LocalDate } from "../domain/dates.ts";
import type { ListedLine } from "../records/board.ts";
import { sayDueWhy } from "./due-why.ts";
import type { Translate } from "./locales/translate.ts";
import { isBodysAudit, pathOfLine, sayLine } from "./pages/board-lines.ts";
import { sayRemoved } from "./removed.ts";

/** One day in a calendar: what it is, and no more; no person and nothing that anybody wrote but titles. */
export interface CalendarEntry {
	/** The same for the same matter, whichever day it moves to and in whichever calendar it stands. */
	readonly uid: string;
	readonly day: LocalDate;
	readonly title: string;
	/** Why it is this day, and what follows if it is missed. */
	readonly why: string;
	/** The page where it can be seen to. */
	readonly path: string;
}

/**
 * @returns the days of a calendar: each matter on the last day still in time, and an audit whose days are proposed or confirmed
 * on the first of them too. What waits for several persons stands there once.
 */
export function calendarEntries(
	lines: readonly ListedLine[],
	t: Translate,
): readonly CalendarEntry[] {
	const entries = lines.flatMap((line) => [
		lastDay(line, t),
		...bookedDay(line, t),
	]);
	return [...new Map(entries.map((entry) => [entry.uid, entry])).values()];
}

const lastDay = (line: ListedLine, t: Translate): CalendarEntry => ({
	uid: uidOf(line, "due"),
	day: line.dueOn,
	title: titled(
		isBodysAudit(line)
			? t("calendar.lastDay", { what: sayLine(line, t) })
			: sayLine(line, t),
		line,
		t,
	),
	why: sayDueWhy(line, t),
	path: pathOfLine(line),
});

function bookedDay(line: ListedLine, t: Translate): readonly CalendarEntry[] {
	const { booked, bookedFor } = line;
	if (bookedFor === null || (booked !== "proposed" && booked !== "confirmed"))
		return [];
	return [
		{
			uid: uidOf(line, "booked"),
			day: bookedFor,
			title: titled(
				t(`calendar.${booked}`, { what: sayLine(line, t) }),
				line,
				t,
			),
			why: t(`calendar.why.${booked}`),
			path: pathOfLine(line),
		},
	];
}

const titled = (what: string, line: ListedLine, t: Translate): string =>
	sayRemoved(t("calendar.title", { what, programme: line.programmeName }), t);

/** A hash: ids of persons are part of some keys, and line breaks could be part of any. */
const uidOf = (
	{ room, kind, key }: ListedLine,
	which: "due" | "booked",
): string =>
	createHash("sha256")
		.update(JSON.stringify([room, kind, key, which]))
		.digest("hex")
		.slice(0, 40);
