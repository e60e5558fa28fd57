import { describe, expect, test } from "vitest";
import { en } from "../../web/locales/en.ts";
import { zh } from "../../web/locales/zh.ts";

type Texts = Map<string, string>;

function textsOf(catalogue: object, prefix = "", into: Texts = new Map()) {
	for (const [key, value] of Object.entries(catalogue)) {
		if (typeof value === "string") into.set(prefix + key, value);
		else textsOf(value, `${prefix}${key}.`, into);
	}
	return into;
}

const placeholders = (text: string): string[] =>
	[...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)]
		.map(([, name]) => `${name}`)
		.sort();

const english = textsOf(en);
const chinese = textsOf(zh);

describe("the two catalogues", () => {
	test("say the same things: every key of one is in the other", () => {
		const expected = [...english.keys()].filter((key) => !key.endsWith("_one"));
		expect([...chinese.keys()].sort()).toEqual(expected.sort());
	});

	test("a plural in English has both its forms", () => {
		for (const key of english.keys()) {
			if (key.endsWith("_one"))
				expect(english.has(key.replace(/_one$/, "_other")), key).toBe(true);
			if (key.endsWith("_other"))
				expect(english.has(key.replace(/_other$/, "_one")), key).toBe(true);
		}
	});

	test("leave the same places to be filled", () => {
		for (const [key, text] of chinese)
			expect(placeholders(text), key).toEqual(
				placeholders(english.get(key) ?? ""),
			);
	});

	test("Chinese is set with full-width punctuation", () => {
		for (const [key, text] of chinese)
			expect(text, key).not.toMatch(
				/\p{Script=Han}\s*[,;:?!()]|[,;:?!()]\s*\p{Script=Han}/u,
			);
	});

	test("no Chinese stands in English, and Chinese is Chinese", () => {
		for (const [key, text] of english)
			expect(text, key).not.toMatch(/\p{Script=Han}/u);
	});

	test("no word of software stands where a certification coordinator reads", () => {
		for (const [key, text] of english)
			expect(text, key).not.toMatch(
				/\b(workflow|execution|token|null|undefined|payload)\b/i,
			);
	});
});
