import type { AuditKey } from "./audit-key.ts";
import type { Booking } from "./booking.ts";
import type { LocalDate } from "./dates.ts";
import type { PersonId, RoomId, Seal } from "./ids.ts";
import type { CertificationDecision } from "./phase.ts";
import type { RoundPhase } from "./phases.ts";
import {
	type CertificateState,
	type CertificateStatus,
	isHeld,
} from "./rules/certificate-state.ts";
import type { StateTask } from "./rules/certificate-view.ts";
import type { NotifiableChange } from "./rules/checklists.ts";
import type { Deviation } from "./rules/dated-rule.ts";
import type { Cycle } from "./rules/rule.ts";

/** An audit of this cycle that was held. */
export interface HeldAudit {
	readonly kind: "surveillance" | "recertification" | "special";
	/** The round it was held for; null for one without a round. */
	readonly round: RoundPhase | null;
	/** The first on-site day, where it was entered. */
	readonly heldFrom?: LocalDate;
	/** The last on-site day: clocks count from it. */
	readonly heldOn: LocalDate;
	/** Which booking it was, of an audit without a round. */
	readonly audit?: AuditKey;
}

/** What a state of the certificate, or a change in the organisation, asks its holder to do. */
export interface CertificateTask {
	/** What it is, and since when: `stop-using-mark/2029-11-30`. */
	readonly id: string;
	readonly code: StateTask | "notify-body";
	/** Of what the body is to be told. */
	readonly change: NotifiableChange | null;
	readonly since: LocalDate;
	readonly doneOn: LocalDate | null;
	/** The day it fell away, because a later state asks for something else. */
	readonly droppedOn: LocalDate | null;
}

/** Somebody has said what is done about a missed date: the alarm climbs no further. */
export interface AlarmAnswer {
	/** The key of the dated rule: `sv-year/2028`. */
	readonly key: string;
	readonly by: PersonId;
	readonly on: LocalDate;
	readonly note: Seal;
}

/** One certificate of one cycle, guarded by a workflow of its own until another takes its place. */
export interface Certificate {
	readonly room: RoomId;
	readonly kind: "certificate";
	/** 1 for the programme's first certificate, one more for each that follows. */
	readonly cycle: number;
	/** The first certificate of the same three years: another one where this came by transfer. */
	readonly firstOfCycle: number;
	/** Whether the certification audit began this cycle, or a recertification: the rules differ. */
	readonly begins: Cycle;
	/** The state's own, or `stopped` with its programme. */
	readonly status: CertificateStatus | "stopped";
	readonly state: CertificateState;
	readonly decision: CertificationDecision;
	/** The last day of the certificate before, where a recertification began this one. */
	readonly oldValidUntil: LocalDate | null;
	/** The day whose editions of the rules guard it. */
	readonly rulesOf: LocalDate;
	readonly opened: readonly RoundPhase[];
	readonly held: readonly HeldAudit[];
	readonly deviations: readonly Deviation[];
	readonly tasks: readonly CertificateTask[];
	readonly answers: readonly AlarmAnswer[];
	/** What is arranged for the audits of its three years. */
	readonly bookings?: readonly Booking[];
	/** The certificate that took its place: renewed, restored, transferred or certified anew. */
	readonly followedBy: RoomId | null;
	/** The day it was adopted: what fell due before was never announced here. Absent where Certway was there from the decision on. */
	readonly guardedSince?: LocalDate;
	readonly given: readonly string[];
}

/** @returns whether a certificate has nothing left to guard: another has taken its place, or the programme was stopped. */
export const isCertificateOver = ({
	status,
	followedBy,
}: Certificate): boolean => status === "stopped" || followedBy !== null;

/**
 * @returns the state in which the body last kept the certificate, behind what dates alone have ended since; a state that the
 * body itself ended is the last.
 */
export const lastHeld = (state: CertificateState): CertificateState =>
	isHeld(state.status) || state.before === null
		? state
		: lastHeld(state.before);

/** @returns the surveillance audits of the cycle that were held. */
export const surveillancesHeld = ({ held }: Pick<Certificate, "held">) =>
	held.filter(({ kind }) => kind === "surveillance");

/** @returns whether a round belongs to the three years of the certificate, those under the body before it included. */
export const isRoundOf = (
	{ firstOfCycle, cycle }: Certificate,
	round: number,
): boolean => round >= firstOfCycle && round <= cycle;
