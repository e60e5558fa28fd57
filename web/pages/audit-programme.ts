import type { Request, Response } from "express";
import { z } from "zod";
import { type ClauseId, isClauseId } from "../../domain/clauses/clauses.ts";
import { addDays, type LocalDate } from "../../domain/dates.ts";
import { isRoundPhase } from "../../domain/phases.ts";
import {
	type AuditOfClause,
	auditId,
	auditResults,
	type Coverage,
	coverageOf,
	type InternalAudit,
	isUncovered,
} from "../../domain/register/internal-audit.ts";
import { ofKind } from "../../domain/register/register.ts";
import { registerRow, registerRows } from "../../records/readiness.ts";
import { sealText, textsOf } from "../../records/seals.ts";
import { sayDay } from "../dates.ts";
import { type Form, newForm, readForm, refusedForm } from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import { showPage } from "../page.ts";
import type { Cell, State, SummaryRow, Table, Way } from "../parts.ts";
import { Problem } from "../problem.ts";
import { sayClause } from "../register-rows.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { longestNote } from "../sheets/gap-sheet.ts";
import { day } from "./deliverable.ts";
import { clauseBoxes } from "./evidence-links.ts";
import { readers } from "./programme-frame.ts";
import {
	assignable,
	bringRegisterAct,
	mayKeep,
	maySettle,
	openRegister,
	personChosen,
	personOptions,
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

const programmePath = ({ path }: Pick<RegisterPage, "path">, below = "") =>
	`${path}/audit-programme${below}`;

const wayToProgramme = (page: RegisterPage, t: Translate): Way => ({
	to: programmePath(page),
	text: t("reviews.audit.title"),
});

const shortId = ({ id }: InternalAudit): string => id.slice(auditId("").length);

const auditPath = (page: RegisterPage, audit: InternalAudit): string =>
	programmePath(page, `/${shortId(audit)}`);

/** @returns the day since which audits count: an audit of the certification body begins another year of it. */
export function coveredSince({ world }: RegisterPage): LocalDate {
	const { past, startedOn } = world.programme;
	const last = past.findLast(
		({ phase }) => phase === "certification-audit" || isRoundPhase(phase),
	);
	const [first] = past;
	return last
		? addDays(last.closedOn, 1)
		: first && first.from < startedOn
			? first.from
			: startedOn;
}

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

const stateOfResult = (
	result: AuditOfClause,
	t: Translate,
): { readonly state: State; readonly word: string } => ({
	state:
		result === "conforms"
			? "done"
			: result === "observation"
				? "active"
				: "late",
	word: t(`reviews.audit.result.${result}`),
});

function stateOfAudit(
	{ status, dueOn }: InternalAudit,
	today: LocalDate,
	t: Translate,
): { readonly state: State; readonly word: string } {
	switch (status) {
		case "held":
			return { state: "done", word: t("reviews.audit.held") };
		case "dropped":
			return { state: "stopped", word: t("reviews.audit.dropped") };
		case "planned":
			return dueOn < today
				? { state: "late", word: t("reviews.audit.late") }
				: { state: "asked", word: t("reviews.audit.planned") };
	}
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

/** @throws Problem 404 when there is no such audit. */
async function auditIn(
	req: Request,
	{ records }: Services,
	{ id }: RegisterPage,
): Promise<InternalAudit> {
	const row = await registerRow(
		records.database,
		id,
		auditId(String(req.params["audit"])),
	);
	if (row?.kind !== "audit") throw new Problem(404);
	return row;
}

async function showPlan(
	req: Request,
	res: Response,
	services: Services,
	wrong?: Form,
): Promise<void> {
	const { t } = res.locals.frame;
	const page = await openRegister(req, res, services);
	const known =
		req.params["audit"] === undefined
			? undefined
			: await auditIn(req, services, page);
	if (known && known.status !== "planned") throw new Problem(404);
	const texts = await textsOf(services.records.database, [
		known?.criteria ?? "",
		known?.sample ?? "",
	]);
	const form =
		wrong ??
		newForm(
			known
				? {
						clauses: known.clauses,
						criteria: texts.get(known.criteria) ?? "",
						sample: (known.sample && texts.get(known.sample)) ?? "",
						auditor: known.auditor,
						"due-on": known.dueOn,
					}
				: {
						clauses: String(req.query["clauses"] ?? "").split(" "),
						criteria: t("reviews.audit.usualCriteria"),
					},
		);
	showPage(res, "audit-plan", {
		...registerFrame(page, t, [
			wayToReadiness(page, t),
			wayToProgramme(page, t),
		]),
		title: t(known ? "reviews.audit.change" : "reviews.audit.plan"),
		form,
		groups: clauseBoxes(form, t),
		persons: personOptions(
			await assignable(page, services),
			t("readiness.choose"),
		),
		today: page.today,
		longest: longestNote,
		action: known
			? `${auditPath(page, known)}/change`
			: programmePath(page, "/new"),
		back: known ? auditPath(page, known) : programmePath(page),
	});
}

const planned = z.object({
	clauses: z
		.union([z.string(), z.array(z.string())], {
			error: "reviews.audit.chooseClauses",
		})
		.transform((given) =>
			(Array.isArray(given) ? given : [given]).filter(isClauseId),
		),
	criteria: z.string().min(1).max(longestNote),
	sample: z.string().max(longestNote).default(""),
	auditor: z.string().min(1, "forms.choose"),
	"due-on": day,
});

async function plan(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const page = await openRegister(req, res, services);
	const again = (form: Form) => showPlan(req, res, services, form);
	const reading = readForm(planned, req.body, t);
	if (!reading.ok) return again(reading.form);
	const { id, values } = reading;
	const known =
		req.params["audit"] === undefined
			? undefined
			: await auditIn(req, services, page);
	const auditor = personChosen(
		await assignable(page, services),
		values.auditor,
	);
	if (!auditor)
		return again(
			refusedForm(req.body, [{ field: "auditor", message: t("forms.choose") }]),
		);
	const { database } = services.records;
	const audit = known ? shortId(known) : id;
	await bringRegisterAct(req, res, services, page, {
		act: {
			type: known ? "change-audit" : "plan-audit",
			audit,
			clauses: values.clauses,
			criteria: await sealText(database, id, "criteria", values.criteria),
			sample:
				values.sample === ""
					? null
					: await sealText(database, id, "sample", values.sample),
			auditor,
			dueOn: values["due-on"],
		},
		actId: `plan-audit/${id}`,
		to: programmePath(page),
		notice: "reviews.audit.planDone",
		fields: { "date-past": "due-on", "audits-own-work": "auditor" },
		again: (errors) => again(refusedForm(req.body, errors)),
	});
}

async function showAudit(
	req: Request,
	res: Response,
	services: Services,
	wrong?: { readonly which: "hold" | "drop"; readonly form: Form },
): Promise<void> {
	const { t } = res.locals.frame;
	const opened = await openRegister(req, res, services);
	const audit = await auditIn(req, services, opened);
	const page = await withNames(opened, services, [
		audit.auditor,
		audit.plannedBy,
	]);
	const texts = await textsOf(services.records.database, [
		audit.criteria,
		audit.sample ?? "",
		audit.report ?? "",
	]);
	const isPlanned = audit.status === "planned";
	const formOf = (which: "hold" | "drop", typed: Form["typed"] = {}) =>
		wrong?.which === which ? wrong.form : newForm(typed);
	showPage(res, "audit-of-clauses", {
		...registerFrame(page, t, [
			wayToReadiness(page, t),
			wayToProgramme(page, t),
		]),
		title: t("reviews.audit.auditOf", {
			clauses: audit.clauses.join(t("terms.comma")),
		}),
		rows: auditRows(page, audit, texts, t),
		clauses: audit.clauses.map((clause) => clauseLine(page, audit, clause, t)),
		report: audit.report && (texts.get(audit.report) ?? t("events.removed")),
		at: auditPath(page, audit),
		isPlanned,
		holds: page.works && isPlanned,
		leads: page.leads && isPlanned,
		...(wrong ? { form: wrong.form } : {}),
		opened: wrong && { [wrong.which]: true },
		forms: {
			hold: formOf("hold", { "held-on": page.today }),
			drop: formOf("drop"),
		},
		results: auditResults.map((result) => ({
			value: result,
			text: t(`reviews.audit.result.${result}`),
		})),
		today: page.today,
		longest: longestNote,
	});
}

/** A clause with what was found under it, and where a finding is raised from it. */
function clauseLine(
	page: RegisterPage,
	{ results }: InternalAudit,
	clause: ClauseId,
	t: Translate,
) {
	const result = results.find((each) => each.clause === clause)?.result;
	return {
		clause,
		title: sayClause(clause, t),
		to: `${page.path}/readiness/clauses/${clause}`,
		...(result ? stateOfResult(result, t) : {}),
		raise:
			page.works && result && result !== "conforms"
				? `${page.path}/findings/new?clause=${clause}`
				: undefined,
	};
}

function auditRows(
	page: RegisterPage,
	audit: InternalAudit,
	texts: ReadonlyMap<string, string | null>,
	t: Translate,
): readonly SummaryRow[] {
	const row = (label: string, cell: Cell): SummaryRow => ({ label, cell });
	return [
		row(t("reviews.audit.state"), stateOfAudit(audit, page.today, t)),
		row(t("reviews.audit.auditor"), {
			text: page.nameOf(audit.auditor),
			note: t("reviews.audit.impartial"),
		}),
		row(
			t("reviews.audit.day"),
			audit.status === "planned"
				? { date: audit.dueOn }
				: { text: sayDay(audit.heldOn ?? audit.dueOn, t) },
		),
		row(t("reviews.audit.criteria"), {
			text: texts.get(audit.criteria) ?? t("events.removed"),
		}),
		...(audit.sample
			? [
					row(t("reviews.audit.sample"), {
						text: texts.get(audit.sample) ?? t("events.removed"),
					}),
				]
			: []),
	];
}

const heldSchema = z.looseObject({
	"held-on": day,
	report: z.string().min(1).max(10_000),
});

async function hold(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const page = await openRegister(req, res, services);
	const audit = await auditIn(req, services, page);
	const again = (form: Form) =>
		showAudit(req, res, services, { which: "hold", form });
	const reading = readForm(heldSchema, req.body, t);
	const { typed } = refusedForm(req.body, []);
	const results = audit.clauses.map((clause) => ({
		clause,
		result: auditResults.find((known) => known === typed[`result-${clause}`]),
	}));
	const unsaid = results.filter(({ result }) => !result);
	if (!reading.ok || unsaid.length > 0)
		return again(
			refusedForm(req.body, [
				...(reading.ok ? [] : reading.form.errors),
				...unsaid.map(({ clause }) => ({
					field: `result-${clause}`,
					message: t("reviews.audit.resultNeeded", { clause }),
				})),
			]),
		);
	const { id, values } = reading;
	await bringRegisterAct(req, res, services, page, {
		act: {
			type: "hold-audit",
			audit: shortId(audit),
			heldOn: values["held-on"],
			report: await sealText(
				services.records.database,
				id,
				"report",
				values.report,
			),
			results: results.flatMap(({ clause, result }) =>
				result ? [{ clause, result }] : [],
			),
		},
		actId: `hold-audit/${id}`,
		to: auditPath(page, audit),
		notice: "reviews.audit.holdDone",
		fields: { "date-in-future": "held-on" },
		again: (errors) => again(refusedForm(req.body, errors)),
	});
}

const dropped = z.object({ reason: z.string().min(1).max(longestNote) });

async function drop(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const page = await openRegister(req, res, services);
	const audit = await auditIn(req, services, page);
	const again = (form: Form) =>
		showAudit(req, res, services, { which: "drop", form });
	const reading = readForm(dropped, req.body, res.locals.frame.t);
	if (!reading.ok) return again(reading.form);
	const { id, values } = reading;
	await bringRegisterAct(req, res, services, page, {
		act: {
			type: "drop-audit",
			audit: shortId(audit),
			reason: await sealText(
				services.records.database,
				id,
				"reason",
				values.reason,
			),
		},
		actId: `drop-audit/${id}`,
		to: programmePath(page),
		notice: "reviews.audit.dropDone",
		again: (errors) => again(refusedForm(req.body, errors)),
	});
}
