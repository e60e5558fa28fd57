import type { LocalDate } from "./dates.ts";
import type { PersonId } from "./ids.ts";

/** Who takes whose place in a programme, and who may read it: only noted, on the programme itself. */
export type PeopleNote =
	| {
			readonly type: "succeed";
			readonly leaver: PersonId;
			readonly successor: PersonId;
	  }
	| {
			readonly type: "admit-auditor";
			readonly person: PersonId;
			/** The last local day. */
			readonly until: LocalDate;
	  }
	| { readonly type: "dismiss-auditor"; readonly person: PersonId }
	/** Somebody works in the programme without carrying it. */
	| { readonly type: "admit-contributor"; readonly person: PersonId }
	| { readonly type: "dismiss-contributor"; readonly person: PersonId };

export const peopleNotes = [
	"succeed",
	"admit-auditor",
	"dismiss-auditor",
	"admit-contributor",
	"dismiss-contributor",
] as const satisfies readonly PeopleNote["type"][];

export const isPeopleNote = <Act extends { readonly type: string }>(
	act: Act | PeopleNote,
): act is PeopleNote => (peopleNotes as readonly string[]).includes(act.type);

/** What such an act makes happen; the events that give things over follow it. */
export type PeopleEvent =
	| {
			readonly type: "person-succeeded";
			readonly leaver: PersonId;
			readonly successor: PersonId;
	  }
	| {
			readonly type: "auditor-admitted";
			readonly person: PersonId;
			readonly until: LocalDate;
	  }
	| { readonly type: "auditor-dismissed"; readonly person: PersonId }
	| { readonly type: "contributor-admitted"; readonly person: PersonId }
	| { readonly type: "contributor-dismissed"; readonly person: PersonId };

const peopleEvents: readonly string[] = [
	"person-succeeded",
	"auditor-admitted",
	"auditor-dismissed",
	"contributor-admitted",
	"contributor-dismissed",
] satisfies readonly PeopleEvent["type"][];

export const isPeopleEvent = <Event extends { readonly type: string }>(
	event: Event | PeopleEvent,
): event is PeopleEvent => peopleEvents.includes(event.type);
