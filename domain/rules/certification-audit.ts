/**
 * The way to the certificate: planned, applied, stage 1, stage 2, majors
 * open, decided. Stages can be repeated; a major that is not verified six
 * months after stage 2 sends the organisation back to stage 2.
 */
import type { LocalDate } from "../dates.ts";
import { accepted, type Result, refused } from "../result.ts";
import { type RulePack, ruleOf } from "./pack.ts";
import { lastDayInTime } from "./period.ts";

export const AUDIT_STATUSES = [
	"planned",
	"applied",
	"stage-1",
	"stage-2",
	"majors-open",
	"stage-2-again",
	"certified",
	"refused",
] as const;

/**
 * `stage-1` and `stage-2` are held; `majors-open` is stage 2 held with majors
 * not yet verified; `stage-2-again` the same after the six months.
 */
export type AuditStatus = (typeof AUDIT_STATUSES)[number];

export interface AuditState {
	readonly status: AuditStatus;
	readonly appliedOn: LocalDate | null;
	/** The last on-site day of the latest stage 1. */
	readonly stage1End: LocalDate | null;
	/** The last on-site day of the latest stage 2. */
	readonly stage2End: LocalDate | null;
	/** Majors of stage 2 not yet verified by the body. */
	readonly majorsOpen: number;
	/** The last day on which they can be verified (rule `nc-six-months`). */
	readonly verifyBy: LocalDate | null;
	readonly decidedOn: LocalDate | null;
}

export type AuditEvent =
	| { readonly type: "applied"; readonly day: LocalDate }
	| { readonly type: "stage-1-held"; readonly day: LocalDate }
	| {
			readonly type: "stage-2-held";
			readonly day: LocalDate;
			readonly majors: number;
			readonly verifyBy: LocalDate;
	  }
	| { readonly type: "major-verified"; readonly day: LocalDate }
	| { readonly type: "certified"; readonly day: LocalDate }
	| { readonly type: "refused"; readonly day: LocalDate }
	| { readonly type: "six-months-passed"; readonly day: LocalDate };

/** What is entered; the days of an event come from the body's papers. */
export type AuditEntered =
	| Exclude<AuditEvent, { type: "stage-2-held" | "six-months-passed" }>
	| Omit<Extract<AuditEvent, { type: "stage-2-held" }>, "verifyBy">;

export type AuditRefused =
	| {
			readonly code: "not-from-this-state";
			readonly status: AuditStatus;
			readonly entered: AuditEntered["type"];
	  }
	| { readonly code: "day-not-come"; readonly today: LocalDate }
	| { readonly code: "days-not-in-order"; readonly after: LocalDate }
	| { readonly code: "not-a-count" }
	| { readonly code: "majors-open"; readonly count: number }
	| { readonly code: "stage-2-again"; readonly since: LocalDate };

/** Before the application. */
export const PLANNED_AUDIT: AuditState = {
	status: "planned",
	appliedOn: null,
	stage1End: null,
	stage2End: null,
	majorsOpen: 0,
	verifyBy: null,
	decidedOn: null,
};

const FROM: Readonly<Record<AuditEntered["type"], readonly AuditStatus[]>> = {
	applied: ["planned", "refused"],
	"stage-1-held": ["applied", "stage-1"],
	"stage-2-held": ["stage-1", "stage-2", "majors-open", "stage-2-again"],
	"major-verified": ["majors-open", "stage-2-again"],
	certified: ["stage-2", "majors-open", "stage-2-again"],
	refused: ["stage-1", "stage-2", "majors-open", "stage-2-again"],
};

/**
 * What an entry changes, or why it cannot be. A decision waits until every
 * major is verified (17021-1 9.5.2); one verified after the six months no
 * longer counts without another stage 2 (17021-1 9.5.3.2). What is entered
 * late is judged by its own day.
 */
export function decideAuditEntry(
	state: AuditState,
	entered: AuditEntered,
	today: LocalDate,
	pack: RulePack,
): Result<AuditEvent, AuditRefused> {
	const { day, type } = entered;
	if (day > today) return refused({ code: "day-not-come", today });
	if (!FROM[type].includes(state.status))
		return refused({
			code: "not-from-this-state",
			status: state.status,
			entered: type,
		});
	const after = latestDay(state);
	if (after !== null && day < after)
		return refused({ code: "days-not-in-order", after });
	switch (entered.type) {
		case "stage-2-held":
			return stageTwo(entered, pack);
		case "major-verified":
			return inTime(state, day)
				? accepted(entered)
				: refused({ code: "stage-2-again", since: state.verifyBy ?? day });
		case "certified":
			return state.majorsOpen === 0
				? accepted(entered)
				: refused(
						inTime(state, day)
							? { code: "majors-open", count: state.majorsOpen }
							: { code: "stage-2-again", since: state.verifyBy ?? day },
					);
		default:
			return accepted(entered);
	}
}

function stageTwo(
	entered: Extract<AuditEntered, { type: "stage-2-held" }>,
	pack: RulePack,
): Result<AuditEvent, AuditRefused> {
	const { day, majors } = entered;
	if (!Number.isInteger(majors) || majors < 0)
		return refused({ code: "not-a-count" });
	const rule = ruleOf(pack, "nc-six-months");
	const verifyBy = (rule && lastDayInTime(day, rule.period)) ?? day;
	return accepted({ ...entered, verifyBy });
}

function inTime({ verifyBy }: AuditState, day: LocalDate): boolean {
	return verifyBy === null || day <= verifyBy;
}

function latestDay(state: AuditState): LocalDate | null {
	return (
		state.decidedOn ?? state.stage2End ?? state.stage1End ?? state.appliedOn
	);
}

/** The state after an event. */
export function evolveAudit(state: AuditState, event: AuditEvent): AuditState {
	const { day } = event;
	switch (event.type) {
		case "applied":
			// After a refusal the audit begins anew.
			return { ...PLANNED_AUDIT, status: "applied", appliedOn: day };
		case "stage-1-held":
			return { ...state, status: "stage-1", stage1End: day };
		case "stage-2-held":
			return {
				...state,
				status: event.majors > 0 ? "majors-open" : "stage-2",
				stage2End: day,
				majorsOpen: event.majors,
				verifyBy: event.majors > 0 ? event.verifyBy : null,
			};
		case "major-verified": {
			const majorsOpen = Math.max(0, state.majorsOpen - 1);
			return {
				...state,
				status: majorsOpen > 0 ? state.status : "stage-2",
				majorsOpen,
			};
		}
		case "certified":
		case "refused":
			return { ...state, status: event.type, decidedOn: day };
		case "six-months-passed":
			return { ...state, status: "stage-2-again" };
	}
}

/** What the six-month clock alone has ended by `today`, dated by its last day. */
export function auditEndedByDate(
	{ status, verifyBy }: AuditState,
	today: LocalDate,
): readonly AuditEvent[] {
	return status === "majors-open" && verifyBy !== null && today > verifyBy
		? [{ type: "six-months-passed", day: verifyBy }]
		: [];
}
