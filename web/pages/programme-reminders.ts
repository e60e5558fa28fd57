import type { Request, Response } from "express";
import { z } from "zod";
import { roomId } from "../../domain/ids.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { personsById } from "../../records/persons.ts";
import { perform } from "../../temporal/perform.ts";
import { type Form, newForm, readForm, refusedForm } from "../forms.ts";
import { daysPlaces, readDays, typedDays } from "../own-days.ts";
import { showPage } from "../page.ts";
import { answerWith } from "../perform.ts";
import { signedIn } from "../reader.ts";
import { sayRefusal } from "../refusals.ts";
import { reminderField } from "../reminders.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import {
	carriers,
	frameBelow,
	type OpenProgramme,
	openProgramme,
} from "./programme-frame.ts";

/** When a programme's approvers are reminded, and the days that its organisation has off. */
export const programmeReminderRoutes: Routes = (services) => [
	{
		method: "get",
		path: "/programmes/:programme/reminders",
		policy: carriers,
		handler: async (req, res) => {
			const open = await openProgramme(req, services);
			const { reminders, ownDays } = open.world.programme;
			await show(
				res,
				services,
				open,
				newForm({
					every: String(reminders.every),
					"escalate-after": String(reminders.escalateAfter),
					...typedDays(ownDays),
				}),
			);
		},
	},
	{
		method: "post",
		path: "/programmes/:programme/reminders",
		policy: carriers,
		handler: (req, res) => receive(req, res, services),
	},
];

async function show(
	res: Response,
	services: Services,
	open: OpenProgramme,
	form: Form,
): Promise<void> {
	const { t } = res.locals.frame;
	const { people } = open.world.programme;
	const persons = await personsById(services.records.database, [
		people.escalation,
	]);
	showPage(res, "programme-reminders", {
		...frameBelow(open, t),
		title: t("reminders.programme.title"),
		escalateAfterHint: t("reminders.escalateAfterHint", {
			name: persons.get(people.escalation)?.name ?? "—",
		}),
		places: daysPlaces(form.typed, t),
		form,
		path: open.path,
	});
}

/** How often, as it is typed: a whole number, whose bounds the core knows. */
export const ruleFields = z.object({
	every: z.coerce.number({ error: "forms.wholeNumber" }),
	"escalate-after": z.coerce.number({ error: "forms.wholeNumber" }),
});

async function receive(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const open = await openProgramme(req, services);
	const reading = readForm(ruleFields, req.body, t);
	const { days, errors } = readDays(refusedForm(req.body, []).typed, t);
	const wrong = [...(reading.ok ? [] : reading.form.errors), ...errors];
	if (!reading.ok || wrong.length > 0)
		return show(res, services, open, refusedForm(req.body, wrong));
	const { every, "escalate-after": escalateAfter } = reading.values;
	const asked = {
		programme: open.id,
		kind: open.kind,
		room: roomId(open.id),
		by: signedIn(res).person,
	};
	const refused = (refusal: Refusal) =>
		show(
			res,
			services,
			open,
			refusedForm(req.body, [
				{
					field: reminderField(refusal),
					message: sayRefusal(refusal, t, () => "—"),
				},
			]),
		);
	const bring = (act: Parameters<typeof perform>[2]["act"], actId: string) =>
		perform(services.records, services.temporal, { ...asked, act, actId });
	const rule = await bring(
		{ type: "set-reminders", rule: { every, escalateAfter } },
		`set-reminders/${reading.id}`,
	);
	if (!rule.ok && "refusal" in rule) return refused(rule.refusal);
	const actId = `set-own-days/${reading.id}`;
	const outcome = await bring({ type: "set-own-days", days }, actId);
	await answerWith(req, res, { ...asked, actId }, outcome, {
		to: `${open.path}/reminders`,
		notice: "reminders.programme.done",
		refused,
	});
}
