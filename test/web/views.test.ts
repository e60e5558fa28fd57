import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import Handlebars from "handlebars";
import { describe, expect, test } from "vitest";
import { viewHelpers } from "../../web/frame/view-helpers.ts";
import { linksFrom } from "../../web/links.ts";
import { isMessageKey } from "../../web/locales/translate.ts";

const folder = join(import.meta.dirname, "../../web/views");

const views = globSync("**/*.hbs", { cwd: folder }).map((name) => ({
	name,
	source: readFileSync(join(folder, name), "utf8"),
}));

const partials = views
	.filter(({ name }) => name.startsWith("partials/"))
	.map(({ name }) => basename(name, ".hbs"));

type Node = { type: string } & Record<string, unknown>;

/** Every node of a view's tree. */
function* nodesOf(node: unknown): Generator<Node> {
	if (Array.isArray(node)) for (const each of node) yield* nodesOf(each);
	else if (typeof node === "object" && node !== null) {
		if ("type" in node) yield node as Node;
		for (const each of Object.values(node)) yield* nodesOf(each);
	}
}

const helpers = Object.keys(viewHelpers(linksFrom(new URL("http://a.test"))));
const builtIn = ["if", "unless", "each", "with", "lookup"];

describe.each(views)("$name", ({ name, source }) => {
	const nodes = [...nodesOf(Handlebars.parse(source))];
	/** Helpers and partials, by name, with what they are given. */
	const called = nodes
		.filter(({ params }) => Array.isArray(params))
		.map(({ type, path, name: partial, params, hash }) => ({
			type,
			original: ((path ?? partial) as Node)["original"],
			params: params as Node[],
			hash,
		}))
		.filter(
			({ type, params, hash }) =>
				params.length > 0 || hash || type.startsWith("Partial"),
		);

	test("asks only for texts that the catalogue has", () => {
		for (const { original, params } of called) {
			const [first, ...rest] = params;
			if (original !== "t" || rest.length > 0) continue;
			if (first?.type !== "StringLiteral") continue;
			const key = String(first["value"]);
			expect(isMessageKey(key), key).toBe(true);
		}
	});

	test("uses only helpers and partials that there are", () => {
		for (const { type, original } of called) {
			if (type.startsWith("Partial")) expect(partials).toContain(original);
			else expect([...helpers, ...builtIn]).toContain(original);
		}
	});

	test("leaves the summary of mistakes to the layout, which knows the fields' labels by then", () => {
		const sums = called.some(({ original }) => original === "error-summary");
		expect(sums).toBe(name.startsWith("layouts/"));
	});

	test("escapes all it prints, apart from the page in its layout", () => {
		const raw = nodes.filter(
			({ type, escaped }) => type === "MustacheStatement" && escaped === false,
		);
		const allowed = name.startsWith("layouts/") ? ["body"] : [];
		expect(raw.map(({ path }) => (path as Node)["original"])).toEqual(allowed);
	});

	test("has nothing inline that the content policy would refuse", () => {
		expect(source).not.toMatch(/\sstyle=|\son\w+=|javascript:/i);
		for (const [script] of source.matchAll(/<(script|style)\b[^>]*>/gi))
			expect(script).toContain("src=");
	});

	test("has all its words in the catalogue", () => {
		const words = source
			.replace(/\{\{\{?.*?\}?\}\}/gs, " ")
			.replace(/<[^>]*>/g, " ")
			.match(/\p{L}{2,}/gu);
		expect(words).toBeNull();
	});

	test("names addresses of ours through the link helper", () => {
		expect(source).not.toMatch(/(?:href|action|src)="\//);
	});
});
