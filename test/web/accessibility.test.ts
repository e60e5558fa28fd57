import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mailReader } from "../../activities/kept-mails.ts";
import type { PersonId } from "../../domain/ids.ts";
import { codeIn } from "../../records/one-time-codes.ts";
import { ensureFirstPerson } from "../../records/persons.ts";
import { beginSession } from "../../records/sessions.ts";
import { routeTable } from "../../web/routes.ts";
import {
	barriersOn,
	openBrowser,
	overflowOf,
	type TestBrowser,
} from "../fixtures/browser.ts";
import { type Furnished, furnish, lookedAt } from "../fixtures/furnished.ts";
import { startTestPages, type TestPages } from "../fixtures/pages.ts";
import { liWei, openTestRecord, type TestRecord } from "../fixtures/record.ts";
import { bareServices } from "../fixtures/web.ts";
import { englishIn } from "../fixtures/wording.ts";

import { registerVisits } from "./register-visits.ts";

/** Where a page is looked at, and by whom. */
interface Visit {
	readonly path: string | ((its: Furnished) => string);
	readonly reader: "nobody" | "owner" | "administrator";
	/** In an installation where nothing has been done yet, by the person it began with. */
	readonly empty?: true;
}

const as =
	(reader: Visit["reader"]) =>
	(...paths: Visit["path"][]): readonly Visit[] =>
		paths.map((path) => ({ path, reader }));
const owner = as("owner");
const nobody = as("nobody");
const administrator = as("administrator");
const newcomer = (path: string): Visit => ({
	path,
	reader: "owner",
	empty: true,
});

/** Every page's own addresses, by the path in the route table: a page without a line here fails. */
const visits: Record<string, readonly Visit[] | "no page"> = {
	"/healthz": "no page",
	"/metrics": "no page",
	"/readyz": nobody("/readyz"),
	"/acts": owner("/acts?programme=bank&act=none&to=/"),
	"/sign-in": nobody("/sign-in"),
	"/sign-in/asked": nobody("/sign-in/asked"),
	"/sign-in/:secret": nobody(
		({ signInLink }) => `/sign-in/${signInLink}`,
		"/sign-in/used-up",
	),
	"/people/me": [...owner("/people/me"), newcomer("/people/me")],
	"/people": [...administrator("/people", "/people?q=nobody")],
	"/people/:person": administrator(
		({ cast }) => `/people/${cast.owner}`,
		({ leaver }) => `/people/${leaver}`,
	),
	"/privacy": nobody("/privacy"),
	"/people/me/data.json": "no page",
	"/people/:person/data.json": "no page",
	"/people/:person/removal": administrator(
		({ leaver }) => `/people/${leaver}/removal`,
		({ cast }) => `/people/${cast.it}/removal`,
	),
	"/people/me/calendar": owner("/people/me/calendar"),
	"/people/me/calendar-links": [
		...owner("/people/me/calendar-links"),
		newcomer("/people/me/calendar-links"),
	],
	"/calendar/:token.ics": "no page",
	"/programmes/:programme/calendar": owner(
		"/programmes/yard/calendar",
		"/programmes/trial/calendar",
	),
	"/settings": "no page",
	"/": [...owner("/", "/?kind=rehearsal"), newcomer("/")],
	"/board": [
		...owner(
			"/board?list=overdue",
			"/board?list=all&matter=legal",
			"/board?list=certificates",
			"/board?kind=rehearsal",
		),
		newcomer("/board"),
	],
	"/board.csv": "no page",
	"/adopt": [...owner("/adopt"), newcomer("/adopt")],
	"/adopt/many": owner("/adopt/many"),
	"/adopt/template.csv": "no page",
	"/start": [...owner("/start"), newcomer("/start")],
	"/programmes/:programme": owner(
		...[
			"bank",
			"desk",
			"office",
			"yard",
			"annex",
			"shop",
			"field",
			"trial",
		].map((id) => `/programmes/${id}`),
	),
	"/programmes/:programme/certificate": owner("/programmes/yard/certificate"),
	"/programmes/:programme/certificate-:cycle": owner(
		"/programmes/yard/certificate-1",
	),
	"/programmes/:programme/certificate/:act": owner(
		"/programmes/yard/certificate/notice-suspended",
		"/programmes/yard/certificate/notice-renewed",
		"/programmes/yard/certificate/postpone?of=sv1",
		"/programmes/yard/certificate/correct",
		"/programmes/yard/certificate/terms",
		"/programmes/yard/certificate/change",
	),
	"/findings": [
		...owner("/findings", "/findings?state=closed", "/findings?grade=major"),
		newcomer("/findings"),
	],
	"/findings.csv": "no page",
	"/programmes/:programme/findings": owner("/programmes/yard/findings"),
	"/programmes/:programme/findings.csv": "no page",
	"/programmes/:programme/findings/new": owner(
		"/programmes/yard/findings/new?room=surveillance-1",
	),
	"/programmes/:programme/findings/:number": owner(
		"/programmes/yard/findings/1",
		"/programmes/yard/findings/2",
		"/programmes/yard/findings/4",
	),
	"/programmes/:programme/findings/:number/:act": owner(
		"/programmes/yard/findings/1/verify",
		"/programmes/yard/findings/1/regrade",
		"/programmes/yard/findings/1/link",
		"/programmes/yard/findings/2/submit",
	),
	"/programmes/:programme/audits": owner(
		"/programmes/bank/audits",
		"/programmes/office/audits",
		"/programmes/yard/audits",
		"/programmes/shop/audits",
	),
	"/programmes/:programme/audits/:act": owner(
		"/programmes/yard/audits/announce",
		"/programmes/yard/audits/lead",
	),
	"/programmes/:programme/audits/:audit/:act": owner(
		"/programmes/bank/audits/stage-1/confirm",
		"/programmes/yard/audits/surveillance-2/move",
		"/programmes/yard/audits/surveillance-2/cancel",
		"/programmes/yard/audits/recertification/propose",
		"/programmes/yard/audits/recertification/answer",
		"/programmes/yard/audits/surveillance-1/held",
		"/programmes/yard/audits/surveillance-1/report",
	),
	"/programmes/:programme/hold": owner("/programmes/bank/hold"),
	"/programmes/:programme/resume": owner("/programmes/shop/resume"),
	"/programmes/:programme/stop": owner("/programmes/bank/stop"),
	"/programmes/:programme/rename": owner("/programmes/bank/rename"),
	"/programmes/:programme/replan": owner("/programmes/bank/replan"),
	"/programmes/:programme/people": owner(
		"/programmes/bank/people",
		"/programmes/lodge/people",
	),
	...registerVisits(owner),
	"/programmes/:programme/people/:person": owner(
		({ cast }) => `/programmes/bank/people/${cast.coordinator}`,
	),
	"/programmes/:programme/let-in": owner(
		"/programmes/bank/let-in",
		"/programmes/shop/let-in",
	),
	"/programmes/:programme/rehearsal": owner("/programmes/trial/rehearsal"),
	"/s/:token": nobody(
		({ links }) => `/s/${links.open}`,
		({ links }) => `/s/${links.answered}`,
		({ links }) => `/s/${links.superseded}`,
		({ links }) => `/s/${links.ended}`,
		({ links }) => `/s/${links.expired}`,
		({ links }) => `/s/${links.stopped}`,
		"/s/never-sent",
	),
	"/s/:token/hand-over": nobody(
		({ links }) => `/s/${links.open}/hand-over`,
		({ links }) => `/s/${links.handedOver}`,
	),
	"/s/:token/not-for-me": nobody(
		({ links }) => `/s/${links.open}/not-for-me`,
		({ links }) => `/s/${links.notForMe}`,
	),
	"/s/:token/question": nobody(({ links }) => `/s/${links.open}/question`),
	"/s/:token/waiting": nobody(({ links }) => `/s/${links.open}/waiting`),
	"/s/:token/act": nobody(({ links }) => `/s/${links.open}/act?act=none`),
	"/s/:token/answer": nobody(({ links }) => `/s/${links.open}/answer`),
	"/s/:token/evidence/:evidence": nobody(
		({ links }) => `/s/${links.open}/evidence/more`,
	),
	"/programmes/:programme/:room": owner(
		"/programmes/bank/pilot-run",
		"/programmes/desk/preparation",
		"/programmes/hall/preparation",
		"/programmes/lodge/preparation",
		"/programmes/shop/preparation",
		"/programmes/field/preparation",
		"/programmes/office/certification-audit",
		"/programmes/yard/certification-audit",
		"/programmes/yard/surveillance-1",
		"/programmes/trial/preparation",
	),
	"/programmes/:programme/:room/deliverables/new": owner(
		"/programmes/bank/pilot-run/deliverables/new",
	),
	"/programmes/:programme/:room/deliverables/:deliverable": owner(
		"/programmes/bank/pilot-run/deliverables/pilot-report",
		"/programmes/bank/pilot-run/deliverables/handbook",
		"/programmes/desk/preparation/deliverables/gap-analysis",
	),
	"/programmes/:programme/:room/deliverables/:deliverable/assign": owner(
		"/programmes/bank/pilot-run/deliverables/pilot-report/assign",
	),
	"/programmes/:programme/:room/deliverables/:deliverable/evidence/:evidence":
		owner(
			"/programmes/bank/pilot-run/deliverables/pilot-report/evidence/note",
			"/programmes/bank/pilot-run/deliverables/pilot-report/evidence/link",
		),
	"/programmes/:programme/:room/deliverables/:deliverable/evidence/:evidence/withdraw":
		owner(
			"/programmes/bank/pilot-run/deliverables/pilot-report/evidence/note/withdraw",
		),
	"/programmes/:programme/:room/records/new": owner(
		"/programmes/bank/pilot-run/records/new",
	),
	"/programmes/:programme/:room/quiet": owner(
		"/programmes/bank/pilot-run/quiet",
	),
	"/programmes/:programme/:room/audit/application": owner(
		"/programmes/office/certification-audit/audit/application",
	),
	"/programmes/:programme/:room/audit/refusal": owner(
		"/programmes/office/certification-audit/audit/refusal",
	),
	"/programmes/:programme/:room/audit/decision": owner(
		"/programmes/office/certification-audit/audit/decision",
	),
	"/programmes/:programme/:room/audit/:stage": owner(
		"/programmes/office/certification-audit/audit/1",
		"/programmes/office/certification-audit/audit/2",
	),
	"/programmes/:programme/:room/result": owner(
		"/programmes/yard/surveillance-1/result",
	),
	"/programmes/:programme/:room/sign-off": owner(
		"/programmes/hall/preparation/sign-off",
	),
	"/programmes/:programme/:room/sign-off/approvers/:person": owner(
		({ cast }) =>
			`/programmes/desk/preparation/sign-off/approvers/${cast.business}`,
	),
	"/programmes/:programme/:room/sign-off/questions/:question": owner(
		"/programmes/desk/preparation/sign-off/questions/2",
	),
	"/programmes/:programme/reminders": owner("/programmes/bank/reminders"),
	"/programmes/:programme/:room/sign-off/reminders": owner(
		"/programmes/desk/preparation/sign-off/reminders",
	),
	"/programmes/:programme/:room/sign-off/code": owner(
		"/programmes/office/certification-audit/sign-off/code",
	),
	"/programmes/:programme/:room/sign-off/withdraw": owner(
		"/programmes/desk/preparation/sign-off/withdraw",
	),
	"/programmes/:programme/:room/mails/:mail": owner(
		({ keptMail }) => `/programmes/trial/preparation/mails/${keptMail}`,
	),
};

const pages = Object.entries(visits).flatMap(([pattern, known]) =>
	known === "no page"
		? []
		: known.map((visit) => ({
				...visit,
				name:
					typeof visit.path === "string"
						? `${visit.path}${visit.empty ? ", empty" : ""}`
						: `${pattern} (${/links\.(\w+)/.exec(`${visit.path}`)?.[1] ?? "one"})`,
			})),
);

interface Installation {
	readonly record: TestRecord;
	readonly pages: TestPages;
}

let furnished: Installation;
let empty: Installation;
let its: Furnished;
let newcomerId: PersonId;
let browser: TestBrowser;

async function install(): Promise<Installation> {
	const record = await openTestRecord();
	const { records } = record;
	return {
		record,
		pages: await startTestPages({
			records,
			clock: { now: () => lookedAt },
			mailReader: mailReader(
				records,
				{ name: "Certway", address: "certway@certway.example" },
				new URL("http://certway.example"),
			),
			checks: [
				{ name: "database", check: async () => ({ ok: true, words: "4 ms" }) },
				{ name: "mail", check: async () => ({ ok: false, words: "refused" }) },
			],
		}),
	};
}

beforeAll(async () => {
	[furnished, empty] = await Promise.all([install(), install()]);
	its = await furnish(furnished.record.records);
	newcomerId = (await ensureFirstPerson(empty.record.database, liWei)).id;
	browser = await openBrowser();
}, 180_000);
afterAll(async () => {
	await browser?.close();
	for (const one of [furnished, empty]) {
		await one?.pages[Symbol.asyncDispose]();
		await one?.record[Symbol.asyncDispose]();
	}
});

test("every page of the route table is looked at", () => {
	const paths = routeTable(bareServices().services)
		.filter(({ method }) => method === "get")
		.map(({ path }) => path);
	expect(Object.keys(visits).sort()).toEqual(paths.sort());
});

/** Everything that is read or listened to: the title, the text, and what stands in attributes. */
const wordsOf = (page: Page): Promise<string> =>
	page.evaluate<string>(`[
		document.title,
		document.body.textContent,
		...["aria-label", "alt", "title", "placeholder", "data-label"].flatMap((name) =>
			[...document.querySelectorAll("[" + name + "]")].map((one) => one.getAttribute(name))),
	].join("\\n")`);

/** A browser's own session for each kind of reader, by language. */
const contexts = new Map<string, Promise<BrowserContext>>();

async function pageFor(
	{ reader, empty: isEmpty }: Visit,
	language: "en" | "zh",
): Promise<{ page: Page; url: string }> {
	const { record, pages } = isEmpty ? empty : furnished;
	const { url } = pages.web;
	const key = `${reader} ${isEmpty} ${language}`;
	const open = async () => {
		const page = await browser.open({ language });
		const context = page.context();
		await context.addCookies([{ name: "certway-lang", value: language, url }]);
		if (reader !== "nobody") {
			const person = isEmpty
				? newcomerId
				: reader === "administrator"
					? its.administrator
					: its.cast.owner;
			const value = await beginSession(record.database, person, "", lookedAt);
			await context.addCookies([{ name: "certway-session", value, url }]);
		}
		return context;
	};
	const context = contexts.get(key) ?? open();
	contexts.set(key, context);
	const page = (await context).pages()[0];
	if (!page) throw new Error("no page");
	return { page, url };
}

async function look(
	page: Page,
	{ width, scheme, other }: Shape,
): Promise<void> {
	await page.emulateMedia({ colorScheme: scheme });
	await page.setViewportSize({ width: other, height: 800 });
	expect(await overflowOf(page), `${other} px: sideways`).toBe(0);
	await page.setViewportSize({ width, height: 800 });
	expect(await overflowOf(page), `${width} px: sideways`).toBe(0);
	expect(await barriersOn(page), `${width} px, ${scheme}`).toEqual([]);
}

async function goTo(visit: Visit, language: "en" | "zh"): Promise<Page> {
	const { page, url } = await pageFor(visit, language);
	const path = typeof visit.path === "string" ? visit.path : visit.path(its);
	const answer = await page.goto(url + path);
	expect(answer?.url(), "no detour").toBe(url + path);
	const usual = /used-up|never-sent/.test(path) || path === "/readyz";
	expect(answer?.ok() || usual, `answers ${answer?.status()}`).toBe(true);
	return page;
}

/**
 * Widths and schemes go round over the languages: letters have no say in colours. How much room letters take is looked at in
 * every language and width.
 */
const shapes = {
	en: { width: 1280, scheme: "light", other: 320 },
	zh: { width: 320, scheme: "dark", other: 1280 },
} as const;
type Shape = (typeof shapes)["en" | "zh"];

describe.each(["en", "zh"] as const)("in %s", (language) => {
	test.each(pages)("$name can be used by everyone", async (visit) => {
		const page = await goTo(visit, language);
		await look(page, shapes[language]);
		if (language === "zh") expect(englishIn(await wordsOf(page))).toEqual([]);
	});

	test("the page that wants a code, and the list behind it, full and empty, can be used by everyone", async () => {
		const { database, records } = furnished.record;
		const page = await goTo(
			{
				path: ({ links }: Furnished) => `/s/${links.open}/waiting`,
				reader: "nobody",
			},
			language,
		);
		const looked = async () => {
			await look(page, shapes[language]);
			if (language === "zh") expect(englishIn(await wordsOf(page))).toEqual([]);
		};
		const press = () =>
			Promise.all([
				page.waitForNavigation(),
				page.locator("main form button").first().click(),
			]);
		await database.deleteFrom("sign_off_code").execute();
		await press();
		await looked();
		const code = page.locator("input[name=code]");
		await code.fill("1234");
		await press();
		expect(await code.getAttribute("aria-invalid")).toBe("true");
		await looked();
		const { mail } = await database
			.selectFrom("sign_off_code")
			.select("mail")
			.executeTakeFirstOrThrow();
		await code.fill(codeIn(records.keys[0], mail));
		await press();
		expect(await page.locator("tbody tr").count()).toBe(2);
		await looked();
		const mine = await database
			.deleteFrom("to_do")
			.where("person", "=", its.cast.business)
			.returningAll()
			.execute();
		await page.reload();
		expect(await page.locator("tbody tr").count()).toBe(0);
		await looked();
		await database
			.insertInto("to_do")
			.values(mine.map((row) => ({ ...row, data: JSON.stringify(row.data) })))
			.execute();
		await page.context().clearCookies({ name: "certway-approver" });
	});

	test.each([
		...nobody(({ links }) => `/s/${links.open}`, "/sign-in"),
		...owner(
			"/start",
			"/programmes/bank/hold",
			"/programmes/bank/stop",
			"/programmes/bank/pilot-run/deliverables/new",
			"/programmes/bank/pilot-run/records/new",
			"/programmes/bank/pilot-run/quiet",
			"/programmes/office/certification-audit/audit/2",
			"/programmes/office/certification-audit/audit/application",
			"/programmes/yard/audits/recertification/confirm",
			"/programmes/yard/audits/announce",
			"/programmes/office/certification-audit/audit/decision",
			"/programmes/yard/surveillance-1/result",
			"/programmes/hall/preparation/sign-off",
		),
	])("$path with nothing filled in says what is missing", async (visit) => {
		const page = await goTo(visit, language);
		const [answer] = await Promise.all([
			page.waitForNavigation(),
			page.evaluate(`(() => {
				const form = document.querySelector("main form[method=post]");
				for (const field of form.querySelectorAll("input:not([type=hidden]), textarea, select")) {
					field.checked = false;
					if (!/^(radio|checkbox)$/.test(field.type)) field.value = "";
				}
				form.requestSubmit();
			})()`),
		]);
		expect(answer?.status()).toBe(422);
		await look(page, shapes[language]);
		if (language === "zh") expect(englishIn(await wordsOf(page))).toEqual([]);
	});
});
