import type { Act, ActType } from "../../domain/acts.ts";
import { auditKey } from "../../domain/audit-key.ts";
import { auditsOf } from "../../domain/audits.ts";
import type { HeldAudit } from "../../domain/certificate.ts";
import type {
	NoticeGivenByBody,
	Paper,
	SetOwnTerms,
} from "../../domain/certificate-acts.ts";
import { certificateRows } from "../../domain/certificate-rules.ts";
import {
	type ClauseId,
	clauseIds,
	sharingStandards,
} from "../../domain/clauses/clauses.ts";
import { addDays, type LocalDate } from "../../domain/dates.ts";
import type { Actor } from "../../domain/events.ts";
import {
	deliverableId,
	evidenceId,
	fingerprint,
	personId,
	type RequestId,
	requestId,
} from "../../domain/ids.ts";
import { roundPhases, wayPhases } from "../../domain/phases.ts";
import { usualLengths } from "../../domain/plan.ts";
import { processIds, recordSubjects } from "../../domain/processes.ts";
import type { RegisterAct } from "../../domain/register/acts.ts";
import { maturityLevels } from "../../domain/register/answerable.ts";
import { documentKindIds } from "../../domain/register/document-kinds.ts";
import { gapLevels } from "../../domain/register/rating.ts";
import { rowsOf } from "../../domain/register/register.ts";
import { reviewInputIds } from "../../domain/register/review.ts";
import { staffId, staffSides } from "../../domain/register/training.ts";
import { NOTIFIABLE_CHANGES } from "../../domain/rules/checklists.ts";
import { type FindingSource, GRADES } from "../../domain/rules/finding.ts";
import { RULE_IDS } from "../../domain/rules/rule.ts";
import type { Policy, SignOffRequest } from "../../domain/sign-off.ts";
import { certificateIn, isPhase, phaseIn } from "../../domain/world.ts";
import {
	aVersion,
	bank,
	because,
	businessApprover,
	charter,
	coordinator,
	day,
	itApprover,
	owner,
	people,
	room,
	type Story,
	setMetric,
	start,
	topManager,
} from "./a-bank.ts";
import { accept, close, found, refuse, submit, verify } from "./a-finding.ts";
import { decision } from "./robot.ts";

/** Numbers that choose an act once it is known how things stand. */
export type Dice = readonly number[];

export const actors: readonly Actor[] = [
	owner,
	coordinator,
	itApprover,
	businessApprover,
	topManager,
	personId("a-stranger"),
	"clock",
];
export const policies: readonly Policy[] = [
	{ kind: "all" },
	{ kind: "in-sequence" },
	...[0, 1, 2, Number.NaN].map(
		(count): Policy => ({ kind: "at-least", count }),
	),
];
const otherPeople = [
	people,
	{ ...people, businessOwner: null },
	{
		...people,
		approvers: people.approvers.filter(({ side }) => side !== "business"),
	},
	{
		...people,
		approvers: [
			...people.approvers,
			{ person: personId("ma-li"), side: "business" as const },
		],
	},
	{
		...people,
		approvers: [
			{ person: itApprover, side: "it" as const },
			{ person: itApprover, side: "business" as const },
		],
	},
	{
		...people,
		approvers: [
			{ person: itApprover, side: "it" as const },
			{ person: owner, side: "business" as const },
		],
	},
];

/** @returns one act of each type, its particulars thrown. */
export function thrown(
	story: Story,
	name: string,
	dice: Dice,
): Record<ActType, Act> {
	let next = 0;
	const die = () => dice[next++ % dice.length] ?? 0;
	const one = <Value>(values: readonly Value[]): Value =>
		values[die() % values.length] as Value;
	const date = () =>
		addDays(story.today, one([-400, -90, -30, -7, -1, 0, 0, 0, 1, 7, 30, 400]));
	const phase = phaseIn(story.world, room(name));
	const deliverable = one([
		...(phase?.deliverables ?? []).map(({ id }) => id),
		deliverableId("none"),
	]);
	const evidence = one([
		evidenceId(`evidence-of-${deliverable}`),
		evidenceId("none"),
	]);
	const request = one([
		...(phase?.request
			? [phase.request.id, phase.request.id, phase.request.id]
			: []),
		requestId(`${bank}/${name}/request-1`),
	]);
	const lengths = {
		...usualLengths(),
		[one(wayPhases)]: one([0, 1, 2, 3, 4, 1.5]),
	};
	const majorsOpen = one([0, 0, 0, 1, -1]);
	const certificate = certificateIn(story.world, room(name));
	const dates = certificate
		? certificateRows(story.world.programme, certificate).map(({ key }) => key)
		: [];
	const validUntil = certificate?.state.validUntil ?? story.today;
	const onCertificate = () =>
		({
			"enter-notice": {
				type: "enter-notice",
				day: date(),
				says: one<NoticeGivenByBody>([
					{ type: "suspended", cause: "overdue-audit" },
					{ type: "returned" },
					{ type: "scope-reduced" },
					{ type: "withdrawn" },
					{ type: "surrendered" },
					{ type: "transferred" },
					{ type: "renewed" },
					{ type: "restored", onsiteEnded: date(), majorsOpen },
				]),
				paper: one<Paper | null>([
					null,
					{ id: evidence, kind: "note", text: because, file: null },
				]),
				reason: one([null, because, because]),
				certificate: one([
					null,
					{ ...decision(story.today), validUntil: addDays(validUntil, 1000) },
				]),
				scope: one([null, "Less"]),
			},
			"postpone-audit": {
				type: "postpone-audit",
				of: one([...dates, "none"]),
				to: addDays(date(), 400),
				reason: one([null, because]),
				approver: one([null, topManager, owner]),
			},
			"open-round": { type: "open-round", round: one(roundPhases) },
			"enter-held-audit": {
				type: "enter-held-audit",
				kind: one<HeldAudit["kind"]>([
					"surveillance",
					"recertification",
					"special",
				]),
				heldOn: date(),
			},
			"correct-certificate": {
				type: "correct-certificate",
				decision: decision(date()),
				reason: because,
			},
			"apply-again": { type: "apply-again" },
			"adopt-edition": { type: "adopt-edition" },
			"finish-task": {
				type: "finish-task",
				task: one([...(certificate?.tasks ?? []).map(({ id }) => id), "none"]),
			},
			"answer-alarm": {
				type: "answer-alarm",
				of: one([...dates, "none"]),
				note: because,
			},
			"report-change": {
				type: "report-change",
				change: one(NOTIFIABLE_CHANGES),
				about: because,
			},
			"set-own-terms": {
				type: "set-own-terms",
				rule: one(RULE_IDS),
				period: one<SetOwnTerms["period"]>([
					{ unit: "months", count: one([3, 6, 1, 0, 12]) },
					{ unit: "days", count: one([30, 60, -1, 1.5]) },
				]),
				reason: one([null, because]),
				source: one([null, because]),
			},
		}) as const;
	const audit = one([
		...auditsOf(story.world).map((known) => known.audit),
		auditKey("none"),
	]);
	const from = date();
	const days = { from, until: addDays(from, one([0, 2, -1])) };
	const arrangement = {
		auditors: one([null, because]),
		auditDays: one([null, 4, 2.5, 0.3]),
		place: one([null, "on-site", "remote"] as const),
	};
	const onBookings = {
		"propose-audit": { type: "propose-audit", audit, days, ...arrangement },
		"confirm-audit": { type: "confirm-audit", audit, days, ...arrangement },
		"move-audit": {
			type: "move-audit",
			audit,
			days,
			confirmed: one([true, false]),
			reason: because,
		},
		"cancel-audit": { type: "cancel-audit", audit, reason: because },
		"receive-audit-paper": {
			type: "receive-audit-paper",
			audit,
			paper: one(["plan", "report"] as const),
			on: date(),
		},
		"announce-audit": {
			type: "announce-audit",
			kind: one(["special", "short-notice"] as const),
			dueBy: date(),
			reason: because,
		},
		"answer-booking-alarm": {
			type: "answer-booking-alarm",
			audit,
			note: because,
		},
		"set-booking-lead": {
			type: "set-booking-lead",
			days: one([90, 30, 0, 366]),
		},
	} as const;
	return {
		start: start(),
		adopt: {
			type: "adopt",
			charter,
			name: "A bank that has its certificate",
			people,
			adoption: {
				decision: decision(day("2026-11-30")),
				begins: "initial",
				oldValidUntil: null,
				status: "certified",
				since: day("2026-11-30"),
				held: [],
				arranged: [],
				findings: [],
			},
		},
		rename: { type: "rename", name: "Another name" },
		"change-people": { type: "change-people", people: one(otherPeople) },
		hold: { type: "hold", reason: because },
		resume: { type: "resume" },
		replan: {
			type: "replan",
			lengths,
			reasons: one([
				{},
				Object.fromEntries(wayPhases.map((key) => [key, because])),
			]),
		},
		stop: { type: "stop", reason: because },
		"ask-for-sign-off": {
			type: "ask-for-sign-off",
			answerBy: date(),
			policy: one(policies),
		},
		remind: { type: "remind", request },
		"withdraw-request": {
			type: "withdraw-request",
			request,
			reason: one([null, because]),
		},
		decide: {
			type: "decide",
			request,
			generation: one([
				phase?.request?.generation ?? 1,
				phase?.request?.generation ?? 1,
				1,
				2,
			]),
			decision: one(["approve", "approve", "approve", "return", "decline"]),
			name: because,
			reason: one([null, because]),
			shown: one([
				...Array(4).fill(phase?.request?.fingerprint),
				fingerprint("0"),
			]),
			confirmed: "code",
		},
		...beside(phase?.request ?? null, request, { one, date }),
		"add-deliverable": {
			type: "add-deliverable",
			deliverable: one([deliverable, deliverableId("more")]),
			title: "More",
			owner: null,
			dueOn: date(),
		},
		"assign-deliverable": {
			type: "assign-deliverable",
			deliverable,
			owner: one([null, owner]),
			dueOn: date(),
		},
		"add-evidence": {
			type: "add-evidence",
			deliverable,
			evidence: { id: evidence, kind: "note", text: because, file: null },
		},
		"withdraw-evidence": {
			type: "withdraw-evidence",
			deliverable,
			evidence,
			reason: because,
		},
		deliver: { type: "deliver", deliverable },
		"reopen-deliverable": {
			type: "reopen-deliverable",
			deliverable,
			reason: one([null, because]),
		},
		"record-process": {
			type: "record-process",
			subject: one(recordSubjects),
			on: date(),
			note: because,
		},
		"declare-quiet-month": {
			type: "declare-quiet-month",
			subject: one(recordSubjects),
			month: one([1, 2, 3, 0, 200]),
			reason: because,
			approver: one([businessApprover, owner]),
		},
		apply: {
			type: "apply",
			on: date(),
			body: "A certification body",
			acceptedOn: one([null, date()]),
		},
		"enter-refusal": {
			type: "enter-refusal",
			on: date(),
			reason: because,
		},
		"enter-audit": {
			type: "enter-audit",
			stage: one([1, 2]),
			on: date(),
			number: one([1, 1, 2]),
			...one([{ majorsOpen }, { findings: one([[], [found(one(GRADES))]]) }]),
		},
		"enter-decision": { type: "enter-decision", decision: decision(date()) },
		"enter-result": {
			type: "enter-result",
			result: {
				heldOn: date(),
				majorsOpen,
				minorsWithoutPlan: one([0, 0, 1, -1]),
				decision: one([null, decision(date())]),
			},
		},
		...onCertificate(),
		...onRegister(story, one, date),
		"raise-finding": {
			...found(one(GRADES)),
			type: "raise-finding",
			day: date(),
			source: {
				kind: one<FindingSource["kind"]>([
					"stage-1",
					"stage-2",
					"surveillance",
					"recertification",
					"special",
					"internal-audit",
					"self-check",
				]),
				lastDay: date(),
			},
			raisedIn: one([null, room(name)]),
			owner: one([null, owner]),
			dueOn: one([null, date()]),
		},
		"submit-answer": {
			...submit(date()),
			cause: one([because, because, null]),
		},
		"refuse-answer": refuse(date()),
		"accept-answer": accept(date()),
		"verify-finding": {
			...verify(date()),
			effectiveness: one([because, null]),
		},
		"regrade-finding": {
			type: "regrade-finding",
			day: date(),
			grade: one(GRADES),
			bodyGrade: null,
			source: { kind: one(["stage-2", "surveillance"]), lastDay: date() },
			reason: because,
		},
		"close-finding": close(date()),
		"write-answer": {
			type: "write-answer",
			correction: because,
			cause: one([because, null]),
			action: null,
			effectiveness: one([because, null]),
		},
		"assign-finding": {
			type: "assign-finding",
			owner: one([null, owner, coordinator]),
			dueOn: one([null, date()]),
			process: one([null, "change"]),
		},
		"add-finding-evidence": {
			type: "add-finding-evidence",
			evidence: { id: evidence, kind: "note", text: because, file: null },
		},
		"withdraw-finding-evidence": {
			type: "withdraw-finding-evidence",
			evidence,
			reason: because,
		},
		...onBookings,
		succeed: {
			type: "succeed",
			leaver: one([coordinator, itApprover, topManager, owner]),
			successor: one([businessApprover, coordinator, owner]),
		},
		"admit-auditor": {
			type: "admit-auditor",
			person: one([topManager, itApprover]),
			until: date(),
		},
		"dismiss-auditor": {
			type: "dismiss-auditor",
			person: one([topManager, itApprover]),
		},
		"admit-contributor": {
			type: "admit-contributor",
			person: one([topManager, itApprover]),
		},
		"dismiss-contributor": {
			type: "dismiss-contributor",
			person: one([topManager, itApprover]),
		},
		tick: { type: "tick" },
	};
}

type One = <T>(of: readonly T[]) => T;

/** Acts on ratings and actions; actions are named by the forms that opened them. */
function onRegister(
	{ world }: Story,
	one: One,
	date: () => LocalDate,
): {
	readonly [Type in RegisterAct["type"]]: Extract<RegisterAct, { type: Type }>;
} {
	const actions = Object.keys(world.register).flatMap((id) =>
		id.startsWith("action/") ? [id.slice("action/".length)] : [],
	);
	const action = one([...actions, ...actions, "none"]);
	const clause = one(clauseIds);
	const ids = (kind: string) => [
		...Object.keys(world.register).flatMap((id) =>
			id.startsWith(`${kind}/`) ? [id.slice(kind.length + 1)] : [],
		),
		`${kind}-${one([1, 2])}`,
	];
	const plan = {
		clauses: one<readonly ClauseId[]>([[], ["8.6.1"], ["8.6.1"], ["8.6.1"]]),
		criteria: because,
		sample: null,
		auditor: one([owner, coordinator, itApprover]),
		dueOn: date(),
	};
	const evidence = one([
		...Object.keys(world.register).filter((id) => id.startsWith("evidence/")),
		"evidence/none",
	]);
	const version = aVersion(`version-${one([1, 2, 3, 4, 5, 6])}-${date()}`);
	const place = one([
		...Object.values(world.rooms).flatMap((known) =>
			isPhase(known)
				? known.deliverables.map(({ id }) => ({
						room: known.room,
						deliverable: id,
					}))
				: [],
		),
		null,
	]);
	return {
		"rate-clauses": {
			type: "rate-clauses",
			form: `form-${one([1, 2, 3, 4, 5, 6])}-${date()}`,
			ratings:
				one([1, 2]) === 1
					? []
					: [
							{
								clause,
								level: one(gapLevels),
								note: one([null, because]),
								what: one([null, because]),
								owner: one([null, owner, coordinator]),
								dueOn: one([null, date()]),
							},
						],
		},
		"open-action": {
			type: "open-action",
			action: one([action, `own-${date()}`]),
			clause,
			what: because,
			owner: one([null, owner]),
			dueOn: date(),
		},
		"change-action": {
			type: "change-action",
			action,
			owner: one([null, coordinator]),
			dueOn: date(),
		},
		"finish-action": { type: "finish-action", action, outcome: because },
		"reopen-action": {
			type: "reopen-action",
			action,
			reason: because,
			dueOn: date(),
		},
		"assign-clause": {
			type: "assign-clause",
			clause,
			owner: one([null, coordinator]),
		},
		"assess-process": {
			type: "assess-process",
			process: one(processIds),
			maturity: one(maturityLevels),
			measured: one([null, because]),
		},
		"file-evidence": {
			type: "file-evidence",
			pieces: [
				{
					id: evidenceId(`filed-${one([1, 2, 3, 4, 5])}-${date()}`),
					kind: "note",
					text: because,
					file: null,
				},
			],
			replaces: one([null, null, evidence]),
			reason: one([null, because]),
			note: null,
			about: one([null, { from: date(), until: date() }]),
			expiresOn: one([null, date()]),
			clauses: [clause],
			processes: [],
			findings: [],
			deliverable: one([null, null, place]),
		},
		"refile-evidence": {
			type: "refile-evidence",
			evidence,
			about: null,
			expiresOn: one([null, date()]),
			clauses: one([[], [clause]]),
			processes: [one(processIds)],
			findings: [],
		},
		"withdraw-filed": { type: "withdraw-filed", evidence, reason: because },
		"list-staff": {
			type: "list-staff",
			members: [
				{
					staff: one(ids("staff")),
					name: because,
					department: "Operations",
					side: one(staffSides),
				},
			],
		},
		"staff-leaves": { type: "staff-leaves", staff: one(ids("staff")) },
		"hold-training": {
			type: "hold-training",
			training: one(ids("training")),
			heldOn: date(),
			subject: because,
			trainer: because,
			minutes: 90,
			material: one([null, null, evidence]),
		},
		"note-attendance": {
			type: "note-attendance",
			training: one(ids("training")),
			came: one([[], [staffId(one(ids("staff")))]]),
			notThere: one([[], [staffId(one(ids("staff")))]]),
			members: [],
		},
		"plan-audit": { type: "plan-audit", audit: one(ids("audit")), ...plan },
		"change-audit": { type: "change-audit", audit: one(ids("audit")), ...plan },
		"hold-audit": {
			type: "hold-audit",
			audit: one(ids("audit")),
			heldOn: date(),
			report: because,
			results: one([
				[],
				[{ clause: "8.6.1", result: "conforms" }],
				[{ clause: "8.6.1", result: "finding" }],
			]),
		},
		"drop-audit": {
			type: "drop-audit",
			audit: one(ids("audit")),
			reason: because,
		},
		"plan-review": {
			type: "plan-review",
			review: one(ids("review")),
			dueOn: date(),
		},
		"hold-review": {
			type: "hold-review",
			review: one(ids("review")),
			heldOn: date(),
			inputs: one([
				{},
				Object.fromEntries(reviewInputIds.map((id) => [id, because])),
			]),
			minutes: because,
			decisions: one([
				[],
				[
					{
						action: `decided-${date()}`,
						what: because,
						owner,
						dueOn: date(),
					},
				],
			]),
		},
		"sign-review": {
			type: "sign-review",
			review: one(ids("review")),
			name: because,
			shown: one([
				...rowsOf(world.register, "review").flatMap(
					({ fingerprint: print }) => print ?? [],
				),
				"none",
			]),
		},
		"add-document": {
			type: "add-document",
			document: one(ids("document")),
			documentKind: one(documentKindIds),
			name: because,
			owner: one([null, coordinator]),
			clauses: one([[], [clause]]),
			processes: [one(processIds)],
			reviewOn: one([null, date()]),
			first: one([null, version]),
		},
		"change-document": {
			type: "change-document",
			document: one(ids("document")),
			name: because,
			owner: one([null, coordinator]),
			clauses: one([[], [clause]]),
			processes: [],
			reviewOn: one([null, date()]),
		},
		"add-version": {
			type: "add-version",
			document: one(ids("document")),
			version,
		},
		"put-documents-for-review": {
			type: "put-documents-for-review",
			documents: one([[], [one(ids("document"))]]),
			approver: one([null, itApprover, businessApprover]),
		},
		"send-document-back": {
			type: "send-document-back",
			document: one(ids("document")),
			reason: because,
		},
		"sign-document": {
			type: "sign-document",
			document: one(ids("document")),
			name: because,
			shown: one([
				"none",
				...rowsOf(world.register, "document").flatMap(({ versions }) =>
					versions.flatMap(({ review }) =>
						review?.how === "own" ? [review.fingerprint] : [],
					),
				),
			]),
		},
		"withdraw-document": {
			type: "withdraw-document",
			document: one(ids("document")),
			reason: because,
		},
		"set-metrics": setMetric(
			{ businessOwner: one([businessApprover, itApprover, owner]) },
			`metric-${one([1, 2])}`,
		),
		"note-values": {
			type: "note-values",
			values: [
				{ metric: one(ids("metric")), day: date(), value: 99, note: null },
			],
		},
		"retire-metric": {
			type: "retire-metric",
			metric: one(ids("metric")),
			reason: because,
		},
		"set-standards": {
			type: "set-standards",
			standards: one([[], ["ISO 9001"], sharingStandards]),
		},
	};
}

const anybody = [
	itApprover,
	businessApprover,
	topManager,
	owner,
	coordinator,
	personId("ma-li"),
	personId("he-min"),
];

/** What approvers do beside answering, and what is done about it. */
function beside(
	asked: SignOffRequest | null,
	request: RequestId,
	{ one, date }: { one: <V>(values: readonly V[]) => V; date: () => LocalDate },
) {
	const generation = one([asked?.generation ?? 1, asked?.generation ?? 1, 2]);
	const days = [date(), date()].sort();
	const absence = { from: days[0] as LocalDate, until: days[1] as LocalDate };
	const seated = asked?.seats.map(({ person }) => person) ?? [itApprover];
	return {
		"hand-over": {
			type: "hand-over",
			request,
			generation,
			to: one(anybody),
			absence: one([null, absence]),
			confirmed: "code",
		},
		"not-for-me": { type: "not-for-me", request, generation, reason: because },
		"replace-approver": {
			type: "replace-approver",
			request,
			person: one(seated),
			to: one(anybody),
		},
		"ask-question": {
			type: "ask-question",
			request,
			generation,
			text: because,
		},
		"answer-question": {
			type: "answer-question",
			request,
			question: one([1, 2]),
			text: because,
		},
		"note-unreachable": {
			type: "note-unreachable",
			person: one(anybody),
			mail: "mail-1",
		},
		"note-reached": { type: "note-reached", person: one(anybody) },
		"set-reminders": {
			type: "set-reminders",
			rule: { every: one([1, 2, 5, 0]), escalateAfter: one([1, 3, 61]) },
		},
		"set-request-reminders": {
			type: "set-request-reminders",
			request,
			rule: one([null, { every: one([1, 4]), escalateAfter: one([1, 9]) }]),
		},
		"set-own-days": {
			type: "set-own-days",
			days: one([[], [{ ...absence, worked: one([true, false]) }]]),
		},
		"read-calendar": { type: "read-calendar", request, person: one(seated) },
		"set-confirmation": {
			type: "set-confirmation",
			wanted: one([true, false]),
		},
		"end-absence": {
			type: "end-absence",
			person: one(anybody),
			substitute: one(anybody),
		},
	} as const;
}
