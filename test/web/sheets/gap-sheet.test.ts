import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ClauseId, clauseIds } from "../../../domain/clauses/clauses.ts";
import type { LocalDate } from "../../../domain/dates.ts";
import { personId } from "../../../domain/ids.ts";
import {
	type GapLevel,
	gapLevels,
	isGap,
} from "../../../domain/register/rating.ts";
import { translateTo } from "../../../web/locales/translate.ts";
import {
	type Prefilled,
	readGapSheet,
	writeGapSheet,
	wrongLinesAsSheet,
} from "../../../web/sheets/gap-sheet.ts";

const zhao = personId("zhao");
const bounds = (language: "en" | "zh" = "en") => ({
	today: "2027-03-03" as LocalDate,
	personCalled: (text: string) =>
		["zhao min", "zhao@bank.example", "赵敏"].includes(text.toLowerCase())
			? zhao
			: undefined,
	t: translateTo(language),
});

const head = "Clause,Title,Rating,Note,What is to be done,By whom,By when\n";
const read = (lines: string, language: "en" | "zh" = "en") =>
	readGapSheet(head + lines, bounds(language));

describe("a sheet of ratings", () => {
	test("keeps what is right, and names what is not by its line", () => {
		const { taken, wrong } = read(
			[
				'4.1,Context,begun,"Register is old,\nand short",Renew it,Zhao Min,2027-04-01',
				"8.9,None,met,,,,",
				"8.6.1,Incident,half,,,,",
				"8.6.2,Request,N/A,,,,",
				"4.2,Parties,missing,,,Nobody Known,",
				"4.3,Scope,missing,,,,31.12.2027",
				"4.4,SMS,missing,,,,2027-03-02",
				"5.1,Leadership,,,,,",
				"5.2,Policy,met,,,,",
				"5.2,Policy,begun,,,,",
				"5.3,Roles,met,,Do it,,",
			].join("\n"),
		);
		expect(taken).toEqual([
			{
				line: 2,
				clause: "4.1",
				level: "begun",
				note: "Register is old,\nand short",
				what: "Renew it",
				owner: zhao,
				dueOn: "2027-04-01",
			},
			expect.objectContaining({ line: 11, clause: "5.2", level: "met" }),
		]);
		expect(wrong.map(({ line, why }) => [line, why])).toEqual([
			[4, "“8.9” is no clause of the standard."],
			[
				5,
				"“half” is no rating. Write one of: nothing there, begun, described, not yet shown, met; or 0 to 3.",
			],
			[6, "every clause applies to everyone. Say how far it is met."],
			[7, expect.stringContaining("nobody known is called “Nobody Known”")],
			[8, "“31.12.2027” is no day. Write it like 2027-03-01."],
			[9, "2027-03-02 has passed. An action is due today or later."],
			[12, "this clause stands on line 11 already."],
			[13, expect.stringContaining("what is met needs no action")],
		]);
	});

	test.each([
		["its number", "2", "described"],
		["a full-width number", "３", "met"],
		["its code", "missing", "missing"],
		["its word", "described, not yet shown", "described"],
		["its Chinese word", "已起步", "begun"],
	])("takes a level by %s", (_how, written, level) => {
		expect(read(`4.1,,"${written}",,,,`).taken[0]?.level).toBe(level);
	});

	test.each([["2027/4/1"], ["2027年4月1日"], ["2027-04-01"], ["2027.4.1"]])(
		"takes a day written %s",
		(written) => {
			expect(read(`4.1,,begun,,,,${written}`).taken[0]?.dueOn).toBe(
				"2027-04-01",
			);
		},
	);

	test("in Chinese, with semicolons as a spreadsheet saves it, is read whatever language its reader has", () => {
		const sheet =
			"\ufeff条款;标题;评定;说明;要做什么;由谁;期限\r\n4.1;组织环境;已起步;台账不全；待补;补全;赵敏;2027/4/1\r\n";
		expect(readGapSheet(sheet, bounds("en")).taken).toEqual([
			{
				line: 2,
				clause: "4.1",
				level: "begun",
				note: "台账不全；待补",
				what: "补全",
				owner: zhao,
				dueOn: "2027-04-01",
			},
		]);
	});

	test("without its first line says which columns it wants", () => {
		const { wrong } = readGapSheet("4.1,begun\n", bounds("zh"));
		expect(wrong.map(({ why }) => why)).toEqual([
			"缺少列：条款、评定。请保留模板的第一行。",
		]);
	});

	const ratings = fc
		.uniqueArray(fc.constantFrom(...clauseIds), { maxLength: 20 })
		.chain((clauses) =>
			fc.tuple(
				...clauses.map((clause) =>
					fc.tuple(
						fc.constant(clause),
						fc.record({
							level: fc.constantFrom(...gapLevels),
							note: fc
								.string({
									unit: fc.constantFrom(
										..."ab 中文，；,;\t\n\"'=+-@".split(""),
									),
									maxLength: 20,
								})
								.map((text) => text.trim()),
						}),
					),
				),
			),
		);

	test("that was downloaded and sent back says what was said before, in either language", () => {
		fc.assert(
			fc.property(
				ratings,
				fc.constantFrom("en" as const, "zh" as const),
				(rated, language) => {
					const known = new Map<ClauseId, Prefilled>(rated);
					const { taken, wrong } = readGapSheet(
						writeGapSheet(known, translateTo(language)),
						bounds(language === "en" ? "zh" : "en"),
					);
					expect(wrong).toEqual([]);
					expect(
						new Map(
							taken.map(({ clause, level, note }) => [clause, { level, note }]),
						),
					).toEqual(known);
				},
			),
			{ numRuns: 150 },
		);
	});

	/** A line somebody might write, and whether it is right. */
	const anyLine = fc.record({
		clause: fc.constantFrom(...clauseIds, "8.9", "", "0"),
		level: fc.constantFrom(...gapLevels, "half", "4", "n/a"),
		note: fc.constantFrom("", "x", 'with "quotes", commas\nand lines', "说明"),
		due: fc.constantFrom("", "2027-04-01", "2027-01-01", "soon"),
	});

	test("of right and wrong lines loses none: each is taken once, or named with its line", () => {
		fc.assert(
			fc.property(fc.array(anyLine, { maxLength: 25 }), (lines) => {
				const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
				const { taken, wrong } = read(
					lines
						.map(({ clause, level, note, due }) =>
							[clause, "", level, note, "", "", due].map(quoted).join(","),
						)
						.join("\n"),
				);
				expect(taken.length + wrong.length).toBe(lines.length);
				const named = [...taken, ...wrong].map(({ line }) => line);
				expect(new Set(named).size).toBe(lines.length);
				for (const { clause, level, dueOn } of taken) {
					expect(clauseIds).toContain(clause);
					expect(gapLevels).toContain(level);
					if (dueOn) expect(isGap(level as GapLevel)).toBe(true);
				}
				// What was wrong can be put right and sent again: the same lines, wrong for the same reasons.
				const again = readGapSheet(
					wrongLinesAsSheet(wrong, translateTo("en")),
					bounds(),
				);
				const reasons = wrong
					.map(({ why }) => why)
					.filter((why) => !why.startsWith("this clause stands"));
				if (wrong.length > 0)
					expect(again.wrong.map(({ why }) => why)).toEqual(
						expect.arrayContaining(reasons),
					);
			}),
			{ numRuns: 150 },
		);
	});
});
