import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TimeZone } from "../../domain/dates.ts";
import { personId } from "../../domain/ids.ts";
import type { Language } from "../../web/locales/languages.ts";
import type { PageData } from "../../web/page.ts";
import { Problem, type ProblemStatus } from "../../web/problem.ts";
import type { Route } from "../../web/route-table.ts";
import { routeTable } from "../../web/routes.ts";
import {
	barriersOn,
	everyLook,
	type Look,
	openBrowser,
	overflowOf,
	type TestBrowser,
} from "../fixtures/browser.ts";
import { bareServices, startTestWeb, type TestWeb } from "../fixtures/web.ts";
import { englishIn } from "../fixtures/wording.ts";
import { form, home, programme, signOff } from "./look/samples.ts";

const sample = (
	name: string,
	data: (language: Language) => PageData,
): Route => ({
	method: "get",
	path: `/${name}`,
	policy: "public",
	handler: (_req, res) => {
		const view = join(
			import.meta.dirname,
			"look",
			`${name.replace(/-.*/, "")}.hbs`,
		);
		res.render(view, data(res.locals.frame.language));
	},
});

const samples = [
	sample("programme", programme),
	sample("home", home),
	sample("form", (language) => form(language, false)),
	sample("form-wrong", (language) => form(language, true)),
	sample("letter", signOff),
];

/** One view shows them all: one without and one with a reference. */
const problems = [404, 500] as const satisfies readonly ProblemStatus[];

const failing: Route = {
	method: "get",
	path: "/fails/:status",
	policy: "public",
	handler: (req) => {
		throw new Problem(Number(req.params["status"]) as ProblemStatus);
	},
};

const given = {
	sessions: {
		readerOf: async () => ({
			person: personId("li-wei"),
			name: "Li Wei",
			language: "en" as const,
			zone: "Asia/Shanghai" as TimeZone,
			administrator: false,
		}),
	},
	checks: [
		{
			name: "database" as const,
			check: async () => ({ ok: true, words: "PGlite, 4 ms" }),
		},
		{
			name: "mail" as const,
			check: async () => ({ ok: false, words: "connection refused" }),
		},
	],
};

const paths = [
	...samples.map(({ path }) => path),
	...problems.map((status) => `/fails/${status}`),
	"/readyz",
];

let web: TestWeb;
let browser: TestBrowser;
/** Set PICTURES to a folder to see for yourself. */
const pictures = process.env["PICTURES"];

beforeAll(async () => {
	if (pictures !== undefined) mkdirSync(pictures, { recursive: true });
	web = await startTestWeb(given, [
		...samples,
		failing,
		...routeTable(bareServices(given).services),
	]);
	browser = await openBrowser();
});

afterAll(async () => {
	await browser?.close();
	await web?.close();
});

describe.each(everyLook)("in $language, $width px wide, $scheme", (look) => {
	let page: Page;

	beforeAll(async () => {
		page = await browser.open(look);
		await page.context().addCookies([
			{ name: "certway-session", value: "any", url: web.url },
			{ name: "certway-lang", value: look.language, url: web.url },
		]);
	});

	afterAll(async () => {
		await page?.context().close();
	});

	test.each(paths)("%s can be used by everyone", async (path) => {
		await page.goto(web.url + path);
		if (pictures !== undefined) {
			const name = path.slice(1).replace("/", "-");
			const { language, width, scheme } = look;
			await page.screenshot({
				path: join(pictures, `${name}-${language}-${width}-${scheme}.png`),
				fullPage: true,
			});
		}
		expect(await barriersOn(page)).toEqual([]);
		expect(await overflowOf(page), "pixels to scroll sideways").toBe(0);
		if (look.language === "zh")
			expect(englishIn((await page.textContent("body")) ?? "")).toEqual([]);
	});
});

describe("the page", () => {
	const open = async (path: string, look: Look) => {
		const page = await browser.open(look);
		await page.goto(web.url + path);
		return page;
	};

	/** Runs in the page: a look at whatever has the focus now. */
	const focused = `(() => {
		const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
		const { width, height } = document.activeElement.getBoundingClientRect();
		const { tagName, textContent } = document.activeElement;
		return { tagName, text: textContent.trim(), outlineStyle, outlineWidth, width, height };
	})()`;

	interface Focused {
		readonly tagName: string;
		readonly text: string;
		readonly outlineStyle: string;
		readonly outlineWidth: string;
		readonly width: number;
		readonly height: number;
	}

	test("leads the keyboard to the content first, then to everything, always seen", async () => {
		const page = await open("/programme", { width: 320 });
		await page.keyboard.press("Tab");
		const skip = await page.evaluate<Focused>(focused);
		expect(skip.text).toBe("Skip to the content");
		expect(await page.locator(".skip").boundingBox()).toMatchObject({ y: 0 });
		let seen = 0;
		for (;;) {
			await page.keyboard.press("Tab");
			const here = await page.evaluate<Focused>(focused);
			if (here.tagName === "BODY") break;
			seen += 1;
			expect(here.outlineStyle, here.text).toBe("solid");
			expect(here.outlineWidth, here.text).toBe("3px");
			expect(here.height, here.text).toBeGreaterThanOrEqual(24);
		}
		expect(seen).toBeGreaterThan(15);
		await page.context().close();
	});

	test("says why a day is that day with one click, without a script", async () => {
		const page = await open("/programme", { scripts: false });
		const why = page.getByText("A pilot run lasts at least three months");
		expect(await why.isVisible()).toBe(false);
		await page.getByText("Sat 10 Jul 2027").first().click();
		expect(await why.isVisible()).toBe(true);
		await page.context().close();
	});

	test("names a mistake on top, and leads to its field", async () => {
		const page = await open("/form-wrong", { scripts: false });
		expect(await page.title()).toMatch(/^Mistake:/);
		await page
			.getByRole("link", { name: "Give the programme a name." })
			.click();
		const here = await page.evaluate<Focused>(focused);
		expect(here.tagName).toBe("INPUT");
		expect(await page.getByLabel("Start day").inputValue()).toBe("2027-02-31");
		expect(await page.getByLabel("Scope", { exact: true }).inputValue()).toBe(
			"IT services for payments",
		);
		expect(await page.getByLabel("Change management").isChecked()).toBe(true);
		await page.context().close();
	});

	test("becomes a list on a phone, each value with what it is", async () => {
		const page = await open("/home", { width: 320 });
		const label = await page.evaluate<string>(
			"getComputedStyle(document.querySelector('td[data-label]'), '::before').content",
		);
		expect(label).toBe('"Programme"');
		await page.context().close();
	});

	test("prints without ways elsewhere, and with what was folded away", async () => {
		const page = await open("/programme", { scheme: "dark" });
		await page.emulateMedia({ media: "print", colorScheme: "dark" });
		expect(await page.locator(".reader").isVisible()).toBe(false);
		expect(await page.locator(".trail").isVisible()).toBe(false);
		expect(
			await page
				.getByText("A pilot run lasts at least three months")
				.isVisible(),
		).toBe(true);
		expect(await page.getByRole("table").first().isVisible()).toBe(true);
		expect(
			await page.evaluate(
				"getComputedStyle(document.documentElement).backgroundColor",
			),
		).toBe("rgb(255, 255, 255)");
		await page.context().close();
	});

	test("sets Chinese upright, in Chinese letters, and says which Chinese it is", async () => {
		const page = await open("/programme?lang=zh", { language: "zh" });
		expect(await page.getAttribute("html", "lang")).toBe("zh-Hans");
		const style = await page.evaluate<string>(
			`(() => {
				const em = document.createElement("em");
				document.querySelector("main").append(em);
				const { fontStyle, fontFamily } = getComputedStyle(em);
				return fontStyle + " " + fontFamily;
			})()`,
		);
		expect(style).toMatch(/^normal .*Source Han Sans SC/);
		await page.context().close();
	});

	test("asks nobody else for anything", async () => {
		const page = await browser.open();
		const asked: string[] = [];
		const refused: string[] = [];
		page.on("request", (request) => asked.push(new URL(request.url()).origin));
		page.on("console", (message) => {
			if (message.type() === "error") refused.push(message.text());
		});
		await page.goto(`${web.url}/programme`);
		await page.waitForLoadState("networkidle");
		expect(new Set(asked)).toEqual(new Set([web.url]));
		expect(refused, "what the content policy refused").toEqual([]);
		await page.context().close();
	});
});
