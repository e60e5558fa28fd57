import type { Request, Response } from "express";
import { z } from "zod";
import { addDays, nextWorkingDay } from "../../domain/dates.ts";
import { requestId } from "../../domain/ids.ts";
import { approversIn } from "../../domain/people.ts";
import { currentStep } from "../../domain/phase.ts";
import type { Policy } from "../../domain/sign-off.ts";
import { type Form, newForm, readForm, refusedForm } from "../forms.ts";
import { goTo } from "../page.ts";
import { signedIn } from "../reader.ts";
import type { Route, Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { sayMatter } from "../terms.ts";
import { day, sealedIf } from "./deliverable.ts";
import { bringPhaseAct } from "./phase-act.ts";
import { showForm } from "./phase-form.ts";
import { showPhase } from "./phase-page.ts";
import { mayLead, readRoom } from "./phase-room.ts";
import { sayAfterwards } from "./sign-off-open.ts";

/** Days that approvers are given, unless whoever asks says otherwise. */
const usualDays = 10;

/** Asking for a phase's sign-off, reminding those who are waited for, and taking the request back. */
export const askRoutes: Routes = (services) => {
	const route = (
		method: Route["method"],
		path: string,
		answer: (req: Request, res: Response, services: Services) => Promise<void>,
	): Route => ({
		method,
		path: `/programmes/:programme/:room/sign-off${path}`,
		policy: mayLead,
		handler: (req, res) => answer(req, res, services),
	});
	return [
		route("get", "", showAsk),
		route("post", "", ask),
		route("post", "/remind", remind),
		route("get", "/withdraw", showWithdraw),
		route("post", "/withdraw", withdraw),
	];
};

const policies = ["all", "at-least", "in-sequence"] as const;

const asking = z
	.object({
		"answer-by": day,
		policy: z.enum(policies, { error: "forms.choose" }),
		count: z.string().default(""),
	})
	.refine(({ policy, count }) => policy !== "at-least" || /^\d+$/.test(count), {
		path: ["count"],
		message: "phase.ask.countNeeded",
	});

async function showAsk(
	req: Request,
	res: Response,
	services: Services,
	given?: Form,
): Promise<void> {
	const { t } = res.locals.frame;
	const page = await readRoom(req, res, services);
	const { phase, programme, today, at, nameOf } = page;
	const step = currentStep(phase);
	if (!step || phase.request) return goTo(res, at);
	const seats = approversIn(programme.people, phase.kind);
	showForm(res, page, {
		title: t("phase.ask.title", { matter: sayMatter(phase.kind, step, t) }),
		intro: [t("phase.ask.intro"), sayAfterwards(phase.kind, step, t)],
		rows: [
			{
				label: t("phase.ask.asked"),
				cell: {
					text: seats
						.map(({ person, side }) =>
							t("pilot.approverOf", {
								name: nameOf(person),
								side: t(`terms.sideLabel.${side}`),
							}),
						)
						.join(t("terms.comma")),
				},
			},
			...(seats.some(({ person }) => person === signedIn(res).person)
				? [
						{
							label: t("phase.ask.you"),
							cell: {
								state: "late" as const,
								word: t("refusals.asker-is-approver"),
							},
						},
					]
				: []),
		],
		form:
			given ??
			newForm({
				"answer-by": nextWorkingDay(addDays(today, usualDays), () => false),
				policy: "all",
			}),
		fields: [
			{
				part: "field",
				name: "answer-by",
				type: "date",
				label: t("phase.ask.answerBy"),
				hint: t("phase.ask.answerByHint"),
				min: today,
			},
			{
				part: "choices",
				name: "policy",
				label: t("phase.ask.policy"),
				hint: t("phase.ask.policyHint"),
				options: policies.map((value) => ({
					value,
					text: t(`phase.ask.policies.${value}`),
					...(value === "in-sequence"
						? { hint: t("phase.ask.sequenceHint") }
						: {}),
				})),
			},
			{
				part: "field",
				name: "count",
				type: "number",
				inputmode: "numeric",
				width: "tiny",
				min: "2",
				max: String(seats.length),
				label: t("phase.ask.count"),
				hint: t("phase.ask.countHint"),
				optional: true,
			},
		],
		submit: t("phase.ask.submit"),
		action: `${at}/sign-off`,
		back: { to: at, text: t("phase.back") },
	});
}

async function ask(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const reading = readForm(asking, req.body, res.locals.frame.t);
	if (!reading.ok) return showAsk(req, res, services, reading.form);
	const page = await readRoom(req, res, services);
	const { id, values } = reading;
	const policy: Policy =
		values.policy === "at-least"
			? { kind: "at-least", count: Number(values.count) }
			: { kind: values.policy };
	await bringPhaseAct(req, res, services, page, {
		act: { type: "ask-for-sign-off", answerBy: values["answer-by"], policy },
		actId: `ask-for-sign-off/${id}`,
		to: page.at,
		notice: "phase.ask.done",
		fields: { "date-past": "answer-by", "not-a-count": "count" },
		again: (errors) => {
			const form = refusedForm(req.body, errors);
			// Asked for meanwhile, by somebody else or in another tab: the phase's page shows by whom.
			return page.phase.request
				? showPhase(req, res, services, form)
				: showAsk(req, res, services, form);
		},
	});
}

const requested = z.object({ request: z.string().min(1) });

async function remind(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const reading = readForm(requested, req.body, res.locals.frame.t);
	if (!reading.ok) return showPhase(req, res, services, reading.form);
	const page = await readRoom(req, res, services);
	const { id, values } = reading;
	await bringPhaseAct(req, res, services, page, {
		act: { type: "remind", request: requestId(values.request) },
		actId: `remind/${id}`,
		to: page.at,
		notice: "phase.reminded",
		again: (errors) =>
			showPhase(req, res, services, refusedForm(req.body, errors)),
	});
}

const withdrawal = requested.extend({
	reason: z.string().max(2_000).default(""),
});

async function showWithdraw(
	req: Request,
	res: Response,
	services: Services,
	given?: Form,
): Promise<void> {
	const { t } = res.locals.frame;
	const page = await readRoom(req, res, services);
	const { phase, at } = page;
	if (!phase.request) return goTo(res, at);
	showForm(res, page, {
		title: t("phase.withdraw.title", {
			matter: sayMatter(phase.kind, phase.request.step, t),
		}),
		intro: [t("phase.withdraw.intro")],
		form: given ?? newForm(),
		fields: [
			{
				part: "text-area",
				name: "reason",
				label: t("phase.withdraw.reason"),
				hint: t("phase.withdraw.reasonHint"),
				optional: true,
				maxlength: 2_000,
			},
		],
		hidden: [{ name: "request", value: phase.request.id }],
		submit: t("phase.withdraw.submit"),
		grave: true,
		action: `${at}/sign-off/withdraw`,
		back: { to: at, text: t("phase.back") },
	});
}

async function withdraw(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const reading = readForm(withdrawal, req.body, res.locals.frame.t);
	if (!reading.ok) return showWithdraw(req, res, services, reading.form);
	const page = await readRoom(req, res, services);
	const { id, values } = reading;
	await bringPhaseAct(req, res, services, page, {
		act: {
			type: "withdraw-request",
			request: requestId(values.request),
			reason: await sealedIf(services, id, values.reason),
		},
		actId: `withdraw-request/${id}`,
		to: page.at,
		notice: "phase.withdraw.done",
		again: (errors) =>
			showPhase(req, res, services, refusedForm(req.body, errors)),
	});
}
