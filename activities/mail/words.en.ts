import { clausesEn } from "../../domain/clauses/wording.en.ts";
import type { NoticeCode } from "../../domain/notice.ts";
import type { PhaseKind, Side } from "../../domain/phases.ts";
import { documentsEn } from "../../domain/register/document-wording.ts";
import type { RowName } from "../../domain/register/schedule.ts";
import { rulesEn } from "../../domain/rules/wording.en.ts";
import { statesEn } from "../../domain/rules/wording-states.en.ts";
import type { Decision } from "../../domain/sign-off.ts";
import type { Template } from "./letter.ts";
import type { ConsequenceKind, Item, NoticeKind } from "./matters.ts";

/** Subject lines and what several mails say alike; whole sentences stand in the templates. */
export const en = {
	lang: "en",
	calendar: {
		months: "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
		weekdays: "Mon Tue Wed Thu Fri Sat Sun",
		day: "{{weekday}} {{day}} {{month}} {{year}}",
		moment: "{{day}}, {{time}} ({{offset}})",
		period: "{{from}} to {{until}}",
	},
	list: { comma: ", ", and: " and " },
	betweenSentences: " ",
	colon: ":",
	rehearsal: {
		prefix: "[Rehearsal] ",
		banner:
			"Rehearsal: this mail belongs to a trial run. Nothing in it is real, and nothing real depends on it.",
	},
	greeting: "Hello {{name}},",
	copyAddress:
		"If the button does not open, copy this address into your browser:",
	removed: "(removed on {{day}})",
	addressLeftOut: "[web address left out]",
	footer: {
		programme: "Written by Certway for the programme {{programme}}.",
		plain: "Written by Certway.",
		replies: "A reply to this mail goes to {{name}}.",
		noReplies: "Replies to this mail are not read.",
	},
	subjects: {
		"sign-in": "Your link to sign in to Certway",
		code: "Your code to confirm: {{matter}}, {{programme}}",
		"sign-off-request": "Your sign-off is asked for: {{matter}}, {{programme}}",
		"sign-off-reminder": "Waiting for your sign-off: {{matter}}, {{programme}}",
		"request-superseded":
			"Out of date: your sign-off of {{matter}}, {{programme}}",
		"request-withdrawn": "Request withdrawn: {{matter}}, {{programme}}",
		"handed-over": "Handed over to {{successor}}: {{matter}}, {{programme}}",
		"substitute-named": "{{substitute}} answers for {{person}}: {{programme}}",
		"not-for-me": "Another approver is needed: {{matter}}, {{programme}}",
		question: "Question from {{by}}: {{matter}}, {{programme}}",
		"question-answered": "Answer from {{by}}: {{matter}}, {{programme}}",
		answered: "{{decision}}: {{matter}}, {{programme}}",
		returned: "To be changed: {{matter}}, {{programme}}",
		"phase-closed": "Closed: {{phase}}, {{programme}}",
		digest: "For you in Certway: {{counts}}",
		escalation: "Alarm, {{programme}}: {{notice}}",
		"address-undeliverable":
			"Mail cannot be delivered to {{person}}, {{programme}}",
	} satisfies Record<Template, string>,
	mails: {
		"sign-in": "the link to sign in",
		code: "a one-time code",
		"sign-off-request": "a request for sign-off",
		"sign-off-reminder": "a reminder of a sign-off",
		"request-superseded": "the news that a request is out of date",
		"request-withdrawn": "the news that a request was withdrawn",
		"handed-over": "the news that a request was handed over",
		"substitute-named": "the news that somebody answers for another",
		"not-for-me": "the news that another approver is needed",
		question: "a question",
		"question-answered": "the answer to a question",
		answered: "the receipt of an answer",
		returned: "the news that something was returned",
		"phase-closed": "the news that a phase was closed",
		digest: "a list of dates",
		escalation: "an alarm",
		"address-undeliverable": "the news that an address takes no mail",
	} satisfies Record<Template, string>,
	phases: {
		preparation: "Preparation",
		design: "System design",
		"pilot-run": "Pilot run",
		"internal-audit": "Internal audit",
		"certification-audit": "Certification audit",
		"surveillance-1": "Surveillance 1",
		"surveillance-2": "Surveillance 2",
		"surveillance-3": "Surveillance 3",
		recertification: "Recertification",
	} satisfies Record<PhaseKind, string>,
	matters: {
		phase: "{{phase}}",
		"before-audit": "{{phase}} (before the audit)",
		result: "{{phase}} (result of the audit)",
		document: "“{{title}}”",
	},
	next: {
		"phase-begins": "the phase {{phase}} begins.",
		"phase-begins-planned":
			"the phase {{phase}} begins; it is planned to end on {{date}}.",
		"pilot-run": "It lasts at least three months.",
		"audit-can-be-held": "the certification body can hold the audit.",
		"audit-can-be-held-by":
			"the certification body can hold the audit; the last day in time is {{date}}.",
		"certificate-watched":
			"the certificate is valid until {{date}}, and Certway watches its dates.",
		"round-begins": "the round {{phase}} begins.",
		"round-begins-by":
			"the round {{phase}} begins; its audit is due by {{date}} at the latest.",
		"document-in-force": "the document is in force.",
	},
	audits: {
		"stage-1": "Stage 1",
		"stage-2": "Stage 2",
		special: "Special audit",
		"short-notice": "Short-notice audit",
		again: "{{audit}}, number {{number}}",
	},
	deliverableCount: {
		one: "{{count}} deliverable",
		other: "{{count}} deliverables",
	},
	decisions: {
		approve: "Signed off",
		return: "Returned for changes",
		decline: "Declined",
	} satisfies Record<Decision, string>,
	noticeKinds: {
		escalated: "Escalated to you",
		overdue: "Overdue",
		now: "To do now",
		"due-soon": "Due soon",
	} satisfies Record<NoticeKind, string>,
	counts: {
		escalated: "{{count}} escalated",
		overdue: "{{count}} overdue",
		now: "{{count}} to do now",
		"due-soon": "{{count}} due soon",
	} satisfies Record<NoticeKind, string>,
	notices: {
		"deliverable-due-soon": "{{deliverable}} ({{matter}}) is due on {{due}}",
		"deliverable-overdue": "{{deliverable}} ({{matter}}) was due on {{due}}",
		"deliverable-escalated":
			"{{deliverable}} ({{matter}}) was due on {{due}} and is still open",
		"pilot-records-missing":
			"records missing for pilot month {{month}}, which ended on {{due}}: {{missing}}",
		"pilot-may-ask":
			"three pilot months have passed; sign-off can be asked for from {{due}}",
		"phase-begins": "{{phase}} begins on {{due}}",
		"phase-due-soon": "{{phase}} is planned to end on {{due}}",
		"phase-late": "{{phase}} was planned to end on {{due}} and is still open",
		"sign-off-reminder": "sign-off of {{matter}} is due by {{due}}",
		"sign-off-overdue": "sign-off of {{matter}} was due by {{due}}",
		"sign-off-escalated":
			"sign-off of {{matter}} was due by {{due}} and is still waited for",
		"sign-off-changes-hands":
			"sign-off of {{matter}} comes into other hands on {{due}}",
		"approver-missing": "{{phase}} has no approver from {{side}}",
		"business-owner-missing":
			"no business owner is named for objectives, service requirements and SLA targets",
		"round-opens": "{{round}} opens on {{due}}",
		"surveillance-due": "{{round}}: the audit is due by {{due}}",
		"surveillance-missed":
			"{{round}}: the audit was due by {{due}} and is not on record",
		"recertification-due": "recertification must be finished by {{due}}",
		"certificate-expires": "the certificate is valid until {{due}}",
		"certificate-lapses":
			"the certificate could be restored until {{due}} and has lapsed",
		"certificate-task": "to do: {{task}}",
		"stage-2-again":
			"another stage 2 is needed: majors of the last one could be verified until {{due}}",
		"audit-unconfirmed":
			"{{audit}}: the audit is due by {{due}} and is not confirmed",
		"audit-unconfirmed-escalated":
			"{{audit}}: the audit is due by {{due}} and is not confirmed, and nobody has answered",
		"audit-booked-late":
			"{{audit}}: the audit is due by {{due}} and is confirmed for later days",
		"audit-confirmed": "{{audit}}: the audit is confirmed from {{due}} on",
		"audit-moved": "{{audit}}: the audit is moved, now from {{due}} on",
		"audit-cancelled":
			"{{audit}}: the days of the audit are cancelled; it was to begin on {{due}}",
		"legal-date-due": "{{rule}}: in time until {{due}} ({{clause}})",
		"legal-date-missed": "{{rule}}: was due by {{due}} ({{clause}})",
		"register-due-soon": "{{row}} is due on {{due}}",
		"register-overdue": "{{row}} was due on {{due}}",
		"register-escalated": "{{row}} was due on {{due}} and is still open",
		"legal-date-escalated":
			"{{rule}}: was due by {{due}} ({{clause}}), and nobody has answered",
		"finding-given":
			"finding F-{{finding}} ({{grade}}, clause {{clause}}) is yours to see to",
		"finding-due-soon":
			"finding F-{{finding}} ({{grade}}): the day planned for it is {{due}}",
		"finding-overdue":
			"finding F-{{finding}} ({{grade}}) was planned to be done by {{due}}",
		"finding-escalated":
			"finding F-{{finding}} ({{grade}}) was planned to be done by {{due}} and is still open",
		"finding-date-due":
			"finding F-{{finding}} ({{grade}}), {{rule}}: in time until {{due}} ({{clause}})",
		"finding-date-missed":
			"finding F-{{finding}} ({{grade}}), {{rule}}: was due by {{due}} ({{clause}})",
		"finding-date-escalated":
			"finding F-{{finding}} ({{grade}}), {{rule}}: was due by {{due}} ({{clause}}) and is still open",
	} satisfies Record<NoticeCode, string>,
	rows: {
		action: "action on {{about}}",
		evidence: "renewal of evidence for {{about}}",
		"evidence-plain": "renewal of evidence",
		audit: "internal audit, from {{about}} on",
		review: "management review",
		signing: "signing of the management review",
		document: "review of a document: {{about}}",
		"document-signing": "signing of a document: {{about}}",
	} satisfies Record<RowName | "evidence-plain", string>,
	clauses: clausesEn.title,
	documents: documentsEn,
	items: {
		deliverable: "{{deliverable}} ({{phase}}): due {{due}}",
		"sign-off": "sign-off of {{matter}}: due {{due}}",
		phase: "planned end of {{phase}}: {{due}}",
		audit: "audit of {{phase}}: due {{due}}",
	} satisfies Record<Exclude<Item["kind"], "notice">, string>,
	sides: {
		it: "IT",
		business: "a business department",
		"top-management": "top management",
	} satisfies Record<Side, string>,
	consequences: {
		"phase-waits":
			"the phase stays open, and everything after it begins later.",
		"gate-stays-shut":
			"sign-off cannot be asked for, however much time has passed.",
		"suspension-expected":
			"the certification body is expected to suspend the certificate.",
		"certificate-expires":
			"the certificate is expired. Its validity is never extended.",
		"withdrawal-expected":
			"the certification body is expected to withdraw the certificate.",
		"lapse-expected": "initial certification is to be expected again.",
		"certificate-lapses":
			"the certificate has lapsed: at least a stage 2 is needed again.",
		"audit-late": "the audit is late, and what its date asks for is missed.",
		"back-to-stage-2": "another stage 2 is needed.",
	} satisfies Record<ConsequenceKind, string>,
	consequenceFrom: "from {{date}}, {{consequence}}",
	rules: rulesEn.rules,
	tasks: statesEn.tasks,
	grades: statesEn.grades,
	changes: statesEn.changes,
	deliverables: {
		"staff-training": "Training of all staff",
		"current-state-survey": "Current-state survey",
		"gap-analysis": "Gap analysis",
		"scope-statement": "Scope statement",
		"roles-named": "Roles named",
		"management-manual": "Management manual",
		"procedure-documents": "Procedure documents",
		"sla-metrics": "SLA metrics",
		"service-management-plan": "Service management plan",
		"pilot-report": "Report of the pilot run",
		"self-check-of-all-clauses": "Self-check of all clauses",
		"findings-with-corrective-action": "Findings with corrective action",
		"management-review": "Management review",
		application: "Application for certification",
		"stage-1-report": "Report of stage 1",
		"stage-2-report": "Report of stage 2",
		"internal-audit-of-the-year": "Internal audit of the year",
		"management-review-of-the-year": "Management review of the year",
		"earlier-findings": "Earlier findings",
		"improvement-record": "Record of improvement",
		"use-of-marks": "Use of marks",
	},
};

/** What a catalogue holds: the same keys in every language. */
export type Words = typeof en;
