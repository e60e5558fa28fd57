import type { Request, Response } from "express";
import { z } from "zod";
import type { PersonId } from "../../domain/ids.ts";
import {
	isProcessId,
	type ProcessId,
	processes,
	processIds,
} from "../../domain/processes.ts";
import {
	comparisons,
	metricPeriodIds,
	type SlaMetric,
} from "../../domain/register/metric.ts";
import { shortId } from "../../domain/register/register.ts";
import { sealText, textsOf } from "../../records/seals.ts";
import { type Form, newForm } from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import {
	metricIn,
	metricPath,
	metricSeals,
	waysToMetrics,
} from "./metric-room.ts";
import type { FormField } from "./phase-form.ts";
import {
	assignable,
	bringRegisterForm,
	mayKeep,
	openRegister,
	personOptions,
	showRegisterForm,
	withNames,
} from "./readiness-room.ts";

/** A metric is set, or changed. */
export const metricFormRoutes: Routes = (services) =>
	["/metrics/new", "/metrics/:metric/change"].flatMap((below) => {
		const path = `/programmes/:programme${below}`;
		return [
			{
				method: "get",
				path,
				policy: mayKeep,
				handler: (req: Request, res: Response) => show(req, res, services),
			} as const,
			{
				method: "post",
				path,
				policy: mayKeep,
				handler: (req: Request, res: Response) => set(req, res, services),
			} as const,
		];
	});

async function show(
	req: Request,
	res: Response,
	services: Services,
	wrong?: Form,
): Promise<void> {
	const { t } = res.locals.frame;
	const page = await openRegister(req, res, services);
	const known =
		req.params["metric"] === undefined
			? undefined
			: await metricIn(req, services, page);
	const persons = await assignable(page, services);
	const at = metricPath(page, known);
	showRegisterForm(
		res,
		page,
		{
			title: t(known ? "metrics.change" : "metrics.add"),
			form:
				wrong ??
				newForm(
					known
						? await typedFrom(known, services)
						: { owner: page.world.programme.people.businessOwner ?? "" },
				),
			fields: fieldsOf(personOptions(persons, t("readiness.choose")), t),
			submit: t("metrics.save"),
			action: known ? `${at}/change` : `${at}/new`,
			back: { to: at, text: t("metrics.title") },
		},
		waysToMetrics(page, t),
	);
}

function fieldsOf(
	persons: NonNullable<FormField["options"]>,
	t: Translate,
): readonly FormField[] {
	const text = (name: "service" | "unit" | "department"): FormField => ({
		part: "field",
		name,
		label: t(`metrics.${name}`),
		maxlength: 200,
	});
	return [
		text("service"),
		{
			part: "field",
			name: "name",
			label: t("metrics.name"),
			hint: t("metrics.nameHint"),
			maxlength: 200,
		},
		{
			part: "select",
			name: "comparison",
			label: t("metrics.comparisonLabel"),
			options: comparisons.map((value) => ({
				value,
				text: t(`metrics.comparison.${value}`),
			})),
		},
		{
			part: "field",
			name: "target",
			label: t("metrics.target"),
			hint: t("metrics.targetHint"),
			width: "short",
		},
		text("unit"),
		{
			part: "select",
			name: "period",
			label: t("metrics.period"),
			options: metricPeriodIds.map((value) => ({
				value,
				text: t(`metrics.periods.${value}`),
			})),
		},
		{
			part: "field",
			name: "source",
			label: t("metrics.source"),
			hint: t("metrics.sourceHint"),
			maxlength: 200,
		},
		{
			part: "select",
			name: "owner",
			label: t("metrics.owner"),
			hint: t("metrics.ownerHint"),
			options: persons,
		},
		text("department"),
		{
			part: "select",
			name: "process",
			label: t("metrics.process"),
			options: [
				{ value: "", text: "—" },
				...processIds.map((value) => ({
					value,
					text: t(`processes.name.${value}`),
				})),
			],
		},
	];
}

async function typedFrom(
	metric: SlaMetric,
	{ records }: Services,
): Promise<Form["typed"]> {
	const texts = await textsOf(records.database, metricSeals(metric));
	return {
		...Object.fromEntries(
			texted.map((field) => [field, texts.get(metric[field]) ?? ""]),
		),
		comparison: metric.comparison,
		target: String(metric.target),
		period: metric.period,
		owner: metric.businessOwner,
		process: metric.process ?? "",
	};
}

const texted = ["service", "name", "unit", "source", "department"] as const;
const line = z.string().min(1).max(200);
/** A number as people write it; a comma for a point is one too. */
export const aNumber = z
	.string()
	.regex(/^-?\d{1,12}([.,]\d{1,6})?$/, "metrics.number")
	.transform((text) => Number(text.replace(",", ".")));
const given = z.object({
	service: line,
	name: line,
	unit: line,
	source: line,
	department: line,
	comparison: z.enum(comparisons),
	target: aNumber,
	period: z.enum(metricPeriodIds as [SlaMetric["period"]]),
	owner: z.string().min(1, "forms.choose"),
	process: z
		.string()
		.default("")
		.transform((text) => (isProcessId(text) ? text : null)),
});

async function set(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const opened = await openRegister(req, res, services);
	const known =
		req.params["metric"] === undefined
			? undefined
			: await metricIn(req, services, opened);
	const persons = await assignable(opened, services);
	const page = await withNames(
		opened,
		services,
		persons.map(({ id }) => id),
	);
	const among = given.refine(
		({ owner }) => persons.some(({ id }) => id === owner),
		{ path: ["owner"], error: "forms.choose" },
	);
	await bringRegisterForm(req, res, services, page, {
		schema: among,
		again: (form) => show(req, res, services, form),
		deed: async ({ owner, ...values }, form) => {
			const seals = await sealedTexts(services, form, values);
			const { comparison, target, period, process } = values;
			const metric = known ? shortId(known) : form;
			return {
				act: {
					type: "set-metrics",
					metrics: [
						{
							metric,
							...seals,
							...{ comparison, target, period, process },
							businessOwner: owner as PersonId,
							clauses: process
								? clausesOf(process)
								: (known?.clauses ?? ["8.3.3"]),
						},
					],
				},
				actId: `set-metrics/${form}`,
				to: `${metricPath(page)}/${metric}`,
				notice: "metrics.saved",
				fields: { "not-from-business": "owner", "person-left": "owner" },
			};
		},
	});
}

/** A level of service is about 8.3.3, and about what the process measured serves. */
export const clausesOf = (process: ProcessId): SlaMetric["clauses"] => [
	...new Set(["8.3.3", ...processes[process].clauses] as const),
];

/** @returns the texts of a metric under their seals. */
export async function sealedTexts(
	{ records: { database } }: Services,
	form: string,
	values: Readonly<Record<(typeof texted)[number], string>>,
) {
	const seal = (field: (typeof texted)[number]) =>
		sealText(database, form, field, values[field]);
	return {
		service: await seal("service"),
		name: await seal("name"),
		unit: await seal("unit"),
		source: await seal("source"),
		department: await seal("department"),
	};
}
