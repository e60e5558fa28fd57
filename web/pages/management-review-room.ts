import type { Request } from "express";
import { shortId } from "../../domain/register/register.ts";
import {
	type ManagementReview,
	reviewId,
} from "../../domain/register/review.ts";
import { evidenceTallies } from "../../records/evidence-pages.ts";
import { registerRows } from "../../records/readiness.ts";
import type { Translate } from "../locales/translate.ts";
import type { State, Way } from "../parts.ts";
import type { Services } from "../services.ts";
import { type RegisterPage, rowIn } from "./readiness-room.ts";
import { reviewFigures } from "./review-figures.ts";

/** What the pages of management reviews share. */

export const reviewPath = ({ path }: Pick<RegisterPage, "path">, below = "") =>
	`${path}/management-review${below}`;

export const wayToReviews = (page: RegisterPage, t: Translate): Way => ({
	to: reviewPath(page),
	text: t("reviews.meeting.title"),
});

export const pathOf = (page: RegisterPage, review: ManagementReview): string =>
	reviewPath(page, `/${shortId(review)}`);

export const stateOf = (
	{ status }: ManagementReview,
	t: Translate,
): { readonly state: State; readonly word: string } => ({
	state: status === "signed" ? "done" : status === "held" ? "asked" : "waiting",
	word: t(`reviews.meeting.state.${status}`),
});

/** @throws Problem 404 when there is no such review. */
export const reviewIn = (
	req: Request,
	services: Services,
	page: RegisterPage,
): Promise<ManagementReview> =>
	rowIn(services, page, "review", reviewId(String(req.params["review"])));

export const sealsIn = (review: ManagementReview): readonly string[] => [
	...Object.values(review.inputs),
	...(review.minutes ? [review.minutes] : []),
	...review.decisions.map(({ what }) => what),
	...(review.signed ? [review.signed.name] : []),
];

/** @returns the figures of the record for each input, as they are now. */
export async function figuresFor(
	page: RegisterPage,
	{ records: { database } }: Services,
	t: Translate,
) {
	const [rows, tallies] = await Promise.all([
		registerRows(database, page.id, ["rating", "action", "audit"]),
		evidenceTallies(database, page.id),
	]);
	const evidence = new Map(
		[...tallies].flatMap(([subject, tally]) =>
			subject.startsWith("clause/")
				? [[subject.slice("clause/".length), tally] as const]
				: [],
		),
	);
	return reviewFigures(page, rows, evidence, t);
}
