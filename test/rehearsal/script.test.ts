import { describe, expect, test } from "vitest";
import { readScript } from "../../rehearsal/read-script.ts";
import { exampleNames, exampleScript, exampleText } from "./plays.ts";

const bank = exampleText("bank");

/** What is wrong with the bank's script when a text in it is another. */
function problemWith(text: string, instead: string): string {
	expect(bank).toContain(text);
	const read = readScript(bank.replace(text, instead));
	return read.ok ? "nothing" : read.problem;
}

describe("the script of a rehearsal", () => {
	test.each(exampleNames)("can be read: %s", (name) => {
		expect(readScript(exampleText(name))).toMatchObject({ ok: true });
	});

	test.each(exampleNames)(
		"says everything in English and in Chinese: %s",
		(name) => {
			const inOne = JSON.stringify(exampleScript(name)).matchAll(
				/\{"en":"([^"]*)","zh":"([^"]*)"\}/g,
			);
			const pairs = [...inOne];
			expect(pairs.length).toBeGreaterThan(50);
			for (const [, en = "", zh = ""] of pairs) {
				expect(en).not.toMatch(/[\u4e00-\u9fff]/);
				expect(zh).toMatch(/[\u4e00-\u9fff]/);
			}
		},
	);

	test("is refused with the line and the field that is wrong", () => {
		expect(problemWith('"2027-01-11"', '"2027-02-30"')).toBe(
			"line 13: plan.startOn must be a day, YYYY-MM-DD",
		);
		expect(problemWith('"Asia/Shanghai"', '"Middle-earth"')).toBe(
			"line 9: zone must be a time zone such as Asia/Shanghai",
		);
		expect(problemWith('"bank-2027"', '"Bank 2027"')).toBe(
			"line 2: programme must be lower-case words joined by hyphens",
		);
	});

	test("is refused when a field is missing, or is one nobody knows", () => {
		expect(problemWith('"industry": "finance",', "")).toBe(
			"line 1: industry is missing",
		);
		expect(problemWith('"zone":', '"zones":')).toMatch(/zone is missing/);
		expect(problemWith('"holds":', '"breaks": 1, "holds":')).toMatch(
			/^line \d+: breaks is not known/,
		);
	});

	test("is refused when it names a person or a deliverable that is not there", () => {
		expect(problemWith('"owner": "li-wei"', '"owner": "li-wie"')).toMatch(
			/roles\.owner names li-wie, who is not among the people/,
		);
		expect(problemWith('"gap-analysis": {', '"gap-analyses": {')).toMatch(
			/gap-analyses is no deliverable of this phase/,
		);
		expect(
			problemWith('"wang-lei": [{ "after": 12 }]', '"wang": [{ "after": 12 }]'),
		).toMatch(/answers\.wang names wang/);
	});

	test("is refused when a return does not say why, or what is mended", () => {
		expect(
			problemWith(
				'"wang-lei": [{ "after": 12 }]',
				'"wang-lei": [{ "after": 1, "decision": "return" }]',
			),
		).toMatch(/reason must say why it is returned/);
	});

	test("has either a first day or a day the certificate is needed", () => {
		expect(
			problemWith('"startOn": "2027-01-11",', '"neededOn": "2028-01-01",'),
		).toBe("nothing");
		expect(problemWith('"startOn": "2027-01-11",', "")).toMatch(
			/plan must have either startOn or neededOn/,
		);
	});

	test("is refused in one line when it is no JSON", () => {
		const problem = problemWith('"name":', "name:");
		expect(problem).toMatch(/^is not JSON: /);
		expect(problem).not.toContain("\n");
	});
});
