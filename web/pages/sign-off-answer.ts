import type { Request, Response } from "express";
import { z } from "zod";
import { sealText, textsOf } from "../../records/seals.ts";
import { sayDay } from "../dates.ts";
import { type Form, newForm, readForm, refusedForm } from "../forms.ts";
import { goTo } from "../page.ts";
import type { Route, Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { bringPhaseAct } from "./phase-act.ts";
import { showForm } from "./phase-form.ts";
import { mayLead, type RoomPage, readRoom } from "./phase-room.ts";
import { passage } from "./sign-off-beside.ts";

/** Answering what an approver wants to know before he signs off. */
export const answerRoutes: Routes = (services) => {
	const route = (
		method: Route["method"],
		answer: (req: Request, res: Response, services: Services) => Promise<void>,
	): Route => ({
		method,
		path: "/programmes/:programme/:room/sign-off/questions/:question",
		policy: mayLead,
		handler: (req, res) => answer(req, res, services),
	});
	return [route("get", show), route("post", answerQuestion)];
};

const questionIn = (req: Request, { phase }: RoomPage) =>
	phase.request?.questions.find(
		({ number }) => String(number) === req.params["question"],
	);

async function show(
	req: Request,
	res: Response,
	services: Services,
	given?: Form,
): Promise<void> {
	const { t } = res.locals.frame;
	const page = await readRoom(req, res, services);
	const { at, nameOf } = page;
	const question = questionIn(req, page);
	// Answered meanwhile, or asked of a request that has ended: the phase's page shows it.
	if (!question || (question.answer && !given)) return goTo(res, at);
	const texts = await textsOf(services.records.database, [question.text]);
	const name = nameOf(question.by);
	showForm(res, page, {
		title: t("handOver.answer.title", { name }),
		intro: [t("handOver.answer.lead", { name })],
		rows: [
			{
				label: t("handOver.questions.asked", {
					name,
					day: sayDay(question.on, t),
				}),
				cell: { text: texts.get(question.text) ?? t("evidence.removed") },
			},
		],
		form: given ?? newForm(),
		fields: [
			{
				part: "text-area",
				name: "text",
				label: t("handOver.answer.text"),
				maxlength: 4_000,
			},
		],
		submit: t("handOver.answer.submit"),
		action: `${at}/sign-off/questions/${question.number}`,
		back: { to: at, text: t("phase.back") },
	});
}

const answering = z.object({ text: passage("handOver.answer.give") });

async function answerQuestion(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const reading = readForm(answering, req.body, t);
	if (!reading.ok) return show(req, res, services, reading.form);
	const page = await readRoom(req, res, services);
	const { request } = page.phase;
	const question = questionIn(req, page);
	if (!request || !question) return goTo(res, page.at);
	const actId = `answer-question/${reading.id}`;
	await bringPhaseAct(req, res, services, page, {
		act: {
			type: "answer-question",
			request: request.id,
			question: question.number,
			text: await sealText(
				services.records.database,
				actId,
				"text",
				reading.values.text,
			),
		},
		actId,
		to: page.at,
		notice: "handOver.answer.done",
		values: { name: page.nameOf(question.by) },
		again: (errors) => show(req, res, services, refusedForm(req.body, errors)),
	});
}
