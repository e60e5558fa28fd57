import type { Request, Response } from "express";
import { parseLocalDate } from "../../domain/dates.ts";
import type { PersonId } from "../../domain/ids.ts";
import { changesSince } from "../../domain/register/changes.ts";
import { hasExpired } from "../../domain/register/evidence.ts";
import { businessHasRated } from "../../domain/register/rating.ts";
import {
	type ClauseState,
	clauseFilters,
	clauseStates,
	countByFilter,
	isClauseFilter,
	type Tally,
	withoutExpired,
} from "../../domain/register/readiness.ts";
import {
	ofKind,
	type RegisterRow,
	rowsOf,
} from "../../domain/register/register.ts";
import {
	evidenceSince,
	evidenceTallies,
} from "../../records/evidence-pages.ts";
import { registerRows } from "../../records/readiness.ts";
import { textsOf } from "../../records/seals.ts";
import { newForm } from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import { showPage } from "../page.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { readers } from "./programme-frame.ts";
import { peopleConcerns } from "./programme-people.ts";
import { changesTable } from "./readiness-changes.ts";
import { listOf, matrixOf } from "./readiness-matrix.ts";
import { practicesTable, processMatrix } from "./readiness-processes.ts";
import {
	openRegister,
	type RegisterPage,
	readinessPath,
	registerFrame,
	withNames,
} from "./readiness-room.ts";
import { sharedOverview } from "./readiness-standards.ts";

/** How ready a programme is: a matrix to look at, a list to work from, and what has changed since a day. */
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
	const { database } = services.records;
	const opened = await openRegister(req, res, services);
	const [rows, given] = await Promise.all([
		registerRows(database, opened.id, [
			"rating",
			"action",
			"clause",
			"process",
			"integration",
		]),
		evidenceTallies(database, opened.id),
	]);
	const tallies = withoutExpired(given, expiredIn(opened));
	const ratings = ofKind(rows, "rating");
	const actions = ofKind(rows, "action");
	const owners = ofKind(rows, "clause");
	const standards = ofKind(rows, "integration")[0]?.standards ?? [];
	const evidence = byKind(tallies, "clause");
	const states = clauseStates(
		{ ratings, actions, owners, evidence },
		opened.today,
	);
	const page = await withNames(opened, services, namedIn(rows));
	const since = parseLocalDate(String(req.query["since"] ?? ""));
	const asked = req.query["show"];
	const overview = !since && !isClauseFilter(asked);
	const processes = ofKind(rows, "process");
	showPage(res, "readiness", {
		...registerFrame(page, t),
		title: t("readiness.title"),
		lead: leadOf(states, t),
		concerns: concernsOf(page, new Set(ratings.map(({ by }) => by)), t),
		...(since
			? {
					changes: changesTable(
						page,
						since,
						changesSince(since, {
							ratings,
							actions,
							evidence: counted(await evidenceSince(database, page.id, since)),
						}),
						t,
					),
				}
			: {}),
		...(!since && isClauseFilter(asked)
			? { list: listOf(page, states, asked, t) }
			: {}),
		...(overview
			? {
					matrix: matrixOf(page, states, standards, t),
					processes: processMatrix(
						page,
						processes,
						byKind(tallies, "process"),
						await textsOf(
							database,
							processes.flatMap(({ before, now }) => [
								before?.measured ?? "",
								now?.measured ?? "",
							]),
						),
						t,
					),
					practices: practicesTable(page, t),
					shared: sharedOverview(page, states, standards, t),
				}
			: {}),
		filters: filtersOf(page, states, since ? undefined : asked, t),
		sinceForm: newForm({ since: since ?? "" }),
		path: readinessPath(page),
		evidencePath: `${page.path}/evidence`,
		auditsPath: `${page.path}/audit-programme`,
		metricsPath: `${page.path}/metrics`,
		documentsPath: `${page.path}/documents`,
		trainingPath: `${page.path}/training`,
		reviewsPath: `${page.path}/management-review`,
		rates: page.rates,
		works: page.works,
	});
}

/** What has expired is on record, and shows nothing any more. */
const expiredIn = ({ world, today }: RegisterPage) =>
	rowsOf(world.register, "evidence").filter((piece) =>
		hasExpired(piece, today),
	);

/** @returns the tallies of one kind of subject, by clause or process. */
const byKind = (
	tallies: ReadonlyMap<string, Tally>,
	kind: "clause" | "process",
): ReadonlyMap<string, Tally> =>
	new Map(
		[...tallies].flatMap(([subject, tally]) =>
			subject.startsWith(`${kind}/`)
				? [[subject.slice(kind.length + 1), tally] as const]
				: [],
		),
	);

const counted = (
	since: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> =>
	new Map(
		[...since].map(([subject, count]) => [
			subject.replace(/^clause\//, ""),
			count,
		]),
	);

const namedIn = (rows: readonly RegisterRow[]): readonly (string | null)[] =>
	rows.flatMap((row): readonly (string | null)[] =>
		row.kind === "rating"
			? [row.by]
			: "owner" in row
				? [row.owner]
				: row.kind === "process"
					? [row.before?.by ?? null, row.now?.by ?? null]
					: [],
	);

/** @returns the answer to "are we ready?" in a sentence. */
function leadOf(states: readonly ClauseState[], t: Translate): string {
	const count = countByFilter(states);
	const all = states.length;
	const rated = all - count["not-rated"];
	return [
		t("readiness.lead.evidence", {
			shown: all - count["without-evidence"],
			all,
		}),
		t("readiness.lead.rated", { rated }),
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
	raters: ReadonlySet<PersonId>,
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
			current: asked !== undefined && !isClauseFilter(asked),
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
