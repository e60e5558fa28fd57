import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { settingNames } from "../../settings.ts";

const at = (path: string) =>
	fileURLToPath(new URL(`../../${path}`, import.meta.url));
const read = (path: string) => readFileSync(at(path), "utf8");

/** The text of a test, or of all in its folder. */
const textOf = (path: string): string =>
	statSync(at(path)).isDirectory()
		? readdirSync(at(path))
				.map((file) => read(`${path}/${file}`))
				.join("\n")
		: read(path);

const security = read("SECURITY.md");
const asvs = read("docs/asvs.md");

describe.each([
	["SECURITY.md", security],
	["docs/asvs.md", asvs],
])("%s", (_name, text) => {
	test("names tests that are there, by words that stand in them", () => {
		const named = [...text.matchAll(/`(test\/[\w/.-]+?)\/?`((?:, "[^"]+")*)/g)];
		expect(named.length).toBeGreaterThan(25);
		for (const [, path = "", titles = ""] of named) {
			expect(existsSync(at(path)), path).toBe(true);
			for (const [, title = ""] of titles.matchAll(/"([^"]+)"/g))
				expect(textOf(path), `${path}: ${title}`).toContain(title);
		}
	});

	test("names files that are there", () => {
		for (const [, path = ""] of text.matchAll(
			/`((?:web|records|domain|activities|embedded)\/[\w/.-]+\.ts)`/g,
		))
			expect(existsSync(at(path)), path).toBe(true);
	});
});

test("each promise names a test", () => {
	const promises = security
		.slice(security.indexOf("| promise |"), security.indexOf("## Who may"))
		.split("\n")
		.slice(2)
		.filter((line) => line.startsWith("|"));
	expect(promises.length).toBeGreaterThan(20);
	for (const line of promises) expect(line).toMatch(/`test\//);
});

test("settings that SECURITY.md names are read", () => {
	const families = ["TEMPORAL_TLS_", "OIDC_"];
	for (const [, name = ""] of security.matchAll(/`([A-Z]+_[A-Z_]+)[…`]/g))
		if (!families.includes(name))
			expect(settingNames as readonly string[]).toContain(name);
});

describe("the table of ASVS 5.0.0", () => {
	const rows = [
		...asvs.matchAll(
			/^\| (\d+\.\d+\.\d+) \| ([12]) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm,
		),
	].map(([, id, level, asks, state, how]) => ({ id, level, asks, state, how }));

	test("has every requirement of levels 1 and 2 once, in order", () => {
		expect(rows).toHaveLength(253);
		expect(rows.filter(({ level }) => level === "1")).toHaveLength(70);
		const ids = rows.map(({ id = "" }) => id.split(".").map(Number));
		const sorted = [...ids].sort(
			([a = 0, b = 0, c = 0], [d = 0, e = 0, f = 0]) => a - d || b - e || c - f,
		);
		expect(ids).toEqual(sorted);
		expect(new Set(ids.map(String)).size).toBe(253);
	});

	test("says of each whether it is met, and counts right", () => {
		const counted = (state: string) =>
			rows.filter((row) => row.state?.trim() === state).length;
		for (const state of ["met", "partly", "not"])
			expect(asvs).toContain(`**${state}** ${counted(state)}`);
		expect(asvs).toContain(`(**n.a.**) ${counted("n.a.")}`);
		expect(
			counted("met") + counted("partly") + counted("not") + counted("n.a."),
		).toBe(253);
		for (const { id, how = "" } of rows)
			expect(how.trim().length, id).toBeGreaterThan(5);
	});
});
