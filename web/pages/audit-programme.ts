import type { Request, Response } from "express";
import {
	type Coverage,
	coverageOf,
	type InternalAudit,
	isUncovered,
} from "../../domain/register/internal-audit.ts";
import { ofKind } from "../../domain/register/register.ts";
import { registerRows } from "../../records/readiness.ts";
import { sayDay } from "../dates.ts";
import type { Translate } from "../locales/translate.ts";
import { showPage } from "../page.ts";
import type { Cell, Table } from "../parts.ts";
import { sayClause } from "../register-rows.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { drop, hold, showAudit } from "./audit-of-clauses.ts";
import { plan, showPlan } from "./audit-plan.ts";
import {
	auditPath,
	coveredSince,
	programmePath,
	stateOfAudit,
	stateOfResult,
} from "./audit-programme-room.ts";
import { readers } from "./programme-frame.ts";
import {
	mayKeep,
	maySettle,
	openRegister,
	type RegisterPage,
	registerFrame,
	wayToReadiness,
	withNames,
} from "./readiness-room.ts";

/** The internal audit programme: which clauses are looked at by whom, when, against what; and what was found (20000-1 9.2). */
export const auditProgrammeRoutes: Routes = (services) => {
	const path = "/programmes/:programme/audit-programme";
	return [
		{
			method: "get",
			path,
			policy: readers,
			handler: (req, res) => show(req, res, services),
		},
		{
			method: "get",
			path: `${path}/new`,
			policy: maySettle,
			handler: (req, res) => showPlan(req, res, services),
		},
		{
			method: "post",
			path: `${path}/new`,
			policy: maySettle,
			handler: (req, res) => plan(req, res, services),
		},
		{
			method: "get",
			path: `${path}/:audit`,
			policy: readers,
			handler: (req, res) => showAudit(req, res, services),
		},
		{
			method: "get",
			path: `${path}/:audit/change`,
			policy: maySettle,
			handler: (req, res) => showPlan(req, res, services),
		},
		{
			method: "post",
			path: `${path}/:audit/change`,
			policy: maySettle,
			handler: (req, res) => plan(req, res, services),
		},
		{
			method: "post",
			path: `${path}/:audit/hold`,
			policy: mayKeep,
			handler: (req, res) => hold(req, res, services),
		},
		{
			method: "post",
			path: `${path}/:audit/drop`,
			policy: maySettle,
			handler: (req, res) => drop(req, res, services),
		},
	];
};

async function show(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const opened = await openRegister(req, res, services);
	const audits = ofKind(
		await registerRows(services.records.database, opened.id, ["audit"]),
		"audit",
	);
	const page = await withNames(
		opened,
		services,
		audits.map(({ auditor }) => auditor),
	);
	const since = coveredSince(page);
	const coverage = coverageOf(audits, since);
	const uncovered = coverage.filter(isUncovered);
	showPage(res, "audit-programme", {
		...registerFrame(page, t, [wayToReadiness(page, t)]),
		title: t("reviews.audit.title"),
		lead: t("reviews.audit.lead", {
			covered: coverage.length - uncovered.length,
			all: coverage.length,
			since: sayDay(since, t),
		}),
		uncovered: uncovered.map(({ clause }) => sayClause(clause, t)),
		tiles: coverage.map((known) => tileOf(page, known, t)),
		audits: auditsTable(page, audits, t),
		plan: page.leads
			? programmePath(
					page,
					`/new?clauses=${uncovered.map(({ clause }) => clause).join("+")}`,
				)
			: undefined,
	});
}

function tileOf(
	page: RegisterPage,
	{ clause, planned, last }: Coverage,
	t: Translate,
) {
	const worst = last?.results.find((each) => each.clause === clause)?.result;
	const audit = last ?? planned[0];
	return {
		clause,
		title: t(`clauses.title.${clause}`),
		...(worst
			? stateOfResult(worst, t)
			: planned.length > 0
				? { state: "asked", word: t("reviews.audit.planned") }
				: { state: "waiting", word: t("reviews.audit.notPlanned") }),
		...(audit ? { to: auditPath(page, audit) } : {}),
	};
}

function auditsTable(
	page: RegisterPage,
	audits: readonly InternalAudit[],
	t: Translate,
): Table | undefined {
	if (audits.length === 0) return undefined;
	return {
		caption: t("reviews.audit.title"),
		captionHidden: true,
		columns: [
			{ label: t("readiness.clauses") },
			{ label: t("reviews.audit.auditor") },
			{ label: t("reviews.audit.day") },
			{ label: t("reviews.audit.state") },
		],
		rows: [...audits]
			.sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
			.map((audit): readonly Cell[] => [
				{
					way: {
						to: auditPath(page, audit),
						text: audit.clauses.join(t("terms.comma")),
					},
				},
				{ text: page.nameOf(audit.auditor) },
				audit.status === "planned"
					? { date: audit.dueOn }
					: { text: sayDay(audit.heldOn ?? audit.dueOn, t) },
				stateOfAudit(audit, page.today, t),
			]),
	};
}
