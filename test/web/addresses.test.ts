import { describe, expect, test } from "vitest";
import { linksFrom, ownPath } from "../../web/links.ts";
import { goTo, showPage } from "../../web/page.ts";
import type { Route } from "../../web/route-table.ts";
import { startTestWeb } from "../fixtures/web.ts";

const settings = (publicUrl: string, trustProxy: false | number = false) => ({
	settings: {
		port: 0,
		host: "127.0.0.1",
		publicUrl: new URL(publicUrl),
		trustProxy,
	},
});

const routes: Route[] = [
	{
		method: "get",
		path: "/programmes/:programme",
		policy: "public",
		handler: (req, res) => {
			showPage(res, "health", {
				title: `Programme ${req.params["programme"]}`,
				table: { caption: "", columns: [], rows: [] },
			});
		},
	},
	{
		method: "get",
		path: "/moved",
		policy: "public",
		handler: (_req, res) => goTo(res, "/programmes/bank"),
	},
	{
		method: "get",
		path: "/from",
		policy: "public",
		handler: (req, res) => {
			res.json({ ip: req.ip, secure: req.secure });
		},
	},
];

describe("under a sub-path", () => {
	const under = settings("https://example.org/certway/");

	test("every address on a page begins with it", async () => {
		await using web = await startTestWeb(under, routes);
		const text = await (await web.request("/programmes/bank")).text();
		const addresses = [...text.matchAll(/(?:href|action|src)="([^"]*)"/g)]
			.map(([, address]) => address ?? "")
			.filter((address) => !address.startsWith("#"));
		expect(addresses.length).toBeGreaterThan(3);
		for (const address of addresses) expect(address).toMatch(/^\/certway\//);
	});

	test.each([
		["takes it off", ""],
		["leaves it on", "/certway"],
	])("the page is found where the proxy %s", async (_how, prefix) => {
		await using web = await startTestWeb(under, routes);
		const answer = await web.request(`${prefix}/programmes/bank`);
		expect(answer.status).toBe(200);
	});

	test("a path that only begins like it is another path", async () => {
		await using web = await startTestWeb(under, routes);
		expect((await web.request("/certwayward")).status).toBe(404);
	});

	test("the reader is sent on within it", async () => {
		await using web = await startTestWeb(under, routes);
		const { status, headers } = await web.request("/certway/moved");
		expect(status).toBe(303);
		expect(headers.get("location")).toBe("/certway/programmes/bank");
	});

	test("the language switch stays on the page, within it", async () => {
		await using web = await startTestWeb(under, routes);
		const text = await (
			await web.request("/certway/programmes/bank?view=all&lang=en")
		).text();
		expect(text.replaceAll("&#x3D;", "=")).toContain(
			'href="/certway/programmes/bank?view=all&amp;lang=zh"',
		);
	});
});

describe("what a request says of its host", () => {
	const lies = {
		Host: "evil.test",
		"X-Forwarded-Host": "evil.test",
		"X-Forwarded-Proto": "https",
		"X-Forwarded-For": "203.0.113.9",
		Forwarded: "host=evil.test;proto=https",
	};

	test("stands on no page and in no redirect", async () => {
		await using web = await startTestWeb({}, routes);
		for (const path of ["/programmes/bank", "/moved", "/nowhere"]) {
			const answer = await web.request(path, { headers: lies });
			const all =
				(await answer.text()) + JSON.stringify([...answer.headers.entries()]);
			expect(all).not.toContain("evil.test");
		}
	});

	test("counts for nothing unless the settings name a proxy", async () => {
		await using web = await startTestWeb({}, routes);
		const answer = await web.request("/from", { headers: lies });
		expect(await answer.json()).toEqual({ ip: "127.0.0.1", secure: false });
	});

	test("is believed of as many proxies as the settings name", async () => {
		await using web = await startTestWeb(
			settings("https://example.org", 1),
			routes,
		);
		const answer = await web.request("/from", { headers: lies });
		expect(await answer.json()).toEqual({ ip: "203.0.113.9", secure: true });
	});
});

test("an address for a mail has the host's name, whoever asks", () => {
	const links = linksFrom(new URL("https://example.org/certway/?x#y"));
	expect(links.absolute("/s/abc")).toBe("https://example.org/certway/s/abc");
});

test.each([
	["/programmes/bank?view=all", "/programmes/bank?view=all"],
	["https://evil.test/", "/"],
	["//evil.test/", "/"],
	["/\\evil.test", "/"],
	["/.//evil.test", "/"],
	["/..//evil.test/%2e", "/"],
	["\t//evil.test", "/"],
	["/\t/evil.test", "/"],
	["javascript:alert(1)", "/"],
	["", "/"],
	[["/a"], "/"],
	[undefined, "/"],
])("asked to go on to %j, the reader goes to %j", (told, goes) => {
	expect(ownPath(told)).toBe(goes);
});
