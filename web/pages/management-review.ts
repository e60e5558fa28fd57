import type { Request, Response } from "express";
import { shortId } from "../../domain/register/register.ts";
import {
	type ManagementReview,
	reviewInputIds,
	topManagers,
} from "../../domain/register/review.ts";
import { sealText, textsOf } from "../../records/seals.ts";
import { sayDay } from "../dates.ts";
import { type Form, newForm } from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import { showPage } from "../page.ts";
import type { Cell, SummaryRow } from "../parts.ts";
import { signedIn } from "../reader.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { shortFingerprint } from "./evidence-item.ts";
import { hold, showHold } from "./management-review-hold.ts";
import {
	figuresFor,
	pathOf,
	reviewIn,
	sealsIn,
	stateOf,
	wayToReviews,
} from "./management-review-room.ts";
import { list, plan } from "./management-reviews.ts";
import { readers } from "./programme-frame.ts";
import {
	bringRegisterForm,
	mayRate,
	maySettle,
	openRegister,
	type RegisterPage,
	registerFrame,
	wayToReadiness,
	withNames,
} from "./readiness-room.ts";
import { signedForm } from "./signed-form.ts";

/** Management reviews: planned, held with every required input, signed by top management (20000-1 9.3). */
export const reviewRoutes: Routes = (services) => {
	const path = "/programmes/:programme/management-review";
	return [
		{
			method: "get",
			path,
			policy: readers,
			handler: (req, res) => list(req, res, services),
		},
		{
			method: "post",
			path,
			policy: maySettle,
			handler: (req, res) => plan(req, res, services),
		},
		{
			method: "get",
			path: `${path}/:review`,
			policy: readers,
			handler: (req, res) => show(req, res, services),
		},
		{
			method: "get",
			path: `${path}/:review/hold`,
			policy: maySettle,
			handler: (req, res) => showHold(req, res, services),
		},
		{
			method: "post",
			path: `${path}/:review/hold`,
			policy: maySettle,
			handler: (req, res) => hold(req, res, services),
		},
		{
			method: "post",
			path: `${path}/:review/sign`,
			policy: mayRate,
			handler: (req, res) => sign(req, res, services),
		},
	];
};

async function show(
	req: Request,
	res: Response,
	services: Services,
	wrong?: Form,
): Promise<void> {
	const { t } = res.locals.frame;
	const opened = await openRegister(req, res, services);
	const review = await reviewIn(req, services, opened);
	const managers = topManagers(opened.world.programme.people);
	const page = await withNames(opened, services, [
		...managers,
		...review.decisions.map(({ owner }) => owner),
		review.signed?.by ?? null,
	]);
	const texts = await textsOf(services.records.database, sealsIn(review));
	const figures = await figuresFor(page, services, t);
	const said = (seal: string | null | undefined) =>
		seal ? (texts.get(seal) ?? t("events.removed")) : undefined;
	const reader = signedIn(res).person;
	showPage(res, "management-review", {
		...registerFrame(page, t, [wayToReadiness(page, t), wayToReviews(page, t)]),
		title: t("reviews.meeting.titleOf", {
			day: sayDay(review.heldOn ?? review.dueOn, t),
		}),
		rows: rowsOf(page, review, managers.map(page.nameOf), t),
		inputs: reviewInputIds.map((input) => ({
			title: t(`reviews.input.${input}`),
			figures: review.status === "planned" ? figures.get(input) : undefined,
			said: said(review.inputs[input]),
		})),
		minutes: said(review.minutes),
		decisions: review.decisions.map(({ action, what, owner, dueOn }) => ({
			to: `${page.path}/readiness/actions/${action}`,
			text: said(what),
			note: t("reviews.meeting.decisionNote", {
				name: page.nameOf(owner ?? page.world.programme.people.owner),
				day: sayDay(dueOn, t),
			}),
		})),
		enter:
			page.leads && review.status !== "signed"
				? {
						to: `${pathOf(page, review)}/hold`,
						text: t(
							review.status === "held"
								? "reviews.meeting.putRight"
								: "reviews.meeting.enter",
						),
					}
				: undefined,
		sign:
			review.status === "held" &&
			review.fingerprint &&
			managers.includes(reader)
				? {
						action: `${pathOf(page, review)}/sign`,
						form: wrong ?? newForm({ name: signedIn(res).name }),
						fingerprint: review.fingerprint,
						short: shortFingerprint(review.fingerprint),
						title: t("reviews.meeting.sign"),
						intro: t("reviews.meeting.signIntro"),
						agree: t("reviews.meeting.agreeLabel"),
						send: t("reviews.meeting.signSend"),
					}
				: undefined,
		...(wrong ? { form: wrong } : {}),
	});
}

function rowsOf(
	page: RegisterPage,
	review: ManagementReview,
	managers: readonly string[],
	t: Translate,
): readonly SummaryRow[] {
	const { status, dueOn, heldOn, signed, fingerprint } = review;
	const row = (label: string, cell: Cell): SummaryRow => ({ label, cell });
	return [
		row(t("reviews.meeting.stateLabel"), stateOf(review, t)),
		row(
			t("reviews.meeting.day"),
			status === "planned"
				? { date: dueOn }
				: { text: sayDay(heldOn ?? dueOn, t) },
		),
		row(
			t("reviews.meeting.signedBy"),
			signed
				? {
						text: t("evidence.addedByOn", {
							name: page.nameOf(signed.by),
							day: sayDay(signed.on, t),
						}),
					}
				: {
						text:
							managers.length > 0
								? managers.join(t("terms.comma"))
								: t("reviews.meeting.nobodySigns"),
						note: t("reviews.meeting.notYetSigned"),
					},
		),
		...(fingerprint
			? [
					row(t("reviews.meeting.fingerprint"), {
						code: shortFingerprint(fingerprint),
					}),
				]
			: []),
	];
}

/** Top management puts its name to the minutes and decisions, as they were shown. */
async function sign(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const page = await openRegister(req, res, services);
	const review = await reviewIn(req, services, page);
	await bringRegisterForm(req, res, services, page, {
		schema: signedForm("reviews.meeting.agree"),
		again: (form) => show(req, res, services, form),
		deed: async ({ name, shown }, form) => ({
			act: {
				type: "sign-review",
				review: shortId(review),
				name: await sealText(services.records.database, form, "name", name),
				shown,
			},
			actId: `sign-review/${form}`,
			to: pathOf(page, review),
			notice: "reviews.meeting.signDone",
		}),
	});
}
