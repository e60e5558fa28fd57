import type { HandOverMail } from "../domain/hand-over-mails.ts";
import type { MailOrder } from "../domain/mail-order.ts";
import type { Records } from "../records/entry.ts";
import { textsOf } from "../records/seals.ts";
import type { Contents } from "./mail/letter.ts";
import type { Matter } from "./mail/matters.ts";

type Template = HandOverMail["template"];

/** What a mail of an approver who does not answer himself says, by its template. */
type Told = {
	[T in Template]: { readonly template: T; readonly data: Contents[T] };
}[Template];

const templates: readonly string[] = [
	"handed-over",
	"substitute-named",
	"not-for-me",
	"question",
	"question-answered",
] satisfies readonly Template[];

export const isHandOverMail = (
	about: MailOrder["about"],
): about is HandOverMail => templates.includes(about.template);

/** @returns the persons whom the mail names. */
export function personsInHandOver(about: HandOverMail): readonly string[] {
	switch (about.template) {
		case "handed-over":
			return [about.from, about.to, ...(about.by ? [about.by] : [])];
		case "substitute-named":
			return [about.person, about.substitute];
		default:
			return [about.by];
	}
}

/** @returns who has the reply to the mail, where that is not the programme's owner: whoever asked, or answered. */
export const repliesTo = (about: HandOverMail): string | null =>
	"by" in about && about.template !== "handed-over" ? about.by : null;

/**
 * @param about whose passages are read from behind their seals; one that was removed is told as "—".
 * @param reader the addressee's id.
 * @returns what the mail says, in names and dates.
 */
export async function handOverTold(
	{ database }: Records,
	about: HandOverMail,
	reader: { readonly id: string; readonly asked: boolean },
	nameOf: (person: string) => string,
): Promise<Told> {
	const texts = await textsOf(database, sealsIn(about));
	const passage = (seal: string) => texts.get(seal) ?? "—";
	switch (about.template) {
		case "handed-over":
			return {
				template: about.template,
				data: {
					reader: about.reader,
					own: about.from === reader.id,
					matter: matterOf(about),
					from: nameOf(about.from),
					successor: nameOf(about.to),
					how: about.how,
					by: about.by && nameOf(about.by),
					absence: about.absence,
					answerBy: about.answerBy,
					asked: about.asked,
				},
			};
		case "substitute-named":
			return {
				template: about.template,
				data: {
					reader: about.reader,
					person: nameOf(about.person),
					substitute: nameOf(about.substitute),
					absence: { from: about.from, until: about.until },
				},
			};
		case "not-for-me":
			return {
				template: about.template,
				data: {
					by: nameOf(about.by),
					matter: matterOf(about),
					reason: passage(about.reason),
					answerBy: about.answerBy,
				},
			};
		case "question":
			return {
				template: about.template,
				data: {
					by: nameOf(about.by),
					matter: matterOf(about),
					question: passage(about.question),
					answerBy: about.answerBy,
				},
			};
		case "question-answered":
			return {
				template: about.template,
				data: {
					by: nameOf(about.by),
					matter: matterOf(about),
					question: passage(about.question),
					answer: passage(about.answer),
					answerBy: about.answerBy,
					mine: reader.asked,
				},
			};
	}
}

const matterOf = ({
	phase,
	step,
}: Extract<HandOverMail, { request: unknown }>): Matter => ({
	kind: "phase",
	phase,
	step,
});

const sealsIn = (about: HandOverMail): readonly string[] => {
	switch (about.template) {
		case "not-for-me":
			return [about.reason];
		case "question":
			return [about.question];
		case "question-answered":
			return [about.question, about.answer];
		default:
			return [];
	}
};
