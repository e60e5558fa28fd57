import type { Request, Response } from "express";
import { z } from "zod";
import type { ProgrammeAct } from "../../domain/acts.ts";
import { decideProgramme } from "../../domain/decide-programme.ts";
import { roomId, type Seal } from "../../domain/ids.ts";
import type { WayPhase } from "../../domain/phases.ts";
import type { Lengths } from "../../domain/plan.ts";
import { mondayToFriday } from "../../domain/work-calendar.ts";
import { sealText } from "../../records/seals.ts";
import { type FormError, newForm, readForm, refusedForm } from "../forms.ts";
import { bringFromPage } from "../perform.ts";
import { signedIn } from "../reader.ts";
import { sayPlanProblem, sayRefusal } from "../refusals.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { fieldOf, fieldOfProblem, given, months } from "./phase-lengths.ts";
import {
	carriers,
	type OpenProgramme,
	openProgramme,
} from "./programme-frame.ts";
import { ahead, showNewPlan, showReplanForm } from "./replan-view.ts";

type Replan = Extract<ProgrammeAct, { type: "replan" }>;

/** A new plan for what has not begun; it is shown beside the present one before it is confirmed. */
export const replanRoutes: Routes = (services) => [
	{
		method: "get",
		path: "/programmes/:programme/replan",
		policy: carriers,
		handler: async (req, res) => {
			const open = await openProgramme(req, services);
			showReplanForm(res, open, newForm(typedFrom(open)));
		},
	},
	{
		method: "post",
		path: "/programmes/:programme/replan",
		policy: carriers,
		handler: (req, res) => receive(req, res, services),
	},
];

const typedFrom = (open: OpenProgramme): Record<string, string> =>
	Object.fromEntries(
		ahead(open).map((phase) => [
			fieldOf("months", phase),
			String(open.world.programme.plan.lengths[phase]),
		]),
	);

/** The fields of the phases that have not begun. */
const schemaFor = (phases: readonly WayPhase[]) =>
	z.object({
		step: z.enum(["check", "plan", "change"]).default("check"),
		...(Object.fromEntries(
			phases.map((phase) => [fieldOf("months", phase), months]),
		) as Record<`months-${WayPhase}`, typeof months>),
		...(Object.fromEntries(
			phases.map((phase) => [
				fieldOf("reason", phase),
				z.string().max(2_000).optional(),
			]),
		) as Record<`reason-${WayPhase}`, z.ZodOptional<z.ZodString>>),
	});

type Values = z.output<ReturnType<typeof schemaFor>>;

async function receive(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const open = await openProgramme(req, services);
	const phases = ahead(open);
	const reading = readForm(schemaFor(phases), req.body, t);
	if (!reading.ok) return showReplanForm(res, open, reading.form);
	const { values } = reading;
	if (values.step === "change")
		return showReplanForm(res, open, refusedForm(req.body, []));
	const planned = planFrom(open, values, phases);
	if ("problems" in planned) {
		const errors = planned.problems.map(
			(problem): FormError => ({
				field: fieldOfProblem(problem),
				message: sayPlanProblem(problem, t),
			}),
		);
		return showReplanForm(res, open, refusedForm(req.body, errors));
	}
	if (values.step === "check") return showNewPlan(req, res, open, planned.plan);
	await bring(req, res, services, open, values, reading.id);
}

const lengthsFrom = (
	{ world }: OpenProgramme,
	values: Values,
	phases: readonly WayPhase[],
): Lengths => ({
	...world.programme.plan.lengths,
	...Object.fromEntries(
		phases.map((phase) => [phase, values[fieldOf("months", phase)]]),
	),
});

/** Asks the core for the plan that would follow; nothing is recorded. */
function planFrom(
	open: OpenProgramme,
	values: Values,
	phases: readonly WayPhase[],
) {
	const reasons = Object.fromEntries(
		phases.flatMap((phase) =>
			values[fieldOf("reason", phase)] ? [[phase, given]] : [],
		),
	);
	const act: Replan = {
		type: "replan",
		lengths: lengthsFrom(open, values, phases),
		reasons,
	};
	const decided = decideProgramme(open.world, roomId(open.id), act, {
		at: open.now,
		on: open.today,
		by: open.world.programme.people.owner,
		sha256: (text) => text,
		left: [],
		calendarOf: () => mondayToFriday,
	});
	if (!decided.ok)
		return {
			problems: decided.refusal.code === "plan" ? decided.refusal.problems : [],
		};
	const [event] = decided.value.map((each) => each.event);
	if (event?.type !== "programme-replanned")
		throw new Error("Replanning made no plan");
	return { plan: event.plan };
}

async function bring(
	req: Request,
	res: Response,
	services: Services,
	open: OpenProgramme,
	values: Values,
	form: string,
): Promise<void> {
	const { t } = res.locals.frame;
	const phases = ahead(open);
	const actId = `replan/${form}`;
	const reasons: Partial<Record<WayPhase, Seal>> = {};
	for (const phase of phases) {
		const reason = values[fieldOf("reason", phase)];
		if (reason)
			reasons[phase] = await sealText(
				services.records.database,
				`${open.id}/${actId}`,
				phase,
				reason,
			);
	}
	await bringFromPage(
		req,
		res,
		services,
		{
			programme: open.id,
			kind: open.kind,
			room: roomId(open.id),
			by: signedIn(res).person,
			actId,
			act: {
				type: "replan",
				lengths: lengthsFrom(open, values, phases),
				reasons,
			},
		},
		{
			to: open.path,
			notice: "replan.done",
			refused: (refusal) =>
				showReplanForm(
					res,
					open,
					refusedForm(req.body, [
						{ field: "", message: sayRefusal(refusal, t, (person) => person) },
					]),
				),
		},
	);
}
