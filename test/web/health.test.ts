import { describe, expect, test } from "vitest";
import type { ReadinessCheck } from "../../web/services.ts";
import { startTestWeb } from "../fixtures/web.ts";

const check = (
	name: ReadinessCheck["name"],
	ok: boolean,
	words: string,
): ReadinessCheck => ({ name, check: async () => ({ ok, words }) });

const asBrowser = { headers: { Accept: "text/html,*/*;q=0.8" } };

test("the process says that it lives, without asking anything else", async () => {
	await using web = await startTestWeb({
		checks: [check("database", false, "down")],
	});
	const answer = await web.request("/healthz");
	expect(answer.status).toBe(200);
	expect(await answer.text()).toBe("ok\n");
});

describe("whether it can serve", () => {
	test("is yes when every part answers", async () => {
		await using web = await startTestWeb({
			checks: [check("database", true, "4 ms"), check("mail", true, "ready")],
		});
		const answer = await web.request("/readyz");
		expect(answer.status).toBe(200);
		expect(await answer.json()).toEqual({
			ready: true,
			parts: [
				{ name: "database", ok: true, words: "4 ms" },
				{ name: "mail", ok: true, words: "ready" },
			],
		});
	});

	test("is no when one does not, and says which and what was found", async () => {
		await using web = await startTestWeb({
			checks: [check("database", true, "4 ms"), check("worker", false, "none")],
		});
		const answer = await web.request("/readyz", asBrowser);
		expect(answer.status).toBe(503);
		const text = await answer.text();
		expect(text).toContain("One part does not answer");
		expect(text).toContain("none");
	});

	test("is no when a check itself fails", async () => {
		await using web = await startTestWeb({
			checks: [
				{
					name: "temporal",
					check: () => Promise.reject(new Error("no answer in 5 s")),
				},
			],
		});
		const answer = await web.request("/readyz");
		expect(answer.status).toBe(503);
		expect(await answer.json()).toMatchObject({
			parts: [{ name: "temporal", ok: false, words: "no answer in 5 s" }],
		});
	});
});

test("measures name a route by its pattern: no id and no secret becomes a label", async () => {
	await using web = await startTestWeb({}, [
		{
			method: "get",
			path: "/s/:token",
			policy: "link",
			handler: (_req, res) => {
				res.send("shown");
			},
		},
		{
			method: "get",
			path: "/metrics",
			policy: "public",
			handler: async (_req, res) => {
				res.send(await web.services.measures.metrics());
			},
		},
	]);
	await web.request("/s/3f9aSECRET");
	const text = await (await web.request("/metrics")).text();
	expect(text).toContain('route="/s/:token",status="200"');
	expect(text).not.toContain("SECRET");
});

test("the product shows its measures in the text format of Prometheus", async () => {
	await using web = await startTestWeb();
	const answer = await web.request("/metrics");
	expect(answer.headers.get("content-type")).toContain("text/plain");
	expect(await answer.text()).toContain("process_start_time_seconds");
});
