import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
let folder: string;

interface Ran {
	readonly code: number;
	readonly out: string;
	readonly err: string;
}

/** The command as people run it; whatever it keeps for a while is kept in `folder`. */
const rehearse = (...args: readonly string[]): Promise<Ran> =>
	new Promise((resolve) => {
		execFile(
			process.execPath,
			["certway.ts", "rehearse", ...args],
			{
				cwd: root,
				env: { ...process.env, TMPDIR: folder, LOG_LEVEL: "silent" },
				maxBuffer: 10_000_000,
			},
			(error, out, err) => {
				const code = typeof error?.code === "number" ? error.code : 0;
				resolve({ code, out, err });
			},
		);
	});

const linesIn = (out: string): readonly string[] => out.trim().split("\n");

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), "certway-test-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("certway rehearse", () => {
	test("prints one object a line that says when, what, where and by which key", async () => {
		const { code, out, err } = await rehearse(
			"examples/bank.json",
			"--until",
			"2027-01-22",
			"--json",
		);
		expect(code).toBe(0);
		const lines = linesIn(out).map((line) => JSON.parse(line));
		expect(lines.map(({ date, type }) => `${date} ${type}`)).toEqual([
			"2027-01-11 programme-started",
			"2027-01-11 phase-opened",
			...Array(4).fill("2027-01-11 deliverable-assigned"),
			"2027-01-15 evidence-added",
			"2027-01-15 deliverable-delivered",
			"2027-01-22 evidence-added",
			"2027-01-22 deliverable-delivered",
		]);
		for (const [place, line] of lines.entries()) {
			expect(line.position).toBe(place + 1);
			expect(line.hash).toMatch(/^[0-9a-f]{64}$/);
			expect(line.run).toMatch(/^[0-9a-f-]{36}$/);
			expect(line.key.startsWith(`${line.workflow}/${line.run}/`)).toBe(true);
			expect(line.phase).toBe(place === 0 ? null : "preparation");
		}
		expect(err).toContain("2027-01");
		expect(await readdir(folder)).toEqual([]);
	}, 180_000);

	test("prints its record in words, in the language that is asked for", async () => {
		const { code, out } = await rehearse(
			"examples/shop.json",
			"--until",
			"2027-03-10",
			"--lang",
			"zh",
		);
		expect(code).toBe(0);
		const [first = "", second = "", ...others] = linesIn(out);
		expect(first).toMatch(/^2027年3月8日（周一） 09:00 +陈梅/);
		expect(second).toMatch(/试运行/);
		expect(others.length).toBeGreaterThan(10);
		expect(out).not.toMatch(/Tan Mei|Pilot run/);
	}, 180_000);

	test.each([
		["no-such-file.json", [], /^error: no-such-file\.json cannot be read/],
		[
			"bad.json",
			[],
			/^error: .*bad\.json: line 2: programme must be lower-case words/,
		],
		["examples/bank.json", ["--until", "2027-02-30"], /--until/],
		["examples/bank.json", ["--lang", "de"], /--lang/],
	])("says in one line what is wrong with %s %j", async (file, args, says) => {
		await writeFile(
			join(folder, "bad.json"),
			'{\n"programme": "Not an id"\n}\n',
		);
		const path = file === "bad.json" ? join(folder, file) : file;
		const { code, out, err } = await rehearse(path, ...args);
		expect(code).toBe(2);
		expect(out).toBe("");
		expect(linesIn(err)).toHaveLength(1);
		expect(err).toMatch(says);
	});
});
