import { addDays, type LocalDate } from "../domain/dates.ts";
import type { Instant } from "../domain/instants.ts";
import { boardPage, type ListedLine } from "./board.ts";
import type { OpenCalendar } from "./calendar-links.ts";
import type { Database } from "./database.ts";
import { type Sight, sightOf } from "./home.ts";

/** What is overdue for longer stands on the board alone. */
const daysBack = 365;
/** A calendar holds so many matters, the earliest first: beyond it nobody looks. */
const mostLines = 1000;
const linesAtOnce = 200;

/**
 * @param today the machine's day: no rehearsal is looked at.
 * @returns what the calendar of a link holds, as the board has it now: what is met, moved or cancelled is so there too.
 */
export async function calendarLines(
	database: Database,
	calendar: OpenCalendar,
	today: LocalDate,
	now: Instant,
): Promise<readonly ListedLine[]> {
	const sight = await sightOfCalendar(database, calendar, now);
	const lines: ListedLine[] = [];
	let after = null;
	do {
		const page = await boardPage(
			database,
			sight,
			{
				from: addDays(today, -daysBack),
				until: null,
				unbooked: false,
				matter: null,
				person: calendar.holds === "own" ? calendar.person : null,
				words: "",
				sort: "due",
				after,
			},
			linesAtOnce,
		);
		lines.push(...page.lines);
		after = page.next;
	} while (after !== null && lines.length < mostLines);
	return lines.slice(0, mostLines);
}

const sightOfCalendar = async (
	database: Database,
	calendar: OpenCalendar,
	now: Instant,
): Promise<Sight> =>
	calendar.programme === null
		? sightOf(database, "real", calendar, now)
		: {
				kind: "real",
				person: calendar.person,
				programmes: [calendar.programme],
				many: false,
				now,
			};
