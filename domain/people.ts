import type { PersonId } from "./ids.ts";
import { type PhaseKind, phaseRules, type Side } from "./phases.ts";

export interface Approver {
	readonly person: PersonId;
	readonly side: Side;
}

/** Who carries a programme: it is never without owner and coordinator. */
export interface People {
	readonly owner: PersonId;
	readonly coordinator: PersonId;
	/** Whoever is told when the owner does not act. */
	readonly escalation: PersonId;
	/** The named business owner for objectives, requirements and SLA targets; "IT can do it alone" is a mistake. */
	readonly businessOwner: PersonId | null;
	readonly approvers: readonly Approver[];
}

/** @returns the approvers who are asked in `phase`: those of the sides the phase needs. */
export const approversIn = (
	people: People,
	phase: PhaseKind,
): readonly Approver[] => {
	const { sides } = phaseRules(phase);
	return people.approvers.filter(({ side }) => sides.includes(side));
};

/**
 * @returns a person named as approver more than once; undefined when there is none. Two places would make one person's
 * answer count for IT and for business.
 */
export const approverTwice = ({ approvers }: People): PersonId | undefined =>
	approvers.find(
		({ person }, place) =>
			approvers.findIndex((other) => other.person === person) !== place,
	)?.person;

/** @returns the sides from which `phase` needs an approval and has no approver; said from the first day on. */
export const sidesMissing = (
	people: People,
	phase: PhaseKind,
): readonly Side[] =>
	phaseRules(phase).sides.filter(
		(side) => !people.approvers.some((approver) => approver.side === side),
	);
