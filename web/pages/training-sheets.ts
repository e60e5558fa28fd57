import type { Request, Response } from "express";
import { z } from "zod";
import type { RegisterAct } from "../../domain/register/acts.ts";
import { shortId } from "../../domain/register/register.ts";
import type { StaffGiven } from "../../domain/register/training.ts";
import { type Form, newForm, readForm, refusedForm } from "../forms.ts";
import type { MessageKey } from "../locales/translate.ts";
import { showPage } from "../page.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { decodeSheet } from "../sheets/decode.ts";
import {
	readStaffSheet,
	type StaffSheet,
	type StaffSheetFor,
	wrongStaffLines,
} from "../sheets/staff-sheet.ts";
import { bringRegisterAct, mayKeep, registerFrame } from "./readiness-room.ts";
import { isTooLarge, readSheetFile } from "./sheet-upload.ts";
import {
	openTraining,
	sealedStaff,
	sessionIn,
	sessionPath,
	type TrainingPage,
	trailOf,
	trainingPath,
} from "./training-room.ts";

/** The staff list, and who was at a session, from a spreadsheet. */
export const trainingSheetRoutes: Routes = (services) =>
	(
		[
			["/programmes/:programme/training/staff", "list"],
			[
				"/programmes/:programme/training/sessions/:training/sheet",
				"attendance",
			],
		] as const
	).flatMap(([path, what]) => [
		{
			method: "get" as const,
			path,
			policy: mayKeep,
			handler: async (req: Request, res: Response) => {
				const page = await openTraining(req, res, services);
				show(res, targetOf(req, page, what), newForm());
			},
		},
		{
			method: "post" as const,
			path,
			policy: mayKeep,
			before: [readSheetFile],
			handler: async (req: Request, res: Response) => {
				const page = await openTraining(req, res, services);
				await receive(req, res, services, targetOf(req, page, what));
			},
		},
	]);

/** What a sheet is read for, and what becomes of it. */
interface Target {
	readonly page: TrainingPage;
	readonly what: StaffSheetFor;
	readonly action: string;
	readonly back: string;
	readonly done: MessageKey;
	readonly act: (
		sheet: StaffSheet,
		members: readonly StaffGiven[],
	) => RegisterAct;
}

function targetOf(
	req: Request,
	page: TrainingPage,
	what: StaffSheetFor,
): Target {
	if (what === "list")
		return {
			page,
			what,
			action: trainingPath(page, "/staff"),
			back: trainingPath(page),
			done: "training.staffDone",
			act: (_sheet, members) => ({ type: "list-staff", members }),
		};
	const session = sessionIn(req, page);
	return {
		page,
		what,
		action: `${sessionPath(page, session)}/sheet`,
		back: sessionPath(page, session),
		done: "training.attendanceSheetDone",
		act: ({ known }, members) => ({
			type: "note-attendance",
			training: shortId(session),
			came: [...known, ...members.map(({ staff }) => `staff/${staff}`)],
			notThere: [],
			members,
		}),
	};
}

const sent = z.object({ sheet: z.string().default("") });

async function receive(
	req: Request,
	res: Response,
	services: Services,
	target: Target,
): Promise<void> {
	const { t } = res.locals.frame;
	const { page, what } = target;
	const refuse = (message: string) =>
		show(res, target, refusedForm(req.body, [{ field: "file", message }]));
	if (isTooLarge(req)) return refuse(t("readiness.import.tooLarge"));
	const reading = readForm(sent, req.body, t);
	if (!reading.ok) return show(res, target, reading.form);
	const { id, values } = reading;
	const text = req.file ? decodeSheet(req.file.buffer) : values.sheet;
	if (text.trim() === "") return refuse(t("readiness.import.nothing"));
	const listed = page.staff
		.filter(({ leftOn }) => leftOn === null)
		.map(({ id: one, name, department }) => ({
			id: one,
			name: page.textOf(name),
			department,
		}));
	const sheet = readStaffSheet(text, listed, what, t);
	const taken = sheet.known.length + sheet.added.length;
	if (taken === 0 && sheet.wrong.length === 0)
		return refuse(t("training.nobodyInSheet"));
	if (taken === 0) return showWrong(res, target, sheet);
	await bringRegisterAct(req, res, services, page, {
		act: target.act(sheet, await sealedStaff(services, id, sheet.added)),
		actId: `${what === "list" ? "list-staff" : "note-attendance"}/${id}`,
		to: target.back,
		notice: target.done,
		values: { count: taken },
		// What was right is on record; what was not is shown to be put right.
		...(sheet.wrong.length > 0
			? { recorded: () => showWrong(res, target, sheet) }
			: {}),
		again: (errors) => show(res, target, refusedForm(req.body, errors)),
	});
}

function show(
	res: Response,
	{ page, what, action, back }: Target,
	form: Form,
	kept?: string,
): void {
	const { t } = res.locals.frame;
	showPage(res, "training-sheet", {
		...registerFrame(page, t, trailOf(page, t)),
		title: t(`training.sheetTitle.${what}`),
		intro: t(`training.sheetIntro.${what}`),
		form,
		template: trainingPath(page, "/staff.csv"),
		action,
		back,
		kept,
	});
}

/** Says line by line what could not be taken, with those lines in the field, to be put right and sent again. */
function showWrong(res: Response, target: Target, sheet: StaffSheet): void {
	const { t } = res.locals.frame;
	const form = refusedForm(
		{ sheet: wrongStaffLines(sheet.wrong, t) },
		sheet.wrong.map(({ line, why }) => ({
			field: "sheet",
			message: t("readiness.import.line", { line, why }),
		})),
	);
	show(
		res,
		target,
		form,
		t("training.kept", { count: sheet.known.length + sheet.added.length }),
	);
}
