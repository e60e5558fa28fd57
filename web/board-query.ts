import { z } from "zod";
import { type BoardMatter, boardMatters } from "../domain/board.ts";
import { addDays, type LocalDate, parseLocalDate } from "../domain/dates.ts";
import { type PersonId, personId } from "../domain/ids.ts";
import {
	CERTIFICATE_STATUSES,
	type CertificateStatus,
} from "../domain/rules/certificate-state.ts";
import type { BoardAsked } from "../records/board.ts";
import type { CertificatesAsked } from "../records/board-certificates.ts";
import type { BoardCursor } from "../records/board-rounds.ts";
import type { Kind } from "../records/schema.ts";

/** What an address of the board asks for. */
export interface BoardQuery {
	readonly kind: Kind;
	readonly list: BoardList;
	readonly matter: BoardMatter | null;
	readonly status: CertificateStatus | null;
	/** `me`, somebody's id, or nothing. */
	readonly who: string;
	readonly words: string;
	readonly sort: "due" | "programme" | "valid-until";
	readonly after: BoardCursor | null;
}

/** The lists of dates in which a real programme's day counts, and the two that hold everything. */
export const boardLists = [
	"overdue",
	"unbooked",
	"days30",
	"days90",
	"days365",
	"all",
	"certificates",
] as const;
export type BoardList = (typeof boardLists)[number];

/** Rehearsals have a day each, so that no list of days holds for all of them. */
export const listsOf = (kind: Kind): readonly BoardList[] =>
	kind === "real" ? boardLists : ["all", "certificates"];

const longestWords = 100;

const one = <Choice extends string>(
	choices: readonly Choice[],
	asked: unknown,
): Choice | undefined => choices.find((choice) => choice === asked);

/** @returns what the query asks for; whatever cannot be read is taken for not asked. */
export function readBoardQuery(
	query: Readonly<Record<string, unknown>>,
): BoardQuery {
	const text = (name: string) => {
		const value = query[name];
		return typeof value === "string" ? value.replaceAll("\0", "").trim() : "";
	};
	const kind = text("kind") === "rehearsal" ? "rehearsal" : "real";
	const lists = listsOf(kind);
	const list = one(lists, text("list")) ?? (kind === "real" ? "days90" : "all");
	const sort = one(["due", "programme", "valid-until"], text("sort")) ?? "due";
	const kept = sort === "valid-until" && list !== "certificates" ? "due" : sort;
	return {
		kind,
		list,
		matter: one(boardMatters, text("matter")) ?? null,
		status: one(CERTIFICATE_STATUSES, text("status")) ?? null,
		who: text("who"),
		words: text("words").slice(0, longestWords),
		sort: kept,
		after: cursorIn(text("after"), kept),
	};
}

/** @returns the place in the list that the text names: what it is ordered by, and an id, as JSON. */
function cursorIn(text: string, sort: BoardQuery["sort"]): BoardCursor | null {
	const read = cursorShape.safeParse(text);
	if (!read.success) return null;
	const [value, id] = read.data;
	const readable =
		sort === "programme" ||
		value === "infinity" ||
		parseLocalDate(value) !== undefined;
	return readable ? { value, id } : null;
}

const cursorShape = z
	.string()
	.transform((text, context): unknown => {
		try {
			return JSON.parse(text);
		} catch {
			context.addIssue("forms.notValid");
			return z.NEVER;
		}
	})
	.pipe(z.tuple([z.string(), z.string()]))
	// A database takes no text with a zero in it.
	.refine((texts) => !texts.some((text) => text.includes("\0")));

/** @returns the address that asks for the same but for what is changed; a page begins at its first line again. */
export function boardPath(
	asked: BoardQuery,
	changes: Partial<BoardQuery> = {},
	page = "/board",
): string {
	const { kind, list, matter, status, who, words, sort, after } = {
		...asked,
		after: null,
		...changes,
	};
	const query = new URLSearchParams({
		...(kind === "rehearsal" ? { kind } : {}),
		list,
		...(matter && list !== "certificates" ? { matter } : {}),
		...(status && list === "certificates" ? { status } : {}),
		...(who === "" ? {} : { who }),
		...(words === "" ? {} : { words }),
		...(sort === "due" ? {} : { sort }),
		...(after === null
			? {}
			: { after: JSON.stringify([after.value, after.id]) }),
	});
	return `${page}?${query}`;
}

/** @returns whether anything is left out of the list besides the days. */
export const isFiltered = (asked: BoardQuery): boolean =>
	(asked.list === "certificates"
		? asked.status !== null
		: asked.matter !== null) ||
	asked.who !== "" ||
	asked.words !== "";

/** Audits are booked within a year: beyond it no list asks for them. */
const bookedWithin = 365;

/** @param today the reader's day. @returns what the record is asked for. */
export function linesAsked(
	asked: BoardQuery,
	reader: PersonId,
	today: LocalDate,
): BoardAsked {
	const days = daysOf(asked.list, today);
	return {
		from: null,
		until: null,
		...days,
		unbooked: asked.list === "unbooked",
		matter: asked.matter,
		person: personAsked(asked, reader),
		words: asked.words,
		sort: asked.sort === "programme" ? "programme" : "due",
		after: asked.after,
	};
}

function daysOf(
	list: BoardList,
	today: LocalDate,
): Partial<Pick<BoardAsked, "from" | "until">> {
	switch (list) {
		case "overdue":
			return { until: addDays(today, -1) };
		case "unbooked":
			return { until: addDays(today, bookedWithin) };
		case "days30":
			return { from: today, until: addDays(today, 30) };
		case "days90":
			return { from: today, until: addDays(today, 90) };
		case "days365":
			return { from: today, until: addDays(today, 365) };
		default:
			return {};
	}
}

const personAsked = ({ who }: BoardQuery, reader: PersonId): PersonId | null =>
	who === "" ? null : who === "me" ? reader : personId(who);

/** @returns the same for the list of certificates. */
export const certificatesAsked = (
	asked: BoardQuery,
	reader: PersonId,
): CertificatesAsked => ({
	status: asked.status,
	person: personAsked(asked, reader),
	words: asked.words,
	sort: asked.sort,
	after: asked.after,
});
