import { addDays } from "./dates.ts";
import { type Finding, stageOf } from "./finding.ts";
import { findingDueOn, findingRowsIn } from "./findings.ts";
import { responsibleFor } from "./schedule-finding.ts";
import type { ToDo } from "./to-do-kinds.ts";
import type { World } from "./world.ts";

/** Days in which a finding whose action was verified should be closed. */
const daysToClose = 14;

/**
 * @returns what waits for whom in a finding: its answer and its action for whoever sees to it, what the body says and the
 * closing for the coordinator. A minor with an accepted plan waits for the next audit, and for nobody.
 */
export function findingToDos(world: World, finding: Finding): readonly ToDo[] {
	const { number, state, status } = finding;
	if (status !== "open") return [];
	const stage = stageOf(finding);
	const dueOn = state.verified
		? addDays(state.verified, daysToClose)
		: findingDueOn(findingRowsIn(world, finding), finding);
	if (dueOn === null) return [];
	const byCoordinator = stage === "submitted" || stage === "verified";
	return [
		{
			kind: "finding",
			key: stage,
			person: byCoordinator
				? world.programme.people.coordinator
				: responsibleFor(world, finding),
			dueOn,
			since:
				state.verified ?? state.accepted ?? state.submitted ?? state.raised,
			data: {
				finding: number,
				stage,
				grade: state.grade,
				clause: state.clause,
			},
		},
	];
}
