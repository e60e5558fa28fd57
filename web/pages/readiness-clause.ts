import type { Request, Response } from "express";
import { z } from "zod";
import {
	asksAboutClimate,
	type ClauseId,
	clausesServedBy,
	isClauseId,
	practicesFor,
	processesFor,
	sharedClause,
	sharingStandards,
} from "../../domain/clauses/clauses.ts";
import { usualDueDay } from "../../domain/register/action.ts";
import type { Rating } from "../../domain/register/rating.ts";
import { ofKind } from "../../domain/register/register.ts";
import { rowsAbout } from "../../records/readiness.ts";
import { sealText, textsOf } from "../../records/seals.ts";
import { sayDay } from "../dates.ts";
import { formAmong, type WrongForm } from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import { showPage } from "../page.ts";
import type { Cell, SummaryRow, Table } from "../parts.ts";
import { Problem } from "../problem.ts";
import { signedIn } from "../reader.ts";
import { sayClause } from "../register-rows.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { longestNote } from "../sheets/gap-sheet.ts";
import { sayList } from "../terms.ts";
import { day } from "./deliverable.ts";
import { latestEvidence } from "./evidence-latest.ts";
import type { FormField } from "./phase-form.ts";
import { readers } from "./programme-frame.ts";
import { actionsTable } from "./readiness-actions.ts";
import {
	levelChosen,
	levelOptions,
	ownRatings,
	sealedRatings,
} from "./readiness-rate.ts";
import {
	assignable,
	bringRegisterForm,
	mayKeep,
	mayRate,
	maySettle,
	openRegister,
	personChosen,
	personOptions,
	type RegisterPage,
	readinessPath,
	registerFrame,
	wayToReadiness,
	withNames,
} from "./readiness-room.ts";
import { stateOfLevel } from "./readiness-rows.ts";

type Which = "rate" | "owner" | "action";

/** A clause: what it asks, how it was rated, who answers for it, and what is done about it. */
export const clauseRoutes: Routes = (services) => {
	const path = "/programmes/:programme/readiness/clauses/:clause";
	return [
		{
			method: "get",
			path,
			policy: readers,
			handler: (req, res) => show(req, res, services),
		},
		{
			method: "post",
			path: `${path}/rate`,
			policy: mayRate,
			handler: (req, res) => rate(req, res, services),
		},
		{
			method: "post",
			path: `${path}/owner`,
			policy: maySettle,
			handler: (req, res) => assign(req, res, services),
		},
		{
			method: "post",
			path: `${path}/actions`,
			policy: mayKeep,
			handler: (req, res) => openAction(req, res, services),
		},
	];
};

/** @throws Problem 404 for what is no clause. */
function clauseOf({ params }: Request): ClauseId {
	const clause = String(params["clause"]);
	if (!isClauseId(clause)) throw new Problem(404);
	return clause;
}

const clausePath = (page: RegisterPage, clause: ClauseId): string =>
	readinessPath(page, `/clauses/${clause}`);

async function show(
	req: Request,
	res: Response,
	services: Services,
	wrong?: WrongForm<Which>,
): Promise<void> {
	const { t } = res.locals.frame;
	const { database } = services.records;
	const clause = clauseOf(req);
	const opened = await openRegister(req, res, services);
	const rows = await rowsAbout(
		database,
		opened.id,
		["rating", "action", "clause"],
		clause,
	);
	const ratings = ofKind(rows, "rating");
	const actions = ofKind(rows, "action");
	const owner = ofKind(rows, "clause")[0]?.owner ?? null;
	const page = await withNames(opened, services, [
		owner,
		...ratings.map(({ by }) => by),
		...actions.map((action) => action.owner),
	]);
	const texts = await textsOf(database, [
		...ratings.flatMap(({ before, now }) => [
			before?.note ?? "",
			now?.note ?? "",
		]),
		...actions.map(({ what }) => what ?? ""),
	]);
	const persons = page.works ? await assignable(page, services) : [];
	const own = page.rates
		? (await ownRatings(services, page, signedIn(res).person)).get(clause)
		: undefined;
	const formOf = formAmong(wrong);
	const dueOn = usualDueDay(page.world.programme, page.today);
	showPage(res, "readiness-clause", {
		...registerFrame(page, t, [wayToReadiness(page, t)]),
		title: sayClause(clause, t),
		rows: aboutRows(page, clause, owner, t),
		practices: practicesOf(clause, t),
		ratings: ratingsTable(page, ratings, texts, t),
		actions: actionsTable(page, actions, texts, t),
		evidence: await latestEvidence(page, services, `clause/${clause}`, t),
		findings: {
			all: `/programmes/${page.id}/findings?clause=${clause}`,
			raise: page.works
				? `/programmes/${page.id}/findings/new?clause=${clause}`
				: undefined,
		},
		at: clausePath(page, clause),
		works: page.works,
		leads: page.leads,
		rates: page.rates,
		...(wrong ? { form: wrong.form } : {}),
		opened: wrong && { [wrong.which]: true },
		forms: {
			rate: formOf("rate", { level: own?.level ?? "", note: own?.note ?? "" }),
			owner: formOf("owner", { "answers-for": owner ?? "" }),
			action: formOf("action", { "due-on": dueOn, owner: owner ?? "" }),
		},
		levels: levelOptions(t, t("readiness.choose")),
		persons: personOptions(persons, t("readiness.nobody")),
		actionFields: actionFields(page, persons, t),
		longest: longestNote,
	});
}

/** What the standard asks, and what else asks the same. */
function aboutRows(
	page: RegisterPage,
	clause: ClauseId,
	owner: string | null,
	t: Translate,
): readonly SummaryRow[] {
	const { edition } = page.world.programme.charter;
	const row = (label: string, cell: Cell): SummaryRow => ({ label, cell });
	const shared = sharingStandards.flatMap((standard) => {
		const same = sharedClause(clause, standard);
		return same === undefined ? [] : [`${standard} ${same}`];
	});
	const processes = processesFor(clause);
	return [
		row(t("readiness.typicalEvidence"), {
			text: t(`clauses.evidence.${clause}`),
			...(asksAboutClimate(clause, edition)
				? { note: t("clauses.climate") }
				: {}),
		}),
		row(t("readiness.answersFor"), {
			text: owner ? page.nameOf(owner) : t("readiness.nobodyAnswers"),
		}),
		...(clause === "7.2" || clause === "7.3"
			? [
					row(t("training.title"), {
						way: { to: `${page.path}/training`, text: t("training.way") },
					}),
				]
			: []),
		...(processes.length > 0
			? [
					row(t("readiness.processes"), {
						text: sayList(
							processes.map((process) => t(`processes.name.${process}`)),
							t,
						),
						note: t("readiness.processesNote"),
					}),
				]
			: []),
		...(shared.length > 0
			? [
					row(t("readiness.sharedWith"), {
						text: sayList(shared, t),
						note: t("readiness.sharedNote"),
					}),
				]
			: []),
	];
}

/** Practices help, and are not audited: they stand apart, each with what else it serves. */
const practicesOf = (clause: ClauseId, t: Translate) =>
	practicesFor(clause).map((practice) => ({
		name: t(`clauses.practice.${practice}`),
		serves: clausesServedBy(practice)
			.filter((other) => other !== clause)
			.join(t("terms.comma")),
	}));

function ratingsTable(
	page: RegisterPage,
	ratings: readonly Rating[],
	texts: ReadonlyMap<string, string | null>,
	t: Translate,
): Table | undefined {
	if (ratings.length === 0) return undefined;
	const cell = (rated: Rating["now"]): Cell =>
		rated
			? {
					...stateOfLevel(rated.level, t),
					note: [
						sayDay(rated.on, t),
						...(rated.note
							? [texts.get(rated.note) ?? t("events.removed")]
							: []),
					].join(t("readiness.colon")),
				}
			: { text: "—" };
	return {
		caption: t("readiness.ratings"),
		captionHidden: true,
		columns: [
			{ label: t("readiness.ratedBy") },
			{ label: t("readiness.column.before") },
			{ label: t("readiness.column.now") },
		],
		rows: ratings.map(({ by, before, now }) => [
			{ text: page.nameOf(by) },
			cell(before),
			cell(now),
		]),
	};
}

function actionFields(
	page: RegisterPage,
	persons: Parameters<typeof personOptions>[0],
	t: Translate,
): readonly FormField[] {
	return [
		{
			part: "text-area",
			name: "what",
			label: t("readiness.action.what"),
			hint: t("readiness.action.whatHint"),
			maxlength: longestNote,
		},
		{
			part: "select",
			name: "owner",
			label: t("readiness.action.owner"),
			hint: t("readiness.action.ownerHint"),
			options: personOptions(persons, t("deliverables.nobody")),
		},
		{
			part: "field",
			name: "due-on",
			type: "date",
			label: t("readiness.action.dueOn"),
			hint: t("deliverables.dueOnHint"),
			min: page.today,
		},
	];
}

const rated = z.object({
	level: levelChosen,
	note: z.string().max(longestNote).default(""),
});

async function rate(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const clause = clauseOf(req);
	const page = await openRegister(req, res, services);
	await bringRegisterForm(req, res, services, page, {
		schema: rated,
		again: (form) => show(req, res, services, { which: "rate", form }),
		deed: async (values, id) => {
			return {
				act: {
					type: "rate-clauses",
					form: id,
					ratings: await sealedRatings(services, id, [{ clause, ...values }]),
				},
				actId: `rate-clauses/${id}`,
				to: clausePath(page, clause),
				notice: "readiness.rated",
				values: { clause },
			};
		},
	});
}

const owned = z.object({ "answers-for": z.string() });

async function assign(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const clause = clauseOf(req);
	const page = await openRegister(req, res, services);
	await bringRegisterForm(req, res, services, page, {
		schema: owned,
		again: (form) => show(req, res, services, { which: "owner", form }),
		deed: async (values, id) => {
			const persons = await assignable(page, services);
			return {
				act: {
					type: "assign-clause",
					clause,
					owner: personChosen(persons, values["answers-for"]),
				},
				actId: `assign-clause/${id}`,
				to: clausePath(page, clause),
				notice: "readiness.ownerSet",
				values: { clause },
			};
		},
	});
}

const opened = z.object({
	what: z.string().min(1).max(longestNote),
	owner: z.string(),
	"due-on": day,
});

async function openAction(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const clause = clauseOf(req);
	const page = await openRegister(req, res, services);
	await bringRegisterForm(req, res, services, page, {
		schema: opened,
		again: (form) => show(req, res, services, { which: "action", form }),
		deed: async (values, id) => {
			const persons = await assignable(page, services);
			return {
				act: {
					type: "open-action",
					action: id,
					clause,
					what: await sealText(
						services.records.database,
						id,
						"what",
						values.what,
					),
					owner: personChosen(persons, values.owner),
					dueOn: values["due-on"],
				},
				actId: `open-action/${id}`,
				to: clausePath(page, clause),
				notice: "readiness.action.opened",
				fields: { "date-past": "due-on" },
			};
		},
	});
}
