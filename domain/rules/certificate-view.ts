/**
 * What a certificate shows on a day beside its state: the recertification
 * window, what is expected of the body, and what its holder has to do.
 */
import { addDays, type LocalDate } from "../dates.ts";
import {
	type CertificateState,
	type CertificateStatus,
	isHeld,
} from "./certificate-state.ts";
import { type DatedRule, dueBy, isOpen } from "./dated-rule.ts";
import type { Confidence, Consequence } from "./rule.ts";

/** The state as it is shown: a certificate in its window stays certified. */
export type ShownStatus = CertificateStatus | "recertification-window";

/** The status on `today`, where `rows` tell when recertification starts. */
export function shownStatus(
	state: CertificateState,
	rows: readonly DatedRule[],
	today: LocalDate,
): ShownStatus {
	const start = rows.find(({ rule }) => rule === "recert-start")?.date;
	const inWindow =
		state.status === "certified" &&
		start !== undefined &&
		start <= today &&
		today <= state.validUntil;
	return inWindow ? "recertification-window" : state.status;
}

/** A consequence the body has not decided yet: shown at the highest alarm, it changes no state. */
export interface Expected {
	readonly key: string;
	readonly rule: DatedRule["rule"];
	readonly clause: string;
	readonly consequence: Consequence;
	/** The first local day on which it was to be expected. */
	readonly since: LocalDate;
	readonly confidence: Confidence;
}

/** In which states a consequence can still be expected. */
const EXPECTED_IN: Partial<
	Record<Consequence, (status: CertificateStatus) => boolean>
> = {
	"suspension-expected": (status) => isHeld(status) && status !== "suspended",
	"withdrawal-expected": (status) => status === "suspended",
	"lapse-expected": (status) =>
		isHeld(status) || status === "expired-restorable",
};

/**
 * What is to be expected of the body on `today`, the longest expected first:
 * dates that passed without what they ask, in a state that the consequence
 * can still change.
 */
export function expectedConsequences(
	rows: readonly DatedRule[],
	status: CertificateStatus,
	today: LocalDate,
): readonly Expected[] {
	return rows
		.filter(
			(row) =>
				isOpen(row) && dueBy(row) < today && EXPECTED_IN[row.missed]?.(status),
		)
		.map((row) => ({
			key: row.key,
			rule: row.rule,
			clause: row.clause,
			consequence: row.missed,
			since: addDays(dueBy(row), 1),
			confidence: row.confidence,
		}))
		.sort((a, b) => (a.since < b.since ? -1 : Number(a.since > b.since)));
}

/** What the holder does when a certificate comes into a state. */
export type StateTask =
	| "stop-using-mark"
	| "use-mark-again"
	| "change-scope-statements"
	| "settle-cause"
	| "finish-recertification"
	| "apply-again";

const TASKS: Readonly<Record<CertificateStatus, readonly StateTask[]>> = {
	certified: [],
	suspended: ["stop-using-mark", "settle-cause"],
	"scope-reduced": ["change-scope-statements"],
	withdrawn: ["stop-using-mark", "apply-again"],
	surrendered: ["stop-using-mark"],
	transferred: [],
	"expired-restorable": ["stop-using-mark", "finish-recertification"],
	restored: ["use-mark-again"],
	lapsed: ["stop-using-mark", "apply-again"],
	renewed: [],
};

/** The tasks that a change from one state to another brings (17021-1 9.6.5 for the mark). */
export function tasksOfChange(
	from: CertificateStatus,
	to: CertificateStatus,
): readonly StateTask[] {
	const backInUse: readonly StateTask[] =
		from === "suspended" && (to === "certified" || to === "scope-reduced")
			? ["use-mark-again"]
			: [];
	return [...TASKS[to], ...backInUse];
}
