import type { AddressEvent } from "./address-notes.ts";
import type { ProgrammeAdopted } from "./adoption.ts";
import type { BookingEvent } from "./booking-events.ts";
import type { CertificateEvent } from "./certificate-events.ts";
import type { CertificationEvent } from "./certification-events.ts";
import type { FindingHappened } from "./finding-events.ts";
import type { Opening } from "./opening.ts";

export type { Opening } from "./opening.ts";

import type { Confirmed } from "./confirmation.ts";
import type { LocalDate } from "./dates.ts";
import type { Evidence } from "./deliverable.ts";
import type { HandOverEvent } from "./hand-over.ts";
import type {
	DeliverableId,
	EvidenceId,
	Fingerprint,
	PersonId,
	RequestId,
	RoomId,
	Seal,
} from "./ids.ts";
import type { Instant } from "./instants.ts";
import type { NoticeGiven } from "./notice.ts";
import type { People } from "./people.ts";
import type { PeopleEvent } from "./people-notes.ts";
import type { AuditResult, CertificationDecision } from "./phase.ts";
import type { PhaseKind, Step } from "./phases.ts";
import type { Plan } from "./plan.ts";
import type { RecordSubject } from "./processes.ts";
import type { Charter, PastPhase } from "./programme.ts";
import type { RegisterEvent } from "./register/events.ts";
import type { ReminderEvent } from "./reminders.ts";
import type { AskedSeat } from "./seats.ts";
import type { Decision, Policy } from "./sign-off.ts";

/** Who acted: a person, or the clock. */
export type Actor = PersonId | "clock";

/**
 * What can happen, in the order of a programme's life. Events are kept for ever and hashed in one chain: a type, once
 * released, only gains optional fields. None holds a name, an address or a text about a person: such are sealed.
 */
export type Event =
	| {
			readonly type: "programme-started";
			readonly charter: Charter;
			readonly name: string;
			readonly people: People;
			readonly plan: Plan;
			/** Phases entered with their true dates when the programme joined midway. */
			readonly before: readonly PastPhase[];
			readonly first: PhaseKind;
			readonly firstFrom: LocalDate;
	  }
	| ProgrammeAdopted
	| { readonly type: "programme-renamed"; readonly name: string }
	| { readonly type: "people-changed"; readonly people: People }
	| { readonly type: "programme-held"; readonly reason: Seal }
	| { readonly type: "programme-resumed" }
	| { readonly type: "programme-replanned"; readonly plan: Plan }
	| { readonly type: "programme-stopped"; readonly reason: Seal }
	| {
			readonly type: "phase-opened";
			readonly deliverables: readonly {
				readonly id: DeliverableId;
				readonly dueOn: LocalDate;
			}[];
	  }
	| {
			readonly type: "deliverable-added";
			readonly deliverable: DeliverableId;
			readonly title: string;
			readonly owner: PersonId | null;
			readonly dueOn: LocalDate;
	  }
	| {
			readonly type: "deliverable-assigned";
			readonly deliverable: DeliverableId;
			readonly owner: PersonId | null;
			readonly dueOn: LocalDate;
	  }
	| {
			readonly type: "evidence-added";
			readonly deliverable: DeliverableId;
			readonly evidence: Omit<Evidence, "addedBy" | "addedOn" | "withdrawn">;
			/** It stands in the programme's register already, with all that it is given for. */
			readonly filed?: true;
	  }
	| {
			readonly type: "evidence-withdrawn";
			readonly deliverable: DeliverableId;
			readonly evidence: EvidenceId;
			readonly reason: Seal;
	  }
	| {
			readonly type: "deliverable-delivered";
			readonly deliverable: DeliverableId;
	  }
	| {
			readonly type: "deliverable-reopened";
			readonly deliverable: DeliverableId;
			readonly reason: Seal | null;
	  }
	| {
			readonly type: "process-recorded";
			readonly subject: RecordSubject;
			readonly on: LocalDate;
			readonly note: Seal;
	  }
	| {
			readonly type: "month-declared-quiet";
			readonly subject: RecordSubject;
			readonly month: number;
			readonly reason: Seal;
			readonly approver: PersonId;
	  }
	| {
			readonly type: "audit-held";
			readonly stage: 1 | 2;
			/** The first on-site day, where it was entered. */
			readonly from?: LocalDate;
			readonly on: LocalDate;
			/** Counted by hand, before findings were rooms of their own. */
			readonly majorsOpen?: number;
			/** The how-manieth time; absent for the first. */
			readonly number?: number;
	  }
	| {
			readonly type: "decision-entered";
			readonly decision: CertificationDecision;
	  }
	| { readonly type: "result-entered"; readonly result: AuditResult }
	| {
			readonly type: "sign-off-asked";
			readonly request: RequestId;
			readonly step: Step;
			readonly answerBy: LocalDate;
			readonly policy: Policy;
			readonly seats: readonly AskedSeat[];
			readonly fingerprint: Fingerprint;
	  }
	| {
			readonly type: "sign-off-superseded";
			readonly request: RequestId;
			readonly generation: number;
			readonly fingerprint: Fingerprint;
			readonly seats: readonly AskedSeat[];
	  }
	| {
			readonly type: "sign-off-reminded";
			readonly request: RequestId;
			readonly persons: readonly PersonId[];
	  }
	| {
			readonly type: "sign-off-withdrawn";
			readonly request: RequestId;
			readonly reason: Seal | null;
	  }
	| {
			readonly type: "sign-off-decided";
			readonly request: RequestId;
			readonly generation: number;
			readonly decision: Decision;
			readonly name: Seal;
			readonly reason: Seal | null;
			readonly fingerprint: Fingerprint;
			/** The first approver, when this answer was given for him. */
			readonly for?: PersonId;
			readonly confirmed?: Confirmed;
	  }
	| HandOverEvent
	| ReminderEvent
	| AddressEvent
	| {
			readonly type: "sign-off-ended";
			readonly request: RequestId;
			readonly outcome: "approved" | "returned" | "declined";
			readonly step: Step;
			readonly reason: Seal | null;
	  }
	| {
			readonly type: "phase-closed";
			/** The room that begins now, on this day. */
			readonly next: Opening | null;
	  }
	| CertificateEvent
	| PeopleEvent
	| RegisterEvent
	| FindingHappened
	| BookingEvent
	| CertificationEvent
	| {
			readonly type: "notices-given";
			readonly notices: readonly NoticeGiven[];
	  };

/** An event where and when it happened. `on` is the local day of `at` in the programme's zone, fixed when it was recorded. */
export interface Happening {
	readonly room: RoomId;
	readonly by: Actor;
	readonly at: Instant;
	readonly on: LocalDate;
	/** The rule's date, where a rule set one. */
	readonly dueOn: LocalDate | null;
	readonly event: Event;
}
