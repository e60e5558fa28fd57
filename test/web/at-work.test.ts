import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
	addDays,
	instantOf,
	localDateOf,
	type TimeZone,
} from "../../domain/dates.ts";
import { type PersonId, programmeId } from "../../domain/ids.ts";
import { readEvidence } from "../../records/evidence-pages.ts";
import { openEvidenceStore } from "../../records/evidence-store.ts";
import { findOrAddPerson } from "../../records/persons.ts";
import { type Translate, translateTo } from "../../web/locales/translate.ts";
import { openBrowser, type TestBrowser } from "../fixtures/browser.ts";
import { startTestPages, type TestPages } from "../fixtures/pages.ts";
import { addCast, type Cast, TestProgramme } from "../fixtures/programmes.ts";
import { openTestRecord, type TestRecord } from "../fixtures/record.ts";
import { bareServices } from "../fixtures/web.ts";

const zone = "Asia/Shanghai" as TimeZone;
const today = localDateOf(instantOf(Date.now()), zone);
const largest = 400_000;

let record: TestRecord;
let pages: TestPages;
let browser: TestBrowser;
let cast: Cast;
let folder: string;
let contributor: PersonId;
let auditor: PersonId;

beforeAll(async () => {
	record = await openTestRecord();
	cast = await addCast(record.records);
	const add = (name: string, email: string) =>
		findOrAddPerson(record.database, { name, email, language: "en", zone });
	contributor = await add("Sun Hong", "sun.hong@bank.example");
	auditor = await add("Tang Li", "tang.li@body.example");
	folder = await mkdtemp(join(tmpdir(), "certway-at-work-"));
	pages = await startTestPages({
		records: record.records,
		evidence: await openEvidenceStore(pathToFileURL(`${folder}/`)),
		settings: {
			...bareServices().services.settings,
			evidenceMaxBytes: largest,
		},
	});
	browser = await openBrowser();
}, 120_000);
afterAll(async () => {
	await browser?.close();
	await pages?.[Symbol.asyncDispose]();
	await record?.[Symbol.asyncDispose]();
	await rm(folder, { recursive: true, force: true });
});

/** A browser in which somebody has signed in. */
async function signedIn(person: PersonId, language: "en" | "zh") {
	const visitor = await pages.visitorFor(person, language);
	await visitor.open(`/?lang=${language}`);
	const page = await browser.open({ language });
	page.setDefaultTimeout(20_000);
	await page.context().addCookies(
		[...visitor.cookies].map(([name, value]) => ({
			name,
			value,
			url: pages.web.url,
		})),
	);
	return page;
}

const goTo = (page: Page, path: string) =>
	page.goto(new URL(path, pages.web.url).href);
const words = async (page: Page) =>
	(await page.getByRole("main").textContent()) ?? "";
/** A page may be on its way still, or its script at work. */
const says = (page: Page, text: string) =>
	expect.poll(() => words(page), { timeout: 20_000 }).toContain(text);
const press = (page: Page, name: string) =>
	page.getByRole("button", { name, exact: true }).click();

/** Drops files on the form, as a hand does that drags them from a folder. */
async function dropOn(
	page: Page,
	files: readonly { readonly name: string; readonly text: string }[],
): Promise<void> {
	const dropped = await page.evaluateHandle(`(() => {
		const transfer = new DataTransfer();
		for (const { name, text } of ${JSON.stringify(files)})
			transfer.items.add(new File([text], name));
		return transfer;
	})()`);
	const form = page.locator("form[data-upload]");
	await form.dispatchEvent("dragover", { dataTransfer: dropped });
	await form.dispatchEvent("drop", { dataTransfer: dropped });
}

const chosen = (page: Page) => page.locator(".chosen li").allTextContents();

/** Sends so slowly that there is time to watch, or to stop it. */
async function slowly(page: Page, bytesASecond: number): Promise<void> {
	const devtools = await page.context().newCDPSession(page);
	await devtools.send("Network.enable");
	await devtools.send("Network.emulateNetworkConditions", {
		offline: false,
		latency: 0,
		downloadThroughput: -1,
		uploadThroughput: bytesASecond,
	});
}

const piecesOf = async (id: string) =>
	(
		await readEvidence(record.database, programmeId(id), {
			subject: "all",
			inForce: true,
			after: null,
			limit: 100,
		})
	).pieces;

const filesKept = async (): Promise<number> =>
	(await readdir(folder, { recursive: true })).filter(
		(name) => name.length > 60,
	).length;

const program = "MZ\u0090\u0000 a program under another name";

describe.each([
	{ language: "en" as const, id: "bank" },
	{ language: "zh" as const, id: "shop" },
])("at work in $language", { timeout: 120_000 }, ({ language, id }) => {
	const t: Translate = translateTo(language);
	const at = `/programmes/${id}`;
	const clausePath = `${at}/readiness/clauses/8.6.1`;
	const records = [
		{ name: "事件记录 2027-04.csv", text: `id,opened,solved\n${id},1,2\n` },
		{ name: "handbook.pdf", text: `${program} ${id}` },
	];

	beforeAll(async () => {
		const programme = await new TestProgramme(record.records, id, cast).start(
			today,
		);
		const asOwner = (act: Parameters<TestProgramme["act"]>[2]) =>
			programme.act("", cast.owner, act, today);
		await asOwner({ type: "admit-contributor", person: contributor });
		await asOwner({
			type: "admit-auditor",
			person: auditor,
			until: addDays(today, 30),
		});
	});

	test("the owner rates a clause, and gives its gap to a contributor", async () => {
		const page = await signedIn(cast.owner, language);
		await goTo(page, `${at}/readiness/rate`);
		await page
			.locator('[name="level-8.6.1"]')
			.selectOption({ label: t("readiness.level.begun") });
		await press(page, t("readiness.rate.send"));
		await says(page, t("readiness.rate.done", { count: 1 }));

		await goTo(page, clausePath);
		await page
			.getByRole("main")
			.locator('a[href*="/readiness/actions/"]')
			.click();
		await page.getByText(t("readiness.action.change"), { exact: true }).click();
		await page
			.getByLabel(t("readiness.action.owner"))
			.selectOption({ value: contributor });
		await press(page, t("readiness.action.changeSend"));
		await says(page, t("readiness.action.changed"));
		await says(page, "Sun Hong");
		await page.context().close();
	});

	test("the contributor finds it on the first page and drops files that show it is done; a large one is named and not sent, a stopped sending leaves nothing", async () => {
		const before = await filesKept();
		const page = await signedIn(contributor, language);
		await goTo(page, "/");
		const clause = await page
			.getByRole("main")
			.locator(`a[href^="${at}/readiness/actions/"]`)
			.first()
			.textContent();
		expect(clause).toContain("8.6.1");

		await goTo(page, clausePath);
		await page
			.getByRole("link", { name: t("evidence.new.way"), exact: true })
			.click();
		await says(page, t("evidence.new.drop"));
		await dropOn(page, [
			...records,
			{ name: "film.mp4", text: "x".repeat(largest + 1) },
		]);
		expect(await chosen(page)).toEqual([
			...records.map(({ name }) => name),
			"film.mp4",
		]);
		await expect
			.poll(() => page.getByRole("alert").textContent())
			.toContain("film.mp4");
		await press(page, t("evidence.new.send"));
		expect(await piecesOf(id)).toEqual([]);

		await page.getByLabel(t("evidence.new.files")).setInputFiles([
			{
				name: "long.log",
				mimeType: "text/plain",
				buffer: Buffer.alloc(largest - 1_000, "long "),
			},
		]);
		await slowly(page, 40_000);
		await press(page, t("evidence.new.send"));
		const bar = page.getByRole("progressbar");
		await bar.waitFor();
		await expect
			.poll(() => bar.getAttribute("value").then(Number), { timeout: 15_000 })
			.toBeGreaterThan(0);
		await press(page, t("evidence.new.stop"));
		await bar.waitFor({ state: "detached" });
		expect(
			await page
				.getByRole("button", { name: t("evidence.new.send") })
				.isEnabled(),
		).toBe(true);
		expect(await piecesOf(id)).toEqual([]);
		expect(await filesKept()).toBe(before);

		await slowly(page, -1);
		await page.getByLabel(t("evidence.new.files")).setInputFiles([]);
		await dropOn(page, records);
		await press(page, t("evidence.new.send"));
		await page.waitForURL(/\/evidence(\/|\?|$)(?!new)/);
		await says(page, t("evidence.new.done", { count: 2 }));
		const filed = await piecesOf(id);
		expect(filed).toHaveLength(2);
		expect(await filesKept()).toBe(before + 2);
		await page.context().close();
	});

	test("a program under a document's name is called a file, not a document, and is never shown by the browser", async () => {
		const page = await signedIn(contributor, language);
		await goTo(page, clausePath);
		await page.getByRole("link", { name: "handbook.pdf" }).click();
		await says(page, t("evidence.type.other"));
		expect(await words(page)).not.toContain(t("evidence.type.pdf"));
		const [download] = await Promise.all([
			page.waitForEvent("download"),
			page.getByRole("link", { name: t("evidence.getFile") }).click(),
		]);
		expect(download.suggestedFilename()).toBe("handbook.pdf");
		await page.context().close();
	});

	test("the contributor says what was done; the action is closed", async () => {
		const page = await signedIn(contributor, language);
		await goTo(page, "/");
		await page
			.getByRole("main")
			.locator(`a[href^="${at}/readiness/actions/"]`)
			.first()
			.click();
		await press(page, t("readiness.action.finishSend"));
		await says(page, t("readiness.action.outcomeNeeded"));
		await page
			.getByLabel(t("readiness.action.outcome"))
			.fill("重大事件已按新程序演练");
		await press(page, t("readiness.action.finishSend"));
		await says(page, t("readiness.action.finished"));
		await page.context().close();
	});

	test("the auditor goes from the clause to the piece, reads exactly what was filed, and is offered nothing that changes it", async () => {
		const page = await signedIn(auditor, language);
		const forms = () => page.getByRole("main").locator('form[method="post"]');
		for (const path of [at, `${at}/readiness`, clausePath]) {
			await goTo(page, path);
			expect(await forms().count()).toBe(0);
		}
		await says(page, t("readiness.level.begun"));
		const [csv] = records;
		await page.getByRole("link", { name: csv?.name ?? "" }).click();
		expect(await forms().count()).toBe(0);
		await page.getByRole("link", { name: t("evidence.getFile") }).click();
		await page.waitForURL(/\/file$/);
		expect(await page.locator("pre").textContent()).toBe(csv?.text);
		const refused = await page.goto(
			new URL(`${at}/evidence/new`, pages.web.url).href,
		);
		expect(refused?.status()).toBe(403);
		await page.context().close();
	});
});
