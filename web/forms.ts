import { randomUUID } from "node:crypto";
import { z } from "zod";
import { withoutRemovedSigns } from "../records/removed.ts";
import {
	isMessageKey,
	type MessageKey,
	type Translate,
} from "./locales/translate.ts";

/** A form as it is shown: empty at first, or with what was typed and what is wrong with it. */
export interface Form {
	/**
	 * Names this showing of the form. What is only noted is recorded under it,
	 * so that a second click is the same act; it is new each time the form is
	 * shown.
	 */
	readonly id: string;
	readonly typed: Readonly<Record<string, string | readonly string[]>>;
	readonly errors: readonly FormError[];
}

/** What is wrong at a field, in the reader's language. */
export interface FormError {
	/** The field's name; a form as a whole has "". */
	readonly field: string;
	readonly message: string;
}

export type FormReading<Values> =
	| { readonly ok: true; readonly id: string; readonly values: Values }
	| { readonly ok: false; readonly form: Form };

/** The one of a page's forms that was refused, to be shown as it was typed. */
export interface WrongForm<Which extends string> {
	readonly which: Which;
	readonly form: Form;
}

/** @returns what gives a page each of its forms: the refused one as it was typed, the others new with what stands in them. */
export const formAmong =
	<Which extends string>(wrong: WrongForm<Which> | undefined) =>
	(which: Which, typed: Form["typed"] = {}): Form =>
		wrong?.which === which ? wrong.form : newForm(typed);

/** Boxes of one name: none, one or several of them are ticked. */
export const boxes = z
	.union([z.string(), z.array(z.string())])
	.default([])
	.transform((given) => (Array.isArray(given) ? given : [given]));

/** The hidden field that carries the form's id. */
export const FORM_ID = "form-id";

/** @returns a form not filled in yet, apart from what is given. */
export const newForm = (typed: Form["typed"] = {}): Form => ({
	id: randomUUID(),
	typed,
	errors: [],
});

/** @returns the form again, as it was typed, with what stands against it. */
export const refusedForm = (
	body: unknown,
	errors: readonly FormError[],
): Form => ({ ...newForm(typedIn(body)), errors });

/**
 * Reads what was sent.
 *
 * A schema words its own refusals by a key of the catalogue:
 * `z.string().min(1, "programmes.enterName")`; a refine may give the key's
 * values in `params`. Other refusals get a general wording of `forms`.
 *
 * @returns the values, or the form again with a message at each field.
 */
export function readForm<Schema extends z.ZodType>(
	schema: Schema,
	body: unknown,
	t: Translate,
): FormReading<z.output<Schema>> {
	const typed = typedIn(body);
	const result = schema.safeParse(typed);
	if (result.success) {
		return { ok: true, id: readFormId(body), values: result.data };
	}
	const seen = new Set<string>();
	const errors: FormError[] = [];
	for (const issue of result.error.issues) {
		const field = String(issue.path[0] ?? "");
		// The first thing to put right at a field is enough.
		if (seen.has(field)) continue;
		seen.add(field);
		errors.push({ field, message: wordsFor(issue, typed[field], t) });
	}
	return { ok: false, form: { ...newForm(typed), errors } };
}

/** @returns the id that the form was shown under; another where it has none. */
export function readFormId(body: unknown): string {
	const id = z.uuid().safeParse((body as Body | undefined)?.[FORM_ID]);
	return id.success ? id.data : randomUUID();
}

type Body = Readonly<Record<string, unknown>>;

/** What was typed, with blanks around it taken off; nothing but texts. */
function typedIn(body: unknown): Record<string, string | string[]> {
	const typed: Record<string, string | string[]> = Object.create(null);
	for (const [name, value] of Object.entries((body ?? {}) as Body)) {
		if (name === FORM_ID) continue;
		if (typeof value === "string")
			typed[name] = withoutRemovedSigns(value).trim();
		else if (Array.isArray(value))
			typed[name] = value
				.filter((each) => typeof each === "string")
				.map(withoutRemovedSigns);
	}
	return typed;
}

function wordsFor(
	issue: z.core.$ZodIssue,
	typed: unknown,
	t: Translate,
): string {
	const params = "params" in issue ? (issue.params as Values) : undefined;
	if (isMessageKey(issue.message)) return t(issue.message, params);
	if (typed === undefined || typed === "")
		return t(
			issue.code === "invalid_value" || issue.code === "invalid_union"
				? "forms.choose"
				: "forms.required",
		);
	switch (issue.code) {
		case "invalid_format":
			return t(formats[issue.format] ?? "forms.notValid");
		case "invalid_type":
			return t(types[issue.expected] ?? "forms.notValid");
		case "invalid_value":
			return t("forms.choose");
		case "too_small":
			return issue.origin === "string"
				? t("forms.tooShort", { count: Number(issue.minimum) })
				: t("forms.tooSmall", { least: String(issue.minimum) });
		case "too_big":
			return issue.origin === "string"
				? t("forms.tooLong", { count: Number(issue.maximum) })
				: t("forms.tooLarge", { most: String(issue.maximum) });
		default:
			return t("forms.notValid");
	}
}

/** @returns whether these words could stand at any field, whatever number is in them, so that alone they do not say which is meant. */
export function isGeneral(message: string, t: Translate): boolean {
	const wording = (text: string) => text.replace(/[\d.]+/g, "");
	return generalKeys.some((key) =>
		[1, 2].some(
			(n) =>
				wording(t(key, { count: n, least: n, most: n })) === wording(message),
		),
	);
}

type Values = Record<string, string | number>;

const generalKeys = [
	"forms.required",
	"forms.choose",
	"forms.email",
	"forms.date",
	"forms.number",
	"forms.wholeNumber",
	"forms.url",
	"forms.tooShort",
	"forms.tooLong",
	"forms.tooSmall",
	"forms.tooLarge",
	"forms.notValid",
] as const satisfies readonly MessageKey[];

const formats: Record<string, MessageKey> = {
	email: "forms.email",
	date: "forms.date",
	url: "forms.url",
};

const types: Record<string, MessageKey> = {
	number: "forms.number",
	int: "forms.wholeNumber",
	date: "forms.date",
};
