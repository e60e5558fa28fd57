import type { Request } from "express";
import { metricId, type SlaMetric } from "../../domain/register/metric.ts";
import { shortId } from "../../domain/register/register.ts";
import type { Translate } from "../locales/translate.ts";
import type { State, Way } from "../parts.ts";
import type { Services } from "../services.ts";
import type { Texts } from "./evidence-item.ts";
import { type RegisterPage, rowIn, wayToReadiness } from "./readiness-room.ts";

/** What the pages of metrics share. */

export const metricPath = (
	{ path }: Pick<RegisterPage, "path">,
	metric?: SlaMetric,
): string => `${path}/metrics${metric ? `/${shortId(metric)}` : ""}`;

export const waysToMetrics = (
	page: RegisterPage,
	t: Translate,
): readonly Way[] => [
	wayToReadiness(page, t),
	{ to: metricPath(page), text: t("metrics.title") },
];

/** @throws Problem 404 when there is no such metric. */
export const metricIn = (
	req: Request,
	services: Services,
	page: RegisterPage,
): Promise<SlaMetric> =>
	rowIn(services, page, "metric", metricId(String(req.params["metric"])));

/** @returns the seals of what is written about a metric. */
export const metricSeals = ({
	service,
	name,
	unit,
	source,
	department,
}: SlaMetric): readonly string[] => [service, name, unit, source, department];

/** @returns `at least 99.9 %`. */
export const sayTarget = (
	{ comparison, target, unit }: SlaMetric,
	texts: Texts,
	t: Translate,
): string =>
	t("metrics.targetSaid", {
		comparison: t(`metrics.comparison.${comparison}`),
		target,
		unit: texts.get(unit) ?? "",
	});

export const reachedMarks = {
	met: "done",
	"not-met": "late",
	"not-measured": "waiting",
} as const satisfies Record<string, State>;
