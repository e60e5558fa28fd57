import { describe, expect, test } from "vitest";
import { Problem, type ProblemStatus } from "../../web/problem.ts";
import type { Route } from "../../web/route-table.ts";
import { startTestWeb } from "../fixtures/web.ts";

const failing = (error: () => unknown): Route[] => [
	{
		method: "get",
		path: "/fails",
		policy: "public",
		handler: async () => {
			throw error();
		},
	},
];

const pageFor = async (error: () => unknown) => {
	await using web = await startTestWeb({}, failing(error));
	const answer = await web.request("/fails");
	return { answer, text: await answer.text(), log: web.log };
};

const secret = "select * from persons -- /work/secret.ts:12";

test("a failure of ours shows nothing of itself, only a reference that the log has too", async () => {
	const { answer, text, log } = await pageFor(() => new Error(secret));
	expect(answer.status).toBe(500);
	expect(text).not.toMatch(/select|secret|at .*\.ts|Error/);
	const reference = /<code>([2-9A-Z]{4}-[2-9A-Z]{4})<\/code>/.exec(text)?.[1];
	const lines = log.filter((line) => line.includes(`"${reference}"`));
	expect(lines.some((line) => line.includes("select * from persons"))).toBe(
		true,
	);
});

test("what is thrown need not be an error to be answered", async () => {
	for (const thrown of ["text", { status: 200 }, 7]) {
		const { answer } = await pageFor(() => thrown);
		expect(answer.status).toBe(500);
	}
});

describe("when the record can't be reached", () => {
	const refused = Object.assign(new Error(), { code: "ECONNREFUSED" });
	const causes: [string, unknown][] = [
		["the connection is refused", refused],
		["several addresses refuse it", new AggregateError([refused])],
		["a library wraps the refusal", new Error("query", { cause: refused })],
		[
			"the connection breaks off",
			new Error("Connection terminated unexpectedly"),
		],
		["PostgreSQL shuts down", Object.assign(new Error(), { code: "57P01" })],
		[
			"it has no connection left",
			Object.assign(new Error(), { code: "53300" }),
		],
	];

	test.each(causes)(
		"because %s, the page says that nothing is lost",
		async (_why, error) => {
			const { answer, text } = await pageFor(() => error);
			expect(answer.status).toBe(503);
			expect(text).toContain("Nothing is lost");
		},
	);
});

const statuses: ProblemStatus[] = [400, 403, 404, 413, 429, 500, 503];

test.each(statuses)(
	"the page for %i has a heading, a sentence on what to do and a way on",
	async (status) => {
		const { answer, text } = await pageFor(() => new Problem(status));
		expect(answer.status).toBe(status);
		expect(answer.headers.get("cache-control")).toBe("no-store");
		expect(text.match(/<h1>/g)).toHaveLength(1);
		expect(text).toContain("Go to the home page");
	},
);

test("only what is our own failure carries a reference", async () => {
	const { text } = await pageFor(() => new Problem(404));
	expect(text).not.toContain("Reference");
});

test("an address that cannot be read is told so", async () => {
	await using web = await startTestWeb({}, [
		{
			method: "get",
			path: "/p/:id",
			policy: "public",
			handler: (_req, res) => {
				res.send("shown");
			},
		},
	]);
	expect((await web.request("/p/%E0%A4%A")).status).toBe(400);
});

test("a page that breaks off half way is cut off, so that nobody takes it for whole", async () => {
	await using web = await startTestWeb({}, [
		{
			method: "get",
			path: "/half",
			policy: "public",
			handler: (_req, res) => {
				res.write("<p>half");
				throw new Error("broke off");
			},
		},
	]);
	await expect(
		web.request("/half").then((answer) => answer.text()),
	).rejects.toThrow();
});
