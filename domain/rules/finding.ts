/**
 * A finding from the day it is raised to the day it is closed. Submitted,
 * accepted, verified and closed are four dates; the certification body
 * accepts and verifies what it found, the organisation's own findings are
 * accepted and verified by whom it names.
 */
import type { LocalDate } from "../dates.ts";
import type { Seal } from "../ids.ts";
import { accepted, type Result, refused } from "../result.ts";

export const GRADES = [
	"area-of-concern",
	"major",
	"minor",
	"observation",
	"opportunity",
] as const;

/** Majors and minors are nonconformities; the rest asks for nothing by a date. */
export type Grade = (typeof GRADES)[number];

/** The audit or check that raised it. */
export interface FindingSource {
	readonly kind:
		| "stage-1"
		| "stage-2"
		| "surveillance"
		| "recertification"
		| "special"
		| "internal-audit"
		| "self-check";
	/** The last on-site day, from which some clocks run. */
	readonly lastDay: LocalDate;
}

export interface FindingState {
	readonly grade: Grade;
	/** The body's own word for the grade. */
	readonly bodyGrade: string | null;
	readonly source: FindingSource;
	/** The clause of 20000-1 it stands against. */
	readonly clause: string;
	readonly raised: LocalDate;
	/** The day it was graded major or minor, from which its answer is due. */
	readonly nonconformitySince: LocalDate | null;
	/** Correction, cause and corrective action given to who raised it. */
	readonly submitted: LocalDate | null;
	readonly accepted: LocalDate | null;
	/** The action was found effective. */
	readonly verified: LocalDate | null;
	readonly closed: LocalDate | null;
	/** Times the answer came back unaccepted. */
	readonly returned: number;
}

export type FindingEvent =
	| {
			readonly type: "raised";
			readonly day: LocalDate;
			readonly grade: Grade;
			readonly bodyGrade: string | null;
			readonly source: FindingSource;
			readonly clause: string;
	  }
	| { readonly type: "submitted"; readonly day: LocalDate }
	| {
			readonly type: "not-accepted";
			readonly day: LocalDate;
			readonly reason: Seal;
	  }
	| { readonly type: "accepted"; readonly day: LocalDate }
	| { readonly type: "verified"; readonly day: LocalDate }
	| {
			readonly type: "regraded";
			readonly day: LocalDate;
			readonly grade: Grade;
			readonly bodyGrade: string | null;
			/** The audit at which it was graded anew. */
			readonly source: FindingSource;
			readonly reason: Seal;
	  }
	| { readonly type: "closed"; readonly day: LocalDate };

export type FindingRefused =
	| { readonly code: "already-raised" }
	| { readonly code: "not-raised" }
	| { readonly code: "already-closed"; readonly closed: LocalDate }
	| { readonly code: "day-not-come"; readonly today: LocalDate }
	| { readonly code: "days-not-in-order"; readonly after: LocalDate }
	| { readonly code: "grade-not-from-stage-1"; readonly grade: Grade }
	| { readonly code: "grade-from-stage-1-only"; readonly grade: Grade }
	| { readonly code: "same-grade"; readonly grade: Grade }
	| { readonly code: "not-submitted" }
	| { readonly code: "already-submitted"; readonly submitted: LocalDate }
	| { readonly code: "already-accepted"; readonly accepted: LocalDate }
	| { readonly code: "not-accepted" }
	| { readonly code: "already-verified"; readonly verified: LocalDate }
	| { readonly code: "not-verified" };

/** Whether a decision of the body waits for findings of this grade. */
export function isNonconformity(grade: Grade): boolean {
	return grade === "major" || grade === "minor";
}

/** Whether the certification body raised it, and so accepts and verifies it. */
export function isOfTheBody({ kind }: Pick<FindingSource, "kind">): boolean {
	return kind !== "internal-audit" && kind !== "self-check";
}

/**
 * The entry as an event, or why it cannot be. Days are those on which things
 * happened: in their order, and none in the future.
 */
export function decideFinding(
	state: FindingState | null,
	entered: FindingEvent,
	today: LocalDate,
): Result<FindingEvent, FindingRefused> {
	if (entered.day > today) return refused({ code: "day-not-come", today });
	const refusal = refusalOf(state, entered);
	return refusal ? refused(refusal) : accepted(entered);
}

function refusalOf(
	state: FindingState | null,
	entered: FindingEvent,
): FindingRefused | undefined {
	if (entered.type === "raised")
		return state === null ? gradeRefusal(entered) : { code: "already-raised" };
	if (state === null) return { code: "not-raised" };
	if (state.closed) return { code: "already-closed", closed: state.closed };
	const after = latestDay(state);
	if (entered.day < after) return { code: "days-not-in-order", after };
	switch (entered.type) {
		case "submitted":
			return state.submitted
				? { code: "already-submitted", submitted: state.submitted }
				: undefined;
		case "not-accepted":
		case "accepted":
			if (!state.submitted) return { code: "not-submitted" };
			return state.accepted
				? { code: "already-accepted", accepted: state.accepted }
				: undefined;
		case "verified":
			if (!state.accepted) return { code: "not-accepted" };
			return state.verified
				? { code: "already-verified", verified: state.verified }
				: undefined;
		case "regraded":
			return entered.grade === state.grade
				? { code: "same-grade", grade: state.grade }
				: gradeRefusal(entered);
		case "closed":
			return isNonconformity(state.grade) && !state.verified
				? { code: "not-verified" }
				: undefined;
	}
}

/** Stage 1 yields areas of concern, not nonconformities; no other audit yields them. */
function gradeRefusal({
	grade,
	source,
}: {
	readonly grade: Grade;
	readonly source: FindingSource;
}): FindingRefused | undefined {
	if (source.kind === "stage-1" && isNonconformity(grade))
		return { code: "grade-not-from-stage-1", grade };
	if (source.kind !== "stage-1" && grade === "area-of-concern")
		return { code: "grade-from-stage-1-only", grade };
	return undefined;
}

function latestDay(state: FindingState): LocalDate {
	const { raised, submitted, accepted, verified } = state;
	return verified ?? accepted ?? submitted ?? raised;
}

/** The finding after an event; only `raised` begins one. */
export function evolveFinding(
	state: FindingState | null,
	event: FindingEvent,
): FindingState | null {
	const { day } = event;
	if (event.type === "raised") {
		const { type: _, day: __, ...found } = event;
		return {
			...found,
			raised: day,
			nonconformitySince: isNonconformity(event.grade) ? day : null,
			submitted: null,
			accepted: null,
			verified: null,
			closed: null,
			returned: 0,
		};
	}
	if (state === null) return null;
	switch (event.type) {
		case "not-accepted":
			return { ...state, submitted: null, returned: state.returned + 1 };
		case "regraded": {
			const { grade, bodyGrade, source } = event;
			return {
				...state,
				grade,
				bodyGrade,
				source,
				nonconformitySince: isNonconformity(grade)
					? (state.nonconformitySince ?? day)
					: null,
			};
		}
		default:
			return { ...state, [event.type]: day };
	}
}
