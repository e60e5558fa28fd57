import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Inbox, startInbox } from "../../embedded/inbox.ts";
import { freePort } from "../../embedded/ports.ts";
import {
	type RunningCommand,
	runCertway,
} from "../fixtures/certway-command.ts";
import { usePostgres } from "../fixtures/postgres.ts";
import { useTemporal } from "../fixtures/temporal.ts";

let folder: string;
let inbox: Inbox;
let settings: NodeJS.ProcessEnv;
const started: RunningCommand[] = [];

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), "certway-apart-"));
	inbox = await startInbox(folder, 0);
	const temporal = await useTemporal();
	settings = {
		DATABASE_URL: (await usePostgres()).url,
		SECRET_KEY: "a key of more than 32 bytes that web and worker share",
		TEMPORAL_ADDRESS: temporal.address,
		TEMPORAL_NAMESPACE: temporal.namespace,
		TEMPORAL_REHEARSAL_NAMESPACE: temporal.rehearsalNamespace,
		SMTP_URL: inbox.smtpUrl,
		MAIL_FROM: "certway@bank.example",
		DATA_DIR: folder,
		PORT: String(await freePort()),
	};
});
afterAll(async () => {
	for (const command of started) await command.kill();
	await inbox?.stop();
	rmSync(folder, { recursive: true, force: true });
});

function run(
	name: string,
	env = settings,
	args: string[] = [],
): RunningCommand {
	const command = runCertway([name, ...args], env);
	started.push(command);
	return command;
}

async function readiness() {
	const answer = await fetch(`http://127.0.0.1:${settings["PORT"]}/readyz`);
	const { parts } = (await answer.json()) as {
		parts: { name: string; ok: boolean }[];
	};
	const failing = parts.filter(({ ok }) => !ok).map(({ name }) => name);
	return { status: answer.status, failing };
}

async function untilReadinessIs(failing: string[]): Promise<void> {
	while ((await readiness()).failing.join() !== failing.join()) {
		await sleep(100);
	}
}

test("Web and worker run apart on a real PostgreSQL, in any order, and say what is missing", {
	timeout: 180_000,
}, async () => {
	const web = run("web");
	await web.says("pages are served");
	expect(await readiness()).toEqual({ status: 503, failing: ["worker"] });

	const workers = [run("worker"), run("worker")];
	for (const worker of workers) await worker.says("worker takes work");
	await untilReadinessIs([]);
	expect((await readiness()).status).toBe(200);

	for (const command of [...workers, web]) {
		command.process.kill("SIGTERM");
		expect(await command.ends()).toBe(0);
	}
});

test("The first administrator signs in by a link from the command line, and stays the one", async () => {
	const signIn = (email: string) =>
		run("sign-in", settings, ["--email", email, "--zone", "Asia/Shanghai"]);
	const first = signIn("li@bank.example");
	expect(await first.ends()).toBe(0);
	expect(first.said()).toMatch(
		/^Sign in as li <li@bank.example> once.*\/sign-in\/[\w-]{43}\n$/,
	);
	const second = signIn("chen@bank.example");
	expect(await second.ends()).toBe(0);
	expect(second.said()).toContain("li@bank.example");
});

test.each([
	["DATABASE_URL", /DATABASE_URL must be given to run web and worker apart/],
	["SECRET_KEY", /SECRET_KEY must be given together with DATABASE_URL/],
	["TEMPORAL_ADDRESS", /TEMPORAL_ADDRESS must be given/],
	["SMTP_URL", /SMTP_URL must be given/],
])("Without %s neither starts, and says so in one line", async (name, line) => {
	const { [name]: _left, ...rest } = settings;
	for (const refused of [run("web", rest), run("worker", rest)]) {
		expect(await refused.ends()).not.toBe(0);
		expect(refused.said().trim()).toMatch(line);
		expect(refused.said().trim().split("\n")).toHaveLength(1);
	}
});
