/** Findings of the bank, and the way of one from the day it is raised. */
import type { Act } from "../../domain/acts.ts";
import type { FoundInAudit, RaiseFinding } from "../../domain/finding-acts.ts";
import type { FindingSource, Grade } from "../../domain/rules/finding.ts";
import { findingIn } from "../../domain/world.ts";
import { because, day, room, type Story, sealed } from "./a-bank.ts";

/** @returns a finding as an audit's report states it. */
export const found = (
	grade: Grade,
	but: Partial<FoundInAudit> = {},
): FoundInAudit => ({
	grade,
	bodyGrade: null,
	clause: "8.6.1",
	process: "incident",
	statement: sealed("priorities are set without the customer"),
	owner: null,
	dueOn: null,
	...but,
});

/** @returns the act that raises a finding by itself. */
export const raise = (
	grade: Grade,
	kind: FindingSource["kind"],
	on: string,
	but: Partial<RaiseFinding> = {},
): RaiseFinding => ({
	...found(grade),
	type: "raise-finding",
	day: day(on),
	source: { kind, lastDay: day(on) },
	raisedIn: null,
	...but,
});

export const submit = (on: string) =>
	({
		type: "submit-answer",
		day: day(on),
		correction: sealed("correction"),
		cause: sealed("cause"),
		action: sealed("action"),
	}) as const satisfies Act;

export const accept = (on: string) =>
	({ type: "accept-answer", day: day(on) }) as const satisfies Act;

export const refuse = (on: string) =>
	({
		type: "refuse-answer",
		day: day(on),
		reason: because,
	}) as const satisfies Act;

export const verify = (on: string) =>
	({
		type: "verify-finding",
		day: day(on),
		effectiveness: sealed("effectiveness"),
	}) as const satisfies Act;

export const close = (on: string) =>
	({ type: "close-finding", day: day(on) }) as const satisfies Act;

/** @returns the finding of a number, open or closed. */
export function findingOf(story: Story, number = 1) {
	const finding = findingIn(story.world, room(`finding-${number}`));
	if (!finding) throw new Error(`there is no finding ${number}`);
	return finding;
}
