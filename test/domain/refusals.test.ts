/** Every code of `Refusal` has an act here that meets it: a code without one does not type-check. */
import { expect, test } from "vitest";
import type { Act } from "../../domain/acts.ts";
import { auditKey } from "../../domain/audit-key.ts";
import type { Actor } from "../../domain/events.ts";
import {
	deliverableId,
	fingerprint,
	personId,
	requestId,
} from "../../domain/ids.ts";
import { usualLengths } from "../../domain/plan.ts";
import type { RefusalCode } from "../../domain/refusal.ts";
import { reviewInputIds } from "../../domain/register/review.ts";
import {
	aBank,
	addDocument,
	addEvidence,
	anEmptyDesk,
	answer,
	ask,
	because,
	businessApprover,
	coordinator,
	day,
	deliver,
	fileEvidence,
	fingerprintOfReview,
	itApprover,
	owner,
	people,
	type Story,
	setMetric,
	start,
	topManager,
	withdrawEvidence,
} from "./a-bank.ts";
import { close, raise, submit, verify } from "./a-finding.ts";
import { application, decision, theBankOn } from "./robot.ts";

const preparation = "preparation";
const desk = anEmptyDesk().on("2027-01-04");
const opened = aBank();
const delivered = opened.delivers(preparation);
const asked = delivered.asks(preparation);
const piloting = theBankOn("2027-06-10");
const certified = theBankOn("2027-11-01");
const past = (
	phase: "preparation" | "design" | "pilot-run",
	from: string,
	until: string,
) => ({
	phase,
	from: day(from),
	until: day(until),
});
const withFinding = opened.does(
	coordinator,
	"",
	raise("minor", "self-check", "2027-01-04", { owner }),
);
const quiet = (
	month: number,
	subject: "problem" | "incident" = "problem",
): Act => ({
	type: "declare-quiet-month",
	subject,
	month,
	reason: because,
	approver: businessApprover,
});
const record = (on: string): Act => ({
	type: "record-process",
	subject: "incident",
	on: day(on),
	note: because,
});
const hold: Act = { type: "hold", reason: because };
const handOver = (
	story: Story,
	to: string,
	absence: { from: string; until: string } | null = null,
): Act => ({
	type: "hand-over",
	request: story.request(preparation).id,
	generation: story.request(preparation).generation,
	to: personId(to),
	absence: absence && { from: day(absence.from), until: day(absence.until) },
	confirmed: "code",
});
const question = (story: Story): Act => ({
	type: "ask-question",
	request: story.request(preparation).id,
	generation: 1,
	text: because,
});
const answerTo = (number: number): Act => ({
	type: "answer-question",
	request: requestId("bank-2027/preparation/request-1"),
	question: number,
	text: because,
});
const notForMe: Act = {
	type: "not-for-me",
	request: requestId("bank-2027/preparation/request-1"),
	generation: 1,
	reason: because,
};
const ownDay = (date: string) => ({
	from: day(date),
	until: day(date),
	worked: false,
});
const remind = (request: string): Act => ({
	type: "remind",
	request: requestId(request),
});

const confirm = (audit: string, on: string) =>
	({
		type: "confirm-audit",
		audit: auditKey(audit),
		days: { from: day(on), until: day(on) },
		auditors: null,
		auditDays: null,
		place: null,
	}) as const satisfies Act;

type Case = readonly [Story, Actor, string, Act];
const openAction: Act = {
	type: "open-action",
	action: "a-1",
	clause: "8.6.1",
	what: because,
	owner: null,
	dueOn: day("2027-03-01"),
};
const finishAction: Act = {
	type: "finish-action",
	action: "a-1",
	outcome: because,
};
const reopenAction: Act = {
	type: "reopen-action",
	action: "a-1",
	reason: because,
	dueOn: day("2027-03-01"),
};
const withAction = opened.does(owner, "", openAction);

const listStaff: Act = {
	type: "list-staff",
	members: [
		{ staff: "s-1", name: because, department: "Sales", side: "business" },
	],
};
const staffListed = opened.does(owner, "", listStaff);

const planAudit: Act = {
	type: "plan-audit",
	audit: "au-1",
	clauses: ["8.6.1"],
	criteria: because,
	sample: null,
	auditor: itApprover,
	dueOn: day("2027-03-01"),
};
const withAudit = opened.does(owner, "", planAudit);
const dropAudit: Act = { type: "drop-audit", audit: "au-1", reason: because };
const planReview: Act = {
	type: "plan-review",
	review: "r-1",
	dueOn: day("2027-03-01"),
};
const heldReview = {
	type: "hold-review",
	review: "r-1",
	heldOn: day("2027-01-04"),
	inputs: Object.fromEntries(reviewInputIds.map((input) => [input, because])),
	minutes: because,
	decisions: [],
} as const satisfies Act;
const reviewHeld = opened
	.does(owner, "", planReview)
	.does(owner, "", heldReview);
const signReview: Act = {
	type: "sign-review",
	review: "r-1",
	name: because,
	shown: fingerprintOfReview(reviewHeld, "r-1"),
};
const signedReview = reviewHeld.does(topManager, "", signReview);

const review = (approver: typeof owner | null = null): Act => ({
	type: "put-documents-for-review",
	documents: ["manual"],
	approver,
});
const signDocument: Act = {
	type: "sign-document",
	document: "manual",
	name: because,
	shown: "none",
};
const withdrawDocument: Act = {
	type: "withdraw-document",
	document: "manual",
	reason: because,
};
const drafted = opened.does(owner, "", addDocument());
const underReview = drafted.does(owner, "", review(businessApprover));
const retireMetric: Act = {
	type: "retire-metric",
	metric: "availability",
	reason: because,
};

const cases: Record<RefusalCode, Case> = {
	"evidence-of-document": [
		drafted,
		owner,
		"",
		{
			type: "withdraw-filed",
			evidence: "evidence/manual-1",
			reason: because,
		},
	],
	"document-exists": [drafted, owner, "", addDocument()],
	"unknown-document": [opened, owner, "", withdrawDocument],
	"document-withdrawn": [
		drafted.does(owner, "", withdrawDocument),
		owner,
		"",
		withdrawDocument,
	],
	"document-under-review": [underReview, owner, "", withdrawDocument],
	"document-not-under-review": [drafted, businessApprover, "", signDocument],
	"no-draft": [underReview, owner, "", review(businessApprover)],
	"approver-needed": [drafted, owner, "", review()],
	"approves-own-work": [
		opened.does(businessApprover, "", addDocument()),
		owner,
		"",
		review(businessApprover),
	],
	"unknown-metric": [opened, owner, "", retireMetric],
	"metric-retired": [
		opened.does(owner, "", setMetric()).does(owner, "", retireMetric),
		owner,
		"",
		retireMetric,
	],
	"not-from-business": [
		opened,
		owner,
		"",
		setMetric({ businessOwner: itApprover }),
	],
	"audit-exists": [withAudit, owner, "", planAudit],
	"no-such-audit": [opened, owner, "", dropAudit],
	"audit-is-over": [withAudit.does(owner, "", dropAudit), owner, "", dropAudit],
	"audits-own-work": [
		opened.does(owner, "", {
			type: "assign-clause",
			clause: "8.6.1",
			owner: itApprover,
		}),
		owner,
		"",
		planAudit,
	],
	"staff-exists": [staffListed, owner, "", listStaff],
	"no-such-staff": [
		opened,
		owner,
		"",
		{ type: "staff-leaves", staff: "nobody" },
	],
	"no-such-training": [
		opened,
		owner,
		"",
		{
			type: "note-attendance",
			training: "none",
			came: [],
			notThere: [],
			members: [],
		},
	],
	"audit-incomplete": [
		withAudit,
		owner,
		"",
		{
			type: "hold-audit",
			audit: "au-1",
			heldOn: day("2027-01-04"),
			report: because,
			results: [],
		},
	],
	"unknown-review": [opened, owner, "", signReview],
	"review-is-over": [signedReview, owner, "", heldReview],
	"review-not-held": [
		opened.does(owner, "", planReview),
		topManager,
		"",
		signReview,
	],
	"review-incomplete": [
		opened.does(owner, "", planReview),
		owner,
		"",
		{ ...heldReview, inputs: {} },
	],
	"not-top-management": [reviewHeld, owner, "", signReview],
	"evidence-exists": [
		opened.does(owner, "", fileEvidence()),
		owner,
		"",
		fileEvidence(),
	],
	"evidence-not-in-force": [
		opened.does(owner, "", fileEvidence()).does(owner, "", {
			type: "withdraw-filed",
			evidence: "evidence/piece-1",
			reason: because,
		}),
		owner,
		"",
		{
			type: "withdraw-filed",
			evidence: "evidence/piece-1",
			reason: because,
		},
	],
	"nothing-rated": [
		opened,
		owner,
		"",
		{ type: "rate-clauses", form: "f", ratings: [] },
	],
	"action-exists": [withAction, owner, "", openAction],
	"unknown-action": [opened, owner, "", finishAction],
	"action-done": [
		withAction.does(owner, "", finishAction),
		owner,
		"",
		finishAction,
	],
	"action-not-done": [withAction, owner, "", reopenAction],
	"programme-exists": [opened, owner, "", start()],
	"programme-unknown": [desk, owner, "", hold],
	"programme-stopped": [
		opened.does(owner, "", { type: "stop", reason: because }),
		owner,
		"",
		hold,
	],
	"programme-not-held": [opened, owner, "", { type: "resume" }],
	"programme-held": [opened.does(owner, "", hold), owner, "", hold],
	plan: [desk, owner, "", start({ lengths: { ...usualLengths(), design: 4 } })],
	"before-not-in-order": [
		desk,
		owner,
		"",
		start({ before: [past("design", "2026-01-01", "2026-03-01")] }),
	],
	"before-pilot-too-short": [
		desk,
		owner,
		"",
		start({
			before: [
				past("preparation", "2026-01-01", "2026-02-28"),
				past("design", "2026-03-01", "2026-04-30"),
				past("pilot-run", "2026-05-01", "2026-07-30"),
			],
		}),
	],
	"before-in-future": [
		desk,
		owner,
		"",
		start({
			before: [past("preparation", "2026-12-01", "2027-01-05")],
			startOn: day("2027-01-06"),
		}),
	],
	"approver-twice": [
		opened,
		owner,
		"",
		{
			type: "change-people",
			people: {
				...people,
				approvers: [
					...people.approvers,
					{ person: itApprover, side: "business" },
				],
			},
		},
	],
	"person-left": [
		opened.without(businessApprover),
		owner,
		"",
		{ type: "change-people", people },
	],
	"successor-is-leaver": [
		opened,
		owner,
		"",
		{ type: "succeed", leaver: owner, successor: owner },
	],
	"phase-not-open": [opened, owner, "design", addEvidence("management-manual")],
	"not-in-this-phase": [opened, owner, preparation, record("2027-01-04")],
	"unknown-deliverable": [opened, owner, preparation, deliver("none")],
	"deliverable-exists": [
		opened,
		owner,
		preparation,
		{
			type: "add-deliverable",
			deliverable: deliverableId("gap-analysis"),
			title: "Gaps",
			owner: null,
			dueOn: day("2027-02-01"),
		},
	],
	"already-delivered": [delivered, owner, preparation, deliver("gap-analysis")],
	"not-yet-delivered": [
		opened,
		owner,
		preparation,
		{
			type: "reopen-deliverable",
			deliverable: deliverableId("gap-analysis"),
			reason: null,
		},
	],
	"no-evidence": [opened, owner, preparation, deliver("gap-analysis")],
	"unknown-evidence": [
		opened,
		owner,
		preparation,
		withdrawEvidence("gap-analysis"),
	],
	"date-before-phase": [piloting, owner, "pilot-run", record("2027-05-02")],
	"date-in-future": [piloting, owner, "pilot-run", record("2027-06-11")],
	"date-past": [
		delivered,
		owner,
		preparation,
		{ ...ask(delivered), answerBy: day("2027-01-03") },
	],
	"dates-not-in-order": [
		theBankOn("2027-10-10"),
		coordinator,
		"certification-audit",
		{ type: "enter-decision", decision: decision(day("2027-10-01")) },
	],
	"date-on-hold": [
		piloting
			.does(owner, "", hold)
			.on("2027-06-12")
			.does(owner, "", { type: "resume" }),
		owner,
		"pilot-run",
		record("2027-06-11"),
	],
	"month-not-quiet-able": [piloting, owner, "pilot-run", quiet(1, "incident")],
	"month-not-over": [piloting, owner, "pilot-run", quiet(2)],
	"not-a-count": [
		delivered,
		owner,
		preparation,
		ask(delivered, { kind: "at-least", count: 0 }),
	],
	"gate-shut": [opened, owner, preparation, ask(opened)],
	"request-already-open": [asked, owner, preparation, ask(asked)],
	"asker-is-approver": [delivered, itApprover, preparation, ask(delivered)],
	"no-such-request": [
		asked,
		owner,
		preparation,
		remind("bank-2027/preparation/request-9"),
	],
	"request-superseded": [
		asked,
		itApprover,
		preparation,
		{ ...answer(asked, preparation), generation: 2 },
	],
	"request-ended": [
		asked.approves(preparation),
		owner,
		preparation,
		remind("bank-2027/preparation/request-1"),
	],
	"not-an-approver": [
		asked,
		personId("a-stranger"),
		preparation,
		answer(asked, preparation),
	],
	"not-your-turn": (() => {
		const inSequence = delivered.asks(preparation, { kind: "in-sequence" });
		return [
			inSequence,
			businessApprover,
			preparation,
			answer(inSequence, preparation),
		] as const;
	})(),
	"asker-cannot-receive": [
		asked,
		itApprover,
		preparation,
		handOver(asked, owner),
	],
	"has-a-place": [
		asked,
		itApprover,
		preparation,
		handOver(asked, businessApprover),
	],
	"has-it-already": [
		asked,
		itApprover,
		preparation,
		handOver(asked, itApprover),
	],
	"is-away": (() => {
		const away = asked.does(
			itApprover,
			preparation,
			handOver(asked, "ma-li", { from: "2027-01-04", until: "2027-01-20" }),
		);
		return [
			away,
			personId("ma-li"),
			preparation,
			handOver(away, itApprover),
		] as const;
	})(),
	"said-not-for-me": [
		asked.does(itApprover, preparation, notForMe),
		itApprover,
		preparation,
		answer(asked, preparation),
	],
	"code-needed": [
		asked,
		itApprover,
		preparation,
		{
			...handOver(asked, "ma-li", { from: "2027-01-04", until: "2027-01-20" }),
			confirmed: undefined,
		} as never,
	],
	"reminders-out-of-range": [
		opened,
		owner,
		"",
		{ type: "set-reminders", rule: { every: 0, escalateAfter: 3 } },
	],
	"too-many-own-days": [
		opened,
		owner,
		"",
		{
			type: "set-own-days",
			days: Array.from({ length: 101 }, () => ownDay("2027-05-03")),
		},
	],
	"own-days-too-long": [
		opened,
		owner,
		"",
		{
			type: "set-own-days",
			days: [{ ...ownDay("2027-05-03"), until: day("2027-07-04") }],
		},
	],
	"no-such-absence": [
		asked,
		owner,
		"",
		{ type: "end-absence", person: itApprover, substitute: topManager },
	],
	"too-many-questions": (() => {
		const curious = Array.from({ length: 10 }).reduce<Story>(
			(story) => story.does(itApprover, preparation, question(story)),
			asked,
		);
		return [curious, itApprover, preparation, question(curious)] as const;
	})(),
	"no-such-question": [asked, owner, preparation, answerTo(1)],
	"question-answered": [
		asked
			.does(itApprover, preparation, question(asked))
			.does(owner, preparation, answerTo(1)),
		coordinator,
		preparation,
		answerTo(1),
	],
	"already-answered": [
		asked.answers(itApprover, preparation),
		itApprover,
		preparation,
		answer(asked, preparation),
	],
	"reason-needed": [
		asked,
		itApprover,
		preparation,
		{ ...answer(asked, preparation, "return"), reason: null },
	],
	"content-changed": [
		asked,
		itApprover,
		preparation,
		{ ...answer(asked, preparation), shown: fingerprint("0") },
	],
	"certificate-not-guarded": [
		theBankOn("2030-10-01"),
		coordinator,
		"certificate-1",
		{ type: "open-round", round: "surveillance-1" },
	],
	"new-certificate-missing": [
		certified,
		coordinator,
		"certificate-1",
		{
			type: "enter-notice",
			day: day("2027-11-01"),
			says: { type: "transferred" },
			paper: null,
			reason: because,
			certificate: null,
			scope: null,
		},
	],
	"unknown-date": [
		certified,
		coordinator,
		"certificate-1",
		{ type: "answer-alarm", of: "sv-year/2040", note: because },
	],
	"round-not-next": [
		certified,
		coordinator,
		"certificate-1",
		{ type: "open-round", round: "surveillance-2" },
	],
	"unknown-task": [
		certified,
		coordinator,
		"certificate-1",
		{ type: "finish-task", task: "stop-using-mark/2027-11-01" },
	],
	"not-yet-again": [
		certified,
		coordinator,
		"certificate-1",
		{ type: "apply-again" },
	],
	"no-new-edition": [
		certified,
		coordinator,
		"certificate-1",
		{ type: "adopt-edition" },
	],
	"finding-not-open": [opened, coordinator, "finding-1", close("2027-01-04")],
	"unknown-clause": [
		opened,
		coordinator,
		"",
		raise("minor", "self-check", "2027-01-04", { clause: "8" as never }),
	],
	"answer-incomplete": [
		withFinding,
		coordinator,
		"finding-1",
		{ ...submit("2027-01-04"), action: null },
	],
	"effectiveness-missing": [
		withFinding,
		coordinator,
		"finding-1",
		{ ...verify("2027-01-04"), effectiveness: null },
	],
	"verifies-own-work": [withFinding, owner, "finding-1", verify("2027-01-04")],
	"not-ready": [
		theBankOn("2027-09-10"),
		coordinator,
		"certification-audit",
		application(day("2027-08-02")),
	],
	"application-decided": [
		theBankOn("2027-10-10").does(coordinator, "certification-audit", {
			type: "enter-decision",
			decision: decision(day("2027-10-10")),
		}),
		coordinator,
		"certification-audit",
		application(day("2027-09-10")),
	],
	"unknown-audit": [
		certified,
		coordinator,
		"certificate-1",
		confirm("stage-1", "2028-03-06"),
	],
	"audit-held": [
		theBankOn("2028-11-10"),
		coordinator,
		"certificate-1",
		confirm("surveillance-1", "2029-03-06"),
	],
	"audit-not-held": [
		certified,
		coordinator,
		"certificate-1",
		{
			type: "receive-audit-paper",
			audit: auditKey("surveillance-1"),
			paper: "report",
			on: day("2027-11-01"),
		},
	],
	"audit-booked": [
		certified.does(
			coordinator,
			"certificate-1",
			confirm("surveillance-1", "2028-03-06"),
		),
		coordinator,
		"certificate-1",
		{
			type: "answer-booking-alarm",
			audit: auditKey("surveillance-1"),
			note: because,
		},
	],
	"audit-not-booked": [
		certified,
		coordinator,
		"certificate-1",
		{
			type: "cancel-audit",
			audit: auditKey("surveillance-1"),
			reason: because,
		},
	],
	"not-audit-days": [
		certified,
		coordinator,
		"certificate-1",
		{ ...confirm("surveillance-1", "2028-03-06"), auditDays: 2.3 },
	],
	"not-a-lead": [
		certified,
		coordinator,
		"",
		{ type: "set-booking-lead", days: 366 },
	],
	rules: [
		certified,
		coordinator,
		"certificate-1",
		{
			type: "postpone-audit",
			of: "recert",
			to: day("2031-01-01"),
			reason: because,
			approver: topManager,
		},
	],
};

test.each(Object.entries(cases))(
	"%s is met by an act, and is a value",
	(code, [story, by, name, act]) => {
		expect(story.refusal(by, name, act)?.code).toBe(code);
	},
);
