import type { Request, Response } from "express";
import { z } from "zod";
import { addDays, localDateOf } from "../../domain/dates.ts";
import { type PersonId, requestId } from "../../domain/ids.ts";
import {
	countries,
	countryOfZone,
	holidaysIn,
	regionsOf,
} from "../../records/holidays.ts";
import { waitingOn } from "../../records/home.ts";
import {
	keepPersonCalendar,
	personCalendar,
} from "../../records/person-calendars.ts";
import { perform } from "../../temporal/perform.ts";
import { sayDay } from "../dates.ts";
import { type Form, newForm, readForm, refusedForm } from "../forms.ts";
import { leaveNotice } from "../frame/notice.ts";
import type { Language } from "../locales/languages.ts";
import { daysPlaces, readDays, typedDays } from "../own-days.ts";
import { goTo, showPage } from "../page.ts";
import type { Option } from "../parts.ts";
import { signedIn } from "../reader.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";

const path = "/people/me/calendar";

/** On which days the reader works: what is asked of him is reminded of then. */
export const myCalendarRoutes: Routes = (services) => [
	{
		method: "get",
		path,
		policy: "signed-in",
		handler: async (_req, res) => {
			const { country, region, days } = await personCalendar(
				services.records.database,
				signedIn(res).person,
			);
			const form = newForm({
				country: country ?? "",
				region: region ?? "",
				...typedDays(days),
			});
			await show(res, services, form);
		},
	},
	{
		method: "post",
		path,
		policy: "signed-in",
		handler: (req, res) => receive(req, res, services),
	},
];

/** How a country is called, as the reader's browser would. */
const named = (code: string, language: Language): string =>
	new Intl.DisplayNames(language === "zh" ? "zh-Hans" : "en", {
		type: "region",
	}).of(code) ?? code;

async function countryOptions(
	language: Language,
	ofZone: string,
): Promise<readonly Option[]> {
	const names = new Intl.Collator(language === "zh" ? "zh-Hans" : "en");
	const known = (await countries())
		.map((value) => ({ value, text: named(value, language) }))
		.sort((one, other) => names.compare(one.text, other.text));
	return [{ value: "", text: ofZone }, ...known];
}

async function show(
	res: Response,
	{ clock }: Services,
	form: Form,
): Promise<void> {
	const { t, language } = res.locals.frame;
	const { zone } = signedIn(res);
	const typed = (name: string) =>
		typeof form.typed[name] === "string" ? (form.typed[name] as string) : "";
	const ofZone = await countryOfZone(zone);
	const country = typed("country") || ofZone;
	const regions = country ? await regionsOf(country) : {};
	const today = localDateOf(clock.now(), zone);
	const holidays = country
		? await holidaysIn(country, typed("region") || null, {
				from: today,
				until: addDays(today, 92),
			})
		: [];
	showPage(res, "my-calendar", {
		section: "home",
		trail: [{ to: "/people/me", text: t("profile.title") }],
		title: t("reminders.person.title"),
		countries: await countryOptions(
			language,
			ofZone
				? t("reminders.person.ofZoneNamed", {
						country: named(ofZone, language),
					})
				: t("reminders.person.ofZone", { zone }),
		),
		regions:
			Object.keys(regions).length === 0
				? undefined
				: [
						{ value: "", text: t("reminders.person.whole") },
						...Object.entries(regions).map(([value, text]) => ({
							value,
							text,
						})),
					],
		places: daysPlaces(form.typed, t),
		holidays: holidays.map((day) => sayDay(day, t)),
		form,
	});
}

const where = z.object({
	country: z.string().default(""),
	region: z.string().default(""),
});

async function receive(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const { person } = signedIn(res);
	const reading = readForm(where, req.body, t);
	const { days, errors } = readDays(refusedForm(req.body, []).typed, t);
	const again = (more: Form["errors"]) =>
		show(res, services, refusedForm(req.body, [...errors, ...more]));
	if (!reading.ok) return again(reading.form.errors);
	const { country, region } = reading.values;
	if (country !== "" && !(await countries()).includes(country))
		return again([{ field: "country", message: t("forms.choose") }]);
	// A country that was just changed has not shown its regions yet.
	const before = await personCalendar(services.records.database, person);
	const regions = country === "" ? {} : await regionsOf(country);
	const moved = (before.country ?? "") !== country;
	if (region !== "" && !Object.hasOwn(regions, region) && !moved)
		return again([
			{ field: "region", message: t("reminders.person.unknownRegion") },
		]);
	if (errors.length > 0) return again([]);
	await keepPersonCalendar(services.records.database, person, {
		country: country === "" ? null : country,
		region: Object.hasOwn(regions, region) ? region : null,
		days,
	});
	await tellRequests(services, person, reading.id);
	leaveNotice(res, "reminders.person.done");
	goTo(res, path);
}

/** More than what waits for one person's sign-off at a time. */
const mostWaiting = 50;

/** What is asked of him already goes by it from now on. */
async function tellRequests(
	{ records, temporal }: Services,
	person: PersonId,
	form: string,
): Promise<void> {
	for (const kind of ["real", "rehearsal"] as const)
		for (const waiting of await waitingOn(
			records.database,
			{ kind, person },
			mostWaiting,
		)) {
			if (waiting.kind !== "sign-off") continue;
			const { programme, room, key } = waiting;
			await perform(records, temporal, {
				...{ programme, kind, room },
				by: person,
				actId: `read-calendar/${key}/${form}`,
				act: { type: "read-calendar", request: requestId(key), person },
			});
		}
}
