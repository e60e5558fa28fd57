import { expect, test } from "vitest";
import { assetPath } from "../../web/frame/static-files.ts";
import { startTestWeb } from "../fixtures/web.ts";

test("a file is kept for a year under an address that names its content", async () => {
	await using web = await startTestWeb();
	const answer = await web.request(assetPath("styles/certway.css"));
	expect(answer.status).toBe(200);
	expect(answer.headers.get("content-type")).toContain("text/css");
	expect(answer.headers.get("cache-control")).toBe(
		"public, max-age=31536000, immutable",
	);
});

test("a page of an earlier release still finds its style, which is not kept", async () => {
	await using web = await startTestWeb();
	const answer = await web.request(
		"/assets/0123456789abcdef/styles/certway.css",
	);
	expect(answer.status).toBe(200);
	expect(answer.headers.get("cache-control")).toBe("public, no-cache");
});

test("every file the style sheet asks for is there", async () => {
	await using web = await startTestWeb();
	const sheet = assetPath("styles/certway.css");
	const css = await (await web.request(sheet)).text();
	const addresses = [...css.matchAll(/url\("([^"]+)"\)/g)].map(
		([, url]) => url,
	);
	expect(addresses.length).toBeGreaterThan(3);
	for (const address of addresses) {
		const { pathname } = new URL(address ?? "", new URL(sheet, web.url));
		expect((await web.request(pathname)).status, pathname).toBe(200);
	}
});

test.each([
	"/assets/x/styles/..%2fapp.ts",
	"/assets/x/styles/%2e%2e%2f%2e%2e%2fpackage.json",
	"/assets/x/../app.ts",
	"/assets/x/styles/certway.css%00.html",
	"/styles/certway.css",
])("nothing else is served: %s", async (path) => {
	await using web = await startTestWeb();
	expect((await web.request(path)).status).toBe(404);
});

test("the style sheet fetches nothing from elsewhere", async () => {
	await using web = await startTestWeb();
	const css = await (await web.request(assetPath("styles/certway.css"))).text();
	expect(css).not.toMatch(/https?:|@import|data:/);
});
