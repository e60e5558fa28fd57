import type { ClauseId } from "../clauses/clauses.ts";
import { addDays, compareDates, type LocalDate } from "../dates.ts";
import type { PersonId, Seal } from "../ids.ts";
import type { Programme } from "../programme.ts";

/** Something to be done about a clause: for a gap one follows from its rating, others people add. */
export interface Action {
	readonly kind: "action";
	readonly id: string;
	readonly clause: ClauseId;
	/** What is to be done; null where the clause says it all. */
	readonly what: Seal | null;
	/** null: the programme's owner. */
	readonly owner: PersonId | null;
	readonly dueOn: LocalDate;
	readonly status: "open" | "done";
	readonly openedBy: PersonId;
	readonly openedOn: LocalDate;
	readonly doneOn: LocalDate | null;
	/** What was done. */
	readonly outcome: Seal | null;
}

export const actionId = (id: string): string => `action/${id}`;

const leastDays = 14;
const usualDays = 30;

/** @returns the day by which a gap is to be closed unless somebody says otherwise: the system's design ends with it, or a month is left. */
export function usualDueDay({ plan }: Programme, today: LocalDate): LocalDate {
	const design = plan.phases.design.until;
	return compareDates(design, addDays(today, leastDays)) >= 0
		? design
		: addDays(today, usualDays);
}
