import type { CalendarOf } from "../domain/calendars.ts";
import type { LocalDate } from "../domain/dates.ts";
import type { PersonId } from "../domain/ids.ts";
import {
	mondayToFriday,
	type OwnDays,
	type Span,
	type WorkCalendar,
	withOwnDays,
} from "../domain/work-calendar.ts";
import type { Database } from "./database.ts";
import { countryOfZone, holidaysIn, weekendOf } from "./holidays.ts";

/** Where somebody works, and his own days beside those of his country. */
export interface PersonCalendar {
	/** ISO 3166; null: the one his time zone lies in. */
	readonly country: string | null;
	readonly region: string | null;
	readonly days: readonly OwnDays[];
}

/** @returns what a person has said of his calendar. */
export async function personCalendar(
	database: Database,
	person: PersonId,
): Promise<PersonCalendar> {
	const { country, region } = await database
		.selectFrom("person")
		.select(["country", "region"])
		.where("id", "=", person)
		.executeTakeFirstOrThrow();
	const rows = await database
		.selectFrom("person_days")
		.select(["from_day", "until_day", "worked"])
		.where("person", "=", person)
		.orderBy("from_day")
		.execute();
	return { country, region, days: rows.map(ownDays) };
}

const ownDays = (row: {
	readonly from_day: string;
	readonly until_day: string;
	readonly worked: boolean;
}): OwnDays => ({
	from: row.from_day as LocalDate,
	until: row.until_day as LocalDate,
	worked: row.worked,
});

/** Keeps what a person says of his calendar; his days as a whole. */
export async function keepPersonCalendar(
	database: Database,
	person: PersonId,
	{ country, region, days }: PersonCalendar,
): Promise<void> {
	await database.transaction().execute(async (transaction) => {
		await transaction
			.updateTable("person")
			.set({ country, region })
			.where("id", "=", person)
			.execute();
		await transaction
			.deleteFrom("person_days")
			.where("person", "=", person)
			.execute();
		if (days.length > 0)
			await transaction
				.insertInto("person_days")
				.values(
					days.map(({ from, until, worked }) => ({
						person,
						from_day: from,
						until_day: until,
						worked,
					})),
				)
				.execute();
	});
}

/** Calendars as a decision asks for them. */
export interface Calendars {
	/** Monday to Friday for somebody who has not been read yet; asking is remembered. */
	readonly of: CalendarOf;
	/** Reads what was asked for and not known. @returns whether there was anything: the decision is then made anew. */
	readonly read: () => Promise<boolean>;
}

/**
 * @returns the calendars of persons, read from the database only when a decision asks for one: most do not.
 */
export function readCalendars(database: Database): Calendars {
	const known = new Map<string, WorkCalendar>();
	const asked = new Map<string, { person: PersonId; span: Span }>();
	const keyOf = (person: PersonId, { from, until }: Span) =>
		`${person}/${from}/${until}`;
	return {
		of: (person, span) => {
			const key = keyOf(person, span);
			const found = known.get(key);
			if (!found) asked.set(key, { person, span });
			return found ?? mondayToFriday;
		},
		read: async () => {
			const wanted = [...asked.values()];
			asked.clear();
			if (wanted.length === 0) return false;
			const persons = [...new Set(wanted.map(({ person }) => person))];
			const rows = await database
				.selectFrom("person")
				.select(["id", "country", "region", "zone"])
				.where("id", "in", persons)
				.execute();
			const days = await database
				.selectFrom("person_days")
				.selectAll()
				.where("person", "in", persons)
				.orderBy("from_day")
				.execute();
			for (const { person, span } of wanted) {
				const row = rows.find(({ id }) => id === person);
				const own = days.filter((one) => one.person === person).map(ownDays);
				const calendar = row ? await calendarIn(row, span) : mondayToFriday;
				known.set(keyOf(person, span), withOwnDays(calendar, own, span));
			}
			return true;
		},
	};
}

async function calendarIn(
	{
		country,
		region,
		zone,
	}: {
		readonly country: string | null;
		readonly region: string | null;
		readonly zone: string;
	},
	span: Span,
): Promise<WorkCalendar> {
	const where = country ?? (await countryOfZone(zone));
	if (!where) return mondayToFriday;
	const weekend = weekendOf(where);
	const off = (await holidaysIn(where, region, span)).map((day) => ({
		from: day,
		until: day,
		worked: false,
	}));
	// A holiday on a weekend says nothing new.
	return withOwnDays({ weekend, off: [], worked: [] }, off, span);
}
