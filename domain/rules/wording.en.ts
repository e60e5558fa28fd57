/** The rules in English. */
import type { RulesWording } from "./wording.ts";

export const rulesEn: RulesWording = {
	rules: {
		"valid-until": {
			title: "Certificate valid until",
			missed: "certificate expires",
		},
		"recert-start": {
			title: "Recertification starts",
			missed: "reminder: little time is left to recertify before expiry",
		},
		cycle: {
			title: "The cycle runs from the decision",
			missed: "certificate expires",
		},
		"stage1-ready": {
			title: "Ready for stage 1",
			missed: "gate stays shut and says what is missing",
		},
		"stage-gap": {
			title: "Stage 1 to stage 2",
			missed: "warning: stage 1 may have to be repeated",
		},
		"nc-plan": {
			title: "Nonconformity answered",
			missed: "reminder, then escalation",
		},
		"nc-major": {
			title: "Findings settled before the decision",
			missed: "no decision",
		},
		"nc-six-months": {
			title: "Majors of stage 2 verified",
			missed: "programme goes back to stage 2",
		},
		sv1: {
			title: "First surveillance audit",
			missed: "suspension expected",
		},
		"sv-year": {
			title: "Surveillance audit of the calendar year",
			missed: "suspension expected",
		},
		"nc-sv-major": {
			title: "Major of a surveillance audit verified",
			missed: "suspension expected",
		},
		"sv-gap": {
			title: "Next surveillance audit after the last",
			missed: "suspension expected",
		},
		"sv-content": {
			title: "What a surveillance audit covers",
			missed: "checklist stays open",
		},
		recert: {
			title: "Recertification finished",
			missed: "certificate expires, validity is never extended",
		},
		"recert-anchor": {
			title: "New expiry counted from the old one",
			missed: "both dates are shown",
		},
		restore: {
			title: "Expired certificate restored",
			missed:
				"lapsed: at least a stage 2 again, the body decides on stage 1, a new cycle begins",
		},
		"recert-onsite": {
			title: "Recertification audit over on site",
			missed: "lapse expected: initial certification again",
		},
		suspension: {
			title: "Suspension ended",
			missed: "withdrawal expected",
		},
		special: {
			title: "Special audits and notices to the body",
			missed: "task stays open",
		},
		transfer: {
			title: "Transfer to another body",
			missed: "refused, with the reason",
		},
		postponed: {
			title: "Audit postponed by an extraordinary event",
			missed: "the audit counts as missed",
		},
		pilot: {
			title: "Pilot run long enough",
			missed: "gate stays shut",
		},
		"no-exclusion": {
			title: "Every clause applies",
			missed: "refused",
		},
	},
	anchors: {
		decision: "decision",
		issue: "issue",
		"decision-or-issue": "decision or issue, the earlier",
		"calendar-year": "calendar year",
		"last-surveillance": "last surveillance",
		expiry: "valid until",
		"old-expiry": "expiry of the cycle before",
		"stage-1-last-day": "last day of stage 1",
		"stage-2-last-day": "last day of stage 2",
		"surveillance-last-day": "last day of the surveillance audit",
		"finding-raised": "finding raised",
		suspended: "suspended",
		"pilot-start": "pilot start",
		"due-date": "due date",
		none: "no date",
	},
	notes: {
		met: "met {{date}}",
		metLate: "held late, {{date}}",
		notDue: "not due: recertification audit held {{date}}",
		mayGiveWay: "not due if the recertification audit is held this year",
		binds: "binds: the next surveillance is due by this date",
		postponed: "postponed to {{date}}",
		beside: "counted from {{from}} it would be {{date}}",
		ownTerms: "by the certification body's own terms",
		confidenceB: "from practice: ask the certification body",
	},
};
