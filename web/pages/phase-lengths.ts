import { z } from "zod";
import { seal } from "../../domain/ids.ts";
import { phaseRules, type WayPhase } from "../../domain/phases.ts";
import type { PlanProblem } from "../../domain/plan.ts";
import type { Form } from "../forms.ts";
import type { Translate } from "../locales/translate.ts";

/** The lengths of the phases, as forms ask for them: months, and a reason where they lie outside the guide's range. */

/** A field that each phase has one of: `months-design`. */
export const fieldOf = <Name extends string>(
	name: Name,
	phase: WayPhase,
): `${Name}-${WayPhase}` => `${name}-${phase}`;

/** Whole months, as a person types them. */
export const months = z.coerce
	.number("forms.wholeNumber")
	.int("forms.wholeNumber")
	.min(1)
	.max(60);

/** Stands for a reason that is given, as long as nothing is sealed yet. */
export const given = seal("given");

/** A length outside the guide's range may stand, with a reason: the mistake is at the reason. */
export const fieldOfProblem = (problem: PlanProblem): string =>
	problem.code === "pilot-too-short"
		? fieldOf("months", "pilot-run")
		: fieldOf(
				problem.code === "length-needs-reason" ? "reason" : "months",
				problem.phase,
			);

/** The reason is asked for where the length lies outside the guide's range. */
export function lengthField(phase: WayPhase, form: Form, t: Translate) {
	const { least, most } = phaseRules(phase).months;
	const [months, reason] = [
		fieldOf("months", phase),
		fieldOf("reason", phase),
	] as const;
	return {
		months,
		reason,
		label: t("start.monthsOf", { phase: t(`terms.phase.${phase}`) }),
		hint:
			most === undefined
				? t("start.atLeast", { count: least })
				: least === most
					? t("start.exactly", { count: least })
					: t("start.between", { least, most }),
		reasonLabel: t("start.reasonOf", { phase: t(`terms.phase.${phase}`) }),
		asksReason:
			Boolean(form.typed[reason]) ||
			form.errors.some(({ field }) => field === reason),
	};
}
