/** What a mail says in codes and dates, worded for one reader. */
import type { Instant, LocalDate, TimeZone } from "../../domain/dates.ts";
import type { PhaseKind } from "../../domain/phases.ts";
import type { RecordSubject } from "../../domain/processes.ts";
import { dayIn, momentIn } from "./dates.ts";
import { fill } from "./fill.ts";
import type { Consequence, Item, Matter, Next, NoticeKind } from "./matters.ts";
import type { Words } from "./words.ts";

export interface Speech {
	readonly words: Words;
	day(date: LocalDate): string;
	moment(instant: Instant): string;
	period(from: LocalDate, until: LocalDate): string;
	/** `A, B and C`; null when there is nobody. */
	list(names: readonly string[]): string | null;
	deliverables(count: number): string;
	/** How many notices of a kind there are. */
	count(kind: NoticeKind, count: number): string;
	phase(phase: PhaseKind): string;
	matter(matter: Matter): string;
	/** One or two whole sentences, to stand after a colon. */
	next(next: Next | null): string | null;
	item(item: Item): string;
	/** A whole sentence, to stand after a colon. */
	consequence(consequence: Consequence): string;
}

/** @returns how the language of `words` says things to a reader in `zone`. */
export function speechOf(words: Words, zone: TimeZone): Speech {
	const speech: Speech = {
		words,
		day: (date) => dayIn(words, date),
		moment: (instant) => momentIn(words, instant, zone),
		period: (from, until) =>
			fill(words.calendar.period, {
				from: dayIn(words, from),
				until: dayIn(words, until),
			}),
		list: (names) => {
			const last = names.at(-1);
			if (last === undefined) return null;
			const before = names.slice(0, -1).join(words.list.comma);
			return before === "" ? last : before + words.list.and + last;
		},
		deliverables: (count) =>
			fill(words.deliverableCount[count === 1 ? "one" : "other"], { count }),
		count: (kind, count) => fill(words.counts[kind], { count }),
		phase: (phase) => words.phases[phase],
		matter: (matter) => {
			if (matter.kind === "document")
				return fill(words.matters.document, { title: matter.title });
			return fill(words.matters[matter.step], {
				phase: words.phases[matter.phase],
			});
		},
		next: (next) => next && nextIn(speech, next),
		item: (item) => itemIn(speech, item),
		consequence: ({ kind, from }) => {
			const consequence = words.consequences[kind];
			return from === null
				? consequence
				: fill(words.consequenceFrom, {
						date: dayIn(words, from),
						consequence,
					});
		},
	};
	return speech;
}

function nextIn({ words, day, phase }: Speech, next: Next): string {
	switch (next.kind) {
		case "phase-begins": {
			const begins =
				next.plannedEnd === null
					? fill(words.next["phase-begins"], { phase: phase(next.phase) })
					: fill(words.next["phase-begins-planned"], {
							phase: phase(next.phase),
							date: day(next.plannedEnd),
						});
			return next.phase === "pilot-run"
				? begins + words.betweenSentences + words.next["pilot-run"]
				: begins;
		}
		case "audit-can-be-held":
			return next.dueBy === null
				? words.next["audit-can-be-held"]
				: fill(words.next["audit-can-be-held-by"], { date: day(next.dueBy) });
		case "certificate-watched":
			return fill(words.next["certificate-watched"], {
				date: day(next.validUntil),
			});
		case "round-begins":
			return next.dueBy === null
				? fill(words.next["round-begins"], { phase: phase(next.phase) })
				: fill(words.next["round-begins-by"], {
						phase: phase(next.phase),
						date: day(next.dueBy),
					});
		case "document-in-force":
			return words.next["document-in-force"];
	}
}

function itemIn(speech: Speech, item: Item): string {
	const { words } = speech;
	switch (item.kind) {
		case "deliverable":
			return fill(words.items.deliverable, {
				title: deliverableIn(words, item.title),
				phase: words.phases[item.phase],
			});
		case "sign-off":
			return fill(words.items["sign-off"], {
				matter: speech.matter(item.matter),
			});
		case "service-data":
			return fill(words.items["service-data"], {
				subject: recordSubjectIn(words, item.subject),
				period: speech.period(item.from, item.until),
			});
		case "phase":
			return fill(words.items.phase, { phase: words.phases[item.phase] });
		case "audit":
			return words.audits[item.audit];
		default:
			return fill(words.items[item.kind], { title: item.title });
	}
}

/** The guide's own deliverables are worded by their ids; the owner's own bear their titles. */
const deliverableIn = ({ deliverables }: Words, title: string): string =>
	Object.hasOwn(deliverables, title)
		? deliverables[title as keyof typeof deliverables]
		: title;

const recordSubjectIn = (words: Words, subject: RecordSubject): string =>
	subject in words.processes
		? words.processes[subject as keyof typeof words.processes]
		: fill(words.items.clause, { clause: subject });
