import Handlebars from "handlebars";

/** One Handlebars a form of text, apart from that of the pages. `strict`: a missing value is an error, not a gap. */
const textual = Handlebars.create();

const compiled = new Map<string, Handlebars.TemplateDelegate>();

/** @returns the words with their `{{places}}` filled; nothing is escaped, since this is plain text. */
export function fill(
	words: string,
	values: Readonly<Record<string, string | number | undefined>>,
): string {
	let template = compiled.get(words);
	if (template === undefined) {
		template = textual.compile(words, { noEscape: true, strict: true });
		compiled.set(words, template);
	}
	return template(values);
}
