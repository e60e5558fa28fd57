/**
 * Points on the time line, written as ISO 8601 in UTC. No time zone and no
 * calendar stands here, so workflows may import this file: comparing two
 * instants gives the same answer in every release and on every replay.
 */

/** A point in time, `2027-03-03T01:00:00Z`: whole seconds or milliseconds. */
export type Instant = string & { readonly __brand: "Instant" };

/** The first and the last millisecond that four digits of a year can write. */
const EARLIEST = Date.parse("0001-01-01T00:00:00Z");
const LATEST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

const SHAPE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z$/;

/**
 * The instant a text stands for, or undefined when it is not written as
 * `2027-03-03T01:00:00Z` or with three digits of a second.
 */
export function parseInstant(text: string): Instant | undefined {
	if (!SHAPE.test(text)) return undefined;
	const millis = Date.parse(text);
	if (Number.isNaN(millis)) return undefined;
	const instant = instantOf(millis);
	// Date.parse moves 31 February into March instead of refusing it.
	return instant.slice(0, 19) === text.slice(0, 19) ? instant : undefined;
}

/**
 * The instant so many milliseconds after 1970-01-01T00:00:00Z. A number
 * beyond the years 1 to 9999 gives the nearest instant within them.
 */
export function instantOf(epochMillis: number): Instant {
	const within = Math.min(Math.max(Math.trunc(epochMillis), EARLIEST), LATEST);
	return new Date(within).toISOString().replace(".000Z", "Z") as Instant;
}

/** Milliseconds from 1970-01-01T00:00:00Z to the instant. */
export function epochMillisOf(instant: Instant): number {
	return Date.parse(instant);
}

/** Negative when `a` is before `b`, zero when they are the same moment. */
export function compareInstants(a: Instant, b: Instant): number {
	return Date.parse(a) - Date.parse(b);
}

/** The earlier of two instants. */
export function earlierInstant(a: Instant, b: Instant): Instant {
	return compareInstants(a, b) <= 0 ? a : b;
}

/** The later of two instants. */
export function laterInstant(a: Instant, b: Instant): Instant {
	return compareInstants(a, b) >= 0 ? a : b;
}
