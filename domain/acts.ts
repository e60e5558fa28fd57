import { type AddressAct, isAddressAct } from "./address-notes.ts";
import type { Adopt } from "./adoption.ts";
import type { BookingAct, SetBookingLead } from "./booking-acts.ts";
import {
	type CertificateAct,
	type CertificateNote,
	certificateNotes,
	type SetOwnTerms,
} from "./certificate-acts.ts";
import type { Confirmed } from "./confirmation.ts";
import type { LocalDate } from "./dates.ts";
import type { Evidence } from "./deliverable.ts";
import {
	type FindingAct,
	type FindingNote,
	type FoundInAudit,
	findingNotes,
	type RaiseFinding,
} from "./finding-acts.ts";
import type { EndAbsence, HandOverAct, SetConfirmation } from "./hand-over.ts";
import type {
	DeliverableId,
	EvidenceId,
	Fingerprint,
	PersonId,
	RequestId,
	Seal,
} from "./ids.ts";
import type { People } from "./people.ts";
import { isPeopleNote, type PeopleNote } from "./people-notes.ts";
import type { AuditResult, CertificationDecision } from "./phase.ts";
import type { WayPhase } from "./phases.ts";
import type { Lengths, Plan } from "./plan.ts";
import type { RecordSubject } from "./processes.ts";
import type { Charter } from "./programme.ts";
import { isRegisterAct, type RegisterAct } from "./register/acts.ts";
import { isReminderAct, type ReminderAct } from "./reminders.ts";
import type { Decision, Policy } from "./sign-off.ts";

/** Acts on the programme itself: its workflow carries them, one after another. */
export type ProgrammeAct =
	| Adopt
	| {
			readonly type: "start";
			readonly charter: Charter;
			readonly name: string;
			readonly people: People;
			readonly startOn: LocalDate;
			readonly lengths: Lengths;
			readonly reasons: Plan["reasons"];
			/** Phases that were over before, with their true dates, in order. */
			readonly before: readonly {
				readonly phase: WayPhase;
				readonly from: LocalDate;
				readonly until: LocalDate;
			}[];
	  }
	| { readonly type: "rename"; readonly name: string }
	| { readonly type: "change-people"; readonly people: People }
	| { readonly type: "hold"; readonly reason: Seal }
	| { readonly type: "resume" }
	| {
			readonly type: "replan";
			readonly lengths: Lengths;
			readonly reasons: Plan["reasons"];
	  }
	| { readonly type: "stop"; readonly reason: Seal };

/** Acts that wait, time out or are decided: the phase's workflow carries them. */
export type SignOffAct =
	| HandOverAct
	| {
			readonly type: "ask-for-sign-off";
			readonly answerBy: LocalDate;
			readonly policy: Policy;
	  }
	| { readonly type: "remind"; readonly request: RequestId }
	| {
			readonly type: "withdraw-request";
			readonly request: RequestId;
			readonly reason: Seal | null;
	  }
	| {
			readonly type: "decide";
			readonly request: RequestId;
			readonly generation: number;
			readonly decision: Decision;
			readonly name: Seal;
			readonly reason: Seal | null;
			/** The fingerprint of what the page showed: what is signed is what was seen. */
			readonly shown: Fingerprint;
			readonly confirmed?: Confirmed;
	  };

/** What is only noted: recorded straight from a page, under the same checks of the core. */
export type WorkAct =
	| {
			readonly type: "add-deliverable";
			readonly deliverable: DeliverableId;
			readonly title: string;
			readonly owner: PersonId | null;
			readonly dueOn: LocalDate;
	  }
	| {
			readonly type: "assign-deliverable";
			readonly deliverable: DeliverableId;
			readonly owner: PersonId | null;
			readonly dueOn: LocalDate;
	  }
	| {
			readonly type: "add-evidence";
			readonly deliverable: DeliverableId;
			readonly evidence: Omit<Evidence, "addedBy" | "addedOn" | "withdrawn">;
	  }
	| {
			readonly type: "withdraw-evidence";
			readonly deliverable: DeliverableId;
			readonly evidence: EvidenceId;
			readonly reason: Seal;
	  }
	| { readonly type: "deliver"; readonly deliverable: DeliverableId }
	| {
			readonly type: "reopen-deliverable";
			readonly deliverable: DeliverableId;
			readonly reason: Seal | null;
	  }
	| {
			readonly type: "record-process";
			readonly subject: RecordSubject;
			readonly on: LocalDate;
			readonly note: Seal;
	  }
	| {
			readonly type: "declare-quiet-month";
			readonly subject: RecordSubject;
			readonly month: number;
			readonly reason: Seal;
			readonly approver: PersonId;
	  };

/** What the certification body did, entered from its papers: the phase's workflow carries them. */
export type AuditAct =
	| {
			readonly type: "apply";
			/** The day of the application. */
			readonly on: LocalDate;
			readonly body: string;
			readonly acceptedOn: LocalDate | null;
	  }
	| {
			readonly type: "enter-audit";
			readonly stage: 1 | 2;
			/** The first on-site day; of what was booked where it is absent. */
			readonly from?: LocalDate;
			/** The last one: clocks count from it. */
			readonly on: LocalDate;
			/** The how-manieth time it was held; the one entered last where it is absent. */
			readonly number?: number;
			/** What the body's report found: each becomes a finding of the programme. */
			readonly findings?: readonly FoundInAudit[];
			/** Of a record from before findings: how many of the majors counted there are still open. */
			readonly majorsOpen?: number;
	  }
	| {
			readonly type: "enter-decision";
			readonly decision: CertificationDecision;
	  }
	| {
			readonly type: "enter-refusal";
			readonly on: LocalDate;
			readonly reason: Seal;
	  }
	| {
			readonly type: "enter-result";
			readonly result: AuditResult;
			readonly findings?: readonly FoundInAudit[];
	  };

/** A room begins, its timer fires, or something else woke it: what is due by now happens. */
export type ClockAct = { readonly type: "tick" };

export type PhaseAct = SignOffAct | SetConfirmation | WorkAct | AuditAct;
export type Act =
	| ProgrammeAct
	| PhaseAct
	| CertificateAct
	| CertificateNote
	| SetOwnTerms
	| RegisterAct
	| EndAbsence
	| ReminderAct
	| AddressAct
	| SetConfirmation
	| RaiseFinding
	| FindingAct
	| FindingNote
	| BookingAct
	| SetBookingLead
	| PeopleNote
	| ClockAct;
export type ActType = Act["type"];

/** What a person may record straight from a page, without a workflow. */
/** An act that makes a programme: its room is the programme's own, which is not there before. */
export type FirstAct = Extract<ProgrammeAct, { type: "start" | "adopt" }>;

/** @returns whether an act makes a programme. */
export const isFirstAct = (act: Act): act is FirstAct =>
	act.type === "start" || act.type === "adopt";

export type NotedAct =
	| WorkAct
	| CertificateNote
	| SetOwnTerms
	| RegisterAct
	| EndAbsence
	| ReminderAct
	| AddressAct
	| RaiseFinding
	| FindingNote
	| SetBookingLead
	| PeopleNote
	| SetConfirmation;

/** @returns whether an act is only noted. */
export const isWorkAct = (act: Act): act is NotedAct =>
	isRegisterAct(act) ||
	isPeopleNote(act) ||
	isReminderAct(act) ||
	isAddressAct(act) ||
	[
		"set-own-terms",
		"end-absence",
		"set-confirmation",
		"set-booking-lead",
		...certificateNotes,
		"raise-finding",
		...findingNotes,
		"add-deliverable",
		"assign-deliverable",
		"add-evidence",
		"withdraw-evidence",
		"deliver",
		"reopen-deliverable",
		"record-process",
		"declare-quiet-month",
	].includes(act.type);
