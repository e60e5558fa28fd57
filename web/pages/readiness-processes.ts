import { clausesServedBy } from "../../domain/clauses/clauses.ts";
import { practices } from "../../domain/clauses/practices.ts";
import {
	type ProcessId,
	processes,
	processIds,
} from "../../domain/processes.ts";
import type {
	Assessed,
	ProcessState,
} from "../../domain/register/answerable.ts";
import type { Tally } from "../../domain/register/readiness.ts";
import { isPhase } from "../../domain/world.ts";
import { sayDay } from "../dates.ts";
import type { Translate } from "../locales/translate.ts";
import type { Cell } from "../parts.ts";
import type { Texts } from "./evidence-item.ts";
import { stages } from "./evidence-links.ts";
import { type RegisterPage, readinessPath } from "./readiness-room.ts";
import { evidenceCell } from "./readiness-rows.ts";

/** @returns how many records of each process the pilot run holds. */
function pilotRecords({ world }: RegisterPage): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const room of Object.values(world.rooms))
		if (isPhase(room) && room.work.kind === "pilot")
			for (const { subject } of room.work.records)
				counts.set(subject, (counts.get(subject) ?? 0) + 1);
	return counts;
}

const assessedCell = (assessed: Assessed | null, t: Translate): Cell =>
	assessed
		? {
				text: t(`readiness.maturity.${assessed.maturity}`),
				note: sayDay(assessed.on, t),
			}
		: { text: "—" };

/** The 13 processes of the guide in its lifecycle stages, each stage with its aim and what it was measured by elsewhere. */
export function processMatrix(
	page: RegisterPage,
	states: readonly ProcessState[],
	tallies: ReadonlyMap<string, Tally>,
	texts: Texts,
	t: Translate,
) {
	const stateOf = new Map(states.map((state) => [state.process, state]));
	const records = pilotRecords(page);
	const row = (process: ProcessId): readonly Cell[] => {
		const state = stateOf.get(process);
		const measured = (state?.now ?? state?.before)?.measured;
		const count = records.get(process) ?? 0;
		return [
			{
				way: {
					to: readinessPath(page, `/processes/${process}`),
					text: t(`processes.name.${process}`),
				},
				note: t("processes.clauses", {
					clauses: processes[process].clauses.join(t("terms.comma")),
				}),
			},
			assessedCell(state?.before ?? null, t),
			assessedCell(state?.now ?? null, t),
			{ text: measured ? (texts.get(measured) ?? t("events.removed")) : "—" },
			{
				text: count > 0 ? t("readiness.recordsCount", { count }) : "—",
			},
			evidenceCell(
				{ evidence: tallies.get(process) ?? { count: 0, lastOn: null } },
				t,
			),
		];
	};
	return {
		columns: (
			[
				"process",
				"maturityBefore",
				"maturityNow",
				"measured",
				"records",
				"evidence",
			] as const
		).map((column) => t(`readiness.column.${column}`)),
		groups: stages.map((stage) => ({
			title: t(`processes.stage.${stage}`),
			aim: t(`processes.aim.${stage}`),
			value: t(`processes.value.${stage}`),
			rows: processIds.filter((id) => processes[id].stage === stage).map(row),
		})),
	};
}

/** @returns which practice serves which clauses. Practices help; they are not audited. */
export const practicesTable = (page: RegisterPage, t: Translate) => ({
	caption: t("readiness.practices"),
	rows: practices.map((practice) => ({
		name: t(`clauses.practice.${practice}`),
		clauses: clausesServedBy(practice).map((clause) => ({
			to: readinessPath(page, `/clauses/${clause}`),
			text: clause,
			title: t(`clauses.title.${clause}`),
		})),
	})),
});
