import type { PlanProblem } from "../domain/plan.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Translate } from "./locales/translate.ts";

/** @returns the name of a person by id, as the page knows it. */
export type NameOf = (person: string) => string;

/** @returns the sentence for whoever was refused: what stands against the act, and what to do. */
export function sayRefusal(
	refusal: Refusal,
	t: Translate,
	nameOf: NameOf,
): string {
	switch (refusal.code) {
		case "plan":
			return refusal.problems
				.map((problem) => sayPlanProblem(problem, t))
				.join(" ");
		case "approver-twice":
			return t("refusals.approver-twice", { person: nameOf(refusal.person) });
		case "programme-exists":
		case "programme-unknown":
		case "programme-stopped":
		case "programme-held":
		case "programme-not-held":
		case "before-not-in-order":
		case "before-pilot-too-short":
		case "before-in-future":
			return t(`refusals.${refusal.code}`);
		default:
			return t("refusals.other");
	}
}

/** @returns what is wrong with the length of a phase. */
export function sayPlanProblem(problem: PlanProblem, t: Translate): string {
	switch (problem.code) {
		case "length-not-whole-months":
			return t("refusals.plan.length-not-whole-months", {
				phase: t(`terms.phase.${problem.phase}`),
			});
		case "pilot-too-short":
			return t("refusals.plan.pilot-too-short", { least: problem.least });
		case "length-needs-reason": {
			const { least, most } = problem;
			const phase = t(`terms.phase.${problem.phase}`);
			if (most === null)
				return t("refusals.plan.length-needs-reason-open", {
					phase,
					count: least,
				});
			return least === most
				? t("refusals.plan.length-needs-reason-exact", { phase, count: least })
				: t("refusals.plan.length-needs-reason", { phase, least, most });
		}
	}
}
