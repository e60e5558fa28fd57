import { type Finding, stageOf } from "../domain/finding.ts";
import { findingDueOn, findingRowsIn } from "../domain/findings.ts";
import type { World } from "../domain/world.ts";

/** @returns a finding's row in the register. */
export function findingColumns(world: World, finding: Finding) {
	const { programme, kind } = world.programme.charter;
	const { state } = finding;
	return {
		room: finding.room,
		programme,
		programme_kind: kind,
		number: finding.number,
		open: finding.status === "open",
		stage: stageOf(finding),
		grade: state.grade,
		body_grade: state.bodyGrade,
		source: state.source.kind,
		clause: state.clause,
		process: finding.process,
		owner: finding.owner,
		statement: finding.statement,
		raised_on: state.raised,
		due_on: findingDueOn(findingRowsIn(world, finding), finding),
		verified_on: state.verified,
		closed_on: state.closed,
	};
}
