import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { translateTo } from "../../web/locales/translate.ts";
import {
	type AdoptColumn,
	adoptColumns,
	adoptTemplate,
	formOfLine,
	normalDay,
	readAdoptCsv,
	textOfFile,
	writeAdoptCsv,
} from "../../web/pages/adopt-csv.ts";

const en = translateTo("en");
const zh = translateTo("zh");

const needed = [
	"number",
	"body",
	"scope",
	"organisation",
	"decided-on",
	"valid-until",
] as const satisfies readonly AdoptColumn[];

/** A cell as people write them: any text without blanks around it, with breaks, delimiters, quotes and Chinese. */
const cell = fc
	.oneof(
		fc.string({ unit: "grapheme" }),
		fc
			.array(
				fc.constantFrom(
					"a",
					"证",
					"，",
					",",
					";",
					"\t",
					'"',
					"\n",
					"\r\n",
					"|",
					"=",
					"'",
					" ",
				),
				{ maxLength: 12 },
			)
			.map((signs) => signs.join("")),
	)
	.map((text) =>
		text.replaceAll("\0", "").replace(/^[\s\uFEFF]+|[\s\uFEFF]+$/gu, ""),
	);

const table = fc
	.tuple(
		fc.shuffledSubarray([...adoptColumns], { minLength: 1 }),
		fc.array(fc.infiniteStream(cell), { minLength: 1, maxLength: 5 }),
	)
	.map(([more, rows]) => {
		const columns = [...new Set<AdoptColumn>([...more, ...needed])];
		return {
			columns,
			rows: rows.map((stream) =>
				columns.map((column) =>
					// A line in which every cell is empty is no line.
					column === "number"
						? `N${stream.next().value}`.trim()
						: (stream.next().value ?? ""),
				),
			),
		};
	});

describe("a file of certificates", () => {
	test("is read as it was written, whatever its delimiter, breaks, order of columns and language of headings", () => {
		fc.assert(
			fc.property(
				table,
				fc.constantFrom(",", ";", "\t"),
				fc.constantFrom("\n", "\r\n"),
				fc.boolean(),
				fc.constantFrom(en, zh),
				({ columns, rows }, delimiter, record_delimiter, bom, t) => {
					const text = stringify(
						[columns.map((column) => t(`adopt.field.${column}`)), ...rows],
						{ delimiter, record_delimiter, bom, quoted_match: /[\r\n]/ },
					);
					const read = readAdoptCsv(text, en);
					expect(read).toMatchObject({ ok: true });
					if (!read.ok) return;
					expect(
						read.lines.map(({ cells }) =>
							columns.map((column) => cells[column]),
						),
					).toEqual(rows);
				},
			),
			{ numRuns: 200 },
		);
	});

	test("is never a stack trace: any text is read, or said to be none in words", () => {
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string({ unit: "binary" }),
					fc
						.string({ unit: "grapheme" })
						.map(
							(text) =>
								`number,body,scope,organisation,decided-on,valid-until\n${text}`,
						),
				),
				fc.constantFrom(en, zh),
				(text, t) => {
					const read = readAdoptCsv(text, t);
					if (!read.ok) {
						expect(read.messages.length).toBeGreaterThan(0);
						return;
					}
					for (const line of read.lines) {
						expect(line.line).toBeGreaterThan(0);
						formOfLine(line, {}, t);
					}
				},
			),
			{ numRuns: 500 },
		);
	});

	test("names the line where each certificate begins, breaks in cells counted", () => {
		const text = [
			"number,body,scope,organisation,decided-on,valid-until,sites",
			'1,B,"two',
			'lines",O,2026-11-30,2029-11-29,',
			"",
			"2,B,S,O,2026-11-30,2029-11-29,",
			'3,B,S,O,2026-11-30,2029-11-29,"A',
			'B"',
		].join("\n");
		const read = readAdoptCsv(text, en);
		expect(read.ok && read.lines.map(({ line }) => line)).toEqual([2, 5, 6]);
	});

	test("with a heading nobody knows, a heading twice, or without one that is needed is refused with all of it", () => {
		const read = readAdoptCsv(
			"Number,Number of staff,number,body,scope,decided-on\n1,2,3,4,5,6",
			en,
		);
		expect(read.ok || read.messages).toEqual([
			"The heading “Number of staff” is not known.",
			"The heading “number” stands there twice.",
			"The column “Organisation” is missing.",
			"The column “Valid until” is missing.",
		]);
		const twice = readAdoptCsv(
			"number,证书编号,body,scope,organisation,decided-on,valid-until\n1",
			zh,
		);
		expect(twice.ok || twice.messages).toEqual(["表头“证书编号”重复出现。"]);
	});

	test("with a quotation mark left open says at which line", () => {
		const read = readAdoptCsv(
			'number,body,scope,organisation,decided-on,valid-until\n1,"B,S',
			en,
		);
		expect(read.ok || read.messages[0]).toMatch(
			/^Line 2 can't be read as CSV: a quotation mark/,
		);
	});

	test("has a template in each language, which is read again", () => {
		for (const t of [en, zh]) {
			const line = adoptColumns.map((column) =>
				column === "number" ? "1" : "",
			);
			const read = readAdoptCsv(adoptTemplate(t) + stringify([line]), t);
			expect(read).toMatchObject({
				ok: true,
				lines: [{ cells: { number: "1" } }],
			});
		}
	});

	test("comes back as it is from the page that asks to mend it", () => {
		fc.assert(
			fc.property(
				fc.array(cell, { minLength: 6, maxLength: 6 }),
				fc.constantFrom(en, zh),
				(cells, t) => {
					const line = Object.fromEntries(
						needed.map((column, place) => [
							column,
							column === "number" ? "N" : (cells[place] ?? ""),
						]),
					);
					const read = readAdoptCsv(writeAdoptCsv([line], t), t);
					expect(read).toMatchObject({ ok: true, lines: [{ cells: line }] });
				},
			),
		);
	});
});

test.each([
	["2027-05-12", "2027-05-12"],
	["2027/5/2", "2027-05-02"],
	["2027.05.12", "2027-05-12"],
	["2027年5月12日", "2027-05-12"],
	["20270512", "2027-05-12"],
	// Which of these is the month nobody can tell: it is refused at the field.
	["05/12/2027", "05/12/2027"],
	["soon", "soon"],
])("the day %s is read as %s", (written, read) => {
	expect(normalDay(written)).toBe(read);
});

describe("a file's signs are read", () => {
	const text = "证书编号,认证机构\n一,二";
	test("as UTF-8, UTF-16 with its mark, or GB 18030", () => {
		expect(textOfFile(new TextEncoder().encode(text))).toBe(text);
		const utf16 = Buffer.concat([
			Buffer.from([0xff, 0xfe]),
			Buffer.from(text, "utf16le"),
		]);
		expect(textOfFile(utf16)).toBe(text);
		// “证书” and “编号” as GB 18030 has them.
		const gb = Buffer.from([0xd6, 0xa4, 0xca, 0xe9, 0xb1, 0xe0, 0xba, 0xc5]);
		expect(textOfFile(gb)).toBe("证书编号");
	});
});

describe("a line becomes the form", () => {
	const cells = {
		number: "1",
		state: "暂停",
		begins: "再认证",
		rules: "China (CNCA)",
		edition: "ISO/IEC 20000-1:2018",
		language: "中文",
		"booking-surveillance": "Proposed only",
		"state-since": "2027年5月1日",
		special: "2027/5/1；2027.6.2",
		findings:
			"Major nonconformity | 8.6.1 | 2027-05-12 | a surveillance audit | found | so\nnonsense",
	};
	const { typed, problems } = formOfLine(
		{ line: 2, cells, tooLong: false },
		{ zone: "UTC" },
		en,
	);

	test("with choices said in words of either language by their codes, and days as forms have them", () => {
		expect(typed).toMatchObject({
			zone: "UTC",
			state: "suspended",
			begins: "recert",
			rules: "cnca",
			edition: "2018",
			language: "zh",
			"booking-surveillance": "proposed",
			"state-since": "2027-05-01",
			special: "2027-05-01 2027-06-02",
		});
	});

	test("with twenty findings in one cell, and no more", () => {
		const findingsOf = (count: number) =>
			formOfLine(
				{
					line: 2,
					cells: {
						...cells,
						findings: Array.from(
							{ length: count },
							(_, place) =>
								`Minor nonconformity | 8.6.1 | 2027-05-12 | a surveillance audit | number ${place + 1}`,
						).join("\n"),
					},
					tooLong: false,
				},
				{ zone: "UTC" },
				en,
			);
		expect(findingsOf(20)).toMatchObject({
			problems: [],
			typed: { "statement-6": "number 6", "statement-20": "number 20" },
		});
		expect(findingsOf(21).problems).toMatchObject([
			{ message: "At most 20 findings; raise the others later." },
		]);
	});

	test("with each finding in its place, and what is none said", () => {
		expect(typed).toMatchObject({
			"grade-1": "major",
			"clause-1": "8.6.1",
			"source-1": "surveillance",
			"found-on-1": "2027-05-12",
			"statement-1": "found | so",
		});
		expect(problems).toEqual([
			{
				column: "findings",
				message: "Line 2: write grade | clause | day | audit | what was found.",
			},
		]);
	});
});
