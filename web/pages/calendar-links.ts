import type { Request, Response } from "express";
import { z } from "zod";
import { localDateOf } from "../../domain/dates.ts";
import { calendarLines } from "../../records/calendar-lines.ts";
import {
	type CalendarLink,
	type CalendarScope,
	calendarLinksOf,
	makeCalendarLink,
	mostCalendarLinks,
	openCalendar,
	revokeCalendarLink,
} from "../../records/calendar-links.ts";
import { calendarEntries } from "../calendar-entries.ts";
import { calendarFile } from "../calendar-file.ts";
import { type Form, newForm, readForm } from "../forms.ts";
import { leaveNotice } from "../frame/notice.ts";
import { noteSecurity } from "../frame/security-log.ts";
import type { Links } from "../links.ts";
import { type Translate, translateTo } from "../locales/translate.ts";
import { goTo, showPage } from "../page.ts";
import { Problem } from "../problem.ts";
import { signedIn } from "../reader.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { frameBelow, openProgramme, readers } from "./programme-frame.ts";

const own = "/people/me/calendar-links";

/** Calendars of people's own that read dates from here: the links they do it by, and what they read. */
export const calendarLinkRoutes: Routes = (services) => [
	{
		method: "get",
		path: "/calendar/:token.ics",
		policy: "link",
		limit: "calendar",
		handler: (req, res) => sendCalendar(req, res, services),
	},
	{
		method: "get",
		path: own,
		policy: "signed-in",
		handler: (_req, res) => showOwn(res, services, newForm({ holds: "own" })),
	},
	{
		method: "post",
		path: own,
		policy: "signed-in",
		handler: async (req, res) => {
			const asked = readForm(wanted, req.body, res.locals.frame.t);
			if (!asked.ok) return showOwn(res, services, asked.form);
			await make(res, services, { programme: null, ...asked.values }, own);
		},
	},
	{
		method: "post",
		path: `${own}/:link/revoke`,
		policy: "signed-in",
		handler: (req, res) => revoke(req, res, services),
	},
	{
		method: "get",
		path: "/programmes/:programme/calendar",
		policy: readers,
		handler: (req, res) =>
			showProgramme(req, res, services, newForm({ holds: "all" })),
	},
	{
		method: "post",
		path: "/programmes/:programme/calendar",
		policy: readers,
		handler: async (req, res) => {
			const asked = readForm(wanted, req.body, res.locals.frame.t);
			if (!asked.ok) return showProgramme(req, res, services, asked.form);
			const { id, path } = await openProgramme(req, services);
			const scope = { programme: id, ...asked.values };
			await make(res, services, scope, `${path}/calendar`);
		},
	},
];

const wanted = z.object({ holds: z.enum(["own", "all"]) });

async function make(
	res: Response,
	services: Services,
	scope: CalendarScope,
	path: string,
): Promise<void> {
	const { person } = signedIn(res);
	const now = services.clock.now();
	const made = await makeCalendarLink(services.records, person, scope, now);
	if (made) noteSecurity(res, services, "calendar-link-made");
	leaveNotice(res, made ? "calendar.made" : "calendar.notMade", {
		most: mostCalendarLinks,
	});
	goTo(res, path);
}

async function revoke(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const revoked = await revokeCalendarLink(
		services.records.database,
		signedIn(res).person,
		String(req.params["link"]),
	);
	if (revoked) noteSecurity(res, services, "calendar-link-revoked");
	// Revoked already, in another tab: what was wanted is so.
	leaveNotice(res, "calendar.revoked");
	goTo(res, own);
}

/** Answers a calendar that asks by its link; whoever holds the link reads, signed in or not. */
async function sendCalendar(
	req: Request,
	res: Response,
	{ records: { database }, clock }: Services,
): Promise<void> {
	const now = clock.now();
	const token = String(req.params["token"]);
	const calendar = await openCalendar(database, token, now);
	if (calendar === undefined) throw new Problem(404);
	const t = translateTo(calendar.language);
	const today = localDateOf(now, calendar.zone);
	const lines = await calendarLines(database, calendar, today, now);
	const file = calendarFile(
		nameOf(calendar, t),
		calendarEntries(lines, t),
		res.locals.frame.links,
		now,
	);
	res
		.set("Content-Disposition", 'inline; filename="certway.ics"')
		.type("text/calendar; charset=utf-8")
		.send(file);
}

/** @returns what a calendar is called: by what it holds, never by its person. */
const nameOf = (
	{
		holds,
		programme,
		programmeName,
	}: Pick<CalendarLink, "holds" | "programme" | "programmeName">,
	t: Translate,
): string =>
	programme === null
		? t(`calendar.name.${holds}`)
		: programmeName === null
			? t("calendar.name.gone")
			: t(`calendar.name.programme.${holds}`, { programme: programmeName });

async function showOwn(
	res: Response,
	services: Services,
	form: Form,
): Promise<void> {
	const { t } = res.locals.frame;
	const links = await linksOf(res, services);
	showPage(res, "calendar-links", {
		title: t("calendar.pageTitle"),
		section: "board",
		trail: [{ to: "/board", text: t("board.title") }],
		intro: t("calendar.intro"),
		form,
		makable: links.length < mostCalendarLinks,
		choices: choicesOf("own", "all", t),
		heading: t("calendar.links"),
		links,
		none: t("calendar.none"),
	});
}

async function showProgramme(
	req: Request,
	res: Response,
	services: Services,
	form: Form,
): Promise<void> {
	const { t } = res.locals.frame;
	const open = await openProgramme(req, services);
	const links = await linksOf(res, services);
	showPage(res, "calendar-links", {
		...frameBelow(open, t),
		title: t("calendar.ofProgramme"),
		over: open.world.programme.name,
		intro: t("calendar.intro"),
		form,
		rehearsed: open.kind === "rehearsal",
		makable: open.kind === "real" && links.length < mostCalendarLinks,
		choices: choicesOf("programme.own", "programme.all", t),
		heading: t("calendar.linksHere"),
		links: links.filter(({ programme }) => programme === open.id),
		none: t("calendar.noneHere"),
		others: { to: own, text: t("calendar.every") },
	});
}

const choicesOf = (
	mine: "own" | "programme.own",
	all: "all" | "programme.all",
	t: Translate,
) => [
	{ value: "own", text: t(`calendar.choice.${mine}`) },
	{ value: "all", text: t(`calendar.choice.${all}`) },
];

/** @returns the reader's links with the addresses that a calendar takes. */
async function linksOf(res: Response, { records, clock }: Services) {
	const { t, links } = res.locals.frame;
	const { person, zone } = signedIn(res);
	const found = await calendarLinksOf(records, person, clock.now());
	return found.map((link) => ({
		...link,
		...addressesOf(link, links),
		name: nameOf(link, t),
		zone,
		revoke: `${own}/${link.id}/revoke`,
	}));
}

/** The first is for one click, the second to be put in by hand. */
function addressesOf({ token }: CalendarLink, links: Links) {
	if (token === null) return {};
	const address = links.absolute(`/calendar/${token}.ics`);
	return { address, subscribe: address.replace(/^https?:/, "webcal:") };
}
