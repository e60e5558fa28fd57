import type { Certificate } from "./certificate.ts";
import { packOn, restorableUntil } from "./certificate-rules.ts";
import type { LocalDate } from "./dates.ts";
import { certificateRoom } from "./ids.ts";
import type { Decided } from "./moment.ts";
import type { CertificationDecision } from "./phase.ts";
import type { Programme } from "./programme.ts";
import { certified } from "./rules/certificate-state.ts";

/** What the papers of a new certificate do not say again: its sites, and under the same body the accreditation. */
export const withKept = (
	decision: CertificationDecision,
	{ sites, accreditation }: Partial<CertificationDecision> = {},
	sameBody = true,
): CertificationDecision => ({
	...(sites && { sites }),
	...(sameBody && accreditation !== undefined && { accreditation }),
	...decision,
});

/**
 * @param old the certificate whose place it takes.
 * @param today the day whose editions of the rules guard it.
 * @returns a certificate of a new cycle: after the certification audit, or after a recertification that renewed or restored
 * the old one.
 */
export function newCycle(
	programme: Programme,
	decision: CertificationDecision,
	old: Certificate | undefined,
	begins: Certificate["begins"],
	today: LocalDate,
): Decided {
	const cycle = programme.cycle + 1;
	return {
		room: certificateRoom(programme.charter.programme, cycle),
		event: {
			type: "certificate-issued",
			cycle,
			begins,
			decision:
				begins === "recert" ? withKept(decision, old?.decision) : decision,
			renews: old?.room ?? null,
			oldValidUntil: begins === "recert" && old ? old.state.validUntil : null,
			rulesOf: today,
			state: certified(
				decision.decidedOn,
				decision.validUntil,
				restorableUntil(decision.validUntil, packOn(programme, today)),
			),
			opened: [],
			held: [],
			deviations: [],
			otherBody: false,
		},
	};
}

/** @returns the certificate of another body for the rest of the same cycle: its dates stay (IAF MD 2). */
export function sameCycle(
	programme: Programme,
	decision: CertificationDecision,
	old: Certificate,
	today: LocalDate,
): Decided {
	const cycle = programme.cycle + 1;
	const { begins, oldValidUntil, opened, held, deviations, state } = old;
	const inOthersHands = { ...programme, ownTerms: [] };
	return {
		room: certificateRoom(programme.charter.programme, cycle),
		event: {
			type: "certificate-issued",
			cycle,
			begins,
			decision: withKept(decision, old.decision, false),
			renews: old.room,
			oldValidUntil,
			rulesOf: today,
			state: {
				...certified(
					decision.decidedOn,
					decision.validUntil,
					restorableUntil(decision.validUntil, packOn(inOthersHands, today)),
				),
				scopeReduced: state.scopeReduced,
				status: state.scopeReduced ? "scope-reduced" : "certified",
			},
			opened,
			held,
			deviations,
			otherBody: true,
		},
	};
}
