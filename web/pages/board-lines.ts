import type { BoardLine } from "../../domain/board.ts";
import {
	compareDates,
	type Instant,
	type LocalDate,
} from "../../domain/dates.ts";
import type { PhaseKind } from "../../domain/phases.ts";
import type { ListedLine } from "../../records/board.ts";
import type { DrawnCertificate } from "../../records/board-certificates.ts";
import type { ProgrammeHead } from "../../records/home-programmes.ts";
import type { Person } from "../../records/persons.ts";
import { sayAudit } from "../audits.ts";
import { certificateStripOf } from "../certificate-windows.ts";
import { todayOf } from "../clocks.ts";
import { sayDate, sayDay, sayDue, sayShortDay } from "../dates.ts";
import type { CertificateStrip } from "../drawings/certificate-strip.ts";
import { sayDueWhy } from "../due-why.ts";
import type { Translate } from "../locales/translate.ts";
import type { Cell } from "../parts.ts";
import { pathOfToDo, sayToDo } from "../to-dos.ts";

/** What a page of the board found on record, and what words are made of. */
export interface BoardWords {
	readonly heads: ReadonlyMap<string, ProgrammeHead>;
	readonly persons: ReadonlyMap<string, Person>;
	readonly certificates: ReadonlyMap<string, DrawnCertificate>;
	/** The way to only what one person is responsible for. */
	readonly onlyHis: (person: string) => string;
	readonly now: Instant;
	readonly t: Translate;
}

/** A line as a table shows it. */
export interface LineRow {
	readonly what: Cell;
	readonly programme: Cell;
	readonly strip: CertificateStrip | undefined;
	readonly due: DueCell;
	readonly booked: Cell;
	readonly who: Cell;
}

export const lineRow = (
	line: ListedLine,
	place: number,
	words: BoardWords,
): LineRow => {
	const { t } = words;
	const today = dayIn(line.programme, words);
	const drawn =
		line.certificate === null
			? undefined
			: words.certificates.get(line.certificate);
	return {
		what: { way: { to: pathOfLine(line), text: sayLine(line, t) } },
		programme: {
			way: {
				to: `/programmes/${line.programme}`,
				text: line.programmeName,
			},
			...(drawn ? { note: sayNumber(drawn, t) } : {}),
		},
		strip: drawn && stripOf(drawn, place, words),
		due: dueCell(line, today, t),
		booked: bookedCell(line, today, t),
		who: personCell(line.person, words),
	};
};

/** @returns the programme's own day. */
const dayIn = (programme: string, { heads, now }: BoardWords): LocalDate => {
	const head = heads.get(programme);
	return head ? todayOf(head, now) : (now.slice(0, 10) as LocalDate);
};

export const sayNumber = (
	{ certificate: { decision } }: DrawnCertificate,
	t: Translate,
): string =>
	t("board.number", { number: decision.number, body: decision.body });

/** @returns the certificate's three years; each drawing of a page is told from the others by its place. */
export const stripOf = (
	drawn: DrawnCertificate,
	place: number,
	{ now, t }: BoardWords,
): CertificateStrip => ({
	...certificateStripOf(
		drawn.programme,
		drawn.certificate,
		todayOf(drawn, now),
		t,
	),
	id: `strip-${place}`,
});

/** @returns who is responsible; his name leads to everything he is responsible for. */
export const personCell = (
	person: string,
	{ persons, onlyHis, t }: BoardWords,
): Cell => ({
	way: {
		to: onlyHis(person),
		text: persons.get(person)?.name ?? t("events.someone"),
	},
});

/** Audits of the certification body are booked; those of one's own audit programme are work like any other. */
export const isBodysAudit = ({
	kind,
	booked,
}: Pick<BoardLine, "kind" | "booked">): boolean =>
	kind === "audit" && booked !== null;

/** @returns what a line is about: `Audit: Surveillance 1`, `Planned end: System design`. */
export function sayLine(line: BoardLine, t: Translate): string {
	const { kind, data, dueOn } = line;
	switch (kind) {
		case "audit":
			return isBodysAudit(line)
				? t("board.line.audit", { audit: sayAudit(String(data["audit"]), t) })
				: sayToDo({ ...line, kind, since: dueOn }, t);
		case "phase-end":
			return t("board.line.phase-end", {
				phase: t(`terms.phase.${data["phase"] as PhaseKind}`),
			});
		case "certificate":
			return t("board.line.certificate");
		case "legal": {
			const what = sayToDo({ ...line, kind, since: dueOn }, t);
			// Of one rule there is a date in each year.
			return data["rule"] === "sv-year"
				? t("board.line.year", { what, year: dueOn.slice(0, 4) })
				: what;
		}
		default:
			return sayToDo({ ...line, kind, since: dueOn }, t);
	}
}

/** @returns the page where something can be done about it. */
export function pathOfLine(line: ListedLine): string {
	switch (line.kind) {
		case "audit":
			return pathOfToDo(
				isBodysAudit(line)
					? { ...line, kind: "booking" }
					: { ...line, kind: "audit" },
			);
		case "phase-end":
		case "certificate":
			return `/programmes/${line.room}`;
		default:
			return pathOfToDo({ ...line, kind: line.kind });
	}
}

/** @returns the day it is due, with why it is that day and what follows if it is missed. */
export function dueCell(
	line: BoardLine,
	today: LocalDate,
	t: Translate,
): DueCell {
	const { dueOn } = line;
	return {
		...(compareDates(dueOn, today) < 0
			? { late: sayDue(dueOn, today, t), words: sayDay(dueOn, t) }
			: { words: sayDate(dueOn, today, t) }),
		date: dueOn,
		why: sayDueWhy(line, t),
	};
}

/** A day that somebody has to keep: how late it is, the day, and why. */
export interface DueCell {
	/** Absent while it is in time. */
	readonly late?: string;
	readonly date: LocalDate;
	readonly words: string;
	readonly why: string;
}

/** @returns whether an audit is booked, and for when; until it is, by when it is to be. */
function bookedCell(
	{ booked, bookedFor, data }: BoardLine,
	today: LocalDate,
	t: Translate,
): Cell {
	if (booked === null) return { text: "–" };
	const day = bookedFor ? sayShortDay(bookedFor, today, t) : "";
	if (booked === "confirmed")
		return { state: "done", word: t("board.booked.confirmed", { day }) };
	const confirmBy = data["confirmBy"] as LocalDate;
	const late = compareDates(confirmBy, today) < 0;
	return {
		state: late ? "late" : booked === "none" ? "waiting" : "asked",
		word: t(`board.booked.${booked}`, { day }),
		note: t(late ? "board.confirmLate" : "board.confirmBy", {
			day: sayShortDay(confirmBy, today, t),
		}),
	};
}
