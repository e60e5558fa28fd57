/** What a mail says in codes and dates, worded for one reader. */

import { auditKindOf, roundOf } from "../../domain/audit-key.ts";
import type { CertificateTask } from "../../domain/certificate.ts";
import type { Instant, LocalDate, TimeZone } from "../../domain/dates.ts";
import type { NoticeData } from "../../domain/notice.ts";
import type { PhaseKind } from "../../domain/phases.ts";
import type { RowName } from "../../domain/register/schedule.ts";
import type { NotifiableChange } from "../../domain/rules/checklists.ts";
import type { DateId } from "../../domain/rules/dated-rule.ts";
import { dayIn, momentIn } from "./dates.ts";
import { fill } from "./fill.ts";
import type {
	Consequence,
	Item,
	Matter,
	Next,
	Notice,
	NoticeKind,
} from "./matters.ts";
import type { Words } from "./words.ts";

export interface Speech {
	readonly words: Words;
	day(date: LocalDate): string;
	moment(instant: Instant): string;
	period(from: LocalDate, until: LocalDate): string;
	/** `A, B and C`; null when there is nobody. */
	list(names: readonly string[]): string | null;
	deliverables(count: number): string;
	/** How many notices stand under a heading. */
	count(kind: NoticeKind, count: number): string;
	phase(phase: PhaseKind): string;
	matter(matter: Matter): string;
	/** One or two whole sentences, to stand after a colon. */
	next(next: Next | null): string | null;
	/** A clause, without a full stop. */
	notice(notice: Notice): string;
	/** A whole sentence, to stand after a colon. */
	consequence(consequence: Consequence | null): string | null;
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
		notice: (notice) => noticeIn(speech, notice),
		consequence: (consequence) => {
			if (consequence === null) return null;
			const { kind, from } = consequence;
			return from === null
				? words.consequences[kind]
				: fill(words.consequenceFrom, {
						date: dayIn(words, from),
						consequence: words.consequences[kind],
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

function noticeIn(speech: Speech, { item, due, programme }: Notice): string {
	const { words } = speech;
	const values = { due: speech.day(due) };
	switch (item.kind) {
		case "notice":
			return coreNoticeIn(speech, item, { ...values, programme });
		case "deliverable":
			return fill(words.items.deliverable, {
				...values,
				deliverable: wordFor(words.deliverables, item.title),
				phase: words.phases[item.phase],
			});
		case "sign-off":
			return fill(words.items["sign-off"], {
				...values,
				matter: speech.matter(item.matter),
			});
		case "phase":
			return fill(words.items.phase, {
				...values,
				phase: words.phases[item.phase],
			});
		case "audit":
			return fill(words.items.audit, {
				...values,
				phase: words.phases[item.audit],
			});
	}
}

/** The notice's data, codes of the core and titles of the owner's, put in words of the same names. */
function coreNoticeIn(
	speech: Speech,
	{ code, data, matter }: Extract<Item, { kind: "notice" }>,
	{ due, programme }: { readonly due: string; readonly programme: string },
): string {
	const { words } = speech;
	const {
		deliverable,
		title,
		phase,
		round,
		side,
		rule,
		task,
		grade,
		row,
		audit,
		...others
	} = data;
	return fill(words.notices[code], {
		...others,
		deliverable: title ?? wordFor(words.deliverables, deliverable),
		phase: wordFor(words.phases, phase),
		round: wordFor(words.phases, round),
		side: wordFor(words.sides, side),
		grade: wordFor(words.grades, grade),
		rule: Object.hasOwn(words.rules, rule ?? "")
			? words.rules[rule as DateId].title
			: rule,
		audit: audit === undefined ? undefined : auditIn(words, String(audit)),
		task: task === undefined ? undefined : taskIn(words, data),
		matter: matter === null ? programme : speech.matter(matter),
		row: row === undefined ? undefined : rowIn(words, data),
		due,
	});
}

function taskIn(words: Words, { task, change }: NoticeData): string {
	const said = words.tasks[task as CertificateTask["code"]];
	return change === undefined
		? said
		: fill(said, { change: words.changes[change as NotifiableChange] });
}

/** What a row of the register is about. */
function rowIn(
	{ rows, clauses, documents }: Words,
	{ row, clause, of }: NoticeData,
): string {
	if (of !== undefined)
		return fill(rows[row as RowName], { about: wordFor(documents, of) });
	if (clause === undefined)
		return row === "evidence" ? rows["evidence-plain"] : rows[row as RowName];
	return fill(rows[row as RowName], {
		about: `${clause} ${wordFor(clauses, clause)}`,
	});
}

/** `stage-2.2` is a stage 2 with its number, `surveillance-1` goes by its round. */
function auditIn(words: Words, audit: string): string {
	const round = roundOf(audit);
	if (round) return words.phases[round];
	const kind = auditKindOf(audit);
	const name =
		kind && kind !== "surveillance" && kind !== "recertification"
			? words.audits[kind]
			: audit;
	const [, number] =
		/^(?:stage-\d\.|special-|short-notice-)(\d+)$/.exec(audit) ?? [];
	return number === undefined
		? name
		: fill(words.audits.again, { audit: name, number });
}

/** @returns the word for a code; a code without one stands for itself. */
const wordFor = (
	words: Readonly<Record<string, string>>,
	code: string | number | undefined,
) => (code !== undefined && Object.hasOwn(words, code) ? words[code] : code);
