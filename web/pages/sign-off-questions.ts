import type { Question } from "../../domain/question.ts";
import { sayDay } from "../dates.ts";
import type { Translate } from "../locales/translate.ts";
import type { Way } from "../parts.ts";
import type { NameOf } from "../refusals.ts";
import type { Texts } from "./evidence-item.ts";

/** A question and its answer, as pages show them. */
export interface QuestionShown {
	readonly number: number;
	readonly asked: string;
	readonly text: string;
	readonly answered: string | null;
	readonly answer: string | null;
	/** Where it is answered, for those who may. */
	readonly way?: Way & { readonly about: string };
}

/** @returns the seals of what was asked and answered. */
export const questionSeals = (
	questions: readonly Question[],
): readonly string[] =>
	questions.flatMap(({ text, answer }) => [
		text,
		...(answer ? [answer.text] : []),
	]);

/** @param answerAt where the reader can answer the question of this number; absent where it is not his to do. */
export const questionsShown = (
	questions: readonly Question[],
	nameOf: NameOf,
	texts: Texts,
	t: Translate,
	answerAt?: (number: number) => string,
): readonly QuestionShown[] =>
	questions.map(({ number, by, on, text, answer }) => ({
		number,
		asked: t("handOver.questions.asked", {
			name: nameOf(by),
			day: sayDay(on, t),
		}),
		text: texts.get(text) ?? t("evidence.removed"),
		answered: answer
			? t("handOver.questions.answered", {
					name: nameOf(answer.by),
					day: sayDay(answer.on, t),
				})
			: null,
		answer: answer ? (texts.get(answer.text) ?? t("evidence.removed")) : null,
		...(answer || !answerAt
			? {}
			: {
					way: {
						to: answerAt(number),
						text: t("handOver.questions.answer"),
						about: nameOf(by),
					},
				}),
	}));
