import { expect, test } from "vitest";
import { Problem } from "../../web/problem.ts";
import type { Route } from "../../web/route-table.ts";
import { startTestWeb, type TestWeb } from "../fixtures/web.ts";

const link: Route = {
	method: "get",
	path: "/s/:token",
	policy: "link",
	limit: "link",
	handler: (req, res) => {
		if (req.params["token"] !== "good") throw new Problem(404);
		res.send("shown");
	},
};

const signIn: Route = {
	method: "post",
	path: "/sign-in",
	policy: "public",
	limit: "sign-in",
	handler: (_req, res) => {
		res.send("sent");
	},
};

const statuses = async (
	times: number,
	ask: (n: number) => Promise<Response>,
) => {
	const seen: number[] = [];
	for (let n = 0; n < times; n++) seen.push((await ask(n)).status);
	return seen;
};

const open = (web: TestWeb, token: string) => web.request(`/s/${token}`);

test("a whole office opens its good links as often as it likes", async () => {
	await using web = await startTestWeb({}, [link]);
	const seen = await statuses(200, () => open(web, "good"));
	expect(new Set(seen)).toEqual(new Set([200]));
});

test("whoever guesses links is stopped, and told to wait", async () => {
	await using web = await startTestWeb({}, [link]);
	const seen = await statuses(61, (n) => open(web, `guess-${n}`));
	expect(seen.slice(0, 60)).toEqual(Array(60).fill(404));
	expect(seen[60]).toBe(429);
	expect(await (await open(web, "again")).text()).toContain(
		"Wait a few minutes",
	);
});

test("one mailbox gets few sign-in mails, another is not held back by it", async () => {
	await using web = await startTestWeb({}, [signIn]);
	const ask = (email: string) => web.submit("/sign-in", { email });
	const seen = await statuses(6, () => ask("li.wei@bank.example"));
	expect(seen).toEqual([200, 200, 200, 200, 200, 429]);
	expect((await ask(" LI.WEI@bank.example ")).status).toBe(429);
	expect((await ask("chen.jing@bank.example")).status).toBe(200);
});

test("a forwarded address a stranger makes up does not reset the count", async () => {
	await using web = await startTestWeb({}, [link]);
	const seen = await statuses(61, (n) =>
		web.request(`/s/guess-${n}`, {
			headers: { "X-Forwarded-For": `203.0.113.${n}` },
		}),
	);
	expect(seen[60]).toBe(429);
});

test("even pages that do not exist are not asked for without end", async () => {
	await using web = await startTestWeb();
	const seen = await statuses(301, (n) => web.request(`/nowhere-${n}`));
	expect(seen[299]).toBe(404);
	expect(seen[300]).toBe(429);
	expect((await web.request("/healthz")).status).toBe(200);
});
