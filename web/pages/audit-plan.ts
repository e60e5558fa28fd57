import type { Request, Response } from "express";
import { z } from "zod";
import { isClauseId } from "../../domain/clauses/clauses.ts";
import { shortId } from "../../domain/register/register.ts";
import { sealGiven, sealText, textsOf } from "../../records/seals.ts";
import { type Form, newForm, readForm, refusedForm } from "../forms.ts";
import { showPage } from "../page.ts";
import { Problem } from "../problem.ts";
import type { Services } from "../services.ts";
import { longestNote } from "../sheets/gap-sheet.ts";
import {
	auditIn,
	auditPath,
	programmePath,
	wayToProgramme,
} from "./audit-programme-room.ts";
import { day } from "./deliverable.ts";
import { clauseBoxes } from "./evidence-links.ts";
import {
	assignable,
	bringRegisterAct,
	openRegister,
	personChosen,
	personOptions,
	registerFrame,
	wayToReadiness,
} from "./readiness-room.ts";

/** The form that plans an internal audit, or changes its plan. */
export async function showPlan(
	req: Request,
	res: Response,
	services: Services,
	wrong?: Form,
): Promise<void> {
	const { t } = res.locals.frame;
	const page = await openRegister(req, res, services);
	const known =
		req.params["audit"] === undefined
			? undefined
			: await auditIn(req, services, page);
	if (known && known.status !== "planned") throw new Problem(404);
	const texts = await textsOf(services.records.database, [
		known?.criteria ?? "",
		known?.sample ?? "",
	]);
	const form =
		wrong ??
		newForm(
			known
				? {
						clauses: known.clauses,
						criteria: texts.get(known.criteria) ?? "",
						sample: (known.sample && texts.get(known.sample)) ?? "",
						auditor: known.auditor,
						"due-on": known.dueOn,
					}
				: {
						clauses: String(req.query["clauses"] ?? "").split(" "),
						criteria: t("reviews.audit.usualCriteria"),
					},
		);
	showPage(res, "audit-plan", {
		...registerFrame(page, t, [
			wayToReadiness(page, t),
			wayToProgramme(page, t),
		]),
		title: t(known ? "reviews.audit.change" : "reviews.audit.plan"),
		form,
		groups: clauseBoxes(form, t),
		persons: personOptions(
			await assignable(page, services),
			t("readiness.choose"),
		),
		today: page.today,
		longest: longestNote,
		action: known
			? `${auditPath(page, known)}/change`
			: programmePath(page, "/new"),
		back: known ? auditPath(page, known) : programmePath(page),
	});
}

const planned = z.object({
	clauses: z
		.union([z.string(), z.array(z.string())], {
			error: "reviews.audit.chooseClauses",
		})
		.transform((given) =>
			(Array.isArray(given) ? given : [given]).filter(isClauseId),
		),
	criteria: z.string().min(1).max(longestNote),
	sample: z.string().max(longestNote).default(""),
	auditor: z.string().min(1, "forms.choose"),
	"due-on": day,
});

export async function plan(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const page = await openRegister(req, res, services);
	const again = (form: Form) => showPlan(req, res, services, form);
	const reading = readForm(planned, req.body, t);
	if (!reading.ok) return again(reading.form);
	const { id, values } = reading;
	const known =
		req.params["audit"] === undefined
			? undefined
			: await auditIn(req, services, page);
	const auditor = personChosen(
		await assignable(page, services),
		values.auditor,
	);
	if (!auditor)
		return again(
			refusedForm(req.body, [{ field: "auditor", message: t("forms.choose") }]),
		);
	const { database } = services.records;
	const audit = known ? shortId(known) : id;
	await bringRegisterAct(req, res, services, page, {
		act: {
			type: known ? "change-audit" : "plan-audit",
			audit,
			clauses: values.clauses,
			criteria: await sealText(database, id, "criteria", values.criteria),
			sample: await sealGiven(database, id, "sample", values.sample),
			auditor,
			dueOn: values["due-on"],
		},
		actId: `plan-audit/${id}`,
		to: programmePath(page),
		notice: "reviews.audit.planDone",
		fields: { "date-past": "due-on", "audits-own-work": "auditor" },
		again: (errors) => again(refusedForm(req.body, errors)),
	});
}
