import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { dayIn, momentIn } from "../../../activities/mail/dates.ts";
import { type Language, templates } from "../../../activities/mail/letter.ts";
import { renderLetter } from "../../../activities/mail/render.ts";
import { catalogues } from "../../../activities/mail/words.ts";
import type { TimeZone } from "../../../domain/dates.ts";
import { phaseRules, roundPhases, wayPhases } from "../../../domain/phases.ts";
import { day, everyLetter, moment } from "./letters.ts";

const languages: readonly Language[] = ["en", "zh"];
const folder = new URL("../../../activities/mail/templates/", import.meta.url);
const fileOf = (name: string) => readFileSync(new URL(name, folder), "utf8");

/** `a.b.c` and the text there, for every text of a catalogue. */
const textsOf = (catalogue: object, path = ""): [string, string][] =>
	Object.entries(catalogue).flatMap(([key, value]) =>
		typeof value === "string"
			? [[`${path}${key}`, value] as [string, string]]
			: textsOf(value, `${path}${key}.`),
	);

const placeholdersOf = (text: string) =>
	[...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

/** The values a template's file names, shared partials and block marks apart. */
const valuesOf = (file: string) =>
	[...file.matchAll(/\{\{\{?[#/]?(?:if|each|unless)?\s*([@\w.]+)/g)]
		.map(([, name]) => name)
		.filter((name) => !["if", "each", "unless", "else"].includes(name ?? ""))
		.filter((name, at, all) => all.indexOf(name) === at)
		.sort();

describe("the two languages of a mail", () => {
	test("have the same keys with the same placeholders", () => {
		const keys = (language: Language) =>
			textsOf(catalogues[language]).map(([key, text]) => [
				key,
				placeholdersOf(text),
			]);
		expect(keys("zh")).toEqual(keys("en"));
	});

	test("have no empty text but the gap between two Chinese sentences", () => {
		const empty = languages.flatMap((language) =>
			textsOf(catalogues[language])
				.filter(([, text]) => text.trim() === "")
				.map(([key]) => `${language} ${key}`),
		);
		expect(empty).toEqual(["en betweenSentences", "zh betweenSentences"]);
	});

	test("word every deliverable of the guide", () => {
		const deliverables = [...wayPhases, ...roundPhases].flatMap(
			(phase) => phaseRules(phase).deliverables,
		);
		for (const language of languages) {
			const words = catalogues[language];
			expect(Object.keys(words.deliverables).sort()).toEqual(
				[...new Set(deliverables)].sort(),
			);
		}
	});
});

describe("the files of the templates", () => {
	const twins = ["en.html.hbs", "en.text.hbs", "zh.html.hbs", "zh.text.hbs"];

	test("are a text and an HTML twin in either language, and none belongs to nothing", () => {
		expect(readdirSync(folder).sort()).toEqual([...templates, "shared"].sort());
		for (const template of templates)
			expect(readdirSync(new URL(template, folder)).sort()).toEqual(twins);
	});

	test.each(templates)("%s says the same values in all four", (template) => {
		const [first, ...others] = twins.map((twin) =>
			valuesOf(fileOf(`${template}/${twin}`)).filter(
				(name) => name !== "@last",
			),
		);
		for (const other of others) expect(other).toEqual(first);
	});
});

/** Whole phrases of the English catalogue and templates: two words or more, between placeholders. */
function englishPhrases(): Set<string> {
	const catalogue = textsOf(catalogues.en).map(([, text]) => text);
	const files = templates.flatMap((template) =>
		["text", "html"].map((form) => fileOf(`${template}/en.${form}.hbs`)),
	);
	const labels = files.flatMap((file) =>
		[...file.matchAll(/label="([^"]+)"/g)].map(([, label]) => label ?? ""),
	);
	return new Set(
		[...catalogue, ...files, ...labels]
			.flatMap((text) => text.split(/\{\{[^}]*\}\}|<[^>]*>|[\n:.,;()“”]/))
			.map((phrase) => phrase.trim())
			.filter((phrase) => /[A-Za-z]+ [A-Za-z]/.test(phrase)),
	);
}

describe("every mail that can be written", () => {
	const phrases = englishPhrases();

	test.each(everyLetter("zh"))(
		"%s has no English phrase of the catalogue or the templates",
		(_, letter) => {
			const { subject, text, html } = renderLetter({
				...letter,
				rehearsal: true,
			});
			const shown = html.replace(/<[^>]*>/g, "\n");
			const found = [...phrases].filter((phrase) =>
				[subject, text, shown].some((part) => part.includes(phrase)),
			);
			expect(phrases.size).toBeGreaterThan(100);
			expect(found).toEqual([]);
		},
	);

	test.each(everyLetter("en"))("%s has no Chinese character", (_, letter) => {
		const { subject, text, html } = renderLetter(letter);
		expect(subject + text + html).not.toMatch(/\p{Script=Han}|[，。：]/u);
	});

	test.each(languages.flatMap(everyLetter))(
		"%s has a subject, a greeting and nothing left unfilled",
		(_, letter) => {
			const { subject, text, html } = renderLetter(letter);
			for (const part of [subject, text, html]) {
				expect(part).not.toMatch(
					/\{\{|\}\}|undefined|\bnull\b|\[object|\bNaN\b/,
				);
			}
			expect(subject).not.toBe("");
			expect(text).toContain(letter.to.name);
			expect(text).not.toMatch(/\n{3}/);
			expect(html).toContain(
				`<html lang="${catalogues[letter.to.language].lang}">`,
			);
		},
	);
});

describe("dates", () => {
	test("bear their weekday, as each language writes them", () => {
		expect(dayIn(catalogues.en, day("2027-03-03"))).toBe("Wed 3 Mar 2027");
		expect(dayIn(catalogues.zh, day("2027-03-03"))).toBe(
			"2027年3月3日（周三）",
		);
		expect(dayIn(catalogues.en, day("2028-02-29"))).toBe("Tue 29 Feb 2028");
		expect(dayIn(catalogues.zh, day("2027-12-05"))).toBe(
			"2027年12月5日（周日）",
		);
	});

	test("of an instant are those of the reader's zone, with its offset", () => {
		const instant = moment("2027-03-03T23:30:00Z");
		expect(momentIn(catalogues.en, instant, "Asia/Shanghai" as TimeZone)).toBe(
			"Thu 4 Mar 2027, 07:30 (UTC+08:00)",
		);
		expect(
			momentIn(catalogues.en, instant, "America/New_York" as TimeZone),
		).toBe("Wed 3 Mar 2027, 18:30 (UTC-05:00)");
		expect(momentIn(catalogues.zh, instant, "Asia/Shanghai" as TimeZone)).toBe(
			"2027年3月4日（周四）07:30（UTC+08:00）",
		);
	});
});
