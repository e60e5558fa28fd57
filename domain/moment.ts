import type { CalendarOf } from "./calendars.ts";
import type { LocalDate } from "./dates.ts";
import type { Actor, Event } from "./events.ts";
import type { PersonId, RoomId } from "./ids.ts";
import type { Instant } from "./instants.ts";

/** When and by whom an act is done. Today is `on`, from the programme's clock: the core never asks for the time. */
export interface Moment {
	readonly at: Instant;
	/** The local day of `at` in the programme's zone. */
	readonly on: LocalDate;
	readonly by: Actor;
	/** @returns sha256 of the text, in hex. */
	readonly sha256: (text: string) => string;
	/** Of whoever acts or is named, those who may use Certway no more. */
	readonly left: readonly PersonId[];
	/** How somebody works; asked where an act is recorded, so that what follows holds days alone. */
	readonly calendarOf: CalendarOf;
}

/** An event decided upon, not yet on record. */
export interface Decided {
	readonly room: RoomId;
	readonly event: Event;
	readonly dueOn?: LocalDate;
}
