/** For each template the values its files name, worded for the reader. */
import { compareDates } from "../../domain/dates.ts";
import type { Letter, LetterOf, Template } from "./letter.ts";
import { type Notice, noticeKinds } from "./matters.ts";
import type { Speech } from "./speech.ts";

/** What the `.hbs` files of a template may name; a passage is given as its lines. */
export type View = Readonly<Record<string, unknown>>;

type Views = {
	[T in Template]: (data: LetterOf<T>["data"], say: Speech) => View;
};

const views: Views = {
	"sign-in": ({ minutes }) => ({ minutes }),
	code: (data, say) => ({
		...data,
		matter: say.matter(data.matter),
		// In two groups, as people read it out.
		code: data.code.replace(/^(.{4})/, "$1 "),
	}),
	"sign-off-request": (data, say) => ({
		...data,
		matter: say.matter(data.matter),
		deliverables: say.deliverables(data.deliverables),
		answerBy: say.day(data.answerBy),
		next: say.next(data.next),
		replaces: data.replaces && say.day(data.replaces),
	}),
	"sign-off-reminder": (data, say) => ({
		...data,
		matter: say.matter(data.matter),
		waitingSince: say.day(data.waitingSince),
		answerBy: say.day(data.answerBy),
		next: say.next(data.next),
	}),
	"request-superseded": (data, say) => ({
		...data,
		matter: say.matter(data.matter),
		askedOn: say.day(data.askedOn),
	}),
	"request-withdrawn": (data, say) => ({
		...data,
		matter: say.matter(data.matter),
		askedOn: say.day(data.askedOn),
		reason: data.reason && linesOfPassage(data.reason),
	}),
	"handed-over": (data, say) => ({
		...data,
		matter: say.matter(data.matter),
		answerBy: say.day(data.answerBy),
		absence: data.absence && say.period(data.absence.from, data.absence.until),
		// Whoever lent his seat is told as the one who is away; others as those who wait.
		toAsker:
			data.reader === "asker" || (!data.own && data.how === "absence-begins"),
		byHand: data.how === "by-hand",
		begins: data.how === "absence-begins",
		ends: data.how === "absence-ends",
		replaced: data.how === "replaced",
		unasked:
			data.own && (data.how === "by-hand" || data.how === "absence-begins"),
	}),
	"substitute-named": (data, say) => ({
		...data,
		absence: say.period(data.absence.from, data.absence.until),
		toSubstitute: data.reader === "substitute",
		toAbsent: data.reader === "absent",
		toAsker: data.reader === "asker",
	}),
	"not-for-me": (data, say) => ({
		...data,
		matter: say.matter(data.matter),
		reason: linesOfPassage(data.reason),
		answerBy: say.day(data.answerBy),
	}),
	question: (data, say) => ({
		...data,
		matter: say.matter(data.matter),
		question: linesOfPassage(data.question),
		answerBy: say.day(data.answerBy),
	}),
	"question-answered": (data, say) => ({
		...data,
		matter: say.matter(data.matter),
		question: linesOfPassage(data.question),
		answer: linesOfPassage(data.answer),
		answerBy: say.day(data.answerBy),
	}),
	answered: (data, say) => ({
		...data,
		matter: say.matter(data.matter),
		approved: data.decision === "approve",
		returned: data.decision === "return",
		decision: say.words.decisions[data.decision],
		at: say.moment(data.at),
		reason: data.reason && linesOfPassage(data.reason),
		waitingFor: say.list(data.waitingFor),
	}),
	returned: (data, say) => ({
		...data,
		matter: say.matter(data.matter),
		at: say.moment(data.at),
		reason: linesOfPassage(data.reason),
	}),
	"phase-closed": (data, say) => ({
		...data,
		phase: say.phase(data.phase),
		on: say.day(data.on),
		approvers: say.list(data.approvers),
		next: say.next(data.next),
	}),
	digest: ({ notices }, say) => {
		const groups = groupsOf(notices);
		return {
			counts: groups
				.map(([kind, { length }]) => say.count(kind, length))
				.join(say.words.list.comma),
			groups: groups.map(([kind, ofKind]) => ({
				heading: say.words.noticeKinds[kind],
				notices: ofKind.map((notice) => noticeView(notice, say)),
			})),
		};
	},
	escalation: ({ notice }, say) => noticeView(notice, say),
	"address-undeliverable": (data, say) => ({
		...data,
		mail: say.words.mails[data.mail],
		at: say.moment(data.at),
	}),
};

const noticeView = (notice: Notice, say: Speech) => ({
	programme: notice.programme,
	notice: say.notice(notice),
	responsible: notice.responsible,
	consequence: say.consequence(notice.consequence),
});

/** The notices by kind, the earliest due first; a kind without any is left out. */
const groupsOf = (notices: readonly Notice[]) =>
	noticeKinds
		.map((kind) => {
			const ofKind = notices
				.filter((notice) => notice.kind === kind)
				.toSorted((a, b) => compareDates(a.due, b.due));
			return [kind, ofKind] as const;
		})
		.filter(([, ofKind]) => ofKind.length > 0);

const linesOfPassage = (passage: string): readonly string[] =>
	passage.split("\n");

/** @returns what the files of the letter's template may name beside what every mail has. */
export const viewOf = (letter: Letter, say: Speech): View =>
	(views[letter.template] as (data: Letter["data"], say: Speech) => View)(
		letter.data,
		say,
	);
