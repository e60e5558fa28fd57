import { describe, expect, test } from "vitest";
import { rulesEn } from "../../../domain/rules/wording.en.ts";
import { rulesZh } from "../../../domain/rules/wording.zh.ts";
import { statesEn } from "../../../domain/rules/wording-states.en.ts";
import { statesZh } from "../../../domain/rules/wording-states.zh.ts";

describe("Both languages", () => {
	const flat = (value: object, path = ""): [string, string][] =>
		Object.entries(value).flatMap(([key, inner]) =>
			typeof inner === "string"
				? [[`${path}${key}`, inner] as [string, string]]
				: flat(inner, `${path}${key}.`),
		);
	const placeholders = (text: string) => (text.match(/{{\w+}}/g) ?? []).sort();

	const en = [...flat(rulesEn), ...flat(statesEn)];
	const zh = [...flat(rulesZh), ...flat(statesZh)];

	test("say the same things with the same placeholders", () => {
		expect(zh.map(([key]) => key).sort()).toEqual(
			en.map(([key]) => key).sort(),
		);
		const chinese = new Map(zh);
		for (const [key, text] of en)
			expect([key, placeholders(chinese.get(key) ?? "")]).toEqual([
				key,
				placeholders(text),
			]);
	});

	test("fill their placeholders from the refusal's own data", () => {
		const filled = new Set([
			...["date", "from", "today", "since", "after", "status", "clause"],
			...["validUntil", "restorableUntil", "count", "closed", "submitted"],
			...["accepted", "verified", "latest", "earliest", "change"],
		]);
		for (const [key, text] of en)
			for (const placeholder of placeholders(text))
				expect([key, filled.has(placeholder.slice(2, -2))]).toEqual([
					key,
					true,
				]);
	});

	test("leave nothing empty, and nothing English in Chinese", () => {
		for (const [, text] of [...en, ...zh]) expect(text.trim()).not.toBe("");
		for (const [key, text] of zh)
			expect([key, text.replace(/{{\w+}}/g, "")]).toEqual([
				key,
				expect.not.stringMatching(/[a-z]{3}/i),
			]);
	});
});
