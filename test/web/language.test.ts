import { expect, test } from "vitest";
import { startTestWeb } from "../fixtures/web.ts";
import { liWei, signedIn, withSession } from "./readers.ts";

const headingOf = async (answer: Response) =>
	/<h1>(.*?)<\/h1>/.exec(await answer.text())?.[1];

const ENGLISH = "There is no page here";
const CHINESE = "这里没有页面";

test.each([
	["zh-CN,zh;q=0.9,en;q=0.8", CHINESE],
	["zh-TW", CHINESE],
	["de,zh;q=0.4,en;q=0.3", CHINESE],
	["en-GB,zh;q=0.9", ENGLISH],
	["de, fr", ENGLISH],
	["*", ENGLISH],
])("a browser that prefers %s reads %s", async (preference, heading) => {
	await using web = await startTestWeb();
	const answer = await web.request("/nowhere", {
		headers: { "Accept-Language": preference },
	});
	expect(await headingOf(answer)).toBe(heading);
});

test("a signed-in person's language counts before the browser's", async () => {
	await using web = await startTestWeb(signedIn({ ...liWei, language: "zh" }));
	const answer = await web.request("/nowhere", {
		headers: { ...withSession, "Accept-Language": "en" },
	});
	expect(await headingOf(answer)).toBe(CHINESE);
});

test("the language chosen on a page is remembered for the next", async () => {
	await using web = await startTestWeb();
	const chosen = await web.request("/nowhere?lang=zh", {
		headers: { "Accept-Language": "en" },
	});
	expect(await headingOf(chosen)).toBe(CHINESE);
	const cookie = chosen.headers.get("set-cookie") ?? "";
	expect(cookie).toMatch(/HttpOnly/);
	expect(cookie).toMatch(/SameSite=Lax/);
	const next = await web.request("/nowhere", {
		headers: { Cookie: cookie.split(";")[0] ?? "", "Accept-Language": "en" },
	});
	expect(await headingOf(next)).toBe(CHINESE);
});

test("a language Certway does not speak changes nothing", async () => {
	await using web = await startTestWeb();
	const answer = await web.request("/nowhere?lang=tlh&lang=zh");
	expect(await headingOf(answer)).toBe(ENGLISH);
	expect(answer.headers.get("set-cookie")).toBeNull();
});

test("the page names its language, and the other one in that one's own words", async () => {
	await using web = await startTestWeb();
	const text = await (await web.request("/nowhere?lang=zh")).text();
	expect(text).toContain('<html lang="zh-Hans">');
	expect(text).toMatch(/<a [^>]*lang="en"[^>]*>English<\/a>/);
});

test("over HTTPS the cookie cannot come from a neighbouring host", async () => {
	await using web = await startTestWeb({
		settings: {
			port: 0,
			host: "127.0.0.1",
			publicUrl: new URL("https://certway.example"),
			trustProxy: false,
		},
	});
	const answer = await web.request("/nowhere?lang=zh");
	expect(answer.headers.get("set-cookie")).toMatch(
		/^__Host-certway-lang=zh;.*Path=\/;.*Secure/,
	);
});
