import ical, {
	escape as escapeText,
	ICalCalendarMethod,
	ICalEventTransparency,
} from "ical-generator";
import type { Instant } from "../domain/instants.ts";
import type { CalendarEntry } from "./calendar-entries.ts";
import type { Links } from "./links.ts";

/** Seconds after which a calendar is asked to look again. */
const lookAgain = 6 * 60 * 60;

/** A text of RFC 5545 holds no control characters (3.3.11), and UTF-8 no half of a character. */
const plainText = (text: string): string =>
	text.toWellFormed().replace(/[\p{Cc}\u2028\u2029]+/gu, " ");

/**
 * @param name what the calendar is called; it may hold whatever people write.
 * @returns the calendar as iCalendar (RFC 5545): all-day entries that take up nobody's time, in UTF-8, its lines folded.
 */
export function calendarFile(
	name: string,
	entries: readonly CalendarEntry[],
	links: Links,
	now: Instant,
): string {
	const calendar = ical({
		prodId: { company: "Certway", product: "Certway" },
		method: ICalCalendarMethod.PUBLISH,
		// The library writes a name and a UID as they are: whatever could end a line is taken care of here.
		name: escapeText(plainText(name), false),
		ttl: lookAgain,
	});
	const { hostname } = new URL(links.origin);
	for (const { uid, day, title, why, path } of entries)
		calendar.createEvent({
			id: `${uid}@${hostname}`,
			start: day,
			allDay: true,
			stamp: now,
			summary: plainText(title),
			description: plainText(why),
			url: links.absolute(encodeURI(path)),
			transparency: ICalEventTransparency.TRANSPARENT,
		});
	return calendar.toString();
}
