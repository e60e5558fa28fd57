import type { ClauseId } from "../../domain/clauses/clauses.ts";
import type { GapLevel, JointRating } from "../../domain/register/rating.ts";
import { isGap } from "../../domain/register/rating.ts";
import type { ClauseState } from "../../domain/register/readiness.ts";
import { sayDay } from "../dates.ts";
import type { Translate } from "../locales/translate.ts";
import type { Cell, State } from "../parts.ts";
import { sayClause } from "../register-rows.ts";
import { type RegisterPage, readinessPath } from "./readiness-room.ts";

const marks: Readonly<Record<GapLevel, State>> = {
	missing: "waiting",
	begun: "active",
	described: "asked",
	met: "done",
};

/** @returns the mark and the word of a level; of none, that nobody has rated it. */
export const stateOfLevel = (
	level: GapLevel | undefined,
	t: Translate,
): { readonly state: State; readonly word: string } =>
	level === undefined
		? { state: "waiting", word: t("readiness.notRated") }
		: { state: marks[level], word: t(`readiness.level.${level}`) };

/** A joint rating with how many persons it is of, and whether they differ. */
export const ratingCell = (
	rating: JointRating | undefined,
	t: Translate,
): Cell =>
	rating
		? {
				...stateOfLevel(rating.level, t),
				note: rating.differ
					? t("readiness.ratersDiffer", { count: rating.count })
					: t("readiness.raters", { count: rating.count }),
			}
		: { text: "—" };

/** @returns a clause as a row of the matrix. */
export function matrixRow(
	page: RegisterPage,
	state: ClauseState,
	note: string | undefined,
	t: Translate,
): readonly Cell[] {
	const { clause, before, now, owner } = state;
	return [
		{
			way: {
				to: readinessPath(page, `/clauses/${clause}`),
				text: sayClause(clause, t),
			},
			...(note === undefined ? {} : { note }),
		},
		ratingCell(before, t),
		now ? ratingCell(now, t) : { text: t("readiness.notRated") },
		evidenceCell(state, t),
		{ text: owner ? page.nameOf(owner) : "—" },
		actionsCell(state, t),
	];
}

export const evidenceCell = (
	{ evidence: { count, lastOn } }: Pick<ClauseState, "evidence">,
	t: Translate,
): Cell =>
	count === 0
		? { text: t("readiness.noEvidence") }
		: {
				text: t("readiness.pieces", { count }),
				...(lastOn
					? { note: t("readiness.lastOn", { day: sayDay(lastOn, t) }) }
					: {}),
			};

function actionsCell(
	{ openActions, lateActions, doneActions }: ClauseState,
	t: Translate,
): Cell {
	if (lateActions > 0)
		return {
			state: "late",
			word: t("readiness.actionsLate", { count: lateActions }),
		};
	if (openActions > 0)
		return { text: t("readiness.actionsOpen", { count: openActions }) };
	return doneActions > 0
		? {
				state: "done",
				word: t("readiness.actionsDone", { count: doneActions }),
			}
		: { text: "—" };
}

/** @returns what a clause wants, in sentences, and who is to see to it. */
export function toDoRow(
	page: RegisterPage,
	state: ClauseState,
	t: Translate,
): {
	readonly wants: readonly string[];
	readonly owner: string;
	readonly now: { readonly state: State; readonly word: string };
} {
	const { now, evidence, owner, openActions, lateActions } = state;
	const gap = now !== undefined && isGap(now.level);
	return {
		now: stateOfLevel(now?.level, t),
		owner: owner ? page.nameOf(owner) : t("readiness.nobodyAnswers"),
		wants: [
			...(now === undefined ? [t("readiness.wants.rating")] : []),
			...(now?.differ ? [t("readiness.wants.talk", { count: now.count })] : []),
			...(gap && openActions === 0 ? [t("readiness.wants.action")] : []),
			...(lateActions > 0
				? [t("readiness.actionsLate", { count: lateActions })]
				: openActions > 0
					? [t("readiness.actionsOpen", { count: openActions })]
					: []),
			...(evidence.count === 0 ? [t("readiness.wants.evidence")] : []),
		],
	};
}

export const clauseWay = (
	page: RegisterPage,
	clause: ClauseId,
	t: Translate,
) => ({
	to: readinessPath(page, `/clauses/${clause}`),
	text: sayClause(clause, t),
});
