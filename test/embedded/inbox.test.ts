import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Inbox, startInbox } from "../../embedded/inbox.ts";

let folder: string;
let inbox: Inbox;
beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), "certway-inbox-"));
	inbox = await startInbox(folder, 0);
});
afterEach(async () => {
	await inbox.stop();
	rmSync(folder, { recursive: true, force: true });
});

async function send(subject: string): Promise<void> {
	await createTransport(inbox.smtpUrl).sendMail({
		from: "certway@example.org",
		to: "owner@example.org",
		subject,
		text: "http://127.0.0.1/sign-off",
	});
}

async function subjects(): Promise<string[]> {
	const mails = await (await fetch(`${inbox.url}/api/email`)).json();
	return (mails as { subject: string }[]).map(({ subject }) => subject);
}

/** Asks as a page of another site would. */
function ask(headers: Record<string, string>, path = "/api/email") {
	return new Promise<number>((resolve, reject) => {
		request(`${inbox.url}${path}`, { headers }, (response) => {
			response.resume();
			resolve(response.statusCode ?? 0);
		})
			.on("error", reject)
			.end();
	});
}

test("A mail sent to it is there to be read, also after a restart", async () => {
	await send("Sign-off of the pilot run");
	expect(await subjects()).toEqual(["Sign-off of the pilot run"]);
	await inbox.stop();
	inbox = await startInbox(folder, 0);
	expect(await subjects()).toEqual(["Sign-off of the pilot run"]);
});

test("It listens on loopback alone, and elsewhere if its port is taken", async () => {
	expect(new URL(inbox.url).hostname).toBe("127.0.0.1");
	expect(new URL(inbox.smtpUrl).hostname).toBe("127.0.0.1");
	const taken = Number(new URL(inbox.url).port);
	const folder = mkdtempSync(join(tmpdir(), "certway-inbox-"));
	const second = await startInbox(folder, taken);
	expect(Number(new URL(second.url).port)).not.toBe(taken);
	await second.stop();
	rmSync(folder, { recursive: true });
});

test("A page of another site cannot read it", async () => {
	const { host } = new URL(inbox.url);
	expect(await ask({ host })).toBe(200);
	expect(await ask({ host, origin: inbox.url })).toBe(200);
	expect(await ask({ host, origin: "http://evil.example" })).toBe(403);
	expect(await ask({ host, origin: "null" })).toBe(403);
	expect(await ask({ host: "evil.example" })).toBe(403);
});

test("A socket of another site's page is not opened", async () => {
	const { host } = new URL(inbox.url);
	const upgrade = {
		host,
		connection: "Upgrade",
		upgrade: "websocket",
		"sec-websocket-version": "13",
		"sec-websocket-key": "MDEyMzQ1Njc4OWFiY2RlZg==",
	};
	const path = "/socket.io/?EIO=4&transport=websocket";
	const open = (origin: string) =>
		new Promise<boolean>((resolve) => {
			request(`${inbox.url}${path}`, { headers: { ...upgrade, origin } })
				.on("upgrade", (_response, socket) => {
					socket.destroy();
					resolve(true);
				})
				.on("error", () => resolve(false))
				.end();
		});
	expect(await open(inbox.url)).toBe(true);
	expect(await open("http://evil.example")).toBe(false);
});
