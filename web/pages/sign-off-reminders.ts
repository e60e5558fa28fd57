import type { Request, Response } from "express";
import { z } from "zod";
import type { SignOffRequest } from "../../domain/sign-off.ts";
import { type Form, newForm, readForm, refusedForm } from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import { goTo } from "../page.ts";
import type { SummaryRow } from "../parts.ts";
import { sayEscalation, sayEvery } from "../reminders.ts";
import type { Route, Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { bringPhaseAct } from "./phase-act.ts";
import { showForm } from "./phase-form.ts";
import { mayLead, type RoomPage, readRoom } from "./phase-room.ts";

/** When the approvers of one request are reminded. */
export const requestReminderRoutes: Routes = (services) => {
	const route = (
		method: Route["method"],
		answer: (req: Request, res: Response, services: Services) => Promise<void>,
	): Route => ({
		method,
		path: "/programmes/:programme/:room/sign-off/reminders",
		policy: mayLead,
		handler: (req, res) => answer(req, res, services),
	});
	return [route("get", show), route("post", set)];
};

/** @returns when approvers are reminded and who is told in the end, with the way to change it. */
export function reminderRow(
	{ programme, leads, at, nameOf }: RoomPage,
	request: SignOffRequest,
	t: Translate,
): SummaryRow {
	const rule = request.reminders ?? programme.reminders;
	return {
		label: t("reminders.row"),
		cell: {
			text: sayEvery(rule, t),
			note: sayEscalation(rule, nameOf(programme.people.escalation), t),
		},
		...(leads
			? {
					change: {
						to: `${at}/sign-off/reminders`,
						text: t("reminders.change"),
						about: t("reminders.row"),
					},
				}
			: {}),
	};
}

const ways = ["programme", "own"] as const;

async function show(
	req: Request,
	res: Response,
	services: Services,
	given?: Form,
): Promise<void> {
	const { t } = res.locals.frame;
	const page = await readRoom(req, res, services);
	const { phase, programme, at, nameOf } = page;
	const { request } = phase;
	if (!request) return goTo(res, at);
	const rule = request.reminders ?? programme.reminders;
	showForm(res, page, {
		title: t("reminders.request.title"),
		intro: [t("reminders.request.lead")],
		form:
			given ??
			newForm({
				which: request.reminders ? "own" : "programme",
				every: String(rule.every),
				"escalate-after": String(rule.escalateAfter),
			}),
		fields: [
			{
				part: "choices",
				name: "which",
				label: t("reminders.request.which"),
				options: [
					{
						value: "programme",
						text: t("reminders.request.programme", {
							rule: sayEvery(programme.reminders, t),
						}),
					},
					{ value: "own", text: t("reminders.request.ownRule") },
				],
			},
			{
				part: "field",
				name: "every",
				type: "number",
				inputmode: "numeric",
				width: "tiny",
				min: "1",
				max: "30",
				label: t("reminders.between"),
				hint: t("reminders.everyHint"),
			},
			{
				part: "field",
				name: "escalate-after",
				type: "number",
				inputmode: "numeric",
				width: "tiny",
				min: "1",
				max: "60",
				label: t("reminders.escalateAfter"),
				hint: t("reminders.escalateAfterHint", {
					name: nameOf(programme.people.escalation),
				}),
			},
		],
		hidden: [{ name: "request", value: request.id }],
		submit: t("reminders.submit"),
		action: `${at}/sign-off/reminders`,
		back: { to: at, text: t("phase.back") },
	});
}

const setting = z.object({
	request: z.string().min(1),
	which: z.enum(ways, { error: "forms.choose" }),
	every: z.coerce.number({ error: "forms.wholeNumber" }),
	"escalate-after": z.coerce.number({ error: "forms.wholeNumber" }),
});

async function set(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const reading = readForm(setting, req.body, res.locals.frame.t);
	if (!reading.ok) return show(req, res, services, reading.form);
	const page = await readRoom(req, res, services);
	const { values } = reading;
	const { request } = page.phase;
	if (request?.id !== values.request) return goTo(res, page.at);
	await bringPhaseAct(req, res, services, page, {
		act: {
			type: "set-request-reminders",
			request: request.id,
			rule:
				values.which === "own"
					? { every: values.every, escalateAfter: values["escalate-after"] }
					: null,
		},
		actId: `set-request-reminders/${reading.id}`,
		to: page.at,
		notice: "reminders.request.done",
		again: (errors) => show(req, res, services, refusedForm(req.body, errors)),
	});
}
