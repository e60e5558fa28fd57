import { describe, expect, test } from "vitest";
import type { LocalDate } from "../../domain/dates.ts";
import { deliverableId, fingerprint, personId } from "../../domain/ids.ts";
import { instantOf } from "../../domain/instants.ts";
import type { GateGap, Refusal, RefusalCode } from "../../domain/refusal.ts";
import { sayGap } from "../../web/gate.ts";
import { translateTo } from "../../web/locales/translate.ts";
import { sayRefusal } from "../../web/refusals.ts";

const day = "2027-03-03" as LocalDate;

type Data<Code extends string, Of extends { readonly code: string }> = Omit<
	Extract<Of, { readonly code: Code }>,
	"code"
>;

/** One of each: a new code does not compile until it stands here. */
const gaps: { [Code in GateGap["code"]]: Data<Code, GateGap> } = {
	"not-delivered": { deliverable: deliverableId("gap-analysis") },
	"no-approver-from": { side: "business" },
	"no-business-owner": {},
	"pilot-too-young": { earliest: day },
	"record-missing": {
		missing: {
			subject: "incident",
			month: { number: 2, from: day, until: "2027-04-02" as LocalDate },
		},
	},
	"no-application": {},
	"stage-1-not-held": {},
	"stage-2-not-held": {},
	"majors-open": { count: 2 },
	"finding-not-settled": { finding: 3, missing: "not-verified" },
	"stage-2-again": { finding: 3, since: day },
	"no-certification-decision": {},
	"audit-result-missing": {},
	"minors-without-plan": { count: 1 },
	"new-certificate-missing": {},
	"on-hold": {},
	"document-missing": { document: "management-manual" },
	"document-in-draft": { document: "procedure/incident" },
	"procedures-missing": { processes: ["incident", "change"] },
	"procedures-in-draft": { processes: ["problem"] },
	"no-sla-metric": {},
};

const refusals: { [Code in RefusalCode]: Data<Code, Refusal> } = {
	"programme-exists": {},
	"evidence-of-document": {},
	"document-exists": {},
	"unknown-document": {},
	"document-withdrawn": {},
	"document-under-review": {},
	"document-not-under-review": {},
	"no-draft": {},
	"approver-needed": {},
	"approves-own-work": { person: personId("chen") },
	"unknown-metric": {},
	"metric-retired": {},
	"not-from-business": { person: personId("chen") },
	"programme-unknown": {},
	"programme-stopped": {},
	"programme-not-held": {},
	"programme-held": {},
	plan: { problems: [{ code: "pilot-too-short", least: 3 }] },
	"before-not-in-order": {},
	"before-pilot-too-short": {},
	"before-in-future": {},
	"approver-twice": { person: personId("chen") },
	"person-left": { person: personId("chen") },
	"successor-is-leaver": {},
	"phase-not-open": {},
	"not-in-this-phase": {},
	"unknown-deliverable": {},
	"deliverable-exists": {},
	"already-delivered": {},
	"not-yet-delivered": {},
	"no-evidence": {},
	"unknown-evidence": {},
	"date-before-phase": { from: day },
	"date-in-future": { today: day },
	"date-past": { today: day },
	"dates-not-in-order": {},
	"date-on-hold": {},
	"month-not-quiet-able": {},
	"month-not-over": { until: day },
	"not-a-count": {},
	"gate-shut": { gaps: [{ code: "on-hold" }] },
	"request-already-open": {},
	"asker-is-approver": {},
	"no-such-request": {},
	"request-superseded": { generation: 2, fingerprint: fingerprint("4b1e") },
	"request-ended": {},
	"not-an-approver": {},
	"not-your-turn": {},
	"asker-cannot-receive": { person: personId("li") },
	"has-a-place": { person: personId("he") },
	"has-it-already": { person: personId("chen") },
	"is-away": { person: personId("chen"), until: day },
	"said-not-for-me": {},
	"code-needed": {},
	"reminders-out-of-range": { field: "every", most: 30 },
	"too-many-own-days": { most: 100 },
	"own-days-too-long": { most: 62 },
	"no-such-absence": {},
	"too-many-questions": { most: 10 },
	"no-such-question": {},
	"question-answered": { person: personId("li"), on: day },
	"already-answered": {
		person: personId("chen"),
		decision: "approve",
		at: instantOf(0),
	},
	"reason-needed": {},
	"certificate-not-guarded": {},
	"new-certificate-missing": {},
	"unknown-date": {},
	"round-not-next": {},
	"unknown-task": {},
	"not-yet-again": {},
	"no-new-edition": {},
	"nothing-rated": {},
	"action-exists": {},
	"unknown-action": {},
	"action-done": {},
	"action-not-done": {},
	"evidence-exists": {},
	"audit-exists": {},
	"no-such-audit": {},
	"audit-is-over": {},
	"audits-own-work": { clause: "8.6.1" },
	"staff-exists": {},
	"no-such-staff": {},
	"no-such-training": {},
	"audit-incomplete": {},
	"unknown-review": {},
	"review-is-over": {},
	"review-not-held": {},
	"review-incomplete": {},
	"not-top-management": {},
	"evidence-not-in-force": {},
	"finding-not-open": {},
	"unknown-clause": {},
	"answer-incomplete": { missing: ["cause", "action"] },
	"effectiveness-missing": {},
	"verifies-own-work": {},
	"not-ready": {
		gaps: [{ code: "pilot-too-short", rule: "pilot", earliest: day }],
	},
	"application-decided": {},
	"unknown-audit": {},
	"audit-held": {},
	"audit-not-held": {},
	"audit-booked": {},
	"audit-not-booked": {},
	"not-audit-days": {},
	"not-a-lead": {},
	rules: { refusal: { code: "reason-missing" } },
	"content-changed": { fingerprint: fingerprint("4b1e") },
};

const said = (text: string) => {
	expect(text).not.toMatch(/\{\{|undefined|NaN|\bnull\b|^$/);
	return text;
};

describe.each(["en", "zh"] as const)("in %s", (language) => {
	const t = translateTo(language);
	const nameOf = () => "Chen Jing";

	test("every sentence of the gate has its words, each its own", () => {
		const sentences = Object.entries(gaps).map(([code, data]) =>
			said(sayGap({ code, ...data } as GateGap, t)),
		);
		expect(new Set(sentences).size).toBe(sentences.length);
		for (const sentence of sentences) expect(sentence).toMatch(/[.。]$/);
	});

	test("every refusal has its words, each its own", () => {
		const sentences = Object.entries(refusals).map(([code, data]) =>
			said(sayRefusal({ code, ...data } as Refusal, t, nameOf)),
		);
		expect(new Set(sentences).size).toBe(sentences.length);
		for (const sentence of sentences)
			expect(/\p{Script=Han}/u.test(sentence)).toBe(language === "zh");
	});
});

test("a record is missed in its month, or once in the whole pilot run", () => {
	const t = translateTo("en");
	expect(sayGap({ code: "record-missing", ...gaps["record-missing"] }, t)).toBe(
		"Incident management has no record in pilot month 2 (Wed 3 Mar 2027 to Fri 2 Apr 2027).",
	);
	expect(
		sayGap(
			{ code: "record-missing", missing: { subject: "8.3.4", month: null } },
			t,
		),
	).toBe("8.3.4 Suppliers has no record in the pilot run.");
});

test("a deliverable of the owner's own is named by its title", () => {
	expect(
		sayGap(
			{ code: "not-delivered", deliverable: deliverableId("own-1") },
			translateTo("en"),
			() => "Continuity plan",
		),
	).toBe("“Continuity plan” is not marked as delivered.");
});
