import type { Request, Response } from "express";
import { z } from "zod";
import { currentStep } from "../../domain/phase.ts";
import { type Form, newForm, readForm, refusedForm } from "../forms.ts";
import { Problem } from "../problem.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { count } from "./audit.ts";
import {
	decisionFields,
	decisionFormFields,
	readDecision,
	typedDecision,
} from "./audit-decision.ts";
import { day } from "./deliverable.ts";
import { bringPhaseAct } from "./phase-act.ts";
import { auditOfRound } from "./phase-audits.ts";
import { showForm } from "./phase-form.ts";
import { mayLead, readRoom } from "./phase-room.ts";

/** The result of a round's audit: surveillance 1, surveillance 2, or the recertification with its new decision. */
export const roundRoutes: Routes = (services) => {
	const path = "/programmes/:programme/:room/result";
	return [
		{
			method: "get",
			path,
			policy: mayLead,
			handler: (req, res) => showResult(req, res, services),
		},
		{
			method: "post",
			path,
			policy: mayLead,
			handler: (req, res) => enterResult(req, res, services),
		},
	];
};

/** @throws Problem 404 in any other phase, and before the audit. */
async function readRound(req: Request, res: Response, services: Services) {
	const page = await readRoom(req, res, services);
	const { work } = page.phase;
	if (work.kind !== "round" || currentStep(page.phase) !== "result")
		throw new Problem(404);
	return { page, work, renews: page.phase.kind === "recertification" };
}

const findings = {
	"held-on": day,
	majors: count.optional(),
	minors: count.optional(),
};
const result = z.object(findings);
/** A recertification may be entered before the body has decided. */
const renewal = z.discriminatedUnion("decided", [
	z.object({ ...findings, decided: z.literal("no") }),
	z.object({ ...findings, decided: z.literal("yes"), ...decisionFields }),
]);

async function showResult(
	req: Request,
	res: Response,
	services: Services,
	given?: Form,
): Promise<void> {
	const { t } = res.locals.frame;
	const { page, work, renews } = await readRound(req, res, services);
	const known = work.result;
	const audit = known
		? undefined
		: await auditOfRound(services.records.database, page);
	const form =
		given ??
		newForm({
			"held-on":
				known?.heldOn ?? (audit?.held ?? audit?.confirmed)?.until ?? "",
			majors: String(known?.majorsOpen ?? 0),
			minors: String(known?.minorsWithoutPlan ?? 0),
			decided: known ? (known.decision ? "yes" : "no") : "",
			...typedDecision(known?.decision ?? null),
		});
	const number = {
		part: "field",
		type: "number",
		inputmode: "numeric",
		width: "tiny",
		min: "0",
	} as const;
	showForm(res, page, {
		title: t("rounds.resultTitle", {
			phase: t(`terms.phase.${page.phase.kind}`),
		}),
		intro: [t("rounds.resultIntro")],
		form,
		fields: [
			{
				part: "field",
				name: "held-on",
				type: "date",
				label: t("audit.heldOn"),
				hint: t("audit.heldOnHint"),
				max: page.today,
			},
			// Counted by hand on a record from before findings: they can still be put right.
			...(known?.majorsOpen
				? [
						{
							...number,
							name: "majors",
							label: t("audit.majorsOpen"),
							hint: t("audit.majorsHint"),
						} as const,
					]
				: []),
			...(known?.minorsWithoutPlan
				? [
						{
							...number,
							name: "minors",
							label: t("audit.minorsWithoutPlan"),
							hint: t("audit.minorsHint"),
						} as const,
					]
				: []),
			...(renews
				? [
						{
							part: "choices",
							name: "decided",
							label: t("rounds.decided"),
							options: (["no", "yes"] as const).map((value) => ({
								value,
								text: t(`rounds.${value}`),
							})),
						} as const,
						...decisionFormFields(page.today, t).map((field) => ({
							...field,
							optional: true,
						})),
					]
				: []),
		],
		hidden: [
			{
				name: "valid-until-seen",
				value: String(form.typed["valid-until-seen"] ?? ""),
			},
		],
		submit: t("rounds.enterResult"),
		action: `${page.at}/result`,
		back: { to: page.at, text: t("phase.back") },
	});
}

async function enterResult(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const { page, renews } = await readRound(req, res, services);
	const reading = readForm(renews ? renewal : result, req.body, t);
	if (!reading.ok) return showResult(req, res, services, reading.form);
	const { id, values } = reading;
	const read =
		"decided" in values && values.decided === "yes"
			? readDecision(values, t)
			: ({ ok: true, decision: null } as const);
	if (!read.ok)
		return showResult(
			req,
			res,
			services,
			refusedForm({ ...req.body, ...read.typed }, [
				{ field: "valid-until", message: read.message },
			]),
		);
	await bringPhaseAct(req, res, services, page, {
		act: {
			type: "enter-result",
			result: {
				heldOn: values["held-on"],
				...(values.majors === undefined ? {} : { majorsOpen: values.majors }),
				...(values.minors === undefined
					? {}
					: { minorsWithoutPlan: values.minors }),
				decision: read.decision,
			},
		},
		actId: `enter-result/${id}`,
		to: page.at,
		notice: "rounds.resultEntered",
		fields: {
			"date-in-future": "held-on",
			"dates-not-in-order": "held-on",
		},
		again: (errors) =>
			showResult(req, res, services, refusedForm(req.body, errors)),
	});
}
