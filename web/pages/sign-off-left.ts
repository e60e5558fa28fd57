import type { Standing } from "../../records/sign-off-links-standing.ts";
import { sayDay } from "../dates.ts";
import type { Translate } from "../locales/translate.ts";
import type { LinkPage } from "./sign-off-link.ts";
import { matterOf } from "./sign-off-open.ts";

type Left = Extract<Standing, { kind: "handed-over" }>;

/** @returns how often the seat has left the hands of whoever the mail was for, while this was asked. */
export const leavingsSoFar = ({ story, link }: LinkPage): number =>
	(story?.leavings ?? []).filter(
		({ person, generation }) =>
			person === link.person && generation === link.generation,
	).length;

/** @returns what a link says whose seat is in other hands: to whom it went, when, and why. */
export function sayLeft(
	page: LinkPage,
	{ leaving, askedAgain }: Left,
	t: Translate,
): { readonly title: string; readonly lines: readonly string[] } {
	const { nameOf, story } = page;
	const { how, person, to, by, on, absence } = leaving;
	const matter = matterOf(page, t);
	const asker = nameOf(story?.askedBy ?? "");
	const after = [
		askedAgain ? t("handOver.left.again") : t("handOver.left.ended"),
	];
	if (how === "not-for-me" || to === null)
		return {
			title: t("handOver.left.notForMeTitle", { matter }),
			lines: [
				t("handOver.left.notForMe", { day: sayDay(on, t), asker }),
				...after,
				...(askedAgain ? [] : [t("handOver.left.mistake", { asker })]),
			],
		};
	return {
		title: t("handOver.left.title", { matter }),
		lines: [
			t(`handOver.left.${how}`, {
				from: nameOf(person),
				to: nameOf(to),
				by: nameOf(by),
				day: sayDay(on, t),
				awayFrom: absence ? sayDay(absence.from, t) : "",
				awayUntil: absence ? sayDay(absence.until, t) : "",
			}),
			...after,
			...(askedAgain || how !== "by-hand"
				? []
				: [t("handOver.left.mistake", { asker })]),
		],
	};
}
