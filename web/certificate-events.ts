import type { CertificateEvent } from "../domain/certificate-events.ts";
import type { DateId } from "../domain/rules/dated-rule.ts";
import { sayDay } from "./dates.ts";
import type { Translate } from "./locales/translate.ts";
import type { NameOf } from "./refusals.ts";
import { did, followed, type Said } from "./said.ts";
import { sayTask } from "./timers.ts";

/** @returns the rule that a dated row's key names: `sv-year/2028` is of `sv-year`. */
export const ruleOfKey = (key: string): DateId => key.split("/")[0] as DateId;

const sayRule = (key: string, t: Translate): string =>
	t(`rules.rules.${ruleOfKey(key)}.title`);

/** @returns what the certification body's notice says, with its cause. */
function sayNotice(
	{ decision }: Extract<CertificateEvent, { type: "body-decision-entered" }>,
	t: Translate,
): string {
	const says = t(`rules.notices.${decision.type}`);
	return decision.type === "suspended"
		? t("certificateEvents.noticeWith", {
				says,
				cause: t(`rules.causes.${decision.cause}`),
			})
		: says;
}

/** @returns what happened to a certificate, in words. */
export function sayCertificateEvent(
	event: CertificateEvent,
	nameOf: NameOf,
	t: Translate,
): Said {
	switch (event.type) {
		case "certificate-issued":
			return followed(
				t("events.certificate-issued", {
					number: event.decision.number,
					until: sayDay(event.decision.validUntil, t),
				}),
			);
		case "round-due":
			return followed(
				t("events.round-due", {
					phase: t(`terms.phase.${event.opening.phase}`),
					from: sayDay(event.opening.from, t),
				}),
			);
		case "certificate-expired":
			return followed(
				t("events.certificate-expired", { until: sayDay(event.validUntil, t) }),
			);
		case "body-decision-entered": {
			const said = t(
				event.paper ? "certificateEvents.notice" : "certificateEvents.decision",
				{ day: sayDay(event.decision.day, t), says: sayNotice(event, t) },
			);
			const although = event.decision.alarms.map((rule) =>
				t("certificateEvents.although", { rule: sayRule(rule, t) }),
			);
			const sentence = [said, ...although].join(t("refusals.between"));
			return event.paper ? did(sentence) : followed(sentence);
		}
		case "certificate-lapsed":
			return followed(
				t("certificateEvents.lapsed", {
					until: sayDay(event.restorableUntil, t),
				}),
			);
		case "audit-postponed": {
			const { of, dueOn, to, approver } = event.deviation;
			return did(
				t("certificateEvents.postponed", {
					rule: sayRule(of, t),
					due: sayDay(dueOn, t),
					to: sayDay(to, t),
					person: nameOf(approver),
				}),
			);
		}
		case "held-audit-entered":
			return did(
				t("certificateEvents.auditHeld", {
					on: sayDay(event.audit.heldOn, t),
					kind: t(`certificateEvents.auditKind.${event.audit.kind}`),
				}),
			);
		case "certificate-corrected":
			return did(
				t("certificateEvents.corrected", {
					number: event.decision.number,
					until: sayDay(event.decision.validUntil, t),
				}),
			);
		case "certification-again":
			return did(t("certificateEvents.again"));
		case "rules-edition-changed":
			return followed(
				t("certificateEvents.edition", {
					edition: event.edition,
					count: event.changes.length,
				}),
			);
		case "own-terms-set": {
			const { rule, period } = event.terms;
			return did(
				t("certificateEvents.terms", {
					rule: sayRule(rule, t),
					period: t(`certificateEvents.${period.unit}`, {
						count: period.count,
					}),
					count: event.certificates.reduce(
						(sum, { changes }) => sum + changes.length,
						0,
					),
				}),
			);
		}
		case "task-finished":
			return did(
				t("certificateEvents.taskDone", {
					task: sayTask(taskOfId(event.task), t),
				}),
			);
		case "alarm-answered":
			return did(
				t("certificateEvents.alarmAnswered", { rule: sayRule(event.of, t) }),
			);
		case "change-reported":
			return did(
				t("certificateEvents.changeReported", {
					change: t(`rules.changes.${event.change}`),
				}),
			);
	}
}

/** `notify-body/scope/2` is the task to tell the body of a change of scope. */
function taskOfId(id: string) {
	const [task = "", change] = id.split("/");
	return task === "notify-body" && change ? { task, change } : { task };
}
