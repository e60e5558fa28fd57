import type { LocalDate } from "./dates.ts";
import type { RoomId } from "./ids.ts";
import type { CertificationDecision } from "./phase.ts";
import type { RoundPhase } from "./phases.ts";

/** A surveillance audit held in this cycle. */
export interface HeldAudit {
	readonly round: RoundPhase;
	readonly heldOn: LocalDate;
}

/** One three-year cycle of a certificate, guarded by a workflow of its own. */
export interface Certificate {
	readonly room: RoomId;
	readonly kind: "certificate";
	/** 1 for the initial certification, one more with each recertification. */
	readonly cycle: number;
	/** The certification body alone decides; only expiry changes a state by date. */
	readonly status: "certified" | "renewed" | "expired" | "stopped";
	readonly decision: CertificationDecision;
	readonly opened: readonly RoundPhase[];
	readonly held: readonly HeldAudit[];
	readonly given: readonly string[];
}
