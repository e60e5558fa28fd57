import type { Request, Response } from "express";
import { z } from "zod";
import {
	isProcessId,
	type ProcessId,
	processes,
} from "../../domain/processes.ts";
import {
	type Assessed,
	maturityLevels,
	processRowId,
} from "../../domain/register/answerable.ts";
import { registerRow } from "../../records/readiness.ts";
import { sealGiven, textsOf } from "../../records/seals.ts";
import { sayDay } from "../dates.ts";
import { type Form, newForm, readForm, refusedForm } from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import { showPage } from "../page.ts";
import type { Cell, SummaryRow } from "../parts.ts";
import { Problem } from "../problem.ts";
import { sayClause } from "../register-rows.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import type { Texts } from "./evidence-item.ts";
import { latestEvidence } from "./evidence-latest.ts";
import { readers } from "./programme-frame.ts";
import {
	bringRegisterAct,
	mayKeep,
	openRegister,
	type RegisterPage,
	readinessPath,
	registerFrame,
	wayToReadiness,
	withNames,
} from "./readiness-room.ts";

/** A process of the guide: its aim, how far it is mastered, and what its value measure has come to. */
export const processRoutes: Routes = (services) => {
	const path = "/programmes/:programme/readiness/processes/:process";
	return [
		{
			method: "get",
			path,
			policy: readers,
			handler: (req, res) => show(req, res, services),
		},
		{
			method: "post",
			path,
			policy: mayKeep,
			handler: (req, res) => assess(req, res, services),
		},
	];
};

/** @throws Problem 404 for what is no process. */
function processOf({ params }: Request): ProcessId {
	const process = String(params["process"]);
	if (!isProcessId(process)) throw new Problem(404);
	return process;
}

async function show(
	req: Request,
	res: Response,
	services: Services,
	wrong?: Form,
): Promise<void> {
	const { t } = res.locals.frame;
	const { database } = services.records;
	const process = processOf(req);
	const opened = await openRegister(req, res, services);
	const row = await registerRow(database, opened.id, processRowId(process));
	const state = row?.kind === "process" ? row : null;
	const evidence = await latestEvidence(
		opened,
		services,
		`process/${process}`,
		t,
	);
	const page = await withNames(opened, services, [
		state?.before?.by ?? null,
		state?.now?.by ?? null,
	]);
	const texts = await textsOf(database, [
		state?.before?.measured ?? "",
		state?.now?.measured ?? "",
	]);
	const last = state?.now ?? state?.before;
	showPage(res, "readiness-process", {
		...registerFrame(page, t, [wayToReadiness(page, t)]),
		title: t(`processes.name.${process}`),
		rows: rowsOf(
			page,
			process,
			state?.before ?? null,
			state?.now ?? null,
			texts,
			t,
		),
		evidence,
		works: page.works,
		...(wrong ? { form: wrong } : {}),
		assess:
			wrong ??
			newForm({
				maturity: last ? String(last.maturity) : "",
				measured: (last?.measured && texts.get(last.measured)) ?? "",
			}),
		levels: [
			{ value: "", text: t("readiness.choose") },
			...maturityLevels.map((level) => ({
				value: String(level),
				text: t(`readiness.maturity.${level}`),
			})),
		],
		action: readinessPath(page, `/processes/${process}`),
	});
}

function rowsOf(
	page: RegisterPage,
	process: ProcessId,
	before: Assessed | null,
	now: Assessed | null,
	texts: Texts,
	t: Translate,
): readonly SummaryRow[] {
	const { stage, clauses } = processes[process];
	const row = (label: string, cell: Cell): SummaryRow => ({ label, cell });
	const assessed = (known: Assessed | null): Cell =>
		known
			? {
					text: t(`readiness.maturity.${known.maturity}`),
					note: [
						t("evidence.addedByOn", {
							name: page.nameOf(known.by),
							day: sayDay(known.on, t),
						}),
						...(known.measured
							? [texts.get(known.measured) ?? t("events.removed")]
							: []),
					].join(t("readiness.colon")),
				}
			: { text: "—" };
	return [
		row(t("readiness.process.stage"), {
			text: t(`processes.stage.${stage}`),
			note: t("readiness.process.stageNote"),
		}),
		row(t("readiness.process.aim"), { text: t(`processes.aim.${stage}`) }),
		row(t("readiness.process.value"), {
			text: t(`processes.value.${stage}`),
			note: t("readiness.process.valueNote"),
		}),
		row(t("readiness.clauses"), {
			text: clauses
				.map((clause) => sayClause(clause, t))
				.join(t("readiness.between")),
		}),
		row(t("readiness.process.record"), {
			text: t(`processes.record.${process}`),
		}),
		row(t("readiness.column.maturityBefore"), assessed(before)),
		row(t("readiness.column.maturityNow"), assessed(now)),
	];
}

const assessed = z.object({
	maturity: z
		.enum(["0", "1", "2", "3", "4", "5"], { error: "forms.choose" })
		.transform((text) => Number(text) as (typeof maturityLevels)[number]),
	measured: z.string().max(500).default(""),
});

async function assess(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const process = processOf(req);
	const page = await openRegister(req, res, services);
	const reading = readForm(assessed, req.body, res.locals.frame.t);
	if (!reading.ok) return show(req, res, services, reading.form);
	const { id, values } = reading;
	await bringRegisterAct(req, res, services, page, {
		act: {
			type: "assess-process",
			process,
			maturity: values.maturity,
			measured: await sealGiven(
				services.records.database,
				id,
				"measured",
				values.measured,
			),
		},
		actId: `assess-process/${id}`,
		to: readinessPath(page, `/processes/${process}`),
		notice: "readiness.process.done",
		again: (errors) => show(req, res, services, refusedForm(req.body, errors)),
	});
}
