import type { Response } from "express";
import { daysBetween, type LocalDate } from "../../domain/dates.ts";
import { startPlan } from "../../domain/decide-programme.ts";
import type { ProgrammeId } from "../../domain/ids.ts";
import { regularRounds, wayPhases } from "../../domain/phases.ts";
import type { Plan } from "../../domain/plan.ts";
import { sayDay } from "../dates.ts";
import type { Timeline } from "../drawings/timeline.ts";
import { type Form, newForm } from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import { showPage } from "../page.ts";
import type { Cell, SummaryRow, Table } from "../parts.ts";
import { fieldsOf } from "../perform.ts";
import { signedIn } from "../reader.ts";
import type { Services } from "../services.ts";
import { zoneOptions } from "../zones.ts";
import { fieldOf, lengthField } from "./phase-lengths.ts";
import { peopleConcerns, peopleRows } from "./programme-people.ts";
import { asGiven, type StartDraft } from "./start-programme-check.ts";
import { phasesBefore } from "./start-programme-form.ts";
import { peopleAhead } from "./start-programme-people.ts";

/** Shows the form, empty or as it was filled in. */
export function showStartForm(res: Response, form: Form): void {
	const { t } = res.locals.frame;
	const option = (value: string, text: string, hint?: string) => ({
		value,
		text,
		...(hint === undefined ? {} : { hint }),
	});
	showPage(res, "start", {
		title: t("start.title"),
		section: "home",
		trail: [{ to: "/", text: t("home.title") }],
		form,
		kinds: (["real", "rehearsal"] as const).map((kind) =>
			option(kind, t(`start.kind.${kind}`), t(`start.kindHint.${kind}`)),
		),
		rules: (["iso", "cnca"] as const).map((pack) =>
			option(pack, t(`start.rules.${pack}`), t(`start.rulesHint.${pack}`)),
		),
		industries: (["finance", "internet", "government", "other"] as const).map(
			(industry) => option(industry, t(`terms.industry.${industry}`)),
		),
		languages: [option("en", "English"), option("zh", "中文")],
		zones: zoneOptions(signedIn(res).zone),
		bases: (["start", "needed"] as const).map((basis) =>
			option(basis, t(`start.basis.${basis}`)),
		),
		lengths: wayPhases.map((phase) => lengthField(phase, form, t)),
		before: phasesBefore.map((phase) => ({
			name: t(`terms.phase.${phase}`),
			from: fieldOf("from", phase),
			until: fieldOf("until", phase),
		})),
		beforeOpen: phasesBefore.some((phase) =>
			(["from", "until"] as const).some((name) => {
				const field = fieldOf(name, phase);
				return (
					Boolean(form.typed[field]) ||
					form.errors.some((error) => error.field === field)
				);
			}),
		),
		carriers: (["owner", "coordinator", "escalation"] as const).map((role) => ({
			name: `name-${role}`,
			email: `email-${role}`,
			label: t(`terms.role.${role}`),
			hint: t(`start.roleHint.${role}`),
		})),
		approvers: (
			["business-owner", "business", "it", "top-management"] as const
		).map((role) => ({
			name: `name-${role}`,
			email: `email-${role}`,
			label: t(`start.role.${role}`),
			hint: t(`start.roleHint.${role}`),
		})),
	});
}

/** What is shown before a start is confirmed. */
export interface Preview {
	readonly draft: StartDraft;
	readonly id: ProgrammeId;
	readonly today: LocalDate;
	readonly typed: Form["typed"];
}

/** Shows the plan that the form makes, its people, and what will stand in the way: nothing has been started. */
export async function showPreview(
	res: Response,
	{ records }: Services,
	{ draft, id, today, typed }: Preview,
): Promise<void> {
	const { t } = res.locals.frame;
	const { fields, startOn, lengths, before } = draft;
	const reasons = asGiven(draft.reasons);
	const plan = startPlan({ startOn, lengths, reasons, before }, today);
	if (!plan.ok) throw new Error("A checked form makes no plan");
	const { people, nameOf } = await peopleAhead(
		records.database,
		draft,
		signedIn(res),
	);
	const form = newForm();
	const { step: _step, ...sent } = typed;
	showPage(res, "start-preview", {
		title: t("start.previewTitle", { name: fields.name }),
		section: "home",
		trail: [{ to: "/", text: t("home.title") }],
		today,
		form,
		hidden: fieldsOf({ ...sent, id }),
		lead: t("start.certificateFor", {
			day: sayDay(plan.value.certificateOn, t),
			until: sayDay(plan.value.validUntil, t),
		}),
		needed: neededWords(draft, plan.value, t),
		facts: factsOf(draft, id, t),
		timeline: timelineOf(draft, plan.value, today, t),
		plan: planTable(draft, plan.value, t),
		people: peopleRows(people, nameOf, t),
		concerns: peopleConcerns(people, [], t),
		rehearsed: fields.kind === "rehearsal",
	});
}

/** @returns whether the certificate comes in time, where a day is needed. */
function neededWords(
	{ needed }: StartDraft,
	{ certificateOn }: Plan,
	t: Translate,
): { readonly late: boolean; readonly text: string } | undefined {
	if (!needed) return undefined;
	const values = {
		needed: sayDay(needed.on, t),
		latest: sayDay(needed.latest, t),
		count: needed.daysTooLate,
	};
	return needed.daysTooLate === 0
		? { late: false, text: t("start.inTime", values) }
		: {
				late: true,
				text: t("start.tooLate", {
					...values,
					after: t("dates.days", {
						count: Math.max(0, daysBetween(needed.on, certificateOn)),
					}),
				}),
			};
}

function factsOf(
	{ fields }: StartDraft,
	id: ProgrammeId,
	t: Translate,
): readonly SummaryRow[] {
	const row = (label: string, cell: Cell): SummaryRow => ({ label, cell });
	return [
		row(t("start.name"), { text: fields.name }),
		row(t("start.organisation"), { text: fields.organisation }),
		row(t("start.id"), { code: id, note: t("start.idStays") }),
		row(t("start.kindLabel"), { text: t(`start.kind.${fields.kind}`) }),
		row(t("start.rulesLabel"), { text: t(`start.rules.${fields.rules}`) }),
		row(t("start.industry"), { text: t(`terms.industry.${fields.industry}`) }),
		row(t("start.zone"), { text: fields.zone.replaceAll("_", " ") }),
	];
}

const timelineOf = (
	{ before, fields }: StartDraft,
	plan: Plan,
	today: LocalDate,
	t: Translate,
): Timeline => ({
	id: "preview",
	title: t("programme.timelineOf", { name: fields.name }),
	today,
	rows: [
		...wayPhases.map((phase) => {
			const { from, until } = plan.phases[phase];
			const over = before.some((past) => past.phase === phase);
			return {
				name: t(`terms.phase.${phase}`),
				...(over
					? { state: "before" as const, actual: { from, to: until } }
					: { state: "waiting" as const, planned: { from, to: until } }),
			};
		}),
		...regularRounds.map((phase) => ({
			name: t(`terms.phase.${phase}`),
			state: "waiting" as const,
			planned: { from: plan.rounds[phase].from, to: plan.rounds[phase].until },
		})),
	],
});

function planTable(
	{ before, lengths }: StartDraft,
	plan: Plan,
	t: Translate,
): Table {
	return {
		caption: t("start.plan"),
		captionHidden: true,
		columns: [
			{ label: t("drawings.phase") },
			{ label: t("start.from") },
			{ label: t("start.until") },
			{ label: t("start.months") },
		],
		rows: [
			...wayPhases.map((phase): readonly Cell[] => [
				{ text: t(`terms.phase.${phase}`) },
				{ text: sayDay(plan.phases[phase].from, t) },
				{ text: sayDay(plan.phases[phase].until, t) },
				before.some((past) => past.phase === phase)
					? { state: "before" }
					: { text: String(lengths[phase]) },
			]),
			...regularRounds.map((phase): readonly Cell[] => [
				{ text: t(`terms.phase.${phase}`) },
				{ text: sayDay(plan.rounds[phase].from, t) },
				{ text: sayDay(plan.rounds[phase].until, t) },
				{ text: "–" },
			]),
			[
				{ text: t("terms.certificate") },
				{ text: sayDay(plan.certificateOn, t) },
				{ text: sayDay(plan.validUntil, t) },
				{ text: "36" },
			],
		],
	};
}
