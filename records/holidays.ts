import type Holidays from "date-holidays";
import { addDays, compareDates, type LocalDate } from "../domain/dates.ts";
import type { Span } from "../domain/work-calendar.ts";

/** Loaded when a calendar is first asked for: most processes never do, and it is large. */
let library: Promise<typeof Holidays> | undefined;
const load = (): Promise<typeof Holidays> => {
	library ??= import("date-holidays").then((module) => module.default);
	return library;
};

/** Days the library takes for everybody's that are only some people's (办法第三条 of China's State Council: children). */
const notForAll: Readonly<Record<string, readonly string[]>> = {
	CN: ["06-01"],
};

const dayMs = 24 * 60 * 60_000;

/** Full days on which a country, or a region of it, does not work. */
const known = new Map<string, Promise<readonly LocalDate[]>>();

const inYear = (
	country: string,
	region: string | null,
	year: number,
): Promise<readonly LocalDate[]> => {
	const key = `${country}/${region ?? ""}/${year}`;
	const found =
		known.get(key) ??
		load().then((Library) => {
			const holidays = region
				? new Library(country, region)
				: new Library(country);
			return (holidays.getHolidays(year) || []).flatMap(
				({ type, date, start, end }) => {
					// Half days, and days that are only observed, are worked.
					const days = Math.floor((end.getTime() - start.getTime()) / dayMs);
					const forAll = !notForAll[country]?.includes(date.slice(5, 10));
					return forAll && (type === "public" || type === "bank")
						? Array.from({ length: days }, (_, n) =>
								addDays(date.slice(0, 10) as LocalDate, n),
							)
						: [];
				},
			);
		});
	known.set(key, found);
	return found;
};

/** @returns the holidays of a country and region in the span, in order, each day once. */
export async function holidaysIn(
	country: string,
	region: string | null,
	span: Span,
): Promise<readonly LocalDate[]> {
	const first = Number(span.from.slice(0, 4));
	const last = Number(span.until.slice(0, 4));
	const years = await Promise.all(
		Array.from({ length: last - first + 1 }, (_, n) =>
			inYear(country, region, first + n),
		),
	);
	return [...new Set(years.flat())]
		.filter(
			(day) =>
				compareDates(span.from, day) <= 0 && compareDates(day, span.until) <= 0,
		)
		.sort();
}

/** What Node's own data says of a country; the types do not know it yet. */
interface LocaleOfCountry {
	getWeekInfo(): { readonly weekend: readonly number[] };
	getTimeZones(): readonly string[] | undefined;
}
const localeOf = (country: string) =>
	new Intl.Locale(`und-${country}`) as unknown as LocaleOfCountry;

/** @returns the days of the week on which a country does not work, Monday 1 to Sunday 7. */
export const weekendOf = (country: string): readonly number[] =>
	[...localeOf(country).getWeekInfo().weekend].sort();

/** @returns the codes of the countries whose holidays are known. */
export async function countries(): Promise<readonly string[]> {
	const Library = await load();
	return Object.keys(new Library().getCountries()).filter((code) =>
		/^[A-Z]{2}$/.test(code),
	);
}

/** @returns the regions of a country that have holidays of their own, by their codes, as they are called there. */
export async function regionsOf(
	country: string,
): Promise<Readonly<Record<string, string>>> {
	const Library = await load();
	return new Library().getStates(country) ?? {};
}

let byZone: Promise<ReadonlyMap<string, string>> | undefined;

/** @returns the country in which a time zone lies; null where none does, or several do. */
export async function countryOfZone(zone: string): Promise<string | null> {
	byZone ??= countries().then((codes) => {
		const found = new Map<string, string>();
		const several = new Set<string>();
		for (const code of codes)
			for (const one of localeOf(code).getTimeZones() ?? []) {
				if (found.has(one)) several.add(one);
				found.set(one, code);
			}
		for (const one of several) found.delete(one);
		return found;
	});
	return (await byZone).get(zone) ?? null;
}
