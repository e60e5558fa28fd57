import type { Confirmed } from "./confirmation.ts";
import type { PersonId, RequestId, Seal } from "./ids.ts";
import type { Absence, Substitute } from "./substitutes.ts";
import type { WorkCalendar } from "./work-calendar.ts";

/** What an approver can do beside answering, and what is done about it. */
export type HandOverAct =
	/** The approver gives his place to somebody: in this request, or for the days he is away. */
	| {
			readonly type: "hand-over";
			readonly request: RequestId;
			readonly generation: number;
			readonly to: PersonId;
			readonly absence: Absence | null;
			readonly confirmed?: Confirmed;
	  }
	/** The approver should not have been asked. */
	| {
			readonly type: "not-for-me";
			readonly request: RequestId;
			readonly generation: number;
			/** Who should be asked instead, or why not he. */
			readonly reason: Seal;
	  }
	/** Somebody else is asked in the place of `person`, or he himself again. */
	| {
			readonly type: "replace-approver";
			readonly request: RequestId;
			readonly person: PersonId;
			readonly to: PersonId;
	  }
	| {
			readonly type: "ask-question";
			readonly request: RequestId;
			readonly generation: number;
			readonly text: Seal;
	  }
	| {
			readonly type: "answer-question";
			readonly request: RequestId;
			readonly question: number;
			readonly text: Seal;
	  };

/** Whether answers in a phase are confirmed by a one-time code. */
export interface SetConfirmation {
	readonly type: "set-confirmation";
	readonly wanted: boolean;
}

/** Somebody is back before the day that was said: an act on the programme. */
export interface EndAbsence {
	readonly type: "end-absence";
	readonly person: PersonId;
	readonly substitute: PersonId;
}

/** How a seat came into other hands. */
export type HandedOver =
	| "by-hand"
	| "replaced"
	| "absence-begins"
	| "absence-ends";

export type HandOverEvent =
	| {
			readonly type: "sign-off-handed-over";
			readonly request: RequestId;
			readonly generation: number;
			readonly from: PersonId;
			readonly to: PersonId;
			/** The first approver: the seat counts as his. */
			readonly first: PersonId;
			readonly how: HandedOver;
			/** The days of the absence that has begun. */
			readonly absence: Absence | null;
			/** On which days the successor works. */
			readonly calendar?: WorkCalendar;
	  }
	| {
			readonly type: "sign-off-not-for-me";
			readonly request: RequestId;
			readonly generation: number;
			readonly reason: Seal;
	  }
	| {
			readonly type: "sign-off-question-asked";
			readonly request: RequestId;
			readonly generation: number;
			readonly question: number;
			readonly text: Seal;
	  }
	| {
			readonly type: "sign-off-question-answered";
			readonly request: RequestId;
			readonly question: number;
			readonly text: Seal;
	  }
	| { readonly type: "confirmation-set"; readonly wanted: boolean }
	| ({ readonly type: "substitute-named" } & Substitute)
	| ({ readonly type: "substitute-ended" } & Substitute);

/** @returns whether an act comes from the link in an approver's mail: two tabs may have sent different ones under one name. */
export const isOfLink = ({ type }: { readonly type: string }): boolean =>
	type === "decide" || type === "hand-over" || type === "not-for-me";
