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
	openBrowser,
	overflowOf,
	type TestBrowser,
} from "../fixtures/browser.ts";
import { bareServices, startTestWeb, type TestWeb } from "../fixtures/web.ts";
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
	});
});
