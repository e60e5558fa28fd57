import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
	addDays,
	instantOf,
	localDateOf,
	type TimeZone,
} from "../../domain/dates.ts";
import { ensureFirstPerson } from "../../records/persons.ts";
import {
	barriersOn,
	openBrowser,
	overflowOf,
	type TestBrowser,
} from "../fixtures/browser.ts";
import { eventually } from "../fixtures/certway.ts";
import {
	startWholeCertway,
	type WholeCertway,
} from "../fixtures/whole-certway.ts";

const zone = "Asia/Shanghai" as TimeZone;
const li = { name: "Li Wei", email: "li.wei@bank.example" };
const chen = { name: "Chen Jing", email: "chen.jing@bank.example" };
const wang = { name: "王磊", email: "wang.lei@bank.example" };

let whole: WholeCertway;
let browser: TestBrowser;
/** Li Wei's browser, from the first page to the last. */
let page: Page;

/** A browser of somebody's own, in which nobody has signed in. */
const openPage = async (): Promise<Page> => {
	const opened = await browser.open();
	opened.setDefaultTimeout(60_000);
	return opened;
};
const press = (name: string | RegExp, on = page) =>
	on.getByRole("button", { name, exact: typeof name === "string" }).click();
const heading = async (on = page) =>
	(await on.getByRole("heading", { level: 1 }).textContent())?.trim();
const mainText = async (on = page) =>
	(await on.getByRole("main").textContent()) ?? "";

beforeAll(async () => {
	whole = await startWholeCertway();
	await ensureFirstPerson(whole.certway.database, {
		...li,
		language: "en",
		zone,
	});
	browser = await openBrowser();
	page = await openPage();
}, 180_000);
afterAll(async () => {
	await browser?.close();
	await whole?.[Symbol.asyncDispose]();
});

/** What is on record of the programme: its events, and the links to its sign-off. */
async function onRecord() {
	const { database } = whole.certway;
	const events = await database
		.selectFrom("event")
		.selectAll()
		.where("programme", "=", "data-centre")
		.orderBy("position")
		.execute();
	const links = await database
		.selectFrom("sign_off_link")
		.selectAll()
		.orderBy("token_hash")
		.execute();
	return { events, links };
}

describe("from the first page to the next phase", { timeout: 300_000 }, () => {
	test("Li Wei signs in by a link in a mail", async () => {
		await page.goto(`${whole.url}/start`);
		expect(await heading()).toBe("Sign in");
		await page.getByLabel("Your e-mail address").fill(li.email);
		await press("Mail me a link");
		expect(await heading()).toBe("Look into your mailbox");
		const { links } = await whole.mailTo(li.email, /sign/i);
		expect(links).toHaveLength(1);
		await page.goto(links[0] ?? "");
		await press("Sign in as Li Wei");
		expect(await heading()).toBe("Start a programme");
	});

	test("he fills in one form, and sees the plan before anything begins", async () => {
		const today = localDateOf(instantOf(Date.now()), zone);
		await page.getByLabel("Name of the programme").fill("Data centre");
		await page.getByLabel("Organisation").fill("Huaxin Bank");
		await page.getByLabel("A real programme").check();
		await page.getByLabel("It starts on").fill(today);
		for (const [role, { name, email }] of [
			["Business owner", wang],
			["Approver from a business department", wang],
			["Approver from IT", chen],
		] as const) {
			const person = page.getByRole("group", { name: role });
			await person.getByLabel("Name").fill(name);
			await person.getByLabel("E-mail address").fill(email);
		}
		await press("Show me the plan");
		expect(await heading()).toBe("Check: Data centre");
		expect(await page.getByText("Nothing has begun.").isVisible()).toBe(true);
		expect(await barriersOn(page)).toEqual([]);
		await page.setViewportSize({ width: 320, height: 640 });
		expect(await overflowOf(page)).toBe(0);
		await page.setViewportSize({ width: 1280, height: 800 });
	});

	test("he confirms it, and the first phase is open", async () => {
		await press("Start the programme");
		await page.waitForURL("**/programmes/data-centre");
		expect(await heading()).toBe("Data centre");
		await page.goto(`${whole.url}/programmes/data-centre/preparation`);
		await eventually("the open phase", async () => {
			await page.reload();
			return page.getByText("Under way since").isVisible();
		});
	});

	test("he shows how each deliverable is done, and delivers it", async () => {
		const table = page.getByRole("table", { name: "Deliverables" });
		const names = await table
			.getByRole("rowheader")
			.getByRole("link")
			.allTextContents();
		expect(names).toHaveLength(5);
		for (const name of names) {
			await table.getByRole("link", { name, exact: true }).click();
			expect(await heading()).toBe(name);
			await page.getByText("A note", { exact: true }).click();
			await page
				.getByLabel("Note", { exact: true })
				.fill(`Held on Monday: ${name}`);
			await press("Add the note");
			await press("Mark as delivered");
			await page.goto(`${whole.url}/programmes/data-centre/preparation`);
		}
	});

	test("he asks for sign-off, which nothing stands against any more", async () => {
		await page
			.getByRole("link", { name: "Ask for sign-off of Preparation" })
			.click();
		await page
			.getByLabel("Answer by")
			.fill(addDays(localDateOf(instantOf(Date.now()), zone), 7));
		await press("Ask for sign-off");
		await page.waitForURL("**/programmes/data-centre/preparation");
		expect(
			await page.getByText("Waiting for Chen Jing and 王磊").isVisible(),
		).toBe(true);
	});

	test("opening the link in the mail, by GET or HEAD and however often, changes nothing", async () => {
		const before = await onRecord();
		for (const { email } of [chen, wang]) {
			const { links } = await whole.mailTo(email, /Preparation/);
			for (const link of links)
				for (let time = 0; time < 20; time += 1) {
					const method = time % 2 === 0 ? "GET" : "HEAD";
					const answer = await fetch(link, { method });
					expect(answer.status).toBe(200);
					await answer.text();
				}
		}
		expect(await onRecord()).toEqual(before);
	});

	test.each([
		["IT", chen, "王磊"],
		["business", wang, null],
	] as const)(
		"%s signs off by the link, without an account",
		async (_side, { name, email }, waitedFor) => {
			const { links } = await whole.mailTo(email, /Preparation/);
			const theirs = await openPage();
			await theirs.goto(links[0] ?? "");
			expect(await heading(theirs)).toBe("Your sign-off: Preparation");
			expect(await theirs.getByText("Held on Monday").count()).toBeGreaterThan(
				0,
			);
			await theirs.getByLabel("I sign off").check();
			await theirs.getByLabel("Your full name").fill(name);
			await press("Give my answer", theirs);
			const receipt = await mainText(theirs);
			expect(receipt).toContain(name);
			if (waitedFor) expect(receipt).toContain(waitedFor);
			await theirs.context().close();
		},
	);

	test("the phase is signed off, and the next has begun", async () => {
		await page.goto(`${whole.url}/programmes/data-centre/preparation`);
		expect(await page.getByText("Signed off on").first().isVisible()).toBe(
			true,
		);
		await page.goto(`${whole.url}/programmes/data-centre/design`);
		await eventually("the next phase", async () => {
			await page.reload();
			return page.getByText("Under way since").isVisible();
		});
		expect(await heading()).toBe("System design");
	});

	test("the old link shows the receipt, and nothing to decide", async () => {
		const before = await onRecord();
		const { links } = await whole.mailTo(chen.email, /Preparation/);
		const theirs = await openPage();
		await theirs.goto(links[0] ?? "");
		const receipt = await mainText(theirs);
		expect(receipt).toContain("Chen Jing");
		expect(await theirs.getByRole("radio").count()).toBe(0);
		expect(await onRecord()).toEqual(before);
	});
});
