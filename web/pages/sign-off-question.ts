import type { Request, Response } from "express";
import { z } from "zod";
import { compareDates } from "../../domain/dates.ts";
import { sealText } from "../../records/seals.ts";
import { sayDate } from "../dates.ts";
import { type Form, newForm, readForm } from "../forms.ts";
import type { Services } from "../services.ts";
import {
	bringBeside,
	type OpenLinkPage,
	passage,
	readOpenLink,
	showBeside,
} from "./sign-off-beside.ts";
import { matterOf } from "./sign-off-open.ts";

const asking = z.object({
	text: passage("handOver.question.give"),
	who: z.literal("me", { error: "handOver.question.confirm" }),
});

/** The form in which an approver asks what he wants to know before he answers. */
export async function showQuestion(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const page = await readOpenLink(req, res, services);
	if (page) show(res, page, newForm());
}

function show(res: Response, page: OpenLinkPage, form: Form): void {
	const { t } = res.locals.frame;
	const { request, nameOf, person, today, at } = page;
	const late = compareDates(request.answerBy, today) < 0;
	showBeside(res, page, {
		title: t("handOver.question.title", { matter: matterOf(page, t) }),
		lead: [
			t(`handOver.question.${late ? "leadLate" : "lead"}`, {
				asker: nameOf(request.askedBy),
				day: sayDate(request.answerBy, today, t),
			}),
		],
		fields: [
			{
				part: "text-area",
				name: "text",
				label: t("handOver.question.text"),
				maxlength: 4_000,
			},
			// A machine that fills in what it finds asks nothing: to ask is to choose.
			{
				part: "choices",
				name: "who",
				label: t("handOver.question.sure"),
				options: [
					{
						value: "me",
						text: t("handOver.question.iAm", { name: person.name }),
					},
				],
			},
		],
		submit: t("handOver.question.submit"),
		action: `${at}/question`,
		form,
	});
}

/** Asks it: nothing is decided, and no day moves. */
export async function askQuestion(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const page = await readOpenLink(req, res, services);
	if (!page) return;
	const reading = readForm(asking, req.body, res.locals.frame.t);
	if (!reading.ok) return show(res, page, reading.form);
	const { request, generation, person } = page.link;
	const actId = `ask-question/${request}/${person}/${reading.id}`;
	await bringBeside(req, res, services, page, {
		act: {
			type: "ask-question",
			request,
			generation,
			text: await sealText(
				services.records.database,
				actId,
				"text",
				reading.values.text,
			),
		},
		actId,
		notice: "handOver.question.done",
		values: { name: page.nameOf(page.request.askedBy) },
		again: (form) => show(res, page, form),
	});
}
