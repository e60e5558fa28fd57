import type { Unreachable } from "./address-notes.ts";
import type { Booking } from "./booking.ts";
import type { LocalDate, TimeZone } from "./dates.ts";
import type { Hold } from "./hold.ts";
import type { PersonId, ProgrammeId, RoomId, Seal } from "./ids.ts";
import type { People } from "./people.ts";
import type { PhaseKind } from "./phases.ts";
import type { Plan } from "./plan.ts";
import type { ReminderRule } from "./reminders.ts";
import type { OwnTerms, PackId } from "./rules/pack.ts";
import type { Substitute } from "./substitutes.ts";
import type { Succession } from "./succession.ts";
import type { OwnDays } from "./work-calendar.ts";

export type Industry = "finance" | "internet" | "government" | "other";
export type RulePack = PackId;
export type Language = "en" | "zh";

/** What a programme is from its first day on and never changes. */
export interface Charter {
	readonly programme: ProgrammeId;
	readonly kind: "real" | "rehearsal";
	readonly organisation: string;
	readonly zone: TimeZone;
	readonly rules: RulePack;
	/** The edition certified against: `ISO/IEC 20000-1:2018 + Amd 1`. */
	readonly edition: string;
	readonly industry: Industry;
	readonly language: Language;
	/**
	 * Its documents and metrics are kept in the register, and gates ask for them. Absent where it began before they could be:
	 * then what is missing is said, and stops nobody.
	 */
	readonly keepsDocuments?: true;
}

/** A phase as the programme remembers it when it is over; `beforeCertway` when its dates were entered at the start. */
export interface PastPhase {
	readonly phase: PhaseKind;
	readonly room: RoomId;
	readonly from: LocalDate;
	readonly closedOn: LocalDate;
	readonly beforeCertway: boolean;
}

/** A person who may read everything until the end of a day. */
export interface AuditorAdmitted {
	readonly person: PersonId;
	/** The last local day. */
	readonly until: LocalDate;
}

export interface Programme {
	readonly charter: Charter;
	readonly name: string;
	readonly status: "running" | "held" | "stopped";
	readonly people: People;
	/** Who may read everything until the end of a day, and change nothing; absent while nobody was ever let in. */
	readonly auditors?: readonly AuditorAdmitted[];
	/** Who took over from whom, in order; absent while nobody has. */
	readonly successions?: readonly Succession[];
	/** Who works in the programme without carrying it; absent while nobody was ever let in. */
	readonly contributors?: readonly PersonId[];
	readonly plan: Plan;
	/** Plans that were replaced, oldest first. */
	readonly earlierPlans: readonly Plan[];
	readonly holds: readonly Hold[];
	readonly past: readonly PastPhase[];
	/** The day its certificate was adopted: the phases of the way were not run here. Absent where they were. */
	readonly adoptedOn?: LocalDate;
	readonly startedBy: PersonId;
	readonly startedOn: LocalDate;
	readonly stopped: { readonly on: LocalDate; readonly reason: Seal } | null;
	/** The day the certificate was decided; null on the way to it. */
	readonly certifiedOn: LocalDate | null;
	readonly cycle: number;
	/** The certification body's own terms, each in place of one rule's period; the last word on a rule counts. */
	readonly ownTerms: readonly OwnTerms[];
	/** Who answers for whom on which days, in the order they were named; those that are over stay. */
	readonly substitutes: readonly Substitute[];
	readonly reminders: ReminderRule;
	/** Whom no mail of the programme reaches. */
	readonly unreachable: readonly Unreachable[];
	/** Days that the organisation has off, or works, beside what countries say. */
	readonly ownDays: readonly OwnDays[];
	/** How many findings it has had: the next one's number follows. */
	readonly findingsRaised?: number;
	/** What is arranged for the certification audit before it begins; the phase takes it over. */
	readonly bookings?: readonly Booking[];
	/** Days before its last day in time on which an audit is to be confirmed; the usual ones where it is absent. */
	readonly bookingLead?: number;
	readonly given: readonly string[];
}
