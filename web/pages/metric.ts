import type { Request, Response } from "express";
import { z } from "zod";
import { measuredPeriods } from "../../domain/register/metric.ts";
import { shortId } from "../../domain/register/register.ts";
import { sealGiven, sealText, textsOf } from "../../records/seals.ts";
import { saySpan } from "../dates.ts";
import { formAmong, type WrongForm } from "../forms.ts";
import { showPage } from "../page.ts";
import type { Cell, Table } from "../parts.ts";
import { sayClause } from "../register-rows.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { longestNote } from "../sheets/gap-sheet.ts";
import { sayList } from "../terms.ts";
import { day } from "./deliverable.ts";
import { aNumber } from "./metric-form.ts";
import {
	metricIn,
	metricPath,
	metricSeals,
	reachedMarks,
	sayTarget,
	waysToMetrics,
} from "./metric-room.ts";
import { readers } from "./programme-frame.ts";
import {
	bringRegisterForm,
	mayKeep,
	openRegister,
	registerFrame,
	withNames,
} from "./readiness-room.ts";

type Which = "value" | "retire";

/** A metric with what was measured, period by period; values are noted here. */
export const metricRoutes: Routes = (services) => {
	const path = "/programmes/:programme/metrics/:metric";
	return [
		{
			method: "get",
			path,
			policy: readers,
			handler: (req, res) => show(req, res, services),
		},
		{
			method: "post",
			path: `${path}/value`,
			policy: mayKeep,
			handler: (req, res) => note(req, res, services),
		},
		{
			method: "post",
			path: `${path}/retire`,
			policy: mayKeep,
			handler: (req, res) => retire(req, res, services),
		},
	];
};

async function show(
	req: Request,
	res: Response,
	services: Services,
	wrong?: WrongForm<Which>,
): Promise<void> {
	const { t } = res.locals.frame;
	const opened = await openRegister(req, res, services);
	const metric = await metricIn(req, services, opened);
	const page = await withNames(opened, services, [metric.businessOwner]);
	const texts = await textsOf(services.records.database, [
		...metricSeals(metric),
		...metric.values.flatMap(({ note: said }) => said ?? []),
		metric.retired?.reason ?? "",
	]);
	const text = (seal: string) => texts.get(seal) ?? t("events.removed");
	const formOf = formAmong(wrong);
	const periods = measuredPeriods(metric, page.today);
	const row = (label: string, cell: Cell) => ({ label, cell });
	showPage(res, "metric", {
		...registerFrame(page, t, [...waysToMetrics(page, t)]),
		title: text(metric.name),
		rows: [
			row(t("metrics.service"), { text: text(metric.service) }),
			row(t("metrics.target"), {
				text: sayTarget(metric, texts, t),
				note: t("metrics.every", {
					period: t(`metrics.periods.${metric.period}`),
				}),
			}),
			row(t("metrics.source"), { text: text(metric.source) }),
			row(t("metrics.owner"), {
				text: page.nameOf(metric.businessOwner),
				note: text(metric.department),
			}),
			row(t("metrics.clauses"), {
				text: sayList(
					metric.clauses.map((clause) => sayClause(clause, t)),
					t,
				),
			}),
			...(metric.retired
				? [row(t("metrics.retired"), { text: text(metric.retired.reason) })]
				: []),
		],
		table:
			periods.length > 0
				? ({
						caption: t("metrics.measured"),
						captionHidden: true,
						columns: [
							{ label: t("metrics.measuredIn") },
							{ label: t("metrics.value"), numeric: true },
							{ label: t("metrics.target") },
						],
						rows: periods.map(({ from, until, measured, reached }) => [
							{ text: saySpan(from, until, t) },
							{
								text: measured ? String(measured.value) : "—",
								...(measured?.note ? { note: text(measured.note) } : {}),
							},
							{
								state: reachedMarks[reached],
								word: t(`metrics.reached.${reached}`),
							},
						]),
					} satisfies Table)
				: undefined,
		at: metricPath(page, metric),
		works: page.works && !metric.retired,
		value: formOf("value"),
		retire: { form: formOf("retire"), opened: wrong?.which === "retire" },
		today: page.today,
		longest: longestNote,
		...(wrong ? { form: wrong.form } : {}),
	});
}

const measuredValue = z.object({
	day,
	value: aNumber,
	remark: z.string().max(longestNote).default(""),
});

async function note(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const page = await openRegister(req, res, services);
	const metric = await metricIn(req, services, page);
	await bringRegisterForm(req, res, services, page, {
		schema: measuredValue,
		again: (form) => show(req, res, services, { which: "value", form }),
		deed: async ({ remark, ...measured }, form) => ({
			act: {
				type: "note-values",
				values: [
					{
						metric: shortId(metric),
						...measured,
						note: await sealGiven(
							services.records.database,
							form,
							"remark",
							remark,
						),
					},
				],
			},
			actId: `note-values/${form}`,
			to: metricPath(page, metric),
			notice: "metrics.noted",
			fields: { "date-in-future": "day" },
		}),
	});
}

async function retire(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const page = await openRegister(req, res, services);
	const metric = await metricIn(req, services, page);
	await bringRegisterForm(req, res, services, page, {
		schema: z.object({ reason: z.string().min(1).max(longestNote) }),
		again: (form) => show(req, res, services, { which: "retire", form }),
		deed: async ({ reason }, form) => ({
			act: {
				type: "retire-metric",
				metric: shortId(metric),
				reason: await sealText(
					services.records.database,
					form,
					"reason",
					reason,
				),
			},
			actId: `retire-metric/${form}`,
			to: metricPath(page),
			notice: "metrics.retireDone",
		}),
	});
}
