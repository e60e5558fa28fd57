import type { Request, Response } from "express";
import { z } from "zod";
import {
	type ClauseId,
	clauseGroups,
	clauseIds,
	clausesOf,
} from "../../domain/clauses/clauses.ts";
import type { PersonId } from "../../domain/ids.ts";
import type { ClauseRating } from "../../domain/register/acts.ts";
import {
	type GapLevel,
	gapLevels,
	type Rating,
	ratingStage,
} from "../../domain/register/rating.ts";
import { registerRows } from "../../records/readiness.ts";
import { sealGiven, textsOf } from "../../records/seals.ts";
import {
	type Form,
	type FormError,
	newForm,
	readForm,
	refusedForm,
} from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import { showPage } from "../page.ts";
import { signedIn } from "../reader.ts";
import { sayClause } from "../register-rows.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { longestNote } from "../sheets/gap-sheet.ts";
import {
	bringRegisterAct,
	mayRate,
	openRegister,
	type RegisterPage,
	readinessPath,
	registerFrame,
	wayToReadiness,
} from "./readiness-room.ts";

/** The sheet on which one person rates every clause: the gap analysis, and what came of it. */
export const rateRoutes: Routes = (services) => [
	{
		method: "get",
		path: "/programmes/:programme/readiness/rate",
		policy: mayRate,
		handler: async (req, res) => {
			const page = await openRegister(req, res, services);
			const own = await ownRatings(services, page, signedIn(res).person);
			show(res, page, newForm(typedFrom(own)));
		},
	},
	{
		method: "post",
		path: "/programmes/:programme/readiness/rate",
		policy: mayRate,
		handler: (req, res) => receive(req, res, services),
	},
];

/** What a person has said of a clause, with its words. */
export interface OwnRating {
	readonly level: GapLevel;
	readonly note: string;
}

/** @returns what the person has said of each clause, at the stage the programme is in: what would be said anew. */
export async function ownRatings(
	{ records }: Services,
	{ id, world }: RegisterPage,
	person: PersonId,
): Promise<ReadonlyMap<ClauseId, OwnRating>> {
	const ratings = (await registerRows(records.database, id, ["rating"])).filter(
		({ by }) => by === person,
	);
	const stage = ratingStage(world.programme);
	const latest = (rating: Rating) => rating[stage] ?? rating.before;
	const texts = await textsOf(
		records.database,
		ratings.flatMap((rating) => latest(rating)?.note ?? []),
	);
	return new Map(
		ratings.flatMap((rating): [ClauseId, OwnRating][] => {
			const rated = latest(rating);
			return rated
				? [
						[
							rating.clause,
							{
								level: rated.level,
								note: (rated.note && texts.get(rated.note)) ?? "",
							},
						],
					]
				: [];
		}),
	);
}

const typedFrom = (
	own: ReadonlyMap<ClauseId, OwnRating>,
): Record<string, string> =>
	Object.fromEntries(
		[...own].flatMap(([clause, { level, note }]) => [
			[`level-${clause}`, level],
			[`note-${clause}`, note],
		]),
	);

function show(res: Response, page: RegisterPage, form: Form): void {
	const { t } = res.locals.frame;
	const stage = ratingStage(page.world.programme);
	showPage(res, "readiness-rate", {
		...registerFrame(page, t, [wayToReadiness(page, t)]),
		title: t(`readiness.rate.title.${stage}`),
		stage: t(`readiness.rate.intro.${stage}`),
		form,
		levels: levelOptions(t, t("readiness.rate.notYet")),
		legend: gapLevels.map((level) => ({
			level: t(`readiness.level.${level}`),
			hint: t(`readiness.levelHint.${level}`),
		})),
		longest: longestNote,
		groups: clauseGroups.flatMap((group) => {
			const own = clausesOf(group);
			return own.length === 0
				? []
				: [
						{
							id: `group-${group.replace(".", "-")}`,
							title: `${group} ${t(`clauses.group.${group}`)}`,
							clauses: own.map((clause) => ({
								clause,
								title: sayClause(clause, t),
								evidence: t(`clauses.evidence.${clause}`),
							})),
						},
					];
		}),
		action: readinessPath(page, "/rate"),
		sheet: readinessPath(page, "/import"),
		back: readinessPath(page),
	});
}

/** @returns the levels as choices, with one for nothing said. */
export const levelOptions = (t: Translate, none: string) => [
	{ value: "", text: none },
	...gapLevels.map((level) => ({
		value: level,
		text: t(`readiness.level.${level}`),
	})),
];

export const levelChosen = z.enum(gapLevels, { error: "forms.choose" });

async function receive(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const page = await openRegister(req, res, services);
	const reading = readForm(z.record(z.string(), z.any()), req.body, t);
	const typed = reading.ok ? refusedForm(req.body, []).typed : {};
	const textOf = (name: string) => {
		const value = typed[name];
		return typeof value === "string" ? value : "";
	};
	const own = await ownRatings(services, page, signedIn(res).person);
	const errors: FormError[] = [];
	const said = clauseIds.flatMap((clause) => {
		const level = textOf(`level-${clause}`);
		const note = textOf(`note-${clause}`);
		const known = own.get(clause);
		if (level === "") {
			if (note !== "")
				errors.push({
					field: `level-${clause}`,
					message: t("readiness.rate.levelNeeded", { clause }),
				});
			return [];
		}
		const chosen = levelChosen.safeParse(level);
		if (!chosen.success || note.length > longestNote) {
			errors.push({
				field: chosen.success ? `note-${clause}` : `level-${clause}`,
				message: chosen.success
					? t("forms.tooLong", { count: longestNote })
					: t("forms.choose"),
			});
			return [];
		}
		return known?.level === chosen.data && known.note === note
			? []
			: [{ clause, level: chosen.data, note }];
	});
	const again = (problems: readonly FormError[]) =>
		show(res, page, refusedForm(req.body, problems));
	if (!reading.ok || errors.length > 0) return again(errors);
	const { id } = reading;
	await bringRegisterAct(req, res, services, page, {
		act: {
			type: "rate-clauses",
			form: id,
			ratings: await sealedRatings(services, id, said),
		},
		actId: `rate-clauses/${id}`,
		to: readinessPath(page),
		notice: "readiness.rate.done",
		values: { count: said.length },
		again,
	});
}

/** @returns ratings with their words put aside under seals. */
export async function sealedRatings(
	{ records }: Services,
	form: string,
	said: readonly (Pick<ClauseRating, "clause" | "level"> &
		Partial<Pick<ClauseRating, "owner" | "dueOn">> & {
			readonly note: string;
			readonly what?: string;
		})[],
): Promise<readonly ClauseRating[]> {
	const seal = (field: string, text: string) =>
		sealGiven(records.database, form, field, text);
	const ratings: ClauseRating[] = [];
	for (const { clause, level, note, what = "", owner, dueOn } of said)
		ratings.push({
			clause,
			level,
			note: await seal(`note-${clause}`, note),
			what: await seal(`what-${clause}`, what),
			owner: owner ?? null,
			dueOn: dueOn ?? null,
		});
	return ratings;
}
