import type { Request, Response } from "express";
import { z } from "zod";
import type { ClauseId } from "../../domain/clauses/clauses.ts";
import {
	auditResults,
	type InternalAudit,
} from "../../domain/register/internal-audit.ts";
import { shortId } from "../../domain/register/register.ts";
import { sealText, textsOf } from "../../records/seals.ts";
import { sayDay } from "../dates.ts";
import {
	type Form,
	formAmong,
	readForm,
	refusedForm,
	type WrongForm,
} from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import { showPage } from "../page.ts";
import type { Cell, SummaryRow } from "../parts.ts";
import { sayClause } from "../register-rows.ts";
import type { Services } from "../services.ts";
import { longestNote } from "../sheets/gap-sheet.ts";
import {
	auditIn,
	auditPath,
	programmePath,
	stateOfAudit,
	stateOfResult,
	wayToProgramme,
} from "./audit-programme-room.ts";
import { day } from "./deliverable.ts";
import {
	bringRegisterAct,
	bringRegisterForm,
	openRegister,
	type RegisterPage,
	registerFrame,
	wayToReadiness,
	withNames,
} from "./readiness-room.ts";

/** Shows one part of the audit programme, with the forms that enter what was found, or drop it. */
export async function showAudit(
	req: Request,
	res: Response,
	services: Services,
	wrong?: WrongForm<"hold" | "drop">,
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
	const formOf = formAmong(wrong);
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

export async function hold(
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

export async function drop(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const page = await openRegister(req, res, services);
	const audit = await auditIn(req, services, page);
	await bringRegisterForm(req, res, services, page, {
		schema: dropped,
		again: (form) => showAudit(req, res, services, { which: "drop", form }),
		deed: async ({ reason }, form) => ({
			act: {
				type: "drop-audit",
				audit: shortId(audit),
				reason: await sealText(
					services.records.database,
					form,
					"reason",
					reason,
				),
			},
			actId: `drop-audit/${form}`,
			to: programmePath(page),
			notice: "reviews.audit.dropDone",
		}),
	});
}
