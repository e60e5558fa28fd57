import {
	addDays,
	compareDates,
	daysBetween,
	earlier,
	type LocalDate,
	later,
} from "./dates.ts";
import type { Phase } from "./phase.ts";
import type { PhaseKind } from "./phases.ts";
import type { Programme } from "./programme.ts";
import { notApproved } from "./register/documentation.ts";
import type { ReadinessFacts } from "./rules/readiness.ts";
import { isPhase, type World } from "./world.ts";

/** What is shown again where certification begins anew after a certificate has ended: deliverables of that audit itself. */
export const shownAnew = {
	internalAudit: "internal-audit-of-the-year",
	managementReview: "management-review-of-the-year",
	documents: "procedure-documents",
} as const;

/**
 * @returns what is known on `day` of the pilot run, the internal audit, the management review and the documents of 20000-1
 * 7.5.4: from the phases that are over by then, or from what is delivered in the one that is open.
 */
export function readinessFacts(world: World, day: LocalDate): ReadinessFacts {
	const { programme, register } = world;
	const open = Object.values(world.rooms)
		.filter(isPhase)
		.filter(({ status }) => status === "open");
	const anew = open.find(
		({ work, round }) => work.kind === "certification" && round > 1,
	);
	const overBy = (kind: PhaseKind) =>
		programme.past.some(
			({ phase, closedOn }) =>
				phase === kind && compareDates(closedOn, day) <= 0,
		);
	const inPhase = (kind: PhaseKind, ...ids: readonly string[]) => {
		const phase = anew ?? open.find((known) => known.kind === kind);
		return phase !== undefined && ids.every((id) => isDelivered(phase, id));
	};
	const done = (kind: PhaseKind, ids: readonly string[], again: string) =>
		anew ? isDelivered(anew, again) : overBy(kind) || inPhase(kind, ...ids);
	const standing = (isDone: boolean) => (isDone ? "done" : "planned");
	return {
		...pilotFacts(programme, open, day),
		internalAudit: standing(
			done(
				"internal-audit",
				["self-check-of-all-clauses", "findings-with-corrective-action"],
				shownAnew.internalAudit,
			),
		),
		managementReview: standing(
			done("internal-audit", ["management-review"], shownAnew.managementReview),
		),
		documents:
			done(
				"design",
				["management-manual", "procedure-documents"],
				shownAnew.documents,
			) &&
			// Where they are kept in the register, each of them is approved there.
			!(programme.charter.keepsDocuments && notApproved(register).length > 0),
	};
}

const isDelivered = ({ deliverables }: Phase, id: string): boolean =>
	deliverables.some(
		(deliverable) =>
			deliverable.id === id && deliverable.status === "delivered",
	);

/** Days on hold count that lie in the pilot run itself: each moves its end by one. */
function pilotFacts(
	{ past, holds }: Programme,
	open: readonly Phase[],
	day: LocalDate,
): Pick<ReadinessFacts, "pilotStart" | "daysOnHold"> {
	const over = past.find(({ phase }) => phase === "pilot-run");
	const pilot =
		over ?? open.find(({ kind }) => kind === "pilot-run") ?? undefined;
	if (!pilot) return { pilotStart: null, daysOnHold: 0 };
	const end = over ? earlier(addDays(over.closedOn, 1), day) : day;
	const daysOnHold = holds.reduce(
		(sum, { from, until }) =>
			sum +
			Math.max(
				0,
				daysBetween(later(from, pilot.from), earlier(until ?? end, end)),
			),
		0,
	);
	return { pilotStart: pilot.from, daysOnHold };
}
