import type { Request, Response } from "express";
import {
	type ClauseId,
	clauseGroups,
	clausesOf,
} from "../../domain/clauses/clauses.ts";
import { businessHasRated } from "../../domain/register/rating.ts";
import {
	type ClauseState,
	clauseFilters,
	clauseStates,
	countByFilter,
	isClauseFilter,
} from "../../domain/register/readiness.ts";
import { ofKind } from "../../domain/register/register.ts";
import { registerRows } from "../../records/readiness.ts";
import type { Translate } from "../locales/translate.ts";
import { showPage } from "../page.ts";
import { sayClause } from "../register-rows.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { readers } from "./programme-frame.ts";
import { peopleConcerns } from "./programme-people.ts";
import {
	openRegister,
	type RegisterPage,
	readinessPath,
	registerFrame,
	withNames,
} from "./readiness-room.ts";
import { matrixRow, stateOfLevel, toDoRow } from "./readiness-rows.ts";

/** How ready a programme is: a matrix to look at, and a list to work from. */
export const readinessRoutes: Routes = (services) => [
	{
		method: "get",
		path: "/programmes/:programme/readiness",
		policy: readers,
		handler: (req, res) => show(req, res, services),
	},
];

async function show(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const opened = await openRegister(req, res, services);
	const rows = await registerRows(services.records.database, opened.id, [
		"rating",
		"action",
		"clause",
	]);
	const ratings = ofKind(rows, "rating");
	const owners = ofKind(rows, "clause");
	const states = clauseStates(
		{
			ratings,
			actions: ofKind(rows, "action"),
			owners,
			evidence: new Map(),
		},
		opened.today,
	);
	const page = await withNames(
		opened,
		services,
		owners.map(({ owner }) => owner),
	);
	const asked = req.query["show"];
	showPage(res, "readiness", {
		...registerFrame(page, t),
		title: t("readiness.title"),
		lead: leadOf(states, t),
		concerns: concernsOf(page, new Set(ratings.map(({ by }) => by)), t),
		...(isClauseFilter(asked)
			? { list: listOf(page, states, asked, t) }
			: { matrix: matrixOf(page, states, t) }),
		filters: filtersOf(page, states, asked, t),
		path: readinessPath(page),
		rates: page.rates,
	});
}

/** @returns the answer to "are we ready?" in a sentence. */
function leadOf(states: readonly ClauseState[], t: Translate): string {
	const count = countByFilter(states);
	const rated = states.length - count["not-rated"];
	return [
		t("readiness.lead.rated", { rated, all: states.length }),
		...(rated === 0
			? []
			: [t("readiness.lead.gaps", { count: count.gaps - count["not-rated"] })]),
		...(count["late-action"] === 0
			? []
			: [t("readiness.lead.late", { count: count["late-action"] })]),
	].join(t("refusals.between"));
}

/** Mistakes that are made hard, said from the first day on. */
function concernsOf(
	{ world }: RegisterPage,
	raters: ReadonlySet<RegisterPage["world"]["programme"]["startedBy"]>,
	t: Translate,
): readonly string[] {
	const { programme } = world;
	return programme.status === "stopped"
		? []
		: [
				...peopleConcerns(programme.people, programme.past, t),
				...(businessHasRated(raters, programme.people)
					? []
					: [t("readiness.businessHasNotRated")]),
			];
}

function filtersOf(
	page: RegisterPage,
	states: readonly ClauseState[],
	asked: unknown,
	t: Translate,
) {
	const counts = countByFilter(states);
	const at = readinessPath(page);
	return [
		{
			to: at,
			text: t("readiness.filter.all"),
			current: !isClauseFilter(asked),
		},
		...(Object.keys(clauseFilters) as (keyof typeof clauseFilters)[]).map(
			(name) => ({
				to: `${at}?show=${name}`,
				text: t("readiness.filterCount", {
					filter: t(`readiness.filter.${name}`),
					number: counts[name],
				}),
				current: name === asked,
			}),
		),
	];
}

const clausePath = (page: RegisterPage, clause: ClauseId): string =>
	readinessPath(page, `/clauses/${clause}`);

/** Clauses under their chapters and groups, each with how it stands. */
const matrixOf = (
	page: RegisterPage,
	states: readonly ClauseState[],
	t: Translate,
) => ({
	columns: (
		["clause", "before", "now", "evidence", "owner", "actions"] as const
	).map((column) => t(`readiness.column.${column}`)),
	groups: clauseGroups.flatMap((group) => {
		const own = clausesOf(group);
		if (own.length === 0) return [];
		return [
			{
				title: `${group} ${t(`clauses.group.${group}`)}`,
				tiles: states
					.filter(({ clause }) => own.includes(clause))
					.map(({ clause, now }) => ({
						to: clausePath(page, clause),
						clause,
						...stateOfLevel(now?.level, t),
						title: t(`clauses.title.${clause}`),
					})),
				rows: states
					.filter(({ clause }) => own.includes(clause))
					.map((state) => matrixRow(page, state, t)),
			},
		];
	}),
});

/** Only what is wanted, each with what is to be done about it. */
const listOf = (
	page: RegisterPage,
	states: readonly ClauseState[],
	filter: keyof typeof clauseFilters,
	t: Translate,
) => ({
	title: t(`readiness.filter.${filter}`),
	rows: states.filter(clauseFilters[filter]).map((state) => ({
		to: clausePath(page, state.clause),
		clause: sayClause(state.clause, t),
		...toDoRow(page, state, t),
	})),
});
