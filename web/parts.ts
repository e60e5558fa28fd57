import type { Instant, LocalDate, TimeZone } from "../domain/dates.ts";

/** What the partial views are given: the parts that pages are put together from. */

/** A state is a mark with a word; colour only repeats it. */
export type State =
	| "done"
	| "active"
	| "waiting"
	| "asked"
	| "late"
	| "held"
	| "stopped"
	| "before";

/** An address within Certway and the words that lead there. */
export interface Way {
	readonly to: string;
	readonly text: string;
}

/** What stands in a cell of a table or a summary list. */
export type Cell =
	| { readonly text: string; readonly note?: string }
	| { readonly way: Way; readonly note?: string }
	| {
			readonly state: State;
			/** Instead of the state's usual word. */
			readonly word?: string;
			/** The day it stands in that state for, in words, with its why. */
			readonly due?: {
				readonly date: LocalDate;
				readonly words: string;
				readonly why: string;
			};
			readonly note?: string;
	  }
	| {
			readonly date: LocalDate;
			/** The day it is related to, where that is not the page's. */
			readonly today?: LocalDate;
			/** Why it is this day; opens with one click. */
			readonly why?: string;
			readonly note?: string;
	  }
	| {
			readonly moment: Instant;
			readonly zone: TimeZone;
			readonly note?: string;
	  }
	/** A form of one button; `about` completes its words for a listener. */
	| {
			readonly act: {
				readonly action: string;
				readonly button: string;
				readonly about: string;
			};
			readonly note?: string;
	  }
	/** Hashes and references, to be compared sign by sign. */
	| { readonly code: string; readonly note?: string };

/** `{{> table table}}` */
export interface Table {
	readonly caption: string;
	/** Hides the caption where a heading just above says the same. */
	readonly captionHidden?: boolean;
	readonly columns: readonly {
		readonly label: string;
		readonly numeric?: boolean;
	}[];
	/** The first cell of a row names it. */
	readonly rows: readonly (readonly Cell[])[];
}

/** `{{> summary-list rows=rows}}` */
export interface SummaryRow {
	readonly label: string;
	readonly cell: Cell;
	/** What can be done about it; `about` completes the words for a listener. */
	readonly change?: Way & { readonly about: string };
}

/** `{{> phase-rail phases=phases}}`, `{{> phase-rail-short phases=phases}}` */
export interface RailPhase {
	readonly name: string;
	readonly state: State;
	/** The one where the programme is. */
	readonly current?: boolean;
	readonly note?: string;
	readonly to?: string;
}

/** `{{> task-list groups=groups}}` */
export interface TaskGroup {
	readonly title: string;
	readonly tasks: readonly {
		/** Verb first: "Record the gap analysis". */
		readonly text: string;
		/** Absent while it cannot be started. */
		readonly to?: string;
		readonly state: State;
		readonly word?: string;
		readonly note?: string;
		readonly due?: LocalDate;
	}[];
}

/** `{{> stream entries=entries}}` */
export interface StreamEntry {
	/** Its place in the record. */
	readonly number: number;
	readonly at: Instant;
	readonly zone: TimeZone;
	readonly state?: State;
	/** Who did it; absent where the clock did. */
	readonly who?: string;
	readonly text: string;
	/** A reason that was given, quoted. */
	readonly quote?: string;
	readonly ways?: readonly Way[];
}

/** `{{> empty empty}}`: what will stand here, why it matters, the one thing to do. */
export interface Empty {
	readonly title: string;
	readonly text: string;
	readonly way?: Way;
}

/** `{{> choices name=… options=options}}`, `{{> select name=… options=options}}` */
export interface Option {
	readonly value: string;
	readonly text: string;
	readonly hint?: string;
}
