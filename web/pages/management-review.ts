import type { Request, Response } from "express";
import { z } from "zod";
import { parseLocalDate } from "../../domain/dates.ts";
import { ofKind } from "../../domain/register/register.ts";
import {
	type ManagementReview,
	type ReviewDecision,
	type ReviewInput,
	reviewId,
	reviewInputIds,
	topManagers,
} from "../../domain/register/review.ts";
import { evidenceTallies } from "../../records/evidence-pages.ts";
import { registerRow, registerRows } from "../../records/readiness.ts";
import { sealText, textsOf } from "../../records/seals.ts";
import { sayDay } from "../dates.ts";
import {
	type Form,
	type FormError,
	newForm,
	readForm,
	refusedForm,
} from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import { showPage } from "../page.ts";
import type { Cell, State, SummaryRow, Table, Way } from "../parts.ts";
import { Problem } from "../problem.ts";
import { signedIn } from "../reader.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { longestNote } from "../sheets/gap-sheet.ts";
import { day } from "./deliverable.ts";
import { shortFingerprint } from "./evidence-item.ts";
import { readers } from "./programme-frame.ts";
import {
	assignable,
	bringRegisterAct,
	mayRate,
	maySettle,
	openRegister,
	personChosen,
	personOptions,
	type RegisterPage,
	registerFrame,
	wayToReadiness,
	withNames,
} from "./readiness-room.ts";
import { reviewFigures } from "./review-figures.ts";

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

const reviewPath = ({ path }: Pick<RegisterPage, "path">, below = "") =>
	`${path}/management-review${below}`;

const wayToReviews = (page: RegisterPage, t: Translate): Way => ({
	to: reviewPath(page),
	text: t("reviews.meeting.title"),
});

const shortId = ({ id }: ManagementReview): string =>
	id.slice(reviewId("").length);

const pathOf = (page: RegisterPage, review: ManagementReview): string =>
	reviewPath(page, `/${shortId(review)}`);

const stateOf = (
	{ status }: ManagementReview,
	t: Translate,
): { readonly state: State; readonly word: string } => ({
	state: status === "signed" ? "done" : status === "held" ? "asked" : "waiting",
	word: t(`reviews.meeting.state.${status}`),
});

async function list(
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

async function plan(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const page = await openRegister(req, res, services);
	const reading = readForm(planned, req.body, res.locals.frame.t);
	if (!reading.ok) return list(req, res, services, reading.form);
	const { id, values } = reading;
	await bringRegisterAct(req, res, services, page, {
		act: { type: "plan-review", review: id, dueOn: values["due-on"] },
		actId: `plan-review/${id}`,
		to: reviewPath(page, `/${id}`),
		notice: "reviews.meeting.planDone",
		fields: { "date-past": "due-on" },
		again: (errors) => list(req, res, services, refusedForm(req.body, errors)),
	});
}

/** @throws Problem 404 when there is no such review. */
async function reviewIn(
	req: Request,
	{ records }: Services,
	{ id }: RegisterPage,
): Promise<ManagementReview> {
	const row = await registerRow(
		records.database,
		id,
		reviewId(String(req.params["review"])),
	);
	if (row?.kind !== "review") throw new Problem(404);
	return row;
}

const sealsIn = (review: ManagementReview): readonly string[] => [
	...Object.values(review.inputs),
	...(review.minutes ? [review.minutes] : []),
	...review.decisions.map(({ what }) => what),
	...(review.signed ? [review.signed.name] : []),
];

/** @returns the figures of the record for each input, as they are now. */
async function figuresFor(
	page: RegisterPage,
	{ records: { database } }: Services,
	t: Translate,
) {
	const [rows, tallies] = await Promise.all([
		registerRows(database, page.id, ["rating", "action", "audit"]),
		evidenceTallies(database, page.id),
	]);
	const evidence = new Map(
		[...tallies].flatMap(([subject, tally]) =>
			subject.startsWith("clause/")
				? [[subject.slice("clause/".length), tally] as const]
				: [],
		),
	);
	return reviewFigures(page, rows, evidence, t);
}

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

/** Room for so many decisions at once; more are added as actions. */
const decisionPlaces = 6;

async function showHold(
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

async function hold(
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

const signed = z.object({
	name: z.string().min(1).max(120),
	shown: z.string(),
	agreed: z.literal("yes", { error: "reviews.meeting.agree" }),
});

/** Top management puts its name to the minutes and decisions, as they were shown. */
async function sign(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const page = await openRegister(req, res, services);
	const review = await reviewIn(req, services, page);
	const again = (form: Form) => show(req, res, services, form);
	const reading = readForm(signed, req.body, res.locals.frame.t);
	if (!reading.ok) return again(reading.form);
	const { id, values } = reading;
	await bringRegisterAct(req, res, services, page, {
		act: {
			type: "sign-review",
			review: shortId(review),
			name: await sealText(services.records.database, id, "name", values.name),
			shown: values.shown,
		},
		actId: `sign-review/${id}`,
		to: pathOf(page, review),
		notice: "reviews.meeting.signDone",
		again: (errors) => again(refusedForm(req.body, errors)),
	});
}
