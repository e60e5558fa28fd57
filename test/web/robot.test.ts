import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { instantOf } from "../../domain/instants.ts";
import { openBrowser, type TestBrowser } from "../fixtures/browser.ts";
import { eventually } from "../fixtures/certway.ts";
import { letRobotLoose, type Walk } from "../fixtures/link-robot.ts";
import { askForSignOff } from "../fixtures/waiting-sign-off.ts";
import {
	startWholeCertway,
	type WholeCertway,
} from "../fixtures/whole-certway.ts";

let whole: WholeCertway;
let browser: TestBrowser;

beforeAll(async () => {
	whole = await startWholeCertway();
	browser = await openBrowser();
	await askForSignOff(whole.certway);
	await askForSignOff(whole.certway, "branch", true);
	await Promise.all(addresses.map((address) => linksFor(address)));
	// The branch's request to business is past its fourteen days.
	await whole.certway.database
		.updateTable("sign_off_link")
		.set({
			issued_at: instantOf(Date.now() - 15 * 86_400_000),
			expires_at: instantOf(Date.now() - 86_400_000),
		})
		.where("programme", "=", "branch")
		.where("person", "=", (row) =>
			row
				.selectFrom("person")
				.select("id")
				.where("email", "=", addresses[1])
				.limit(1),
		)
		.execute();
}, 180_000);
afterAll(async () => {
	await browser?.close();
	await whole?.[Symbol.asyncDispose]();
});

const addresses = ["chen.jing@bank.example", "wang.lei@bank.example"] as const;

/** @returns the addresses of the sign-offs of the bank and of its branch, from the mails that ask for them. */
const linksFor = async (
	address: string,
): Promise<{ readonly bank: string; readonly branch: string }> => {
	const linkIn = async (programme: string) => {
		const { links } = await whole.mailTo(
			address,
			new RegExp(`^Your sign-off is asked for: Preparation, .*${programme}`),
		);
		expect(links, "one link a mail").toHaveLength(1);
		return links[0] ?? "";
	};
	return { bank: await linkIn("bank"), branch: await linkIn("branch") };
};

/** What is asked of whom, and what has come of it. */
const seats = () =>
	whole.certway.database
		.selectFrom("room")
		.select(["id", "state"])
		.orderBy("id")
		.execute();

const events = () =>
	whole.certway.database
		.selectFrom("event")
		.select(["position", "type", "hash"])
		.orderBy("position")
		.execute();

describe("a robot that opens the links in mails and presses every button", {
	timeout: 300_000,
}, () => {
	let walk: Walk;

	test("decides nothing, and leaves nothing on record", async () => {
		const links = (await whole.mails()).flatMap((mail) => mail.links);
		const before = [await events(), await seats()];
		const page = await browser.open();
		page.setDefaultTimeout(60_000);
		walk = await letRobotLoose(page, links, 60);
		expect([await events(), await seats()]).toEqual(before);
	});

	test("has been everywhere: at the evidence, at every form of every link, and where a form led", async () => {
		const opened = [...walk.opened].map((address) => new URL(address).pathname);
		expect(opened.some((path) => /^\/s\/.*\/evidence\//.test(path))).toBe(true);
		const [it, business] = await Promise.all(addresses.map(linksFor));
		const forms = (link = "") => {
			const { pathname } = new URL(link);
			return [
				`${pathname} Give my answer`,
				`${pathname}/hand-over Hand over`,
				`${pathname}/not-for-me Say that it is not for me`,
				`${pathname}/question Send the question`,
				`${pathname}/waiting Mail me the code`,
			];
		};
		expect([...walk.pressed]).toEqual(
			expect.arrayContaining([
				...[it?.bank, it?.branch, business?.bank].flatMap(forms),
				`${new URL(business?.branch ?? "").pathname} Mail a fresh link`,
				expect.stringMatching(/^after a form, .*code.*: Confirm$/),
				expect.stringMatching(/^after a form, .*code.*: Send another code$/),
			]),
		);
	});

	test("has lost nothing: what was asked for afresh is in the mailbox, and leads to the same request", async () => {
		const { links } = await whole.mailTo(
			addresses[1],
			/^Your sign-off is asked for: Preparation, .*branch/,
		);
		const mails = await whole.mails(addresses[1]);
		const fresh = mails
			.flatMap((mail) => mail.links)
			.filter((link) => !links.includes(link));
		const pages = await Promise.all(
			fresh.map(async (link) =>
				whole.pages.visitor().open(new URL(link).pathname),
			),
		);
		expect(
			pages.filter(
				({ words }) =>
					words.includes("Your sign-off: Preparation") &&
					words.includes("branch"),
			),
		).toHaveLength(1);
	});

	test("is told apart from a person, who decides at the same link", async () => {
		const page = await browser.open();
		page.setDefaultTimeout(60_000);
		await page.goto((await linksFor(addresses[0])).bank);
		await page.getByLabel("I sign off").check();
		await page.getByLabel("Your full name").fill("Chen Jing");
		await page.getByRole("button", { name: "Give my answer" }).click();
		await page.getByText("Chen Jing").first().waitFor();
		const decided = (await events()).filter(
			({ type }) => type === "sign-off-decided",
		);
		expect(decided).toHaveLength(1);
	});

	test("as is one who hands over, with the code from the mailbox", async () => {
		const page = await browser.open();
		page.setDefaultTimeout(60_000);
		const { branch } = await linksFor(addresses[0]);
		await page.goto(`${branch}/hand-over`);
		await page.getByLabel("Your colleague's full name").fill("Zheng Hao");
		await page
			.getByLabel("Your colleague's mail address")
			.fill("zheng.hao@bank.example");
		await page.getByLabel("This sign-off only").check();
		// The robot had codes mailed for something else.
		const codes = async () =>
			(await whole.mails(addresses[0])).filter(({ subject }) =>
				subject.startsWith("Your code to confirm"),
			);
		const before = (await codes()).length;
		await page.getByRole("button", { name: "Hand over" }).click();
		const { text } = await eventually("the code", async () =>
			(await codes()).at(before),
		);
		const code = /code: (\d{4} \d{4})/.exec(text)?.[1] ?? "";
		await page.getByLabel("Code").fill(code);
		await page.getByRole("button", { name: "Confirm" }).click();
		await page.getByText("This link decides nothing any more.").waitFor();
		await whole.mailTo("zheng.hao@bank.example", /^Your sign-off is asked for/);
	});
});
