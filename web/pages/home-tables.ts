import {
	compareDates,
	type Instant,
	type LocalDate,
} from "../../domain/dates.ts";
import { roomId } from "../../domain/ids.ts";
import type { ListedToDo } from "../../records/home.ts";
import type {
	Cursor,
	ListedProgramme,
	ProgrammeHead,
} from "../../records/home-programmes.ts";
import type { Person } from "../../records/persons.ts";
import { todayOf } from "../clocks.ts";
import { sayDay, sayDue, sayShortDay } from "../dates.ts";
import { sayDueWhy } from "../due-why.ts";
import type { Translate } from "../locales/translate.ts";
import type { Cell, Table } from "../parts.ts";
import { railOf } from "../rail.ts";
import { sayList } from "../terms.ts";
import { sayTimer, sayWhy } from "../timers.ts";
import { pathOfToDo, sayToDo } from "../to-dos.ts";

/** So many rows a section shows. */
export const rowsASection = 8;

/** What a home page found on record. */
export interface Found {
	readonly waiting: readonly ListedToDo[];
	readonly overdue: readonly ListedToDo[];
	readonly soon: readonly ListedToDo[];
	readonly list: {
		readonly programmes: readonly ListedProgramme[];
		readonly next: Cursor | null;
	};
	readonly toDos: ReadonlyMap<string, readonly ListedToDo[]>;
	readonly heads: ReadonlyMap<string, ProgrammeHead>;
	readonly persons: ReadonlyMap<string, Person>;
}

/** It, with what words are made of. */
export interface Words extends Found {
	readonly now: Instant;
	readonly t: Translate;
}

const nameOf = ({ persons, t }: Words, person: string): string =>
	persons.get(person)?.name ?? t("events.someone");

/** @returns a table of what waits; undefined where nothing does. */
export function sectionOf(
	found: readonly ListedToDo[],
	words: Words,
	shows: "since" | "person",
): { readonly table: Table; readonly more: boolean } | undefined {
	if (found.length === 0) return undefined;
	const { t } = words;
	const rows = found.slice(0, rowsASection).map((toDo): readonly Cell[] => {
		const today = todayIn(words, toDo.programme);
		return [
			{ way: { to: pathOfToDo(toDo), text: sayToDo(toDo, t) } },
			{
				way: {
					to: `/programmes/${toDo.programme}`,
					text: words.heads.get(toDo.programme)?.name ?? toDo.programme,
				},
			},
			dueCell(toDo, today, t),
			shows === "since"
				? { date: toDo.since, today }
				: { text: nameOf(words, toDo.person) },
		];
	});
	return {
		table: {
			caption: t(`home.${shows === "since" ? "waiting" : "others"}`),
			captionHidden: true,
			columns: [
				{ label: t("home.what") },
				{ label: t("home.programme") },
				{ label: t("home.due") },
				{ label: t(`home.${shows}`) },
			],
			rows,
		},
		more: found.length > rowsASection,
	};
}

function todayIn({ heads, list, now }: Words, programme: string): LocalDate {
	const head =
		heads.get(programme) ?? list.programmes.find(({ id }) => id === programme);
	return head ? todayOf(head, now) : (now.slice(0, 10) as LocalDate);
}

/** The day it is due, with why and what follows if it is missed. */
function dueCell(toDo: ListedToDo, today: LocalDate, t: Translate): Cell {
	const { dueOn } = toDo;
	const why = sayDueWhy({ ...toDo, booked: null }, t);
	return compareDates(dueOn, today) < 0
		? {
				state: "late",
				word: sayDue(dueOn, today, t),
				due: { date: dueOn, words: sayDay(dueOn, t), why },
			}
		: { date: dueOn, today, why };
}

/** @returns a row for each programme: where it stands, what is next, and whom it waits for since when. */
export function programmeRows(
	programmes: readonly ListedProgramme[],
	words: Words,
) {
	const { t, toDos } = words;
	return programmes.map((programme) => {
		const today = todayOf(programme, words.now);
		const waiting = toDos.get(programme.id) ?? [];
		const late =
			programme.nextDueOn !== null &&
			compareDates(programme.nextDueOn, today) < 0;
		return {
			name: programme.name,
			organisation: programme.organisation,
			to: `/programmes/${programme.id}`,
			phases: railOf({ ...programme, late }, t),
			next: nextCell(programme, waiting, today, t),
			waits: waitsCell(waiting, words, today),
		};
	});
}

/** What is due first; where nothing waits for a person, what the clock does next. */
function nextCell(
	{ next, id }: ListedProgramme,
	waiting: readonly ListedToDo[],
	today: LocalDate,
	t: Translate,
): Cell {
	const [first] = waiting;
	if (first) return { ...dueCell(first, today, t), note: sayToDo(first, t) };
	if (next)
		return {
			date: next.dueOn,
			today,
			why: sayWhy({ ...next, room: roomId(id) }, t),
			note: sayTimer({ ...next, room: roomId(id) }, t),
		};
	return { text: t("home.nothing") };
}

/** Sign-offs before all else: they hold a phase up. */
function waitsCell(
	waiting: readonly ListedToDo[],
	words: Words,
	today: LocalDate,
): Cell {
	const { t } = words;
	const signOffs = waiting.filter(({ kind }) => kind === "sign-off");
	const first = signOffs[0] ?? waiting[0];
	if (!first) return { text: t("home.nobody") };
	const persons = signOffs.length > 0 ? signOffs : [first];
	const names = [
		...new Set(persons.map(({ person }) => nameOf(words, person))),
	];
	return {
		text: sayList(names, t),
		note: t("home.sinceDay", { day: sayShortDay(first.since, today, t) }),
	};
}
