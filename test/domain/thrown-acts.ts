import type { Act, ActType } from "../../domain/acts.ts";
import { addDays } from "../../domain/dates.ts";
import type { Actor } from "../../domain/events.ts";
import {
	deliverableId,
	evidenceId,
	fingerprint,
	personId,
	requestId,
} from "../../domain/ids.ts";
import { wayPhases } from "../../domain/phases.ts";
import { usualLengths } from "../../domain/plan.ts";
import { recordSubjects } from "../../domain/processes.ts";
import type { Policy } from "../../domain/sign-off.ts";
import { phaseIn } from "../../domain/world.ts";
import {
	bank,
	because,
	businessApprover,
	coordinator,
	itApprover,
	owner,
	people,
	room,
	type Story,
	start,
	topManager,
} from "./a-bank.ts";
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
	return {
		start: start(),
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
		},
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
		"enter-audit": {
			type: "enter-audit",
			stage: one([1, 2]),
			on: date(),
			majorsOpen,
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
		tick: { type: "tick" },
	};
}
