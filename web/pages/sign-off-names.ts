import type { Question } from "../../domain/question.ts";
import type { Seat } from "../../domain/sign-off.ts";
import type { Translate } from "../locales/translate.ts";
import type { NameOf } from "../refusals.ts";

/** @returns everybody a seat names. */
export const seatPersons = (
	seat: Pick<Seat, "person" | "for">,
): readonly string[] => [seat.person, ...(seat.for ? [seat.for] : [])];

/** @returns who asked, and who answered. */
export const questionPersons = ({
	by,
	answer,
}: Question): readonly string[] => [by, ...(answer ? [answer.by] : [])];

/** @returns `Zhao Min, for Chen Jing`; the name alone where somebody answers for himself. */
export const saySeat = (
	seat: Pick<Seat, "person" | "for">,
	nameOf: NameOf,
	t: Translate,
): string =>
	seat.for
		? t("handOver.personFor", {
				person: nameOf(seat.person),
				first: nameOf(seat.for),
			})
		: nameOf(seat.person);
