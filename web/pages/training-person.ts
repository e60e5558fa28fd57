import type { Request, Response } from "express";
import { z } from "zod";
import { shortId } from "../../domain/register/register.ts";
import { type StaffMember, staffId } from "../../domain/register/training.ts";
import { removeStaffName } from "../../records/staff.ts";
import { sayDay } from "../dates.ts";
import { newForm } from "../forms.ts";
import { leaveNotice } from "../frame/notice.ts";
import { noteSecurity } from "../frame/security-log.ts";
import { goTo, showPage } from "../page.ts";
import { Problem } from "../problem.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import {
	bringRegisterForm,
	mayKeep,
	maySettle,
	registerFrame,
} from "./readiness-room.ts";
import {
	openTraining,
	sayMember,
	sessionPath,
	type TrainingPage,
	trailOf,
	trainingPath,
} from "./training-room.ts";

/** Somebody of the staff: what is kept of him, that he works here no more, and the removal of his name. */
export const trainingPersonRoutes: Routes = (services) => {
	const path = "/programmes/:programme/training/staff/:staff";
	return [
		{
			method: "get",
			path,
			policy: mayKeep,
			handler: async (req, res) => {
				const page = await openTraining(req, res, services);
				show(res, page, memberIn(req, page));
			},
		},
		{
			method: "get",
			path: `${path}/data.json`,
			policy: maySettle,
			handler: async (req, res) => {
				const page = await openTraining(req, res, services);
				const one = memberIn(req, page);
				noteSecurity(res, services, "personal-data-read", { staff: one.id });
				res
					.type("application/json")
					.attachment("certway-training-data.json")
					.send(`${JSON.stringify(keptOf(page, one), null, "\t")}\n`);
			},
		},
		{
			method: "post",
			path: `${path}/leave`,
			policy: mayKeep,
			handler: (req, res) => leave(req, res, services),
		},
		{
			method: "post",
			path: `${path}/remove-name`,
			policy: maySettle,
			handler: async (req, res) => {
				const page = await openTraining(req, res, services);
				const one = memberIn(req, page);
				const { records, clock } = services;
				await removeStaffName(records.database, one.name, clock.now());
				noteSecurity(res, services, "personal-data-removed", {
					staff: one.id,
				});
				leaveNotice(res, "training.nameRemoved");
				goTo(res, trainingPath(page));
			},
		},
	];
};

/** @throws Problem 404 when nobody of the staff has this id. */
function memberIn(req: Request, { staff }: TrainingPage): StaffMember {
	const id = staffId(String(req.params["staff"]));
	const found = staff.find((one) => one.id === id);
	if (!found) throw new Problem(404);
	return found;
}

const sessionsOf = ({ sessions }: TrainingPage, { id }: StaffMember) =>
	sessions.filter(({ attended }) => attended.includes(id));

/** @returns all that is kept of somebody on the staff list. */
const keptOf = (page: TrainingPage, one: StaffMember) => ({
	programme: page.id,
	name: page.textOf(one.name),
	department: one.department,
	side: one.side,
	listedOn: one.listedOn,
	leftOn: one.leftOn,
	training: sessionsOf(page, one).map(({ heldOn, subject, minutes }) => ({
		heldOn,
		subject: page.textOf(subject),
		minutes,
	})),
});

function show(res: Response, page: TrainingPage, one: StaffMember): void {
	const { t } = res.locals.frame;
	showPage(res, "training-person", {
		...registerFrame(page, t, trailOf(page, t)),
		title: sayMember(page, one, t),
		rows: [
			{ label: t("training.department"), cell: { text: one.department } },
			{
				label: t("training.sideLabel"),
				cell: { text: t(`training.side.${one.side}`) },
			},
			{
				label: t("training.listedOn"),
				cell: { text: sayDay(one.listedOn, t) },
			},
			...(one.leftOn
				? [
						{
							label: t("training.leftOn"),
							cell: { text: sayDay(one.leftOn, t) },
						},
					]
				: []),
		],
		sessions: sessionsOf(page, one).map((session) => ({
			to: sessionPath(page, session),
			text: page.textOf(session.subject),
			day: sayDay(session.heldOn, t),
		})),
		at: `${trainingPath(page)}/staff/${shortId(one)}`,
		form: newForm(),
		isHere: page.works && one.leftOn === null,
		leads: page.leads,
	});
}

async function leave(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const page = await openTraining(req, res, services);
	const one = memberIn(req, page);
	await bringRegisterForm(req, res, services, page, {
		schema: z.object({}),
		again: async () => show(res, page, one),
		deed: (_values, form) => ({
			act: { type: "staff-leaves", staff: shortId(one) },
			actId: `staff-leaves/${form}`,
			to: trainingPath(page),
			notice: "training.leftDone",
		}),
	});
}
