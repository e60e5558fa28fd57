import { expect, test } from "vitest";
import type { Route } from "../../web/route-table.ts";
import { startTestWeb } from "../fixtures/web.ts";

const page = (policy: Route["policy"], path: string): Route => ({
	method: "get",
	path,
	policy,
	handler: (_req, res) => {
		res.send("<p>A page</p>");
	},
});

const routes = [page("public", "/about"), page("link", "/s/:token")];

const headersOf = async (publicUrl: string, path = "/about") => {
	await using web = await startTestWeb(
		{
			settings: {
				port: 0,
				host: "127.0.0.1",
				publicUrl: new URL(publicUrl),
				trustProxy: false,
			},
		},
		routes,
	);
	const { headers } = await web.request(path);
	return Object.fromEntries(headers);
};

/** What differs from one answer to the next, or says only how long it is. */
const passing = ["date", "etag", "content-length", "connection", "keep-alive"];

const lasting = (headers: Record<string, string>) =>
	Object.fromEntries(
		Object.entries(headers).filter(([name]) => !passing.includes(name)),
	);

test("over HTTPS a page carries exactly these headers", async () => {
	expect(
		lasting(await headersOf("https://certway.example")),
	).toMatchInlineSnapshot(`
		{
		  "cache-control": "private, no-cache",
		  "content-security-policy": "default-src 'none';script-src 'self';script-src-attr 'none';style-src 'self';img-src 'self';font-src 'self';connect-src 'self';form-action 'self';frame-ancestors 'none';base-uri 'none';upgrade-insecure-requests",
		  "content-type": "text/html; charset=utf-8",
		  "cross-origin-opener-policy": "same-origin",
		  "cross-origin-resource-policy": "same-origin",
		  "origin-agent-cluster": "?1",
		  "referrer-policy": "strict-origin",
		  "strict-transport-security": "max-age=31536000",
		  "vary": "Accept-Language, Cookie",
		  "x-content-type-options": "nosniff",
		  "x-dns-prefetch-control": "off",
		  "x-download-options": "noopen",
		  "x-frame-options": "DENY",
		  "x-permitted-cross-domain-policies": "none",
		  "x-robots-tag": "noindex, nofollow",
		  "x-xss-protection": "0",
		}
	`);
});

test("over plain HTTP no browser is told to insist on HTTPS", async () => {
	const headers = await headersOf("http://192.168.0.7:4000");
	expect(headers).not.toHaveProperty("strict-transport-security");
	expect(headers["content-security-policy"]).not.toContain("upgrade-insecure");
});

test("nothing inline and nothing from elsewhere is allowed", async () => {
	const csp = (await headersOf("https://certway.example"))[
		"content-security-policy"
	];
	expect(csp).toContain("default-src 'none'");
	expect(csp).not.toMatch(/unsafe|data:|\*|https?:/);
});

test("a page behind a link is kept nowhere", async () => {
	const headers = await headersOf("https://certway.example", "/s/secret");
	expect(headers["cache-control"]).toBe("no-store");
});
