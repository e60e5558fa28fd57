import { describe, expect, test } from "vitest";
import type { Policy } from "../../web/policy.ts";
import type { Route } from "../../web/route-table.ts";
import { routeTable } from "../../web/routes.ts";
import { bareServices, startTestWeb } from "../fixtures/web.ts";
import { liWei, signedIn, withSession } from "./readers.ts";

const route = (policy: Policy, path = "/page"): Route => ({
	method: "get",
	path,
	policy,
	handler: (_req, res) => {
		res.send("shown");
	},
});

const ofBank = route(
	{ programme: ["owner", "coordinator"] },
	"/programmes/:programme/plan",
);

const bank = "/programmes/bank/plan";

const statusFor = async (
	routes: readonly Route[],
	path: string,
	given: Parameters<typeof startTestWeb>[0] = {},
	init: RequestInit = { headers: withSession },
) => {
	await using web = await startTestWeb(given, routes);
	const { status, headers } = await web.request(path, init);
	return { status, location: headers.get("location") };
};

describe("a page for anyone signed in", () => {
	const routes = [route("signed-in")];

	test("is shown to a reader", async () => {
		expect((await statusFor(routes, "/page", signedIn())).status).toBe(200);
	});

	test("sends a stranger to sign in, and back afterwards", async () => {
		const { status, location } = await statusFor(routes, "/page?view=all");
		expect(status).toBe(303);
		expect(location).toBe("/sign-in?to=%2Fpage%3Fview%3Dall");
	});

	test("sends whoever holds an ended session to sign in", async () => {
		const headers = { Cookie: "certway-session=ended" };
		const { status } = await statusFor(routes, "/page", signedIn(), {
			headers,
		});
		expect(status).toBe(303);
	});

	test("keeps a form that was sent without a session, and says how to go on", async () => {
		await using web = await startTestWeb({}, [
			{ ...route("signed-in"), method: "post" },
		]);
		const answer = await web.submit("/page", {});
		expect(answer.status).toBe(403);
		expect(await answer.text()).toContain(
			"what you typed is still in the form",
		);
	});
});

describe("a page of a programme", () => {
	test.each([
		["owner", 200],
		["coordinator", 200],
		["contributor", 403],
		["auditor", 403],
		["approver", 403],
	] as const)(
		"for owner and coordinator answers an %s with %i",
		async (role, status) => {
			const given = signedIn(liWei, { bank: [role] });
			expect((await statusFor([ofBank], bank, given)).status).toBe(status);
		},
	);

	test("is not told to exist to whoever has no part in it", async () => {
		const given = signedIn(liWei, { shop: ["owner"] });
		expect((await statusFor([ofBank], bank, given)).status).toBe(404);
	});

	test("is no more open to an administrator of the installation", async () => {
		const given = signedIn({ ...liWei, administrator: true });
		expect((await statusFor([ofBank], bank, given)).status).toBe(404);
	});
});

describe("a page for administrators", () => {
	const routes = [route("administrator")];

	test("is shown to an administrator", async () => {
		const given = signedIn({ ...liWei, administrator: true });
		expect((await statusFor(routes, "/page", given)).status).toBe(200);
	});

	test("is not told to exist to anyone else", async () => {
		expect((await statusFor(routes, "/page", signedIn())).status).toBe(404);
	});
});

describe("when the record of sessions does not answer", () => {
	const down = {
		sessions: {
			readerOf: async () => {
				throw Object.assign(new Error("refused"), { code: "ECONNREFUSED" });
			},
		},
	};

	test("a page that needs a reader says so", async () => {
		expect((await statusFor([route("signed-in")], "/page", down)).status).toBe(
			503,
		);
	});

	test("a page that needs none is shown", async () => {
		expect((await statusFor([route("public")], "/page", down)).status).toBe(
			200,
		);
	});
});

describe("the route table", () => {
	test("refuses a route without a policy: the server does not start", async () => {
		const { policy: _none, ...open } = route("public");
		await expect(startTestWeb({}, [open as Route])).rejects.toThrow(
			"get /page has no policy",
		);
	});

	test("refuses a role without a programme to have it in", async () => {
		await expect(
			startTestWeb({}, [route({ programme: ["owner"] })]),
		).rejects.toThrow("names no :programme");
	});

	test("refuses the same route twice, for the second would never be asked", async () => {
		await expect(
			startTestWeb({}, [route("signed-in"), route("public")]),
		).rejects.toThrow("Two routes");
	});

	test("of the product can be built, each route with its policy", () => {
		const table = routeTable(bareServices().services);
		expect(table.length).toBeGreaterThan(0);
		for (const { path, policy } of table) expect(policy, path).toBeDefined();
	});

	test("shows only these to everyone", () => {
		const open = routeTable(bareServices().services)
			.filter(({ policy }) => policy === "public")
			.map(({ method, path }) => `${method} ${path}`);
		expect(open.sort()).toEqual([
			"get /healthz",
			"get /metrics",
			"get /privacy",
			"get /readyz",
			"get /sign-in",
			"get /sign-in/asked",
			"post /sign-in",
			"post /sign-out",
		]);
	});
});
