import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser, type TestBrowser } from "../fixtures/browser.ts";
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
}, 180_000);
afterAll(async () => {
	await browser?.close();
	await whole?.[Symbol.asyncDispose]();
});

const addresses = ["chen.jing@bank.example", "wang.lei@bank.example"] as const;

/** @returns the address of the sign-off, from the mail that asks for it. */
const linkFor = async (address: string): Promise<string> => {
	const { links } = await whole.mailTo(address, /Preparation/);
	expect(links, "one link a mail").toHaveLength(1);
	return links[0] ?? "";
};

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
		await Promise.all(addresses.map(linkFor));
		const links = (await whole.mails()).flatMap((mail) => mail.links);
		const before = await events();
		const page = await browser.open();
		page.setDefaultTimeout(60_000);
		walk = await letRobotLoose(page, links, 40);
		expect(await events()).toEqual(before);
	});

	test("has been at the evidence, and pressed what gives an answer", async () => {
		const opened = [...walk.opened].map((address) => new URL(address).pathname);
		expect(opened.some((path) => /^\/s\/.*\/evidence\//.test(path))).toBe(true);
		for (const address of addresses) {
			const { pathname } = new URL(await linkFor(address));
			expect([...walk.pressed]).toContain(`${pathname} Give my answer`);
		}
	});

	test("is told apart from a person, who decides at the same link", async () => {
		const page = await browser.open();
		page.setDefaultTimeout(60_000);
		await page.goto(await linkFor(addresses[0]));
		await page.getByLabel("I sign off").check();
		await page.getByLabel("Your full name").fill("Chen Jing");
		await page.getByRole("button", { name: "Give my answer" }).click();
		await page.getByText("Chen Jing").first().waitFor();
		const decided = (await events()).filter(
			({ type }) => type === "sign-off-decided",
		);
		expect(decided).toHaveLength(1);
	});
});
