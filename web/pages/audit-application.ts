import type { Request, Response } from "express";
import { z } from "zod";
import { sealText } from "../../records/seals.ts";
import { sayDay } from "../dates.ts";
import {
	FORM_ID,
	type Form,
	newForm,
	readForm,
	refusedForm,
} from "../forms.ts";
import { fieldsOf } from "../perform.ts";
import { Problem } from "../problem.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { day } from "./deliverable.ts";
import { bringPhaseAct } from "./phase-act.ts";
import { showForm } from "./phase-form.ts";
import { mayLead, readRoom } from "./phase-room.ts";

/** The beginning of the certification audit, and the end nobody wants: the application, and the body's refusal. */
export const auditApplicationRoutes: Routes = (services) => {
	const path = "/programmes/:programme/:room/audit";
	return [
		{
			method: "get",
			path: `${path}/application`,
			policy: mayLead,
			handler: (req, res) => showApplication(req, res, services),
		},
		{
			method: "post",
			path: `${path}/application`,
			policy: mayLead,
			handler: (req, res) => enterApplication(req, res, services),
		},
		{
			method: "get",
			path: `${path}/refusal`,
			policy: mayLead,
			handler: (req, res) => showRefusal(req, res, services),
		},
		{
			method: "post",
			path: `${path}/refusal`,
			policy: mayLead,
			handler: (req, res) => enterRefusal(req, res, services),
		},
	];
};

/** @throws Problem 404 in any other phase. */
async function readAudit(req: Request, res: Response, services: Services) {
	const page = await readRoom(req, res, services);
	const { work } = page.phase;
	if (work.kind !== "certification") throw new Problem(404);
	return { page, work };
}

const application = z.object({
	on: day,
	body: z.string().min(1).max(200),
	accepted: z.union([z.literal(""), day], { error: "forms.date" }),
});

async function showApplication(
	req: Request,
	res: Response,
	services: Services,
	given?: Form,
): Promise<void> {
	const { t } = res.locals.frame;
	const { page, work } = await readAudit(req, res, services);
	const again = work.refused !== null;
	const known = again ? null : work.application;
	showForm(res, page, {
		title: t("audit.applicationTitle"),
		intro: [t(again ? "audit.applicationAgain" : "audit.applicationIntro")],
		form:
			given ??
			newForm({
				on: known?.on ?? "",
				body: work.application?.body ?? "",
				accepted: known?.acceptedOn ?? "",
			}),
		fields: [
			{
				part: "field",
				name: "on",
				type: "date",
				label: t("audit.appliedOn"),
				max: page.today,
			},
			{ part: "field", name: "body", label: t("audit.body"), maxlength: 200 },
			{
				part: "field",
				name: "accepted",
				type: "date",
				label: t("audit.acceptedOn"),
				hint: t("audit.acceptedHint"),
				max: page.today,
				optional: true,
			},
		],
		submit: t("audit.enterApplication"),
		action: `${page.at}/audit/application`,
		back: { to: page.at, text: t("phase.back") },
	});
}

async function enterApplication(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const reading = readForm(application, req.body, res.locals.frame.t);
	if (!reading.ok) return showApplication(req, res, services, reading.form);
	const { page } = await readAudit(req, res, services);
	const { id, values } = reading;
	await bringPhaseAct(req, res, services, page, {
		act: {
			type: "apply",
			on: values.on,
			body: values.body,
			acceptedOn: values.accepted === "" ? null : values.accepted,
		},
		actId: `apply/${id}`,
		to: page.at,
		notice: "audit.applicationEntered",
		fields: {
			"date-in-future": values.on > page.today ? "on" : "accepted",
			"dates-not-in-order": "accepted",
			"not-ready": "on",
			rules: "on",
		},
		again: (errors) =>
			showApplication(req, res, services, refusedForm(req.body, errors)),
	});
}

const refusal = z.object({
	on: day,
	reason: z.string().min(1).max(4_000),
	confirmed: z.string().default(""),
});

/** Once entered it stays: a refusal is shown once more before it is. */
async function showRefusal(
	req: Request,
	res: Response,
	services: Services,
	given?: Form,
	seen?: z.output<typeof refusal>,
): Promise<void> {
	const { t } = res.locals.frame;
	const { page } = await readAudit(req, res, services);
	const head = {
		title: t("audit.refusalTitle"),
		submit: t("audit.enterRefusal"),
		grave: true,
		action: `${page.at}/audit/refusal`,
		back: { to: page.at, text: t("phase.back") },
	};
	if (seen)
		return showForm(res, page, {
			...head,
			intro: [t("certificate.lookAgain"), t("audit.refusalIntro")],
			rows: [
				{ label: t("audit.refusedOn"), cell: { text: sayDay(seen.on, t) } },
				{ label: t("audit.refusalReason"), cell: { text: seen.reason } },
			],
			form: newForm(),
			fields: [],
			hidden: [
				...fieldsOf(req.body).filter(({ name }) => name !== FORM_ID),
				{ name: "confirmed", value: "yes" },
			],
		});
	showForm(res, page, {
		...head,
		intro: [t("audit.refusalIntro")],
		form: given ?? newForm(),
		fields: [
			{
				part: "field",
				name: "on",
				type: "date",
				label: t("audit.refusedOn"),
				max: page.today,
			},
			{
				part: "text-area",
				name: "reason",
				label: t("audit.refusalReason"),
				maxlength: 4_000,
			},
		],
	});
}

async function enterRefusal(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const reading = readForm(refusal, req.body, res.locals.frame.t);
	if (!reading.ok) return showRefusal(req, res, services, reading.form);
	if (reading.values.confirmed !== "yes")
		return showRefusal(req, res, services, undefined, reading.values);
	const { page } = await readAudit(req, res, services);
	const { id, values } = reading;
	const actId = `enter-refusal/${id}`;
	const scope = `${page.programme.charter.programme}/${actId}`;
	await bringPhaseAct(req, res, services, page, {
		act: {
			type: "enter-refusal",
			on: values.on,
			reason: await sealText(
				services.records.database,
				scope,
				"reason",
				values.reason,
			),
		},
		actId,
		to: page.at,
		notice: "audit.refusalEntered",
		fields: { rules: "on" },
		again: (errors) =>
			showRefusal(req, res, services, refusedForm(req.body, errors)),
	});
}
