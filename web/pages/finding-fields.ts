/** The fields that forms of findings share, and how they are read. */
import { z } from "zod";
import {
	type ClauseId,
	clauseIds,
	isClauseId,
} from "../../domain/clauses/clauses.ts";
import { type PersonId, personId } from "../../domain/ids.ts";
import type { People } from "../../domain/people.ts";
import { type ProcessId, processIds } from "../../domain/processes.ts";
import { GRADES } from "../../domain/rules/finding.ts";
import type { Person } from "../../records/persons.ts";
import type { Translate } from "../locales/translate.ts";
import type { Option } from "../parts.ts";
import { day } from "./deliverable.ts";
import type { FormField } from "./phase-form.ts";

/** The longest text of a finding. */
export const longest = 10_000;

export const text = z.string().min(1).max(longest);
export const optionalText = z.string().max(longest).default("");
export const optionalDay = z.union([z.literal("").transform(() => null), day]);
export const grade = z.enum(GRADES);

export const clause = z
	.string()
	.refine(isClauseId, "refusals.unknown-clause")
	.transform((known) => known as ClauseId);

export const optionalProcess = z
	.enum(["", ...processIds] as ["", ...ProcessId[]])
	.default("")
	.transform((known) => known || null);

export const optionalOwner = z
	.string()
	.max(200)
	.default("")
	.transform((known): PersonId | null => (known ? personId(known) : null));

/** The body's own word for the grade, in its own language. */
export const bodyGrade = z
	.string()
	.max(100)
	.default("")
	.transform((word) => word || null);

export const clauseOptions = (t: Translate): readonly Option[] =>
	clauseIds.map((value) => ({ value, text: sayClause(value, t) }));

/** @returns `8.6.1 Incident management`. */
export const sayClause = (known: ClauseId, t: Translate): string =>
	t("findings.clauseTitled", {
		clause: known,
		title: t(`clauses.title.${known}`),
	});

export const gradeOptions = (t: Translate): readonly Option[] =>
	GRADES.map((value) => ({
		value,
		text: t(`rules.grades.${value}`),
		...(value === "area-of-concern"
			? { hint: t("rules.refusals.grade-from-stage-1-only") }
			: {}),
	}));

export const processOptions = (t: Translate): readonly Option[] => [
	{ value: "", text: t("findings.noProcess") },
	...processIds.map((value) => ({ value, text: t(`processes.name.${value}`) })),
];

/** @returns the programme's own people, each once: they stand first in a list to choose from. */
export const peopleIn = ({
	coordinator,
	owner,
	businessOwner,
	approvers,
}: People): readonly PersonId[] => [
	...new Set([
		coordinator,
		owner,
		...(businessOwner ? [businessOwner] : []),
		...approvers.map(({ person }) => person),
	]),
];

export const ownerOptions = (
	persons: readonly Person[],
	t: Translate,
): readonly Option[] => [
	{ value: "", text: t("findings.theCoordinator") },
	...persons.map(({ id, name }) => ({ value: id, text: name })),
];

export const dayField = (max: string, label: string): FormField => ({
	part: "field",
	type: "date",
	name: "day",
	label,
	max,
});

export const textField = (
	name: string,
	label: string,
	but: Partial<FormField> = {},
): FormField => ({
	part: "text-area",
	name,
	label,
	maxlength: longest,
	...but,
});
