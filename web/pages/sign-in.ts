import type { Response } from "express";
import { z } from "zod";
import { endSession } from "../../records/sessions.ts";
import {
	mailSignInLink,
	openSignInLink,
	signInMinutes,
	useSignInLink,
} from "../../records/sign-in-links.ts";
import { email } from "../emails.ts";
import { type Form, newForm, readForm } from "../forms.ts";
import { readCookie } from "../frame/cookies.ts";
import { leaveNotice } from "../frame/notice.ts";
import { noteSecurity } from "../frame/security-log.ts";
import { forgetReader, SESSION, signInHere } from "../frame/session.ts";
import { ownPath } from "../links.ts";
import { goTo, showPage } from "../page.ts";
import type { Routes } from "../route-table.ts";
import { type ProviderWay, providerWay } from "./sign-in-provider.ts";

const asking = z.object({
	email,
	to: z.string().default("/"),
});

/**
 * Signing in without a password: a link is mailed, opening it shows a button,
 * and only the button signs in, so that a mail scanner uses nothing up.
 */
export const signInRoutes: Routes = (services) => {
	const { records, clock, identityProvider } = services;
	return [
		{
			method: "get",
			path: "/sign-in",
			policy: "public",
			handler: (req, res) => {
				const to = ownPath(req.query["to"]);
				if (res.locals.frame.reader !== undefined) return goTo(res, to);
				const provider = providerWay(req, res, identityProvider, to);
				showSignIn(res, newForm({ to }), to, provider);
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
					const provider = providerWay(req, res, identityProvider, to);
					return showSignIn(res, asked.form, to, provider);
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
				if (link === undefined || link.left) return showNoLink(res, link?.left);
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
				const secret = String(req.params["secret"]);
				const opened = [records.database, secret, clock.now()] as const;
				const link = await useSignInLink(...opened);
				if (link === undefined) {
					const left = (await openSignInLink(...opened))?.left ?? false;
					noteSecurity(res, services, "sign-in-failed", { how: "link", left });
					return showNoLink(res, left);
				}
				await signInHere(req, res, services, link.person, "link");
				goTo(res, ownPath(link.leadsTo));
			},
		},
		{
			method: "post",
			path: "/sign-out",
			policy: "public",
			handler: async (req, res) => {
				const id = readCookie(req, SESSION, res.locals.frame.links);
				if (id !== undefined) await endSession(records.database, id);
				noteSecurity(res, services, "signed-out");
				forgetReader(res);
				leaveNotice(res, "signIn.signedOut");
				goTo(res, "/sign-in");
			},
		},
	];
};

function showSignIn(
	res: Response,
	form: Form,
	to: string,
	provider: ProviderWay | undefined,
): void {
	const { t } = res.locals.frame;
	showPage(res, "sign-in", { title: t("signIn.title"), form, to, provider });
}

/** Used, too old or never there: the page says the same of all of them. Whoever has left is told so. */
function showNoLink(res: Response, left = false): void {
	const { t } = res.locals.frame;
	res.status(404);
	showPage(res, "sign-in-no-link", {
		title: t(left ? "signIn.leftTitle" : "signIn.noLinkTitle"),
		left,
	});
}
