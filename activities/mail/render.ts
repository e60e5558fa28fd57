/**
 * A letter in words: subject, text and HTML. Each template has, beside this
 * code, a text and an HTML file in either language. What stands in text is
 * plain text and never escaped; what stands in HTML always is.
 */
import { readFileSync } from "node:fs";
import Handlebars from "handlebars";
import type { LocalDate } from "../../domain/dates.ts";
import { wordRemoved } from "../../records/removed.ts";
import { cleanedData, oneLine } from "./clean.ts";
import { dayIn } from "./dates.ts";
import { fill } from "./fill.ts";
import type { Letter, Mailbox } from "./letter.ts";
import { speechOf } from "./speech.ts";
import { type View, viewOf } from "./views.ts";
import { catalogues } from "./words.ts";

export interface Rendered {
	readonly subject: string;
	readonly text: string;
	readonly html: string;
}

type Form = "text" | "html";

/** No single value may take more of a subject line than this. */
const LONGEST_IN_SUBJECT = 90;

const fileOf = (name: string): string =>
	readFileSync(new URL(`./templates/${name}.hbs`, import.meta.url), "utf8");

/** The files' own Handlebars, so that nothing registered for the pages reaches a mail. */
function compilerOf(form: Form) {
	const handlebars = Handlebars.create();
	const compile = (name: string) =>
		handlebars.compile(fileOf(`${name}.${form}`), {
			noEscape: form === "text",
			strict: true,
			knownHelpersOnly: true,
		});
	for (const partial of ["link", "passage"])
		handlebars.registerPartial(partial, compile(`shared/${partial}`));
	return compile;
}

const compilers = { text: compilerOf("text"), html: compilerOf("html") };
const compiled = new Map<string, Handlebars.TemplateDelegate<View>>();

function renderFile(name: string, form: Form, view: View): string {
	const key = `${name}.${form}`;
	let template = compiled.get(key);
	if (template === undefined) {
		template = compilers[form](name);
		compiled.set(key, template);
	}
	return template(view);
}

/** @returns the letter in the reader's language; the same for the same letter. */
export function renderLetter(letter: Letter): Rendered {
	const words = catalogues[letter.to.language];
	const clean = (text: string) => oneLine(text, words.addressLeftOut);
	const view = {
		...viewOf(
			{
				...letter,
				data: cleanedData(letter.data, words.addressLeftOut),
			} as Letter,
			speechOf(words, letter.to.zone),
		),
		link: letter.data.link,
		words,
		rehearsal: letter.rehearsal,
		reader: nameOf(letter.to, clean),
		replyTo: letter.replyTo && nameOf(letter.replyTo, clean),
		programme: letter.programme && clean(letter.programme.name),
	};
	const subject =
		(letter.rehearsal ? words.rehearsal.prefix : "") +
		fill(words.subjects[letter.template], inSubject(view));
	const rendered = (form: Form) => {
		const name = `${letter.template}/${letter.to.language}`;
		const body = renderFile(name, form, view).trim();
		return renderFile("shared/layout", form, {
			...view,
			subject,
			body,
			greeting: fill(words.greeting, { name: view.reader }),
			writtenFor: view.programme
				? fill(words.footer.programme, { programme: view.programme })
				: words.footer.plain,
			replies: view.replyTo
				? fill(words.footer.replies, { name: view.replyTo })
				: words.footer.noReplies,
		});
	};
	const said = (text: string) =>
		wordRemoved(text, (day) =>
			fill(words.removed, { day: dayIn(words, day as LocalDate) }),
		);
	return {
		subject: said(subject),
		text: said(rendered("text").replace(/\n{3,}/g, "\n\n")),
		html: said(rendered("html")),
	};
}

const nameOf = (mailbox: Mailbox, clean: (text: string) => string): string =>
	clean(mailbox.name) || mailbox.address;

/** The view's texts, each short enough to stand beside others in one subject line. */
const inSubject = (view: View): Record<string, string> =>
	Object.fromEntries(
		Object.entries(view)
			.filter(([, value]) => typeof value === "string")
			.map(([name, value]) => [
				name,
				oneLine(value as string, "", LONGEST_IN_SUBJECT),
			]),
	);
