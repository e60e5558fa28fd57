import type { Request, Response } from "express";
import { z } from "zod";
import { ofKind } from "../../domain/register/register.ts";
import type { ManagementReview } from "../../domain/register/review.ts";
import { registerRows } from "../../records/readiness.ts";
import { sayDay } from "../dates.ts";
import { type Form, newForm } from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import { showPage } from "../page.ts";
import type { Cell, Table } from "../parts.ts";
import type { Services } from "../services.ts";
import { day } from "./deliverable.ts";
import { pathOf, reviewPath, stateOf } from "./management-review-room.ts";
import {
	bringRegisterForm,
	openRegister,
	type RegisterPage,
	registerFrame,
	wayToReadiness,
} from "./readiness-room.ts";

/** The management reviews of a programme, and the form that plans another. */
export async function list(
	req: Request,
	res: Response,
	services: Services,
	wrong?: Form,
): Promise<void> {
	const { t } = res.locals.frame;
	const page = await openRegister(req, res, services);
	const reviews = ofKind(
		await registerRows(services.records.database, page.id, ["review"]),
		"review",
	);
	showPage(res, "management-reviews", {
		...registerFrame(page, t, [wayToReadiness(page, t)]),
		title: t("reviews.meeting.title"),
		table: listTable(page, reviews, t),
		leads: page.leads,
		form: wrong ?? newForm(),
		today: page.today,
		action: reviewPath(page),
	});
}

function listTable(
	page: RegisterPage,
	reviews: readonly ManagementReview[],
	t: Translate,
): Table | undefined {
	if (reviews.length === 0) return undefined;
	return {
		caption: t("reviews.meeting.title"),
		captionHidden: true,
		columns: [
			{ label: t("reviews.meeting.day") },
			{ label: t("reviews.meeting.decisions"), numeric: true },
			{ label: t("reviews.meeting.stateLabel") },
		],
		rows: [...reviews]
			.sort((a, b) => (a.dueOn < b.dueOn ? 1 : -1))
			.map((review): readonly Cell[] => [
				{
					way: {
						to: pathOf(page, review),
						text: sayDay(review.heldOn ?? review.dueOn, t),
					},
				},
				{ text: String(review.decisions.length) },
				stateOf(review, t),
			]),
	};
}

const planned = z.object({ "due-on": day });

export async function plan(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const page = await openRegister(req, res, services);
	await bringRegisterForm(req, res, services, page, {
		schema: planned,
		again: (form) => list(req, res, services, form),
		deed: (values, form) => ({
			act: { type: "plan-review", review: form, dueOn: values["due-on"] },
			actId: `plan-review/${form}`,
			to: reviewPath(page, `/${form}`),
			notice: "reviews.meeting.planDone",
			fields: { "date-past": "due-on" },
		}),
	});
}
