import type { Act } from "./acts.ts";
import type { PersonId } from "./ids.ts";
import type { People } from "./people.ts";

/** @returns everybody who carries a programme or approves in it, each once. */
export const personsOf = (people: People): readonly PersonId[] => [
	...new Set([
		people.owner,
		people.coordinator,
		people.escalation,
		...(people.businessOwner ? [people.businessOwner] : []),
		...people.approvers.map(({ person }) => person),
	]),
];

/** @returns whom an act gives something to do: none of them may have left. */
export function personsNamedBy(act: Act): readonly PersonId[] {
	switch (act.type) {
		case "start":
		case "adopt":
		case "change-people":
			return personsOf(act.people);
		case "add-deliverable":
		case "assign-deliverable":
			return act.owner ? [act.owner] : [];
		case "declare-quiet-month":
			return [act.approver];
		case "hand-over":
		case "replace-approver":
			return [act.to];
		case "succeed":
			return [act.successor];
		case "admit-auditor":
		case "admit-contributor":
			return [act.person];
		case "rate-clauses":
			return act.ratings.flatMap(({ owner }) => owner ?? []);
		case "put-documents-for-review":
			return act.approver ? [act.approver] : [];
		case "set-metrics":
			return act.metrics.map(({ businessOwner }) => businessOwner);
		case "plan-audit":
		case "change-audit":
			return [act.auditor];
		case "hold-review":
			return act.decisions.flatMap(({ owner }) => owner ?? []);
		case "enter-audit":
		case "enter-result":
			return (act.findings ?? []).flatMap(({ owner }) => owner ?? []);
		case "open-action":
		case "change-action":
		case "assign-clause":
		case "add-document":
		case "change-document":
		case "raise-finding":
		case "assign-finding":
			return act.owner ? [act.owner] : [];
		default:
			return [];
	}
}
