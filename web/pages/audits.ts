import type { Request, Response } from "express";
import { auditsOf, bookingLead } from "../../domain/audits.ts";
import { isCertificate, isOver } from "../../domain/world.ts";
import { textsOf } from "../../records/seals.ts";
import { showPage } from "../page.ts";
import type { Way } from "../parts.ts";
import { signedIn } from "../reader.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { bringAuditForm, showAuditForm } from "./audit-form.ts";
import { auditForms, programmeAuditForms } from "./audit-forms.ts";
import {
	auditShown,
	bookingSeals,
	repeatWays,
	type ShownWith,
} from "./audit-shown.ts";
import {
	carriers,
	frameBelow,
	type OpenProgramme,
	openProgramme,
	readers,
} from "./programme-frame.ts";

/** The audits of the certification body: by when each is due and why, what is booked, and the forms to enter it. */
export const auditsRoutes: Routes = (services) => {
	const path = "/programmes/:programme/audits";
	return [
		{
			method: "get",
			path,
			policy: readers,
			handler: (req, res) => showAudits(req, res, services),
		},
		{
			method: "get",
			path: `${path}/:act`,
			policy: carriers,
			handler: (req, res) =>
				showAuditForm(req, res, services, programmeAuditForms),
		},
		{
			method: "post",
			path: `${path}/:act`,
			policy: carriers,
			handler: (req, res) =>
				bringAuditForm(req, res, services, programmeAuditForms),
		},
		{
			method: "get",
			path: `${path}/:audit/:act`,
			policy: carriers,
			handler: (req, res) => showAuditForm(req, res, services, auditForms),
		},
		{
			method: "post",
			path: `${path}/:audit/:act`,
			policy: carriers,
			handler: (req, res) => bringAuditForm(req, res, services, auditForms),
		},
	];
};

async function showAudits(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const { database } = services.records;
	const open = await openProgramme(req, services);
	const { world, path, today } = open;
	const audits = auditsOf(world);
	const [texts, roles] = await Promise.all([
		textsOf(database, bookingSeals(audits)),
		services.access.rolesOf(signedIn(res).person, open.id),
	]);
	const mayAct =
		world.programme.status !== "stopped" &&
		roles.some((role) =>
			(carriers.programme as readonly string[]).includes(role),
		);
	const shown: ShownWith = { world, path, today, mayAct, texts, t };
	showPage(res, "audits", {
		...frameBelow(open, t),
		title: t("bookings.title"),
		over: world.programme.name,
		intro: t("bookings.intro", { count: bookingLead(world.programme) }),
		lead: mayAct
			? { to: `${path}/audits/lead`, text: t("bookings.act.lead") }
			: undefined,
		ahead: audits
			.filter(({ held }) => held === null)
			.map((audit) => auditShown(audit, shown)),
		held: audits
			.filter(({ held }) => held !== null)
			.map((audit) => auditShown(audit, shown)),
		none: {
			title: t("bookings.noneAhead.title"),
			text: t("bookings.noneAhead.text"),
		},
		others: mayAct ? otherWays(open, shown) : [],
	});
}

/** What nothing asks for: a stage once more, an audit between the others. */
const otherWays = (
	{ world, path }: OpenProgramme,
	shown: ShownWith,
): readonly Way[] => [
	...repeatWays(world, shown),
	...(Object.values(world.rooms).some(
		(room) => isCertificate(room) && !isOver(room),
	)
		? [
				{
					to: `${path}/audits/announce`,
					text: shown.t("bookings.act.announce"),
				},
			]
		: []),
];
