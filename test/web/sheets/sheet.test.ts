import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeSheet } from "../../../web/sheets/decode.ts";
import { readSheet, writeSheet } from "../../../web/sheets/sheet.ts";

const headings = {
	clause: ["Clause", "条款"],
	note: ["Note", "说明"],
} as const;

const read = (text: string) => readSheet(text, headings, ["clause"]);
const rowsIn = (text: string) => {
	const reading = read(text);
	if (!reading.ok) throw new Error("unreadable");
	return reading.rows.map(({ line, cells }) => [
		line,
		cells.clause,
		cells.note,
	]);
};

describe("a sheet", () => {
	test.each([
		["commas", "Clause,Note\n4.1,a\n4.2,b"],
		["semicolons", "Clause;Note\n4.1;a\n4.2;b\n"],
		["tabs", "Clause\tNote\r\n4.1\ta\r\n4.2\tb\r\n"],
		["a byte order mark", "\ufeffClause,Note\n4.1,a\n4.2,b"],
		["other columns and another order", "X,note,CLAUSE\n1,a,4.1\n2,b,4.2"],
		["Chinese headings", "条款,说明\n4.1,a\n4.2,b"],
	])("with %s is read", (_what, text) => {
		expect(rowsIn(text)).toEqual([
			[2, "4.1", "a"],
			[3, "4.2", "b"],
		]);
	});

	test("keeps the lines of quoted cells, and knows on which line of the file a row begins", () => {
		expect(
			rowsIn('Clause,Note\n4.1,"one\ntwo, ""three"""\n\n4.2,ends\n'),
		).toEqual([
			[2, "4.1", 'one\ntwo, "three"'],
			[5, "4.2", "ends"],
		]);
	});

	test("with a quote that is never closed loses that line alone", () => {
		expect(read('Clause,Note\n4.1,a\n4.2,"open\n4.3,c\n')).toEqual({
			ok: true,
			rows: [
				{ line: 2, cells: { clause: "4.1", note: "a" } },
				{ line: 4, cells: { clause: "4.3", note: "c" } },
			],
			brokenAt: [3],
		});
	});

	test("without the column that is needed is not read", () => {
		expect(read("Heading,Note\n4.1,a")).toEqual({
			ok: false,
			missing: ["clause"],
		});
		expect(read("")).toEqual({ ok: false, missing: ["clause"] });
	});

	test("holds nothing that a spreadsheet would work out", () => {
		expect(writeSheet([["=1+1", "'=x", "+49", "-1", "@a", "4.1"]])).toBe(
			"\ufeff'=1+1,''=x,'+49,'-1,'@a,4.1\r\n",
		);
	});

	const cell = fc
		.string({
			unit: fc.constantFrom(
				..."ab 中文，；,;\t\n\"'=+-@＝0".split(""),
				"\u{1f600}",
			),
			maxLength: 12,
		})
		.map((text) => text.trim());

	test("that was written is read as it was, whatever stands in its cells", () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 12 }), (rows) => {
				const kept = rows.filter(([a, b]) => a !== "" || b !== "");
				const written = writeSheet([["Clause", "Note"], ...rows]);
				expect(
					rowsIn(written).map(([, clause, note]) => [clause, note]),
				).toEqual(kept);
			}),
			{ numRuns: 300 },
		);
	});

	test("gives each row the line on which it begins", () => {
		fc.assert(
			fc.property(fc.array(cell, { minLength: 1, maxLength: 12 }), (notes) => {
				let line = 2;
				const expected = notes.map((note) => {
					const at = line;
					line += note.split("\n").length;
					return at;
				});
				const written = writeSheet([
					["Clause", "Note"],
					...notes.map((note) => ["4.1", note]),
				]);
				expect(rowsIn(written).map(([at]) => at)).toEqual(expected);
			}),
			{ numRuns: 200 },
		);
	});

	test("of any text at all is read or refused, never an error", () => {
		fc.assert(
			fc.property(
				fc.string({ unit: "binary", maxLength: 200 }),
				fc.boolean(),
				(text, headed) => {
					const { ok } = read(headed ? `Clause,Note\n${text}` : text);
					expect(ok || !headed).toBe(true);
				},
			),
			{ numRuns: 300 },
		);
	});
});

describe("the bytes of a sheet", () => {
	const text = "条款,说明\n4.1,业务连续性";

	test.each([
		["UTF-8", Buffer.from(text)],
		["UTF-16 with its mark", Buffer.from(`\ufeff${text}`, "utf16le")],
		[
			"GB 18030, as spreadsheets on a Chinese machine save it",
			Buffer.from("ccf5bfee2ccbb5c3f70a342e312cd2b5cef1c1acd0f8d0d4", "hex"),
		],
	])("in %s are understood", (_what, bytes) => {
		expect(decodeSheet(bytes).replace(/^\ufeff/, "")).toBe(text);
	});
});
