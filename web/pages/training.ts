import type { Request, Response } from "express";
import { z } from "zod";
import { shortId } from "../../domain/register/register.ts";
import {
	coverageByDepartment,
	type StaffMember,
	trainingCoverage,
} from "../../domain/register/training.ts";
import { readEvidence } from "../../records/evidence-pages.ts";
import { sealText, textsOf } from "../../records/seals.ts";
import { sayDay } from "../dates.ts";
import { type Form, newForm } from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import { showPage } from "../page.ts";
import type { Cell, Option, Table } from "../parts.ts";
import { sayLength } from "../register-events.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { longestNote } from "../sheets/gap-sheet.ts";
import { longestName, writeStaffSheet } from "../sheets/staff-sheet.ts";
import { day } from "./deliverable.ts";
import { readers } from "./programme-frame.ts";
import {
	bringRegisterForm,
	mayKeep,
	registerFrame,
	showRegisterForm,
	wayToReadiness,
} from "./readiness-room.ts";
import {
	openTraining,
	sayLacks,
	sayMember,
	sessionPath,
	type TrainingPage,
	trailOf,
	trainingPath,
} from "./training-room.ts";

/** Training of all staff: how far it has come, who has not been there yet, and the sessions (20000-1 7.2, 7.3). */
export const trainingRoutes: Routes = (services) => {
	const path = "/programmes/:programme/training";
	return [
		{
			method: "get",
			path,
			policy: readers,
			handler: (req, res) => show(req, res, services),
		},
		{
			method: "get",
			path: `${path}/staff.csv`,
			policy: mayKeep,
			handler: async (req, res) => {
				const page = await openTraining(req, res, services);
				res
					.attachment(`${page.id}-staff.csv`)
					.type("text/csv; charset=utf-8")
					.send(
						writeStaffSheet(
							page.staff
								.filter(({ leftOn }) => leftOn === null)
								.map((one) => ({ ...one, name: page.textOf(one.name) })),
							res.locals.frame.t,
						),
					);
			},
		},
		{
			method: "get",
			path: `${path}/new`,
			policy: mayKeep,
			handler: async (req, res) => {
				const page = await openTraining(req, res, services);
				await showNew(res, services, page, newForm({ "held-on": page.today }));
			},
		},
		{
			method: "post",
			path: `${path}/new`,
			policy: mayKeep,
			handler: (req, res) => hold(req, res, services),
		},
	];
};

async function show(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const page = await openTraining(req, res, services);
	const { staff, sessions } = page;
	const { all, attended, absent } = trainingCoverage(staff, sessions);
	const byDepartment = coverageByDepartment(staff, sessions);
	showPage(res, "training", {
		...registerFrame(page, t, [wayToReadiness(page, t)]),
		title: t("training.title"),
		lead:
			all === 0
				? t("training.leadNone")
				: t("training.lead", { attended, all }),
		lacks: sayLacks(page, t),
		empty: {
			title: t("training.emptyTitle"),
			text: t("training.emptyText"),
			...(page.works
				? {
						way: {
							to: trainingPath(page, "/staff"),
							text: t("training.giveStaff"),
						},
					}
				: {}),
		},
		hasStaff: staff.length > 0,
		works: page.works,
		path: trainingPath(page),
		evidence: `${page.path}/evidence/new?for=clause/7.2`,
		coverage: {
			caption: t("training.coverage"),
			captionHidden: true,
			columns: [
				{ label: t("training.department") },
				{ label: t("training.sideLabel") },
				{ label: t("training.attended") },
				{ label: t("training.notYet") },
			],
			rows: byDepartment.map((department): readonly Cell[] => [
				{ text: department.department },
				{ text: t(`training.side.${department.side}`) },
				{
					text: t("training.ofAll", {
						attended: department.attended,
						all: department.all,
					}),
				},
				department.absent.length === 0
					? { state: "done", word: t("training.everybody") }
					: {
							text: t("training.people", { count: department.absent.length }),
						},
			]),
		} satisfies Table,
		absent: absent.map((one) => memberLine(page, one, t)),
		absentCount: t("training.absent", { count: absent.length }),
		sessions: sessions.length > 0 && sessionsTable(page, t),
		people: staff
			.filter(({ leftOn }) => leftOn === null)
			.map((one) => memberLine(page, one, t)),
		peopleCount: t("training.people", { count: all }),
	});
}

const memberLine = (page: TrainingPage, one: StaffMember, t: Translate) => ({
	text: sayMember(page, one, t),
	to: trainingPath(page, `/staff/${shortId(one)}`),
});

const sessionsTable = (page: TrainingPage, t: Translate): Table => ({
	caption: t("training.sessions"),
	captionHidden: true,
	columns: [
		{ label: t("training.subject") },
		{ label: t("training.heldOn") },
		{ label: t("training.trainer") },
		{ label: t("training.length") },
		{ label: t("training.cameLabel") },
	],
	rows: page.sessions.map((session): readonly Cell[] => [
		{
			way: {
				to: sessionPath(page, session),
				text: page.textOf(session.subject),
			},
		},
		{ text: sayDay(session.heldOn, t) },
		{ text: page.textOf(session.trainer) },
		{ text: sayLength(session.minutes, t) },
		{ text: t("training.people", { count: session.attended.length }) },
	]),
});

/** @returns evidence for competence and awareness as choices: the slides, the quiz. */
async function materialOptions(
	{ records: { database } }: Services,
	{ id }: TrainingPage,
	t: Translate,
): Promise<readonly Option[]> {
	const found = await Promise.all(
		["clause/7.2", "clause/7.3"].map((subject) =>
			readEvidence(database, id, {
				subject,
				inForce: true,
				after: null,
				limit: 50,
			}),
		),
	);
	const pieces = new Map(
		found.flatMap(({ pieces }) => pieces.map((piece) => [piece.id, piece])),
	);
	const texts = await textsOf(
		database,
		[...pieces.values()].map(({ piece }) => piece.text),
	);
	return [
		{ value: "", text: t("training.noMaterial") },
		...[...pieces.values()].map(({ id, piece }) => ({
			value: id,
			text: shortened(texts.get(piece.text) ?? t("events.removed")),
		})),
	];
}

const shortened = (text: string): string =>
	text.length > 80 ? `${[...text].slice(0, 80).join("")}…` : text;

async function showNew(
	res: Response,
	services: Services,
	page: TrainingPage,
	form: Form,
): Promise<void> {
	const { t } = res.locals.frame;
	showRegisterForm(
		res,
		page,
		{
			title: t("training.new"),
			intro: [t("training.newIntro")],
			form,
			fields: [
				{
					part: "field",
					name: "subject",
					label: t("training.subject"),
					maxlength: longestNote,
				},
				{
					part: "field",
					type: "date",
					name: "held-on",
					label: t("training.heldOn"),
					max: page.today,
				},
				{
					part: "field",
					name: "trainer",
					label: t("training.trainer"),
					maxlength: longestName,
				},
				{
					part: "field",
					type: "number",
					name: "minutes",
					label: t("training.minutesLabel"),
					width: "short",
					min: "1",
					max: "6000",
				},
				{
					part: "select",
					name: "material",
					label: t("training.material"),
					hint: t("training.materialHint"),
					options: await materialOptions(services, page, t),
				},
			],
			submit: t("training.newSend"),
			action: trainingPath(page, "/new"),
			back: { to: trainingPath(page), text: t("training.back") },
		},
		trailOf(page, t),
	);
}

const held = z.object({
	subject: z.string().min(1).max(longestNote),
	"held-on": day,
	trainer: z.string().min(1).max(longestName),
	minutes: z.coerce
		.number("training.minutesWrong")
		.int("training.minutesWrong")
		.min(1, "training.minutesWrong")
		.max(6_000, "training.minutesWrong"),
	material: z.string().max(200).default(""),
});

async function hold(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const page = await openTraining(req, res, services);
	const { database } = services.records;
	await bringRegisterForm(req, res, services, page, {
		schema: held,
		again: (form) => showNew(res, services, page, form),
		deed: async (values, form) => ({
			act: {
				type: "hold-training",
				training: form,
				heldOn: values["held-on"],
				subject: await sealText(database, form, "subject", values.subject),
				trainer: await sealText(database, form, "trainer", values.trainer),
				minutes: values.minutes,
				material: values.material === "" ? null : values.material,
			},
			actId: `hold-training/${form}`,
			to: trainingPath(page, `/sessions/${form}`),
			notice: "training.newDone",
			fields: { "date-in-future": "held-on", "unknown-evidence": "material" },
		}),
	});
}
