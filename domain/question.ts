import type { LocalDate } from "./dates.ts";
import type { PersonId, Seal } from "./ids.ts";

/** What an approver wants to know before he answers. It decides nothing and stops no deadline. */
export interface Question {
	/** Counted in its request, from 1. */
	readonly number: number;
	readonly by: PersonId;
	readonly on: LocalDate;
	readonly text: Seal;
	readonly answer: {
		readonly by: PersonId;
		readonly on: LocalDate;
		readonly text: Seal;
	} | null;
}

/** One approver asks so many questions in a request: whoever has more to say picks up the telephone. */
export const mostQuestions = 10;
