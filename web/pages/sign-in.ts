import type { Response } from "express";
import { z } from "zod";
import {
	beginSession,
	endSession,
	forgetOldSessions,
	sessionCookieLife,
} from "../../records/sessions.ts";
import {
	mailSignInLink,
	openSignInLink,
	signInMinutes,
	useSignInLink,
} from "../../records/sign-in-links.ts";
import { email } from "../emails.ts";
import { newForm, readForm } from "../forms.ts";
import { clearCookie, readCookie, setCookie } from "../frame/cookies.ts";
import { leaveNotice } from "../frame/notice.ts";
import { SESSION } from "../frame/session.ts";
import { ownPath } from "../links.ts";
import { goTo, showPage } from "../page.ts";
import type { Routes } from "../route-table.ts";

const asking = z.object({
	email,
	to: z.string().default("/"),
});

/**
 * Signing in without a password: a link is mailed, opening it shows a button,
 * and only the button signs in, so that a mail scanner uses nothing up.
 */
export const signInRoutes: Routes = ({ records, clock }) => [
	{
		method: "get",
		path: "/sign-in",
		policy: "public",
		handler: (req, res) => {
			const { t, reader } = res.locals.frame;
			const to = ownPath(req.query["to"]);
			if (reader !== undefined) return goTo(res, to);
			showPage(res, "sign-in", {
				title: t("signIn.title"),
				form: newForm({ to }),
				to,
			});
		},
	},
	{
		method: "post",
		path: "/sign-in",
		policy: "public",
		limit: "sign-in",
		handler: async (req, res) => {
			const { t } = res.locals.frame;
			const asked = readForm(asking, req.body, t);
			if (!asked.ok) {
				const to = ownPath(asked.form.typed["to"]);
				showPage(res, "sign-in", {
					title: t("signIn.title"),
					form: asked.form,
					to,
				});
				return;
			}
			const { to } = asked.values;
			await mailSignInLink(
				records,
				asked.values.email,
				ownPath(to),
				clock.now(),
			);
			goTo(res, "/sign-in/asked");
		},
	},
	{
		method: "get",
		path: "/sign-in/asked",
		policy: "public",
		handler: (_req, res) => {
			const { t } = res.locals.frame;
			showPage(res, "sign-in-asked", {
				title: t("signIn.askedTitle"),
				minutes: signInMinutes,
			});
		},
	},
	{
		method: "get",
		path: "/sign-in/:secret",
		policy: "link",
		limit: "link",
		handler: async (req, res) => {
			const { t } = res.locals.frame;
			const link = await openSignInLink(
				records.database,
				String(req.params["secret"]),
				clock.now(),
			);
			if (link === undefined) return showNoLink(res);
			showPage(res, "sign-in-link", {
				title: t("signIn.linkTitle"),
				name: link.name,
			});
		},
	},
	{
		method: "post",
		path: "/sign-in/:secret",
		policy: "link",
		limit: "link",
		handler: async (req, res) => {
			const { links } = res.locals.frame;
			const { database } = records;
			const now = clock.now();
			const secret = String(req.params["secret"]);
			const link = await useSignInLink(database, secret, now);
			if (link === undefined) return showNoLink(res);
			const before = readCookie(req, SESSION, links);
			if (before !== undefined) await endSession(database, before);
			await forgetOldSessions(database, now);
			const agent = req.get("User-Agent") ?? "";
			const id = await beginSession(database, link.person, agent, now);
			setCookie(res, SESSION, id, links, sessionCookieLife);
			goTo(res, ownPath(link.leadsTo));
		},
	},
	{
		method: "post",
		path: "/sign-out",
		policy: "public",
		handler: async (req, res) => {
			const { links } = res.locals.frame;
			const id = readCookie(req, SESSION, links);
			if (id !== undefined) await endSession(records.database, id);
			clearCookie(res, SESSION, links);
			leaveNotice(res, "signIn.signedOut");
			goTo(res, "/sign-in");
		},
	},
];

/** Used, too old or never there: the page says the same of all of them. */
function showNoLink(res: Response): void {
	const { t } = res.locals.frame;
	res.status(404);
	showPage(res, "sign-in-no-link", { title: t("signIn.noLinkTitle") });
}
