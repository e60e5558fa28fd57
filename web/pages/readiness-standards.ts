import type { Request, Response } from "express";
import { z } from "zod";
import {
	type SharingStandard,
	sharedClause,
	sharingStandards,
} from "../../domain/clauses/clauses.ts";
import type { ClauseState } from "../../domain/register/readiness.ts";
import { ofKind } from "../../domain/register/register.ts";
import { registerRows } from "../../records/readiness.ts";
import { boxes, type Form, newForm, readForm, refusedForm } from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import { showPage } from "../page.ts";
import type { Cell, Table } from "../parts.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import {
	bringRegisterAct,
	maySettle,
	openRegister,
	type RegisterPage,
	readinessPath,
	registerFrame,
	wayToReadiness,
} from "./readiness-room.ts";
import { clauseWay, evidenceCell } from "./readiness-rows.ts";

/** Which standards a programme serves beside ISO/IEC 20000-1, in an integrated audit. */
export const standardsRoutes: Routes = (services) => [
	{
		method: "get",
		path: "/programmes/:programme/readiness/standards",
		policy: maySettle,
		handler: async (req, res) => {
			const page = await openRegister(req, res, services);
			const [row] = ofKind(
				await registerRows(services.records.database, page.id, ["integration"]),
				"integration",
			);
			show(res, page, newForm({ standards: row?.standards ?? [] }));
		},
	},
	{
		method: "post",
		path: "/programmes/:programme/readiness/standards",
		policy: maySettle,
		handler: (req, res) => receive(req, res, services),
	},
];

function show(res: Response, page: RegisterPage, form: Form): void {
	const { t } = res.locals.frame;
	showPage(res, "readiness-standards", {
		...registerFrame(page, t, [wayToReadiness(page, t)]),
		title: t("readiness.standards.title"),
		form,
		options: sharingStandards.map((standard) => ({
			value: standard,
			text: standard,
		})),
		action: readinessPath(page, "/standards"),
		back: readinessPath(page),
	});
}

const chosen = z.object({
	standards: boxes,
});

async function receive(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const page = await openRegister(req, res, services);
	const reading = readForm(chosen, req.body, res.locals.frame.t);
	if (!reading.ok) return show(res, page, reading.form);
	const { id, values } = reading;
	await bringRegisterAct(req, res, services, page, {
		act: {
			type: "set-standards",
			standards: sharingStandards.filter((standard) =>
				values.standards.includes(standard),
			),
		},
		actId: `set-standards/${id}`,
		to: readinessPath(page),
		notice: "readiness.standards.done",
		again: (errors) => show(res, page, refusedForm(req.body, errors)),
	});
}

/** @returns for each standard served too, how its shared clauses stand: the same evidence counts for it. */
export const sharedOverview = (
	page: RegisterPage,
	states: readonly ClauseState[],
	standards: readonly SharingStandard[],
	t: Translate,
) => ({
	change: page.leads ? readinessPath(page, "/standards") : undefined,
	tables: standards.map((standard) => {
		const shared = states.flatMap((state) => {
			const same = sharedClause(state.clause, standard);
			return same === undefined ? [] : [{ state, same }];
		});
		const rows = shared.map(({ state, same }): readonly Cell[] => [
			{ text: same },
			{ way: clauseWay(page, state.clause, t) },
			evidenceCell(state, t),
		]);
		return {
			summary: t("readiness.standards.shown", {
				standard,
				shown: shared.filter(({ state }) => state.evidence.count > 0).length,
				all: shared.length,
			}),
			table: {
				caption: standard,
				captionHidden: true,
				columns: [
					{ label: t("readiness.standards.clause", { standard }) },
					{ label: t("readiness.standards.own") },
					{ label: t("readiness.column.evidence") },
				],
				rows,
			} satisfies Table,
		};
	}),
});
