import type { Request, Response } from "express";
import {
	measuredPeriods,
	type SlaMetric,
} from "../../domain/register/metric.ts";
import { registerRows } from "../../records/readiness.ts";
import { textsOf } from "../../records/seals.ts";
import { saySpan } from "../dates.ts";
import type { Translate } from "../locales/translate.ts";
import { showPage } from "../page.ts";
import type { Cell, Table } from "../parts.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { writeMetricSheet } from "../sheets/metric-sheet.ts";
import type { Texts } from "./evidence-item.ts";
import {
	metricPath,
	metricSeals,
	reachedMarks,
	sayTarget,
} from "./metric-room.ts";
import { readers } from "./programme-frame.ts";
import {
	openRegister,
	type RegisterPage,
	registerFrame,
	wayToReadiness,
	withNames,
} from "./readiness-room.ts";

/** The metrics of service levels, with their targets and what was measured last (20000-1 8.3.3). */
export const metricsRoutes: Routes = (services) => [
	{
		method: "get",
		path: "/programmes/:programme/metrics",
		policy: readers,
		handler: (req, res) => show(req, res, services),
	},
	{
		method: "get",
		path: "/programmes/:programme/metrics.csv",
		policy: readers,
		handler: (req, res) => download(req, res, services),
	},
];

async function read(req: Request, res: Response, services: Services) {
	const { database } = services.records;
	const opened = await openRegister(req, res, services);
	const metrics = await registerRows(database, opened.id, ["metric"]);
	const [page, texts] = await Promise.all([
		withNames(
			opened,
			services,
			metrics.map(({ businessOwner }) => businessOwner),
		),
		textsOf(database, metrics.flatMap(metricSeals)),
	]);
	return { page, texts, metrics };
}

async function show(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const { page, texts, metrics } = await read(req, res, services);
	showPage(res, "metrics", {
		...registerFrame(page, t, [wayToReadiness(page, t)]),
		title: t("metrics.title"),
		works: page.works,
		path: metricPath(page),
		table: metrics.length > 0 ? tableOf(page, metrics, texts, t) : undefined,
	});
}

const tableOf = (
	page: RegisterPage,
	metrics: readonly SlaMetric[],
	texts: Texts,
	t: Translate,
): Table => ({
	caption: t("metrics.title"),
	captionHidden: true,
	columns: [
		{ label: t("metrics.name") },
		{ label: t("metrics.target") },
		{ label: t("metrics.owner") },
		{ label: t("metrics.last") },
	],
	rows: metrics.map((metric): readonly Cell[] => {
		const [last] = measuredPeriods(metric, page.today);
		return [
			{
				way: {
					to: metricPath(page, metric),
					text: texts.get(metric.name) ?? t("events.removed"),
				},
				note: metric.retired
					? t("metrics.retired")
					: (texts.get(metric.service) ?? t("events.removed")),
			},
			{
				text: sayTarget(metric, texts, t),
				note: t("metrics.every", {
					period: t(`metrics.periods.${metric.period}`),
				}),
			},
			{
				text: page.nameOf(metric.businessOwner),
				note: texts.get(metric.department) ?? t("events.removed"),
			},
			last
				? {
						state: reachedMarks[last.reached],
						word: t(`metrics.reached.${last.reached}`),
						note: saySpan(last.from, last.until, t),
					}
				: { text: t("metrics.noPeriod") },
		];
	}),
});

/** What is downloaded can be put right in a spreadsheet and brought to another programme. */
async function download(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const { page, texts, metrics } = await read(req, res, services);
	const rows = metrics
		.filter(({ retired }) => !retired)
		.map((metric) => [
			texts.get(metric.service) ?? "",
			texts.get(metric.name) ?? "",
			`${metric.comparison === "at-least" ? "≥" : "≤"} ${metric.target}`,
			texts.get(metric.unit) ?? "",
			t(`metrics.periods.${metric.period}`),
			texts.get(metric.source) ?? "",
			page.nameOf(metric.businessOwner),
			texts.get(metric.department) ?? "",
			metric.clauses.join(" "),
			metric.process ? t(`processes.name.${metric.process}`) : "",
		]);
	res
		.attachment("metrics.csv")
		.type("text/csv; charset=utf-8")
		.send(writeMetricSheet(rows, t));
}
