import type { Request, Response } from "express";
import { z } from "zod";
import { mayOwn } from "../../domain/register/decide-metric.ts";
import { type Form, newForm, refusedForm } from "../forms.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import {
	type MetricLine,
	readMetricSheet,
	wrongMetricLines,
} from "../sheets/metric-sheet.ts";
import { clausesOf, sealedTexts } from "./metric-form.ts";
import { metricPath, waysToMetrics } from "./metric-room.ts";
import { namedPersons } from "./readiness-import.ts";
import {
	bringRegisterForm,
	mayKeep,
	openRegister,
	type RegisterPage,
	showRegisterForm,
} from "./readiness-room.ts";

/** Metrics by a spreadsheet: lines that are right are taken, the others come back. */
export const metricImportRoutes: Routes = (services) => {
	const path = "/programmes/:programme/metrics/import";
	return [
		{
			method: "get",
			path,
			policy: mayKeep,
			handler: async (req, res) =>
				show(res, await openRegister(req, res, services), newForm()),
		},
		{
			method: "post",
			path,
			policy: mayKeep,
			handler: (req, res) => receive(req, res, services),
		},
	];
};

function show(
	res: Response,
	page: RegisterPage,
	form: Form,
	kept?: string,
): void {
	const { t } = res.locals.frame;
	showRegisterForm(
		res,
		page,
		{
			title: t("metrics.import.title"),
			intro: [...(kept ? [kept] : []), t("metrics.import.intro")],
			form,
			fields: [
				{
					part: "text-area",
					name: "sheet",
					label: t("metrics.import.paste"),
					maxlength: 200_000,
				},
			],
			submit: t("metrics.import.send"),
			action: `${metricPath(page)}/import`,
			back: { to: metricPath(page), text: t("metrics.title") },
		},
		waysToMetrics(page, t),
	);
}

async function receive(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const page = await openRegister(req, res, services);
	const { people } = page.world.programme;
	const personCalled = await namedPersons(page, services);
	const readSheet = (sheet: string) =>
		readMetricSheet(sheet, {
			personCalled,
			mayOwn: (person) => mayOwn(people, person),
			t,
		});
	const sheet = readSheet(
		String(refusedForm(req.body, []).typed["sheet"] ?? ""),
	);
	const { taken, wrong } = sheet;
	const returned = refusedForm(
		{ sheet: wrongMetricLines(wrong, t) },
		wrong.map(({ line, why }) => ({
			field: "sheet",
			message: t("metrics.import.line", { line, why }),
		})),
	);
	if (taken.length === 0)
		return show(
			res,
			page,
			wrong.length > 0
				? { ...returned, typed: refusedForm(req.body, []).typed }
				: refusedForm(req.body, [
						{ field: "sheet", message: t("metrics.import.nothing") },
					]),
		);
	await bringRegisterForm(req, res, services, page, {
		schema: z.object({ sheet: z.string() }),
		again: async (form) => show(res, page, form),
		deed: async (_values, form) => ({
			act: {
				type: "set-metrics",
				metrics: await Promise.all(
					taken.map((line) => metricFrom(services, form, line)),
				),
			},
			actId: `set-metrics/${form}`,
			to: metricPath(page),
			notice: "metrics.import.done",
			values: { count: taken.length },
			...(wrong.length > 0
				? {
						recorded: () => {
							res.status(422);
							show(
								res,
								page,
								returned,
								t("metrics.import.kept", { count: taken.length }),
							);
						},
					}
				: {}),
		}),
	});
}

/** Each line has an id of its own: the same form sent again sets the same metrics. */
async function metricFrom(
	services: Services,
	form: string,
	{ line, owner, ...given }: MetricLine,
) {
	const { comparison, target, period, process, clauses } = given;
	const metric = `${form}-${line}`;
	return {
		metric,
		...(await sealedTexts(services, metric, given)),
		...{ comparison, target, period, process },
		businessOwner: owner,
		clauses:
			clauses.length > 0 ? clauses : process ? clausesOf(process) : clauses,
	};
}
