/** What the register of findings is asked for, as its address says it, and the form that asks. */
import { isClauseId } from "../../domain/clauses/clauses.ts";
import { type LocalDate, parseLocalDate } from "../../domain/dates.ts";
import { type FindingStage, findingStages } from "../../domain/finding.ts";
import { isProgrammeId } from "../../domain/ids.ts";
import { processIds } from "../../domain/processes.ts";
import { type FindingSource, GRADES } from "../../domain/rules/finding.ts";
import type {
	FindingCursor,
	FindingFilter,
} from "../../records/findings-register.ts";
import type { Person } from "../../records/persons.ts";
import type { Kind } from "../../records/schema.ts";
import { newForm } from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import type { Option } from "../parts.ts";
import {
	clauseOptions,
	gradeOptions,
	processOptions,
} from "./finding-fields.ts";
import type { FormField } from "./phase-form.ts";

export const sources = [
	"stage-1",
	"stage-2",
	"surveillance",
	"recertification",
	"special",
	"internal-audit",
	"self-check",
] as const satisfies readonly FindingSource["kind"][];

/** Stages that an open finding stands at; those over are a list of their own. */
const openStages = findingStages.filter(
	(stage) => stage !== "closed" && stage !== "stopped",
);

export interface Asked {
	readonly kind: Kind;
	readonly filter: FindingFilter;
	readonly after: FindingCursor | null;
	/** The filter as an address says it, the place apart. */
	readonly query: URLSearchParams;
}

/** Somebody, or nobody by name. */
const nobody = "nobody";

type Query = Readonly<Record<string, unknown>>;

/**
 * @param today the day that overdue is counted from.
 * @param programme the one that the page is about; null over all of them.
 */
export function readAsked(
	query: Query,
	today: LocalDate,
	programme: string | null,
): Asked {
	const one = <Value extends string>(name: string, of: readonly Value[]) =>
		of.find((known) => known === query[name]);
	const said = (name: string) =>
		typeof query[name] === "string" ? (query[name] as string).trim() : "";
	const state = one("state", [...openStages, "closed"] as const);
	const owner = said("owner");
	const clause = said("clause");
	const inProgramme = said("programme");
	const sort = one("sort", ["due", "raised"] as const);
	const open = state !== "closed";
	const asked: Record<string, string | undefined> = {
		kind: one("kind", ["rehearsal"] as const),
		state,
		grade: one("grade", GRADES),
		source: one("source", sources),
		clause: isClauseId(clause) ? clause : undefined,
		process: one("process", processIds),
		owner: owner === "" ? undefined : owner.slice(0, 200),
		programme: isProgrammeId(inProgramme) ? inProgramme : undefined,
		overdue: one("overdue", ["yes"] as const),
		sort,
	};
	return {
		kind: asked["kind"] === "rehearsal" ? "rehearsal" : "real",
		filter: {
			open,
			sort: sort ?? (open ? "due" : "raised"),
			programme: programme ?? asked["programme"],
			grade: one("grade", GRADES),
			stage: open ? (state as FindingStage | undefined) : undefined,
			source: one("source", sources),
			clause: asked["clause"],
			process: asked["process"],
			owner: asked["owner"] === nobody ? "" : asked["owner"],
			dueBefore: asked["overdue"] ? today : undefined,
		},
		after: readCursor(said("after")),
		query: new URLSearchParams(
			Object.entries(asked).filter(
				(entry): entry is [string, string] => entry[1] !== undefined,
			),
		),
	};
}

function readCursor(text: string): FindingCursor | null {
	const [day = "", room = ""] = text.split("~");
	const readable =
		(day === "infinity" || parseLocalDate(day) !== undefined) &&
		/^[a-z0-9-]+\/finding-\d+$/.test(room);
	return readable ? { day, room } : null;
}

/** @returns whether anything but the list as it is by itself was asked for. */
export const isNarrowed = ({ query }: Asked): boolean =>
	[...query.keys()].some((name) => name !== "kind" && name !== "sort");

/** @returns an address of the same register, with a place, or as a file. */
export function addressOf(
	base: string,
	{ query }: Asked,
	but: Readonly<Record<string, string>> = {},
): string {
	const asked = new URLSearchParams([...query, ...Object.entries(but)]);
	return asked.size === 0 ? base : `${base}?${asked}`;
}

/** The form that narrows the register; sent by GET, so that each answer has an address. */
export function filterForm(
	{ query, kind }: Asked,
	persons: readonly Person[],
	overAll: boolean,
	t: Translate,
) {
	const any = (name: string): Option => ({ value: "", text: name });
	const select = (
		name: string,
		label: string,
		options: readonly Option[],
	): FormField => ({ part: "select", name, label, options });
	const fields: readonly FormField[] = [
		select("state", t("findings.standing"), [
			any(t("findings.filter.open")),
			...[...openStages, "closed" as const].map((value) => ({
				value,
				text: t(`findings.stage.${value}`),
			})),
		]),
		select("grade", t("findings.grade"), [
			any(t("findings.filter.any")),
			...gradeOptions(t),
		]),
		select("clause", t("findings.clause"), [
			any(t("findings.filter.any")),
			...clauseOptions(t),
		]),
		select("process", t("findings.process"), [
			any(t("findings.filter.any")),
			...processOptions(t).slice(1),
		]),
		select("source", t("findings.source"), [
			any(t("findings.filter.any")),
			...sources.map((value) => ({ value, text: t(`rules.sources.${value}`) })),
		]),
		select("owner", t("findings.owner"), [
			any(t("findings.filter.anybody")),
			{ value: nobody, text: t("findings.filter.nobody") },
			...persons.map(({ id, name }) => ({ value: id, text: name })),
		]),
		...(kind === "rehearsal" && overAll
			? []
			: [
					select("overdue", t("findings.filter.dueLabel"), [
						any(t("findings.filter.any")),
						{ value: "yes", text: t("findings.filter.overdue") },
					]),
				]),
		select("sort", t("findings.filter.sort"), [
			{ value: "", text: t("findings.filter.sortUsual") },
			{ value: "due", text: t("findings.filter.sortDue") },
			{ value: "raised", text: t("findings.filter.sortRaised") },
		]),
		...(overAll
			? [
					{
						part: "field",
						name: "programme",
						label: t("findings.filter.programme"),
						hint: t("findings.filter.programmeHint"),
						optional: true,
						width: "short",
						maxlength: 40,
					} as const,
				]
			: []),
	];
	return {
		form: newForm(Object.fromEntries(query)),
		fields,
		hidden:
			kind === "rehearsal" && overAll ? [{ name: "kind", value: kind }] : [],
	};
}
