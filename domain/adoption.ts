import type { AuditDays } from "./booking.ts";
import type { LocalDate } from "./dates.ts";
import type { FoundInAudit } from "./finding-acts.ts";
import type { People } from "./people.ts";
import type { CertificationDecision } from "./phase.ts";
import type { Charter, PastPhase } from "./programme.ts";
import type { FindingSource } from "./rules/finding.ts";
import type { Cycle } from "./rules/rule.ts";

/** How a certificate stands on the day it is adopted; whether a date has ended it is found by the rules. */
export const adoptedStatuses = [
	"certified",
	"scope-reduced",
	"suspended",
	"withdrawn",
	"surrendered",
] as const;
export type AdoptedStatus = (typeof adoptedStatuses)[number];

/** An audit of the present cycle that was held, by its last on-site day. */
export interface AuditBefore {
	readonly kind: "surveillance" | "recertification" | "special";
	readonly heldOn: LocalDate;
}

/** An audit that is arranged with the body already. */
export interface AuditArranged {
	readonly round: "surveillance" | "recertification";
	readonly days: AuditDays;
	readonly confirmed: boolean;
}

/** A finding of the body that is still open. */
export interface FindingBefore extends FoundInAudit {
	readonly source: FindingSource;
}

/** A certificate that is there already, at any point of its three years. */
export interface Adoption {
	readonly decision: CertificationDecision;
	/** Whether the initial certification or a recertification began this cycle: the rules differ. */
	readonly begins: Cycle;
	/** The last day of the certificate before, where a recertification began this one and it is known. */
	readonly oldValidUntil: LocalDate | null;
	readonly status: AdoptedStatus;
	/** The day from which the status counts; of a certified one the decision. */
	readonly since: LocalDate;
	readonly held: readonly AuditBefore[];
	readonly arranged: readonly AuditArranged[];
	readonly findings: readonly FindingBefore[];
}

/** An act that makes a programme of a certificate: the phases of the way are not run. */
export interface Adopt {
	readonly type: "adopt";
	readonly charter: Charter;
	readonly name: string;
	readonly people: People;
	readonly adoption: Adoption;
}

/** A programme whose certificate was there before it. */
export interface ProgrammeAdopted {
	readonly type: "programme-adopted";
	readonly charter: Charter;
	readonly name: string;
	readonly people: People;
	readonly certificateOn: LocalDate;
	readonly validUntil: LocalDate;
	/** The certification, and the rounds whose audits were held, each on its day. */
	readonly before: readonly PastPhase[];
}
