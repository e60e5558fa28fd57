import type { PlanProblem } from "../domain/plan.ts";
import type { Refusal } from "../domain/refusal.ts";
import { sayReadiness } from "./audits.ts";
import { sayDay } from "./dates.ts";
import { type DeliverableNamed, sayGap } from "./gate.ts";
import type { Translate } from "./locales/translate.ts";
import { sayRulesRefusal } from "./rules-refusals.ts";

/** @returns the name of a person by id, as the page knows it. */
export type NameOf = (person: string) => string;

/**
 * @returns the sentence for whoever was refused: what stands against the act, and what to do. Every code has its words: a new
 * one does not compile until it has some.
 */
export function sayRefusal(
	refusal: Refusal,
	t: Translate,
	nameOf: NameOf,
	named?: DeliverableNamed,
): string {
	switch (refusal.code) {
		case "plan":
			return refusal.problems
				.map((problem) => sayPlanProblem(problem, t))
				.join(" ");
		case "approver-twice":
		case "person-left":
			return t(`refusals.${refusal.code}`, { person: nameOf(refusal.person) });
		case "programme-exists":
		case "programme-unknown":
		case "programme-stopped":
		case "programme-held":
		case "programme-not-held":
		case "before-not-in-order":
		case "before-pilot-too-short":
		case "before-in-future":
			return t(`refusals.${refusal.code}`);
		case "successor-is-leaver":
		case "phase-not-open":
		case "not-in-this-phase":
		case "unknown-deliverable":
		case "deliverable-exists":
		case "already-delivered":
		case "not-yet-delivered":
		case "no-evidence":
		case "unknown-evidence":
		case "dates-not-in-order":
		case "date-on-hold":
		case "month-not-quiet-able":
		case "not-a-count":
		case "request-already-open":
		case "asker-is-approver":
		case "no-such-request":
		case "request-superseded":
		case "request-ended":
		case "not-an-approver":
		case "not-your-turn":
		case "said-not-for-me":
		case "code-needed":
		case "no-such-absence":
		case "no-such-question":
		case "reason-needed":
		case "content-changed":
		case "certificate-not-guarded":
		case "new-certificate-missing":
		case "unknown-date":
		case "round-not-next":
		case "unknown-task":
		case "not-yet-again":
		case "no-new-edition":
		case "nothing-rated":
		case "action-exists":
		case "unknown-action":
		case "action-done":
		case "action-not-done":
		case "evidence-exists":
		case "evidence-not-in-force":
		case "evidence-of-document":
		case "document-exists":
		case "unknown-document":
		case "document-withdrawn":
		case "document-under-review":
		case "document-not-under-review":
		case "no-draft":
		case "approver-needed":
		case "unknown-metric":
		case "metric-retired":
		case "audit-exists":
		case "no-such-audit":
		case "audit-is-over":
		case "staff-exists":
		case "no-such-staff":
		case "no-such-training":
		case "audit-incomplete":
		case "unknown-review":
		case "review-is-over":
		case "review-not-held":
		case "review-incomplete":
		case "not-top-management":
		case "finding-not-open":
		case "unknown-clause":
		case "effectiveness-missing":
		case "verifies-own-work":
		case "application-decided":
		case "unknown-audit":
		case "audit-held":
		case "audit-not-held":
		case "audit-booked":
		case "audit-not-booked":
		case "not-audit-days":
		case "not-a-lead":
			return t(`refusals.${refusal.code}`);
		case "asker-cannot-receive":
		case "has-a-place":
		case "has-it-already":
		case "approves-own-work":
		case "not-from-business":
			return t(`refusals.${refusal.code}`, { person: nameOf(refusal.person) });
		case "is-away":
			return t("refusals.is-away", {
				person: nameOf(refusal.person),
				day: sayDay(refusal.until, t),
			});
		case "reminders-out-of-range":
			return t(`refusals.reminders-out-of-range.${refusal.field}`, {
				most: refusal.most,
			});
		case "too-many-own-days":
		case "own-days-too-long":
			return t(`refusals.${refusal.code}`, { most: refusal.most });
		case "too-many-questions":
			return t("refusals.too-many-questions", { most: refusal.most });
		case "question-answered":
			return t("refusals.question-answered", {
				person: nameOf(refusal.person),
				day: sayDay(refusal.on, t),
			});
		case "answer-incomplete":
			return t("refusals.answer-incomplete", {
				missing: refusal.missing
					.map((part) => t(`findings.part.${part}`))
					.join(t("terms.comma")),
			});
		case "not-ready":
			return [
				t("refusals.not-ready"),
				...refusal.gaps.map((gap) => sayReadiness(gap, t)),
			].join(t("refusals.between"));
		case "rules":
			return sayRulesRefusal(refusal.refusal, t);
		case "date-before-phase":
			return t("refusals.date-before-phase", { day: sayDay(refusal.from, t) });
		case "date-in-future":
		case "date-past":
			return t(`refusals.${refusal.code}`, { day: sayDay(refusal.today, t) });
		case "month-not-over":
			return refusal.until === null
				? t("refusals.no-such-month")
				: t("refusals.month-not-over", { day: sayDay(refusal.until, t) });
		case "gate-shut":
			return [
				t("refusals.gate-shut"),
				...refusal.gaps.map((gap) => sayGap(gap, t, named)),
			].join(t("refusals.between"));
		case "audits-own-work":
			return t("refusals.audits-own-work", { clause: refusal.clause });
		case "already-answered":
			return t("refusals.already-answered", {
				person: nameOf(refusal.person),
				decision: t(`terms.decision.${refusal.decision}`),
			});
	}
}

/** @returns the code that says what stands against an act; of a refusal by the rules their own. */
export const codeOf = (refusal: Refusal): string =>
	refusal.code === "rules" ? refusal.refusal.code : refusal.code;

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
