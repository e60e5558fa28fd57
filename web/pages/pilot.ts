import type { Request, Response } from "express";
import { z } from "zod";
import { personId } from "../../domain/ids.ts";
import { pilotMonth, wholePilotMonths } from "../../domain/pilot.ts";
import {
	frequencyOf,
	processIds,
	type RecordSubject,
	recordSubjects,
} from "../../domain/processes.ts";
import { sealText } from "../../records/seals.ts";
import { saySpan } from "../dates.ts";
import { type Form, newForm, readForm, refusedForm } from "../forms.ts";
import { Problem } from "../problem.ts";
import { saySubject } from "../processes.ts";
import { signedIn } from "../reader.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { day } from "./deliverable.ts";
import { bringPhaseAct } from "./phase-act.ts";
import { showForm } from "./phase-form.ts";
import { mayLead, mayWork, type RoomPage, readRoom } from "./phase-room.ts";

/** The pilot run's records, and the months declared quiet. */
export const pilotRoutes: Routes = (services) => {
	const at = "/programmes/:programme/:room";
	return [
		{
			method: "get",
			path: `${at}/records/new`,
			policy: mayWork,
			handler: (req, res) => showRecord(req, res, services),
		},
		{
			method: "post",
			path: `${at}/records/new`,
			policy: mayWork,
			handler: (req, res) => addRecord(req, res, services),
		},
		{
			method: "get",
			path: `${at}/quiet`,
			policy: mayLead,
			handler: (req, res) => showQuiet(req, res, services),
		},
		{
			method: "post",
			path: `${at}/quiet`,
			policy: mayLead,
			handler: (req, res) => declareQuiet(req, res, services),
		},
	];
};

/** @throws Problem 404 in any other phase. */
async function readPilot(
	req: Request,
	res: Response,
	services: Services,
): Promise<RoomPage> {
	const page = await readRoom(req, res, services);
	if (page.phase.work.kind !== "pilot") throw new Problem(404);
	return page;
}

const subject = z.enum(recordSubjects as [RecordSubject, ...RecordSubject[]], {
	error: "forms.choose",
});

const record = z.object({
	subject,
	on: day,
	note: z.string().min(1).max(4_000),
});

async function showRecord(
	req: Request,
	res: Response,
	services: Services,
	given?: Form,
): Promise<void> {
	const { t } = res.locals.frame;
	const page = await readPilot(req, res, services);
	const asked = subject.safeParse(req.query["subject"]);
	showForm(res, page, {
		title: t("pilot.addTitle"),
		intro: [t("pilot.addIntro")],
		form:
			given ??
			newForm({ subject: asked.success ? asked.data : "", on: page.today }),
		fields: [
			{
				part: "select",
				name: "subject",
				label: t("pilot.subject"),
				options: [
					{ value: "", text: t("pilot.choose") },
					...recordSubjects.map((value) => ({
						value,
						text: saySubject(value, t),
					})),
				],
				...(asked.success ? { hint: t(`processes.record.${asked.data}`) } : {}),
			},
			{
				part: "field",
				name: "on",
				type: "date",
				label: t("pilot.day"),
				hint: t("pilot.dayHint"),
				min: page.phase.from,
				max: page.today,
			},
			{
				part: "text-area",
				name: "note",
				label: t("pilot.note"),
				hint: t("pilot.noteHint"),
				maxlength: 4_000,
			},
		],
		submit: t("pilot.add"),
		action: `${page.at}/records/new`,
		back: { to: page.at, text: t("phase.back") },
	});
}

async function addRecord(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const reading = readForm(record, req.body, t);
	if (!reading.ok) return showRecord(req, res, services, reading.form);
	const page = await readPilot(req, res, services);
	const { id, values } = reading;
	await bringPhaseAct(req, res, services, page, {
		act: {
			type: "record-process",
			subject: values.subject,
			on: values.on,
			note: await sealText(services.records.database, id, "note", values.note),
		},
		actId: `record-process/${id}`,
		to: `${page.at}#pilot`,
		notice: "pilot.added",
		values: { subject: saySubject(values.subject, t) },
		fields: {
			"date-before-phase": "on",
			"date-in-future": "on",
			"date-on-hold": "on",
		},
		again: (errors) =>
			showRecord(req, res, services, refusedForm(req.body, errors)),
	});
}

/** Only what happens now and then can have a quiet month. */
const quietable = processIds.filter(
	(process) => frequencyOf(process) === "when-it-occurs",
);

const quiet = z.object({
	subject,
	month: z.coerce.number().int(),
	reason: z
		.string({ error: "pilot.reasonNeeded" })
		.min(1, "pilot.reasonNeeded")
		.max(2_000),
	approver: z.string({ error: "forms.choose" }).min(1, "forms.choose"),
});

async function showQuiet(
	req: Request,
	res: Response,
	services: Services,
	given?: Form,
): Promise<void> {
	const { t } = res.locals.frame;
	const page = await readPilot(req, res, services);
	const { phase, programme, today, nameOf } = page;
	const months = wholePilotMonths(phase.from, programme.holds, today);
	const reader = signedIn(res).person;
	const asked = (name: string) => String(req.query[name] ?? "");
	showForm(res, page, {
		title: t("pilot.quietTitle"),
		intro: [t("pilot.quietIntro")],
		form:
			given ?? newForm({ subject: asked("subject"), month: asked("month") }),
		fields: [
			{
				part: "select",
				name: "subject",
				label: t("pilot.subject"),
				options: quietable.map((value) => ({
					value,
					text: saySubject(value, t),
				})),
			},
			{
				part: "select",
				name: "month",
				label: t("pilot.month"),
				hint: t("pilot.monthHint"),
				options: months.map(({ number, from, until }) => ({
					value: String(number),
					text: t("pilot.monthSpan", {
						month: number,
						span: saySpan(from, until, t),
					}),
				})),
			},
			{
				part: "text-area",
				name: "reason",
				label: t("pilot.reason"),
				hint: t("pilot.reasonHint"),
				maxlength: 2_000,
			},
			{
				part: "select",
				name: "approver",
				label: t("pilot.approver"),
				hint: t("pilot.approverHint"),
				options: [
					{ value: "", text: t("pilot.choose") },
					...programme.people.approvers
						.filter(({ person }) => person !== reader)
						.map(({ person, side }) => ({
							value: person,
							text: t("pilot.approverOf", {
								name: nameOf(person),
								side: t(`terms.sideLabel.${side}`),
							}),
						})),
				],
			},
		],
		submit: t("pilot.declare"),
		action: `${page.at}/quiet`,
		back: { to: page.at, text: t("phase.back") },
	});
}

async function declareQuiet(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const reading = readForm(quiet, req.body, t);
	if (!reading.ok) return showQuiet(req, res, services, reading.form);
	const page = await readPilot(req, res, services);
	const { id, values } = reading;
	const { from, until } = pilotMonth(
		page.phase.from,
		Math.max(1, Math.min(values.month, 120)),
		page.programme.holds,
		page.today,
	);
	await bringPhaseAct(req, res, services, page, {
		act: {
			type: "declare-quiet-month",
			subject: values.subject,
			month: values.month,
			reason: await sealText(
				services.records.database,
				id,
				"reason",
				values.reason,
			),
			approver: personId(values.approver),
		},
		actId: `declare-quiet-month/${id}`,
		to: `${page.at}#pilot`,
		notice: "pilot.declared",
		values: {
			subject: saySubject(values.subject, t),
			span: saySpan(from, until, t),
		},
		fields: {
			"month-not-over": "month",
			"month-not-quiet-able": "subject",
			"not-an-approver": "approver",
			"asker-is-approver": "approver",
		},
		again: (errors) =>
			showQuiet(req, res, services, refusedForm(req.body, errors)),
	});
}
