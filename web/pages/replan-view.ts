import type { Request, Response } from "express";
import { whatHasBegun } from "../../domain/decide-programme.ts";
import { type Forecast, forecast } from "../../domain/forecast.ts";
import { type WayPhase, wayPhases } from "../../domain/phases.ts";
import {
	type Plan,
	type PlannedPhase,
	plannedDates,
} from "../../domain/plan.ts";
import { sayDay, saySpan } from "../dates.ts";
import { type Form, newForm, refusedForm } from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import { showPage } from "../page.ts";
import type { Cell, Table } from "../parts.ts";
import { fieldsOf } from "../perform.ts";
import { lengthField } from "./phase-lengths.ts";
import { frameBelow, type OpenProgramme } from "./programme-frame.ts";
import { programmeTimeline } from "./programme-plan.ts";

/** @returns the phases of the way that have not begun. */
export const ahead = ({ world, today }: OpenProgramme): readonly WayPhase[] => {
	const { begun } = whatHasBegun(world, today);
	return wayPhases.filter((phase) => !begun.includes(phase));
};

/** Shows the lengths of what has not begun, beside the plan as it stands. */
export function showReplanForm(
	res: Response,
	open: OpenProgramme,
	form: Form,
): void {
	const { t } = res.locals.frame;
	const { programme } = open.world;
	showPage(res, "replan", {
		...frameBelow(open, t),
		title: t("replan.title", { name: programme.name }),
		form,
		path: open.path,
		lengths: ahead(open).map((phase) => lengthField(phase, form, t)),
		present: planTable(open, undefined, t),
	});
}

/** Shows the new plan beside the present one: nothing has changed yet. */
export function showNewPlan(
	req: Request,
	res: Response,
	open: OpenProgramme,
	plan: Plan,
): void {
	const { t } = res.locals.frame;
	const { world, today } = open;
	const replanned = { ...world, programme: { ...world.programme, plan } };
	const { step: _step, ...typed } = refusedForm(req.body, []).typed;
	showPage(res, "replan-preview", {
		...frameBelow(open, t),
		title: t("replan.previewTitle", { name: world.programme.name }),
		lead: t("replan.lead", {
			day: sayDay(plan.certificateOn, t),
			was: sayDay(world.programme.plan.certificateOn, t),
		}),
		form: newForm(),
		hidden: fieldsOf(typed),
		path: open.path,
		plan: planTable(open, plan, t),
		timeline: programmeTimeline(replanned, today, t),
	});
}

const sayPlanned = ({ from, until }: PlannedPhase, t: Translate): string =>
	saySpan(from, until, t);

/** @returns what was planned, what would be, what is expected as things stand, and what was, side by side. */
function planTable(
	{ world, today }: OpenProgramme,
	plan: Plan | undefined,
	t: Translate,
): Table {
	const row = ({ phase, planned, expected, actual }: Forecast): Cell[] => [
		{ text: t(`terms.phase.${phase}`) },
		{ text: saySpan(planned.from, planned.until, t) },
		...(plan
			? [
					{
						text: sayPlanned(plannedDates(plan, phase) ?? planned, t),
					},
				]
			: []),
		{ text: saySpan(expected.from, expected.until, t) },
		{
			text: !actual
				? "–"
				: actual.until
					? saySpan(actual.from, actual.until, t)
					: t("drawings.since", { day: sayDay(actual.from, t) }),
		},
	];
	return {
		caption: t("replan.sideBySide"),
		captionHidden: true,
		columns: [
			{ label: t("drawings.phase") },
			{ label: t("replan.plannedNow") },
			...(plan ? [{ label: t("replan.newPlan") }] : []),
			{ label: t("drawings.expected") },
			{ label: t("drawings.actual") },
		],
		rows: forecast(world, today).map(row),
	};
}
