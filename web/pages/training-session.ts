import type { Request, Response } from "express";
import { z } from "zod";
import { shortId } from "../../domain/register/register.ts";
import { staffSides, type Training } from "../../domain/register/training.ts";
import { sayDay } from "../dates.ts";
import { boxes, type Form, newForm } from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import { showPage } from "../page.ts";
import type { SummaryRow } from "../parts.ts";
import { sayLength } from "../register-events.ts";
import { pathOfRow, sayClause } from "../register-rows.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { readers } from "./programme-frame.ts";
import { bringRegisterForm, mayKeep, registerFrame } from "./readiness-room.ts";
import {
	openTraining,
	sayMember,
	sessionIn,
	sessionPath,
	type TrainingPage,
	trailOf,
} from "./training-room.ts";

/** One session: what was taught, and who was there. */
export const trainingSessionRoutes: Routes = (services) => {
	const path = "/programmes/:programme/training/sessions/:training";
	return [
		{
			method: "get",
			path,
			policy: readers,
			handler: async (req, res) => {
				const page = await openTraining(req, res, services);
				show(res, page, sessionIn(req, page));
			},
		},
		{
			method: "post",
			path: `${path}/attendance`,
			policy: mayKeep,
			handler: (req, res) => note(req, res, services),
		},
	];
};

function show(
	res: Response,
	page: TrainingPage,
	session: Training,
	wrong?: Form,
): void {
	const { t } = res.locals.frame;
	const came = page.staff.filter(({ id }) => session.attended.includes(id));
	showPage(res, "training-session", {
		...registerFrame(page, t, trailOf(page, t)),
		title: page.textOf(session.subject),
		rows: rowsOf(page, session, t),
		came: came.map((one) => sayMember(page, one, t)),
		works: page.works,
		at: sessionPath(page, session),
		staffPath: `${page.path}/training/staff`,
		hasStaff: page.staff.some(({ leftOn }) => leftOn === null),
		form: wrong ?? newForm(),
		groups: groupsOf(page, session, t),
	});
}

function rowsOf(
	page: TrainingPage,
	{ heldOn, trainer, minutes, material, attended }: Training,
	t: Translate,
): readonly SummaryRow[] {
	return [
		{ label: t("training.heldOn"), cell: { text: sayDay(heldOn, t) } },
		{ label: t("training.trainer"), cell: { text: page.textOf(trainer) } },
		{ label: t("training.length"), cell: { text: sayLength(minutes, t) } },
		{
			label: t("training.material"),
			cell: material
				? {
						way: {
							to: pathOfRow(page.id, material),
							text: t("training.materialWay"),
						},
					}
				: { text: t("training.noMaterial") },
		},
		{
			label: t("training.cameLabel"),
			cell: { text: t("training.people", { count: attended.length }) },
		},
		{
			label: t("training.shows"),
			cell: {
				text: [sayClause("7.2", t), sayClause("7.3", t)].join(t("terms.comma")),
			},
		},
	];
}

/** @returns everybody who is here, under his department, ticked where he was there. */
function groupsOf(page: TrainingPage, { attended }: Training, t: Translate) {
	const there = new Set(attended);
	const here = page.staff.filter(
		({ id, leftOn }) => leftOn === null || there.has(id),
	);
	return staffSides.flatMap((side) =>
		[
			...Map.groupBy(
				here.filter((one) => one.side === side),
				({ department }) => department,
			),
		].map(([department, people]) => ({
			title: t("training.departmentOf", {
				department,
				side: t(`training.side.${side}`),
				attended: people.filter(({ id }) => there.has(id)).length,
				all: people.length,
			}),
			isOpen: true,
			boxes: people.map(({ id, name }) => ({
				name: "came",
				value: id,
				id: `field-${id.replaceAll("/", "-")}`,
				text: page.textOf(name),
				checked: there.has(id),
			})),
		})),
	);
}

const noted = z.object({
	came: boxes,
	/** Who was ticked when the page was shown: what others noted meanwhile stays. */
	was: boxes,
});

async function note(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const page = await openTraining(req, res, services);
	const session = sessionIn(req, page);
	await bringRegisterForm(req, res, services, page, {
		schema: noted,
		again: async (form) => show(res, page, session, form),
		deed: ({ came, was }, form) => {
			const listed = new Set(page.staff.map(({ id }) => id));
			const ticked = new Set(came.filter((id) => listed.has(id)));
			const before = new Set(was.filter((id) => listed.has(id)));
			return {
				act: {
					type: "note-attendance",
					training: shortId(session),
					came: [...ticked].filter((id) => !before.has(id)),
					notThere: [...before].filter((id) => !ticked.has(id)),
					members: [],
				},
				actId: `note-attendance/${form}`,
				to: sessionPath(page, session),
				notice: "training.attendanceDone",
			};
		},
	});
}
