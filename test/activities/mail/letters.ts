/** One letter of each template and its variants, as the tests send them. */
import type {
	Contents,
	Draft,
	Language,
	Letter,
	Template,
} from "../../../activities/mail/letter.ts";
import { links, withCode, withLink } from "../../../activities/mail/letter.ts";
import type {
	Consequence,
	Item,
	Notice,
	NoticeKind,
} from "../../../activities/mail/matters.ts";
import type { Instant, LocalDate, TimeZone } from "../../../domain/dates.ts";
import { personId, programmeId } from "../../../domain/ids.ts";
import type { NoticeCode, NoticeData } from "../../../domain/notice.ts";

export const link =
	"https://certway.example/sign/Zk3vQ0m9xT5wLr8yJd2sNc7bHf4gPa1uEi6oVtXqRzM";

export const code = "04711203";

export const day = (text: string) => text as LocalDate;
export const moment = (text: string) => text as Instant;

const design = { kind: "phase", phase: "design", step: "phase" } as const;
const answer = {
	by: "Chen Jing",
	onBehalfOf: null,
	at: moment("2027-03-03T01:41:07Z"),
};

const notice = (
	kind: NoticeKind,
	due: string,
	item: Item,
	responsible: string | null = null,
	consequence: Consequence | null = null,
): Notice => ({
	kind,
	due: day(due),
	item,
	responsible,
	consequence,
	programme: "Huaxin Bank",
});

const told = (code: NoticeCode, data: NoticeData): Item => ({
	kind: "notice",
	code,
	data,
	matter: code.startsWith("surveillance") ? null : design,
});

/** Every notice of the core, with the data the core gives it. */
const noticeData: Record<NoticeCode, NoticeData> = {
	"deliverable-due-soon": { deliverable: "gap-analysis" },
	"deliverable-overdue": { deliverable: "gap-analysis" },
	"deliverable-escalated": { deliverable: "d-9", title: "Handbook" },
	"pilot-records-missing": { month: 2, missing: 3 },
	"pilot-may-ask": {},
	"phase-begins": { phase: "design" },
	"phase-due-soon": { phase: "design" },
	"phase-late": { phase: "design" },
	"sign-off-reminder": { request: "bank-2027/design/request-1" },
	"sign-off-overdue": { request: "bank-2027/design/request-1" },
	"sign-off-escalated": { request: "bank-2027/design/request-1" },
	"sign-off-changes-hands": { request: "bank-2027/design/request-1" },
	"approver-missing": { side: "business", phase: "design" },
	"business-owner-missing": {},
	"round-opens": { round: "surveillance-1" },
	"surveillance-due": { round: "surveillance-1", rule: "sv1", days: 90 },
	"surveillance-missed": { round: "surveillance-1", rule: "sv1" },
	"recertification-due": { round: "recertification", rule: "recert", days: 90 },
	"certificate-expires": {},
	"certificate-lapses": { rule: "restore", missed: "lapsed" },
	"certificate-task": { task: "notify-body", change: "scope", days: 0 },
	"stage-2-again": { rule: "nc-six-months" },
	"audit-unconfirmed": { audit: "surveillance-1", lead: 90, proposed: 0 },
	"audit-unconfirmed-escalated": { audit: "stage-2.2", lead: 90, proposed: 1 },
	"audit-booked-late": { audit: "recertification", until: "2027-03-14" },
	"audit-confirmed": { audit: "stage-1" },
	"audit-moved": { audit: "special-1" },
	"audit-cancelled": { audit: "short-notice-2" },
	"legal-date-due": {
		rule: "suspension",
		clause: "17021-1 9.6.5",
		missed: "withdrawal-expected",
	},
	"legal-date-missed": {
		rule: "recert-onsite",
		clause: "CNCA rules",
		missed: "lapse-expected",
	},
	"legal-date-escalated": {
		rule: "sv-year",
		clause: "17021-1 9.1.3.3",
		missed: "suspension-expected",
	},
	"register-due-soon": { row: "signing" },
	"register-overdue": { row: "evidence", clause: "7.2" },
	"register-escalated": { row: "evidence" },
	"finding-given": { finding: 3, grade: "minor", clause: "8.6.1" },
	"finding-due-soon": { finding: 3, grade: "minor" },
	"finding-overdue": { finding: 3, grade: "observation" },
	"finding-escalated": { finding: 3, grade: "minor" },
	"finding-date-due": {
		finding: 3,
		grade: "minor",
		rule: "nc-plan",
		clause: "17021-1 9.4.9",
		missed: "escalation",
	},
	"finding-date-missed": {
		finding: 4,
		grade: "major",
		rule: "nc-six-months",
		clause: "17021-1 9.5.3.2",
		missed: "back-to-stage-2",
	},
	"finding-date-escalated": {
		finding: 4,
		grade: "major",
		rule: "nc-sv-major",
		clause: "17021-1 9.6.2",
		missed: "suspension-expected",
	},
};
const everyItem: readonly Item[] = [
	...Object.entries(noticeData).map(([code, data]) =>
		told(code as NoticeCode, data),
	),
	{ kind: "deliverable", phase: "design", title: "sla-metrics" },
	{ kind: "sign-off", matter: design },
	{ kind: "phase", phase: "pilot-run" },
	{ kind: "audit", audit: "recertification" },
];
const everyConsequence: readonly Consequence[] = [
	{ kind: "phase-waits", from: null },
	{ kind: "gate-stays-shut", from: null },
	{ kind: "suspension-expected", from: day("2027-03-13") },
	{ kind: "certificate-expires", from: day("2027-03-13") },
];
const everyNotice: readonly Notice[] = [
	...everyItem.map((item) => notice("now", "2027-03-12", item)),
	...everyConsequence.map((consequence) =>
		notice(
			"escalated",
			"2027-03-12",
			told("pilot-may-ask", {}),
			null,
			consequence,
		),
	),
];

/** The plain case of each template. */
export const contents: Contents = {
	"sign-in": { minutes: 15 },
	code: { matter: design, minutes: 10 },
	"sign-off-request": {
		asker: "Li Wei",
		matter: design,
		deliverables: 4,
		fingerprint: "4b1e-77a0",
		answerBy: day("2027-03-12"),
		next: { kind: "phase-begins", phase: "pilot-run", plannedEnd: null },
		onBehalfOf: null,
		replaces: null,
	},
	"sign-off-reminder": {
		asker: "Li Wei",
		matter: design,
		waitingSince: day("2027-03-01"),
		answerBy: day("2027-03-12"),
		overdue: false,
		next: {
			kind: "phase-begins",
			phase: "pilot-run",
			plannedEnd: day("2027-06-30"),
		},
		onBehalfOf: null,
	},
	"request-superseded": {
		asker: "Li Wei",
		matter: design,
		askedOn: day("2027-03-01"),
		changed: ["manual-v3.pdf", "plan.docx"],
	},
	"request-withdrawn": {
		by: "Li Wei",
		matter: { kind: "document", title: "Service policy" },
		askedOn: day("2027-03-01"),
		reason: "The scope is changing.",
	},
	"handed-over": {
		reader: "asker",
		own: false,
		matter: design,
		from: "Chen Jing",
		successor: "Zhao Min",
		how: "absence-begins",
		by: null,
		absence: { from: day("2027-03-01"), until: day("2027-03-14") },
		answerBy: day("2027-03-12"),
		asked: true,
	},
	"substitute-named": {
		reader: "substitute",
		person: "Chen Jing",
		substitute: "Zhao Min",
		absence: { from: day("2027-03-01"), until: day("2027-03-14") },
	},
	"not-for-me": {
		by: "Chen Jing",
		matter: design,
		reason: "The new head of IT is Zhao Min.\nAsk him.",
		answerBy: day("2027-03-12"),
	},
	question: {
		by: "Chen Jing",
		matter: design,
		question: "Who runs the night shift?\nAnd from when?",
		answerBy: day("2027-03-12"),
	},
	"question-answered": {
		by: "Li Wei",
		matter: design,
		question: "Who runs the night shift?\nAnd from when?",
		answer: "The operator does.\nFrom May on.",
		answerBy: day("2027-03-12"),
		mine: true,
	},
	answered: {
		...answer,
		matter: design,
		decision: "approve",
		own: true,
		fingerprint: "4b1e-77a0",
		reason: null,
		waitingFor: ["Zhao Min", "Sun Li", "Wu Fang"],
	},
	returned: {
		...answer,
		matter: { kind: "phase", phase: "surveillance-1", step: "result" },
		reason: "Page 7 is missing.",
	},
	"phase-closed": {
		phase: "design",
		on: day("2027-03-03"),
		approvers: ["Chen Jing", "Zhao Min"],
		next: {
			kind: "phase-begins",
			phase: "pilot-run",
			plannedEnd: day("2027-06-30"),
		},
	},
	digest: {
		notices: [
			notice(
				"due-soon",
				"2027-03-12",
				told("deliverable-due-soon", { deliverable: "sla-metrics" }),
			),
			notice(
				"overdue",
				"2027-02-22",
				told("surveillance-missed", { round: "surveillance-1", rule: "sv1" }),
				null,
				{ kind: "suspension-expected", from: day("2027-02-23") },
			),
			notice(
				"escalated",
				"2027-03-08",
				told("sign-off-escalated", { generation: 1 }),
				"Chen Jing",
				{ kind: "phase-waits", from: null },
			),
			notice(
				"due-soon",
				"2027-03-10",
				told("deliverable-due-soon", {
					deliverable: "d-9",
					title: "Night shift handbook",
				}),
			),
		],
	},
	escalation: {
		notice: notice(
			"escalated",
			"2027-03-12",
			told("sign-off-escalated", {}),
			"Chen Jing",
			{ kind: "phase-waits", from: null },
		),
	},
	"address-undeliverable": {
		person: "Chen Jing",
		address: "chen@bank.example",
		mail: "sign-off-request",
		at: moment("2027-03-03T01:41:07Z"),
		response: "550 5.1.1 no such user",
	},
};

/** What a template says otherwise: every branch of its files is reached. */
const variants: { [T in Template]?: readonly Partial<Contents[T]>[] } = {
	"sign-off-request": [
		{
			onBehalfOf: "Zhao Min",
			replaces: day("2027-02-26"),
			deliverables: 1,
			next: null,
		},
		{ next: { kind: "audit-can-be-held", dueBy: day("2027-11-29") } },
	],
	"sign-off-reminder": [{ overdue: true, onBehalfOf: "Zhao Min", next: null }],
	"request-superseded": [{ changed: [] }],
	"request-withdrawn": [{ reason: null }],
	"handed-over": (["by-hand", "absence-ends", "replaced"] as const).flatMap(
		(how) => [
			{ how, by: "Li Wei", absence: null, asked: false },
			{ how, by: "Li Wei", absence: null, reader: "first-approver", own: true },
			{ how, by: "Li Wei", absence: null, reader: "first-approver" },
		],
	),
	"substitute-named": [{ reader: "absent" }, { reader: "asker" }],
	"question-answered": [{ mine: false }],
	answered: [
		{ decision: "return", reason: "Page 7 is missing.", own: false },
		{ decision: "decline", onBehalfOf: "Zhao Min", waitingFor: [] },
	],
	returned: [{ onBehalfOf: "Zhao Min" }],
	"phase-closed": [{ approvers: [], next: null }],
	digest: [{ notices: everyNotice }],
	escalation: [
		{ notice: notice("now", "2027-03-12", told("pilot-may-ask", {})) },
	],
};

export function draftOf<T extends Template>(
	template: T,
	language: Language = "en",
	data: Contents[T] = contents[template],
	head: Partial<Draft> = {},
): Draft {
	return {
		id: `mail-${template}`,
		template,
		to: {
			personId: personId("p-1"),
			name: language === "zh" ? "陈静" : "Chen Jing",
			address: "chen@bank.example",
			language,
			zone: "Asia/Shanghai" as TimeZone,
		},
		from: { name: "Certway", address: "certway@example.org" },
		replyTo: { name: "Li Wei", address: "li.wei@bank.example" },
		messageId: `<bank-2027.${template}@certway.example>`,
		date: moment("2027-03-03T01:00:00Z"),
		thread: [],
		rehearsal: false,
		programme: { id: programmeId("bank-2027"), name: "Huaxin Bank" },
		data,
		...head,
	} as Draft;
}

/** The letter with the test's one link, where its template may have one. */
export const linked = (draft: Draft): Letter =>
	draft.template === "code"
		? withCode(draft, code)
		: withLink(draft, links[draft.template] === "never" ? null : link);

export const letterOf = <T extends Template>(
	...draft: Parameters<typeof draftOf<T>>
): Letter => linked(draftOf(...draft));

/** Every letter the files can make in a language, each with a name for the test's output. */
export function everyLetter(language: Language): readonly [string, Letter][] {
	return (Object.keys(contents) as Template[]).flatMap((template) => {
		const plain = contents[template];
		const others: readonly object[] = variants[template] ?? [];
		return [{}, ...others].map((other, number): [string, Letter] => [
			`${template} ${number + 1} (${language})`,
			letterOf(template, language, { ...plain, ...other } as never),
		]);
	});
}
