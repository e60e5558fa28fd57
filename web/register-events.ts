import type { DocumentEvent } from "../domain/register/document-acts.ts";
import type { RegisterEvent } from "../domain/register/events.ts";
import type { EvidenceLinks } from "../domain/register/evidence.ts";
import type { MetricEvent } from "../domain/register/metric-acts.ts";
import { sayDay } from "./dates.ts";
import { sayDocumentKind } from "./documents.ts";
import type { Translate } from "./locales/translate.ts";
import type { NameOf } from "./refusals.ts";
import { sayClause } from "./register-rows.ts";
import { did, type Said } from "./said.ts";
import { sayList } from "./terms.ts";

/** @returns an event of the register in words. */
export function sayRegisterEvent(
	event: RegisterEvent,
	nameOf: NameOf,
	t: Translate,
): Said {
	const clause = "clause" in event ? sayClause(event.clause, t) : "";
	switch (event.type) {
		case "clause-rated":
			return did(
				t("readiness.event.clause-rated", {
					clause,
					level: t(`readiness.level.${event.level}`),
				}),
			);
		case "action-opened":
		case "action-changed": {
			const due = sayDay(event.dueOn, t);
			return did(
				event.owner === null
					? t(`readiness.event.${event.type}`, { clause, due })
					: t(`readiness.event.${event.type}-for`, {
							clause,
							due,
							person: nameOf(event.owner),
						}),
			);
		}
		case "action-reopened":
			return did(
				t("readiness.event.action-reopened", {
					clause,
					due: sayDay(event.dueOn, t),
				}),
			);
		case "action-finished":
			return did(t("readiness.event.action-finished", { clause }));
		case "clause-assigned":
			return did(
				event.owner === null
					? t("readiness.event.clause-unassigned", { clause })
					: t("readiness.event.clause-assigned", {
							clause,
							person: nameOf(event.owner),
						}),
			);
		case "process-assessed":
			return did(
				t("readiness.event.process-assessed", {
					process: t(`processes.name.${event.process}`),
					maturity: t(`readiness.maturity.${event.maturity}`),
				}),
			);
		case "evidence-filed":
			return did(
				event.replaces === null
					? t(`readiness.event.evidence-filed.${event.piece.kind}`, {
							for: sayGivenFor(event, t),
						})
					: t("readiness.event.evidence-replaced", {
							version: event.version,
							for: sayGivenFor(event, t),
						}),
			);
		case "evidence-refiled":
			return did(
				t("readiness.event.evidence-refiled", { for: sayGivenFor(event, t) }),
			);
		case "filed-withdrawn":
			return did(t("readiness.event.filed-withdrawn"));
		case "audit-planned":
		case "audit-changed":
			return did(
				t(`readiness.event.${event.type}`, {
					clauses: event.clauses.join(t("terms.comma")),
					person: nameOf(event.auditor),
					due: sayDay(event.dueOn, t),
				}),
			);
		case "internal-audit-held":
			return did(
				t("readiness.event.internal-audit-held", {
					on: sayDay(event.heldOn, t),
					clauses: event.results
						.map((each) => each.clause)
						.join(t("terms.comma")),
				}),
			);
		case "audit-dropped":
			return did(t("readiness.event.audit-dropped"));
		case "staff-listed":
			return did(
				t("training.event.staff-listed", { count: event.members.length }),
			);
		case "staff-left":
			return did(t("training.event.staff-left"));
		case "training-held":
			return did(
				t("training.event.training-held", {
					on: sayDay(event.heldOn, t),
					length: sayLength(event.minutes, t),
				}),
			);
		case "attendance-noted":
			return did(
				t("training.event.attendance-noted", {
					came: event.came.length,
					notThere: event.notThere.length,
				}),
			);
		case "review-planned":
			return did(
				t("readiness.event.review-planned", { due: sayDay(event.dueOn, t) }),
			);
		case "review-held":
			return did(
				t("readiness.event.review-held", {
					on: sayDay(event.heldOn, t),
					count: event.decisions.length,
				}),
			);
		case "review-signed":
			return did(
				t("readiness.event.review-signed", {
					fingerprint: event.fingerprint.slice(0, 12),
				}),
			);
		case "document-added":
		case "document-changed":
		case "document-version-added":
		case "document-put-for-review":
		case "document-sent-back":
		case "document-approved":
		case "document-withdrawn":
		case "metric-set":
		case "value-noted":
		case "metric-retired":
			return did(sayDocumentEvent(event, t));
		case "standards-set":
			return did(
				event.standards.length === 0
					? t("readiness.event.standards-none")
					: t("readiness.event.standards-set", {
							standards: sayList(event.standards, t),
						}),
			);
	}
}

/** @returns what happened to a document or a metric; a document goes by its kind, its name is sealed beside. */
function sayDocumentEvent(
	event: DocumentEvent | MetricEvent,
	t: Translate,
): string {
	switch (event.type) {
		case "metric-set":
		case "value-noted":
		case "metric-retired":
			return t(`documents.event.${event.type}`, {
				value: "value" in event ? event.value : 0,
			});
		case "document-changed":
			return t("documents.event.document-changed");
		default:
			return t(`documents.event.${event.type}`, {
				document: sayDocumentKind(event.documentKind, t),
				number: "number" in event ? event.number : 0,
			});
	}
}
/** @returns how long a session took, in minutes. */
export const sayLength = (minutes: number, t: Translate): string =>
	t("training.minutes", { count: minutes });

/** @returns what evidence is given for: `8.6.1 Incident management and Problem management`. */
function sayGivenFor(
	{ clauses, processes }: Pick<EvidenceLinks, "clauses" | "processes">,
	t: Translate,
): string {
	const named = [
		...clauses.map((clause) => sayClause(clause, t)),
		...processes.map((process) => t(`processes.name.${process}`)),
	];
	return named.length === 0
		? t("readiness.givenForNothing")
		: sayList(named, t);
}

/** @returns the seal of what was written about it, if anything was. */
export function sealInRegister(event: RegisterEvent): string | undefined {
	switch (event.type) {
		case "clause-rated":
			return event.note ?? undefined;
		case "action-opened":
		case "action-changed":
			return event.what ?? undefined;
		case "action-finished":
			return event.outcome;
		case "action-reopened":
			return event.reason;
		case "process-assessed":
			return event.measured ?? undefined;
		case "evidence-filed":
			return event.piece.text;
		case "document-added":
		case "document-changed":
		case "metric-set":
			return event.name;
		case "document-version-added":
			return event.version.changed ?? undefined;
		case "value-noted":
			return event.note ?? undefined;
		case "document-sent-back":
		case "document-withdrawn":
		case "metric-retired":
		case "filed-withdrawn":
		case "audit-dropped":
			return event.reason;
		case "internal-audit-held":
			return event.report;
		case "review-held":
			return event.minutes;
		case "training-held":
			return event.subject;
		default:
			return undefined;
	}
}

/** @returns whom an event of the register names. */
export const personsInRegister = (
	event: RegisterEvent,
): readonly (string | null)[] =>
	"owner" in event
		? [event.owner]
		: "businessOwner" in event
			? [event.businessOwner]
			: "auditor" in event
				? [event.auditor]
				: [];

/** @returns whether an event is one of the register. */
export const isRegisterEvent = (event: {
	readonly type: string;
}): event is RegisterEvent => Object.hasOwn(registerEvents, event.type);

const registerEvents: Record<RegisterEvent["type"], true> = {
	"clause-rated": true,
	"action-opened": true,
	"action-changed": true,
	"action-finished": true,
	"action-reopened": true,
	"clause-assigned": true,
	"process-assessed": true,
	"standards-set": true,
	"evidence-filed": true,
	"evidence-refiled": true,
	"filed-withdrawn": true,
	"audit-planned": true,
	"audit-changed": true,
	"internal-audit-held": true,
	"audit-dropped": true,
	"review-planned": true,
	"review-held": true,
	"review-signed": true,
	"document-added": true,
	"document-changed": true,
	"document-version-added": true,
	"document-put-for-review": true,
	"document-sent-back": true,
	"document-approved": true,
	"document-withdrawn": true,
	"metric-set": true,
	"value-noted": true,
	"metric-retired": true,
	"staff-listed": true,
	"staff-left": true,
	"training-held": true,
	"attendance-noted": true,
};
