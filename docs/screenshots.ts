/** Takes the pictures of the documentation, from a record in memory: `node docs/screenshots.ts`. No service runs. */
import { createSecretKey, randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { chromium } from "playwright-core";
import { Registry } from "prom-client";
import { openDatabase } from "../records/database.ts";
import type { Records } from "../records/entry.ts";
import { migrate } from "../records/migrate.ts";
import { beginSession } from "../records/sessions.ts";
import { servicesOnRecord } from "../web/on-record.ts";
import { startWeb } from "../web/server.ts";
import { exampleBank } from "./example-bank.ts";

const nowhere = (): never => {
	throw new Error("pictures are taken of pages that only read");
};

const database = await openDatabase({ memory: true });
await migrate(database);
const records: Records = {
	database,
	keys: [{ id: "pictures", key: createSecretKey(randomBytes(32)) }],
	mailDomain: "certway.example",
	outboxWritten: () => {},
};
const { owner, now } = await exampleBank(records);
const web = await startWeb(
	servicesOnRecord({
		settings: {
			host: "127.0.0.1",
			port: 0,
			publicUrl: new URL("http://certway.example"),
			trustProxy: false,
		},
		log: pino({ level: "warn" }),
		records,
		temporal: {
			clientFor: nowhere,
			get connection() {
				return nowhere();
			},
			close: async () => {},
		},
		evidence: {
			keep: nowhere,
			open: async () => undefined,
			remove: nowhere,
		},
		mailReader: { read: async () => undefined },
		clock: { now: () => now },
		checks: [],
		measures: new Registry(),
	}),
);

const home = await mkdtemp(join(tmpdir(), "certway-pictures-"));
const browser = await chromium.launch({
	executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
	env: { ...process.env, HOME: home },
	args: ["--headless", "--no-sandbox", "--disable-gpu"],
});
try {
	const context = await browser.newContext({
		locale: "en-GB",
		viewport: { width: 1280, height: 800 },
		colorScheme: "light",
	});
	const session = await beginSession(database, owner, "", now);
	await context.addCookies([
		{ name: "certway-session", value: session, url: web.url },
		{ name: "certway-lang", value: "en", url: web.url },
	]);
	const page = await context.newPage();
	await page.goto(`${web.url}/programmes/huaxin-bank`);
	await page.evaluate("document.fonts.ready");
	// Why the certificate comes later than planned, and why the next reminder comes.
	await page.getByText("Certificate expected").click();
	const next = page.getByRole("region", { name: "Next" });
	await next.locator("summary").first().click();
	await page.mouse.move(0, 0);
	await page.evaluate("document.activeElement.blur()");
	const timeline = page.getByRole("region", { name: "Timeline" });
	const { y, height } = (await timeline.boundingBox()) ?? nowhere();
	await page.screenshot({
		path: join(import.meta.dirname, "programme.png"),
		fullPage: true,
		clip: { x: 0, y: 0, width: 1280, height: Math.ceil(y + height) },
	});
} finally {
	await browser.close();
	await web.close();
	await database.destroy();
	await rm(home, { recursive: true, force: true, maxRetries: 3 });
}
