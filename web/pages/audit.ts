import type { Request, Response } from "express";
import { z } from "zod";
import { stageKey, stageOf as stageOfKey } from "../../domain/audit-key.ts";
import { bookingOf } from "../../domain/booking.ts";
import { type Form, newForm, readForm, refusedForm } from "../forms.ts";
import { Problem } from "../problem.ts";
import type { Route, Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import {
	decisionFields,
	decisionFormFields,
	readDecision,
	typedDecision,
} from "./audit-decision.ts";
import { day } from "./deliverable.ts";
import { bringPhaseAct } from "./phase-act.ts";
import { showForm } from "./phase-form.ts";
import { mayLead, type RoomPage, readRoom } from "./phase-room.ts";

/** The certification audit, as the body's papers tell it: stage 1, stage 2, the decision. */
export const auditRoutes: Routes = (services) => {
	const route = (
		method: Route["method"],
		path: string,
		answer: (req: Request, res: Response, services: Services) => Promise<void>,
	): Route => ({
		method,
		path: `/programmes/:programme/:room/audit/${path}`,
		policy: mayLead,
		handler: (req, res) => answer(req, res, services),
	});
	return [
		route("get", "decision", showDecision),
		route("post", "decision", enterDecision),
		route("get", ":stage", showStage),
		route("post", ":stage", enterStage),
	];
};

/** @throws Problem 404 in any other phase. */
async function readAudit(req: Request, res: Response, services: Services) {
	const page = await readRoom(req, res, services);
	const { work } = page.phase;
	if (work.kind !== "certification") throw new Problem(404);
	return { page, work };
}

/** @returns the stage that the address names, `2`, and for the how-manieth time, `2.2`; 1 where it says nothing. */
function stageOf(req: Request): {
	readonly stage: 1 | 2;
	readonly number: number;
} {
	const found = stageOfKey(`stage-${req.params["stage"]}`);
	if (!found) throw new Problem(404);
	return found;
}

/** A number of findings, as a field has it. */
export const count = z
	.string()
	.regex(/^\d{1,4}$/, "refusals.not-a-count")
	.transform(Number);

const stageForm = z.object({
	from: z.union([z.literal(""), day], { error: "forms.date" }).default(""),
	on: day,
	majors: count.optional(),
});

async function showStage(
	req: Request,
	res: Response,
	services: Services,
	given?: Form,
): Promise<void> {
	const { t } = res.locals.frame;
	const { stage, number } = stageOf(req);
	const { page, work } = await readAudit(req, res, services);
	const held = work.audits.find(
		(known) => known.stage === stage && known.number === number,
	);
	const booked = bookingOf(
		page.phase.bookings,
		stageKey(stage, number),
	).confirmed;
	const shown = held ?? booked;
	showForm(res, page, {
		title:
			number > 1
				? t("bookings.again", { audit: t(`audit.stage${stage}Title`), number })
				: t(`audit.stage${stage}Title`),
		intro: [t(`audit.stage${stage}Intro`)],
		form:
			given ??
			newForm({
				from: shown?.from ?? "",
				on: shown?.until ?? "",
				majors: String(work.majorsOpen),
			}),
		fields: [
			{
				part: "field",
				name: "from",
				type: "date",
				label: t("audit.heldFrom"),
				hint: t("audit.heldFromHint"),
				max: page.today,
				optional: true,
			},
			{
				part: "field",
				name: "on",
				type: "date",
				label: t("audit.heldOn"),
				hint: t("audit.heldOnHint"),
				max: page.today,
			},
			// Counted by hand on a record from before findings: it can still be put right.
			...(stage === 2 && work.majorsOpen > 0
				? [
						{
							part: "field",
							name: "majors",
							type: "number",
							inputmode: "numeric",
							width: "tiny",
							min: "0",
							label: t("audit.majorsOpen"),
							hint: t("audit.majorsHint"),
						} as const,
					]
				: []),
		],
		submit: t("audit.enter"),
		action: `${page.at}/audit/${req.params["stage"]}`,
		back: { to: page.at, text: t("phase.back") },
	});
}

async function enterStage(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { stage, number } = stageOf(req);
	const reading = readForm(stageForm, req.body, res.locals.frame.t);
	if (!reading.ok) return showStage(req, res, services, reading.form);
	const { page } = await readAudit(req, res, services);
	const { id, values } = reading;
	await bringPhaseAct(req, res, services, page, {
		act: {
			type: "enter-audit",
			stage,
			number,
			...(values.from === "" ? {} : { from: values.from }),
			on: values.on,
			...(values.majors === undefined ? {} : { majorsOpen: values.majors }),
		},
		actId: `enter-audit/${id}`,
		to: page.at,
		notice: `audit.stage${stage}Entered`,
		fields: {
			"date-in-future": "on",
			"dates-not-in-order": "on",
			"date-before-phase": "on",
			"not-a-count": "majors",
			rules: "on",
		},
		again: (errors) =>
			showStage(req, res, services, refusedForm(req.body, errors)),
	});
}

async function showDecision(
	req: Request,
	res: Response,
	services: Services,
	given?: Form,
): Promise<void> {
	const { t } = res.locals.frame;
	const { page, work } = await readAudit(req, res, services);
	showDecisionForm(
		res,
		page,
		given ?? newForm(typedDecision(work.decision)),
		t("audit.decisionTitle"),
		`${page.at}/audit/decision`,
	);
}

function showDecisionForm(
	res: Response,
	page: RoomPage,
	form: Form,
	title: string,
	action: string,
): void {
	const { t } = res.locals.frame;
	showForm(res, page, {
		title,
		intro: [t("audit.decisionIntro")],
		form,
		fields: decisionFormFields(page.today, t),
		hidden: [
			{
				name: "valid-until-seen",
				value: String(form.typed["valid-until-seen"] ?? ""),
			},
		],
		submit: t("audit.enterDecision"),
		action,
		back: { to: page.at, text: t("phase.back") },
	});
}

const decisionForm = z.object(decisionFields);

async function enterDecision(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const reading = readForm(decisionForm, req.body, t);
	if (!reading.ok) return showDecision(req, res, services, reading.form);
	const { page } = await readAudit(req, res, services);
	const { id, values } = reading;
	const read = readDecision(values, t);
	if (!read.ok)
		return showDecision(
			req,
			res,
			services,
			refusedForm({ ...req.body, ...read.typed }, [
				{ field: "valid-until", message: read.message },
			]),
		);
	await bringPhaseAct(req, res, services, page, {
		act: { type: "enter-decision", decision: read.decision },
		actId: `enter-decision/${id}`,
		to: page.at,
		notice: "audit.decisionEntered",
		fields: {
			"date-in-future": "decided-on",
			"dates-not-in-order": "decided-on",
		},
		again: (errors) =>
			showDecision(req, res, services, refusedForm(req.body, errors)),
	});
}
