import type { Request, Response } from "express";
import { z } from "zod";
import {
	type Action,
	actionId,
	usualDueDay,
} from "../../domain/register/action.ts";
import { shortId } from "../../domain/register/register.ts";
import { sealText, textsOf } from "../../records/seals.ts";
import { sayDay } from "../dates.ts";
import { formAmong, type WrongForm } from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import { showPage } from "../page.ts";
import type { SummaryRow } from "../parts.ts";
import { sayClause } from "../register-rows.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { longestNote } from "../sheets/gap-sheet.ts";
import { day } from "./deliverable.ts";
import { readers } from "./programme-frame.ts";
import { actionState, whatOf } from "./readiness-actions.ts";
import {
	assignable,
	bringRegisterForm,
	mayKeep,
	openRegister,
	personChosen,
	personOptions,
	type RegisterPage,
	readinessPath,
	registerFrame,
	rowIn,
	wayToReadiness,
	withNames,
} from "./readiness-room.ts";
import { clauseWay } from "./readiness-rows.ts";

type Which = "finish" | "change" | "reopen";

/** An action: what is to be done, by whom, by when; finished with what was done, or reopened. */
export const actionRoutes: Routes = (services) => {
	const path = "/programmes/:programme/readiness/actions/:action";
	const forms = { finish, change, reopen } as const;
	return [
		{
			method: "get",
			path,
			policy: readers,
			handler: (req, res) => show(req, res, services),
		},
		...(["finish", "change", "reopen"] as const).map((which) => ({
			method: "post" as const,
			path: `${path}/${which}`,
			policy: mayKeep,
			handler: (req: Request, res: Response) =>
				forms[which](req, res, services),
		})),
	];
};

/** @throws Problem 404 when there is no such action. */
const actionIn = (
	req: Request,
	services: Services,
	page: RegisterPage,
): Promise<Action> =>
	rowIn(services, page, "action", actionId(String(req.params["action"])));

const pathOf = (page: RegisterPage, action: Action): string =>
	readinessPath(page, `/actions/${shortId(action)}`);

async function show(
	req: Request,
	res: Response,
	services: Services,
	wrong?: WrongForm<Which>,
): Promise<void> {
	const { t } = res.locals.frame;
	const opened = await openRegister(req, res, services);
	const action = await actionIn(req, services, opened);
	const page = await withNames(opened, services, [
		action.owner,
		action.openedBy,
	]);
	const texts = await textsOf(services.records.database, [
		action.what ?? "",
		action.outcome ?? "",
	]);
	const persons = page.works ? await assignable(page, services) : [];
	const formOf = formAmong(wrong);
	const { dueOn, owner } = action;
	showPage(res, "readiness-action", {
		...registerFrame(page, t, [
			wayToReadiness(page, t),
			clauseWay(page, action.clause, t),
		]),
		title: t("readiness.row.action", { clause: sayClause(action.clause, t) }),
		what: whatOf(action, texts, t),
		rows: rowsOf(page, action, t),
		outcome:
			action.outcome && (texts.get(action.outcome) ?? t("events.removed")),
		at: pathOf(page, action),
		works: page.works,
		isOpen: action.status === "open",
		...(wrong ? { form: wrong.form } : {}),
		opened: wrong && { [wrong.which]: true },
		forms: {
			finish: formOf("finish"),
			change: formOf("change", { owner: owner ?? "", "due-on": dueOn }),
			reopen: formOf("reopen", {
				"due-on": usualDueDay(page.world.programme, page.today),
			}),
		},
		persons: personOptions(persons, t("deliverables.nobody")),
		today: page.today,
		longest: longestNote,
	});
}

function rowsOf(
	page: RegisterPage,
	action: Action,
	t: Translate,
): readonly SummaryRow[] {
	const { owner, dueOn, status, openedBy, openedOn, doneOn } = action;
	return [
		{
			label: t("readiness.action.state"),
			cell: actionState(action, page.today, t),
		},
		{
			label: t("readiness.action.owner"),
			cell: {
				text: page.nameOf(owner ?? page.world.programme.people.owner),
				...(owner ? {} : { note: t("deliverables.ownerOfProgramme") }),
			},
		},
		{
			label: t("readiness.action.dueOn"),
			cell: status === "open" ? { date: dueOn } : { text: sayDay(dueOn, t) },
		},
		{
			label: t("readiness.action.openedBy"),
			cell: {
				text: t("evidence.addedByOn", {
					name: page.nameOf(openedBy),
					day: sayDay(openedOn, t),
				}),
			},
		},
		...(doneOn
			? [
					{
						label: t("readiness.action.doneOn"),
						cell: { text: sayDay(doneOn, t) },
					},
				]
			: []),
	];
}

const finished = z.object({
	outcome: z
		.string({ error: "readiness.action.outcomeNeeded" })
		.min(1, "readiness.action.outcomeNeeded")
		.max(longestNote),
});

async function finish(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const page = await openRegister(req, res, services);
	const action = await actionIn(req, services, page);
	await bringRegisterForm(req, res, services, page, {
		schema: finished,
		again: (form) => show(req, res, services, { which: "finish", form }),
		deed: async (values, id) => {
			return {
				act: {
					type: "finish-action",
					action: shortId(action),
					outcome: await sealText(
						services.records.database,
						id,
						"outcome",
						values.outcome,
					),
				},
				actId: `finish-action/${id}`,
				to: pathOf(page, action),
				notice: "readiness.action.finished",
			};
		},
	});
}

const changed = z.object({ owner: z.string(), "due-on": day });

async function change(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const page = await openRegister(req, res, services);
	const action = await actionIn(req, services, page);
	await bringRegisterForm(req, res, services, page, {
		schema: changed,
		again: (form) => show(req, res, services, { which: "change", form }),
		deed: async (values, id) => {
			const persons = await assignable(page, services);
			return {
				act: {
					type: "change-action",
					action: shortId(action),
					owner: personChosen(persons, values.owner),
					dueOn: values["due-on"],
				},
				actId: `change-action/${id}`,
				to: pathOf(page, action),
				notice: "readiness.action.changed",
				fields: { "date-past": "due-on" },
			};
		},
	});
}

const reopened = z.object({
	reason: z.string().min(1).max(longestNote),
	"due-on": day,
});

async function reopen(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const page = await openRegister(req, res, services);
	const action = await actionIn(req, services, page);
	await bringRegisterForm(req, res, services, page, {
		schema: reopened,
		again: (form) => show(req, res, services, { which: "reopen", form }),
		deed: async (values, id) => {
			return {
				act: {
					type: "reopen-action",
					action: shortId(action),
					reason: await sealText(
						services.records.database,
						id,
						"reason",
						values.reason,
					),
					dueOn: values["due-on"],
				},
				actId: `reopen-action/${id}`,
				to: pathOf(page, action),
				notice: "readiness.action.reopened",
				fields: { "date-past": "due-on" },
			};
		},
	});
}
