import type { Request, Response } from "express";
import { z } from "zod";
import { parseLocalDate } from "../../domain/dates.ts";
import { shortId } from "../../domain/register/register.ts";
import {
	type ManagementReview,
	type ReviewDecision,
	type ReviewInput,
	reviewInputIds,
} from "../../domain/register/review.ts";
import { sealText, textsOf } from "../../records/seals.ts";
import {
	type Form,
	type FormError,
	newForm,
	readForm,
	refusedForm,
} from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import { showPage } from "../page.ts";
import { Problem } from "../problem.ts";
import type { Services } from "../services.ts";
import { longestNote } from "../sheets/gap-sheet.ts";
import { day } from "./deliverable.ts";
import {
	figuresFor,
	pathOf,
	reviewIn,
	sealsIn,
	wayToReviews,
} from "./management-review-room.ts";
import {
	assignable,
	bringRegisterAct,
	openRegister,
	personChosen,
	personOptions,
	type RegisterPage,
	registerFrame,
	wayToReadiness,
} from "./readiness-room.ts";

/** Room for so many decisions at once; more are added as actions. */
const decisionPlaces = 6;

/** The form in which a review is entered: an answer to each required input, minutes, decisions. */
export async function showHold(
	req: Request,
	res: Response,
	services: Services,
	wrong?: Form,
): Promise<void> {
	const { t } = res.locals.frame;
	const page = await openRegister(req, res, services);
	const review = await reviewIn(req, services, page);
	if (review.status === "signed") throw new Problem(404);
	const texts = await textsOf(services.records.database, sealsIn(review));
	const figures = await figuresFor(page, services, t);
	const form = wrong ?? newForm(typedFrom(review, texts, page));
	showPage(res, "management-review-hold", {
		...registerFrame(page, t, [wayToReadiness(page, t), wayToReviews(page, t)]),
		title: t("reviews.meeting.enter"),
		form,
		inputs: reviewInputIds.map((input) => ({
			name: `input-${input}`,
			label: t(`reviews.input.${input}`),
			figures: figures.get(input),
		})),
		places: Array.from({ length: decisionPlaces }, (_, place) => ({
			place,
			title: t("reviews.meeting.decision", { n: place + 1 }),
			kept: place < review.decisions.length,
		})),
		persons: personOptions(
			await assignable(page, services),
			t("deliverables.nobody"),
		),
		today: page.today,
		longest: longestNote,
		action: `${pathOf(page, review)}/hold`,
		back: pathOf(page, review),
	});
}

const typedFrom = (
	review: ManagementReview,
	texts: ReadonlyMap<string, string | null>,
	page: RegisterPage,
): Form["typed"] => ({
	"held-on": review.heldOn ?? page.today,
	minutes: (review.minutes && texts.get(review.minutes)) ?? "",
	...Object.fromEntries(
		reviewInputIds.map((input) => [
			`input-${input}`,
			texts.get(review.inputs[input] ?? "") ?? "",
		]),
	),
	...Object.fromEntries(
		review.decisions.flatMap(({ what, owner, dueOn }, place) => [
			[`what-${place}`, texts.get(what) ?? ""],
			[`owner-${place}`, owner ?? ""],
			[`due-${place}`, dueOn],
		]),
	),
});

const heldSchema = z.looseObject({
	"held-on": day,
	minutes: z.string().min(1).max(20_000),
});

export async function hold(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const page = await openRegister(req, res, services);
	const review = await reviewIn(req, services, page);
	const again = (form: Form) => showHold(req, res, services, form);
	const reading = readForm(heldSchema, req.body, t);
	const { typed } = refusedForm(req.body, []);
	const textOf = (name: string) => String(typed[name] ?? "");
	const errors: FormError[] = [
		...(reading.ok ? [] : reading.form.errors),
		...reviewInputIds
			.filter((input) => textOf(`input-${input}`) === "")
			.map((input) => ({
				field: `input-${input}`,
				message: t("reviews.meeting.inputNeeded", {
					input: t(`reviews.input.${input}`),
				}),
			})),
		...decisionErrors(textOf, t),
	];
	if (!reading.ok || errors.length > 0)
		return again(refusedForm(req.body, errors));
	const { id, values } = reading;
	const { database } = services.records;
	// The same words keep their seals: what was not changed is signed as it was.
	const scope = `review/${page.id}/${shortId(review)}`;
	const inputs: Partial<
		Record<ReviewInput, Awaited<ReturnType<typeof sealText>>>
	> = {};
	for (const input of reviewInputIds)
		inputs[input] = await sealText(
			database,
			scope,
			input,
			textOf(`input-${input}`),
		);
	await bringRegisterAct(req, res, services, page, {
		act: {
			type: "hold-review",
			review: shortId(review),
			heldOn: values["held-on"],
			inputs,
			minutes: await sealText(database, scope, "minutes", values.minutes),
			decisions: await decisionsFrom(page, services, review, scope, textOf),
		},
		actId: `hold-review/${id}`,
		to: pathOf(page, review),
		notice: "reviews.meeting.holdDone",
		fields: { "date-in-future": "held-on" },
		again: (problems) => again(refusedForm(req.body, problems)),
	});
}

type TextOf = (name: string) => string;

function decisionErrors(textOf: TextOf, t: Translate): readonly FormError[] {
	return Array.from({ length: decisionPlaces }, (_, place) => place).flatMap(
		(place) => {
			const what = textOf(`what-${place}`);
			const due = textOf(`due-${place}`);
			if (what === "" && due === "") return [];
			return [
				...(what === ""
					? [{ field: `what-${place}`, message: t("forms.required") }]
					: []),
				...(parseLocalDate(due)
					? []
					: [{ field: `due-${place}`, message: t("forms.date") }]),
			];
		},
	);
}

async function decisionsFrom(
	page: RegisterPage,
	services: Services,
	review: ManagementReview,
	scope: string,
	textOf: TextOf,
): Promise<readonly ReviewDecision[]> {
	const persons = await assignable(page, services);
	const decisions: ReviewDecision[] = [];
	for (let place = 0; place < decisionPlaces; place += 1) {
		const what = textOf(`what-${place}`);
		const dueOn = parseLocalDate(textOf(`due-${place}`));
		if (what === "" || !dueOn) continue;
		decisions.push({
			action: `${shortId(review)}-${place}`,
			what: await sealText(
				services.records.database,
				scope,
				`what-${place}`,
				what,
			),
			owner: personChosen(persons, textOf(`owner-${place}`)),
			dueOn,
		});
	}
	return decisions;
}
