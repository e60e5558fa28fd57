import type { Request, Response } from "express";
import { z } from "zod";
import { parseTimeZone, type TimeZone } from "../../domain/dates.ts";
import type { PersonId } from "../../domain/ids.ts";
import type { Database } from "../../records/database.ts";
import {
	changePerson,
	normalEmail,
	personsById,
} from "../../records/persons.ts";
import {
	endEverySession,
	endOtherSessions,
	endSessionOf,
	sessionsOf,
} from "../../records/sessions.ts";
import { sayAgent } from "../agents.ts";
import { email } from "../emails.ts";
import { type Form, newForm, readForm, refusedForm } from "../forms.ts";
import { clearCookie, readCookie } from "../frame/cookies.ts";
import { leaveNotice } from "../frame/notice.ts";
import { noteSecurity } from "../frame/security-log.ts";
import { forgetReader, SESSION } from "../frame/session.ts";
import { goTo, showPage } from "../page.ts";
import type { Table } from "../parts.ts";
import { signedIn } from "../reader.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { zoneOptions } from "../zones.ts";

const profile = z.object({
	name: z.string().min(1).max(120),
	email: email.optional(),
	language: z.enum(["en", "zh"]),
	mails: z.enum(["all", "needed"]).default("all"),
	zone: z.string().transform((text, context): TimeZone => {
		const zone = parseTimeZone(text);
		if (zone !== undefined) return zone;
		context.addIssue("profile.noSuchZone");
		return z.NEVER;
	}),
});

/** What a person says of himself, and where he is signed in. */
export const profileRoutes: Routes = (services) => [
	{
		method: "get",
		path: "/people/me",
		policy: "signed-in",
		handler: async (req, res) => {
			const { person } = signedIn(res);
			const { database } = services.records;
			const me = (await personsById(database, [person])).get(person);
			if (me === undefined) throw new Error("The reader is no longer known");
			const { name, email, language, zone, mails } = me;
			const form = newForm({ name, email, language, zone, mails });
			await showProfile(req, res, services, form);
		},
	},
	{
		method: "post",
		path: "/people/me",
		policy: "signed-in",
		handler: async (req, res) => {
			const { t } = res.locals.frame;
			const { person, administrator } = signedIn(res);
			const asked = readForm(profile, req.body, t);
			if (!asked.ok) return showProfile(req, res, services, asked.form);
			const { email, ...values } = asked.values;
			const { database } = services.records;
			// Others are named by their address: only who runs Certway takes another.
			const address = administrator ? email : undefined;
			const readdressed =
				address !== undefined && (await isAnother(database, person, address));
			const changed = await changePerson(database, person, {
				...values,
				...(address === undefined ? {} : { email: address }),
			});
			if (!changed) {
				const message = t("profile.emailTaken");
				const form = refusedForm(req.body, [{ field: "email", message }]);
				return showProfile(req, res, services, form);
			}
			if (readdressed) {
				// Links to sign in go there from now on: whoever is signed in elsewhere signs in again.
				const id = readCookie(req, SESSION, res.locals.frame.links) ?? "";
				await endOtherSessions(database, person, id);
				noteSecurity(res, services, "address-changed", { person });
			}
			// What this browser remembered gives way to what was just set.
			clearCookie(res, "lang", res.locals.frame.links);
			leaveNotice(res, "profile.saved");
			goTo(res, "/people/me");
		},
	},
	{
		method: "post",
		path: "/people/me/sign-out-everywhere",
		policy: "signed-in",
		handler: async (_req, res) => {
			await endEverySession(services.records.database, signedIn(res).person);
			noteSecurity(res, services, "session-ended", { which: "all" });
			forgetReader(res);
			leaveNotice(res, "profile.signedOutEverywhere");
			goTo(res, "/sign-in");
		},
	},
	{
		method: "post",
		path: "/people/me/sessions/:session/end",
		policy: "signed-in",
		handler: async (req, res) => {
			const ended = await endSessionOf(
				services.records.database,
				signedIn(res).person,
				String(req.params["session"]),
			);
			if (ended) noteSecurity(res, services, "session-ended", { which: "one" });
			// Ended already, in another tab or by itself: what was wanted is so.
			leaveNotice(res, ended ? "profile.ended" : "profile.endedBefore");
			goTo(res, "/people/me");
		},
	},
	{
		method: "get",
		path: "/settings",
		policy: "signed-in",
		handler: (_req, res) => goTo(res, "/people/me"),
	},
];

async function isAnother(
	database: Database,
	person: PersonId,
	address: string,
): Promise<boolean> {
	const me = (await personsById(database, [person])).get(person);
	return me !== undefined && me.email !== normalEmail(address);
}

async function showProfile(
	req: Request,
	res: Response,
	{ records, clock }: Services,
	form: Form,
): Promise<void> {
	const { t, links } = res.locals.frame;
	const { person, administrator, zone } = signedIn(res);
	const me = await personsById(records.database, [person]);
	const email = me.get(person)?.email ?? "";
	const id = readCookie(req, SESSION, links) ?? "";
	const open = await sessionsOf(records.database, person, id, clock.now());
	const sessions: Table = {
		caption: t("profile.sessions"),
		captionHidden: true,
		columns: [
			{ label: t("profile.agent") },
			{ label: t("profile.since") },
			{ label: t("profile.seen") },
			{ label: t("profile.endIt") },
		],
		rows: open.map(({ handle, agent, since, seen, current }) => [
			{ text: sayAgent(agent, t) },
			{ moment: since, zone },
			{ moment: seen, zone },
			current
				? { text: t("profile.thisOne") }
				: {
						act: {
							action: `/people/me/sessions/${handle}/end`,
							button: t("profile.end"),
							about: sayAgent(agent, t),
						},
					},
		]),
	};
	showPage(res, "profile", {
		title: t("profile.title"),
		form,
		administrator,
		facts: [{ label: t("profile.email"), cell: { text: email } }],
		languages: [
			{ value: "en", text: "English" },
			{ value: "zh", text: "中文" },
		],
		mails: [
			{ value: "all", text: t("personalData.mailsAll") },
			{
				value: "needed",
				text: t("personalData.mailsNeeded"),
				hint: t("personalData.mailsNeededHint"),
			},
		],
		zones: zoneOptions(zone),
		sessions,
	});
}
