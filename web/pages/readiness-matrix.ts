import {
	clauseGroups,
	clausesOf,
	type SharingStandard,
	sharedClause,
} from "../../domain/clauses/clauses.ts";
import {
	type ClauseState,
	clauseFilters,
} from "../../domain/register/readiness.ts";
import type { Translate } from "../locales/translate.ts";
import { sayClause } from "../register-rows.ts";
import { type RegisterPage, readinessPath } from "./readiness-room.ts";
import { matrixRow, stateOfLevel, toDoRow } from "./readiness-rows.ts";

/** Clauses under their chapters and groups, each with how it stands. */
export const matrixOf = (
	page: RegisterPage,
	states: readonly ClauseState[],
	standards: readonly SharingStandard[],
	t: Translate,
) => ({
	columns: (
		["clause", "before", "now", "evidence", "owner", "actions"] as const
	).map((column) => t(`readiness.column.${column}`)),
	groups: clauseGroups.flatMap((group) => {
		const clauses = clausesOf(group);
		const own = states.filter(({ clause }) => clauses.includes(clause));
		if (own.length === 0) return [];
		return [
			{
				title: `${group} ${t(`clauses.group.${group}`)}`,
				tiles: own.map(({ clause, now }) => ({
					to: readinessPath(page, `/clauses/${clause}`),
					clause,
					...stateOfLevel(now?.level, t),
					title: t(`clauses.title.${clause}`),
				})),
				rows: own.map((state) =>
					matrixRow(page, state, sharedNote(state, standards), t),
				),
			},
		];
	}),
});

/** `ISO 9001 4.1, ISO/IEC 27001 4.1`: where the same is asked, for an integrated programme. */
const sharedNote = (
	{ clause }: ClauseState,
	standards: readonly SharingStandard[],
): string | undefined => {
	const shared = standards.flatMap((standard) => {
		const same = sharedClause(clause, standard);
		return same === undefined ? [] : [`${standard} ${same}`];
	});
	return shared.length === 0 ? undefined : shared.join(" · ");
};

/** Only what is wanted, each with what is to be done about it. */
export const listOf = (
	page: RegisterPage,
	states: readonly ClauseState[],
	filter: keyof typeof clauseFilters,
	t: Translate,
) => ({
	title: t(`readiness.filter.${filter}`),
	rows: states.filter(clauseFilters[filter]).map((state) => ({
		to: readinessPath(page, `/clauses/${state.clause}`),
		clause: sayClause(state.clause, t),
		...toDoRow(page, state, t),
	})),
});
