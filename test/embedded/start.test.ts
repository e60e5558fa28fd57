import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readHolder } from "../../embedded/data-lock.ts";
import {
	lives,
	type ProcessIdentity,
} from "../../embedded/process-identity.ts";
import {
	type RunningCommand,
	runCertway,
} from "../fixtures/certway-command.ts";

let dataDir: string;
const started: RunningCommand[] = [];
beforeEach(() => {
	dataDir = mkdtempSync(join(tmpdir(), "certway-start-"));
});
afterEach(async () => {
	for (const command of started.splice(0)) await command.kill();
	rmSync(dataDir, { recursive: true, force: true });
});

/** `certway start` as a person runs it, on a port that the system picks. */
function start(settings: NodeJS.ProcessEnv = {}): RunningCommand {
	const command = runCertway(["start"], {
		PORT: "0",
		DATA_DIR: dataDir,
		...settings,
	});
	started.push(command);
	return command;
}

function temporalOf(folder: string): ProcessIdentity {
	return JSON.parse(readFileSync(join(folder, "temporal.json"), "utf8"))
		.process;
}

async function untilGone(one: ProcessIdentity): Promise<void> {
	while (lives(one)) await sleep(50);
}

/** One line that says what is wrong and what to do, and nothing of the code. */
function expectOneLine(said: string, line: RegExp): void {
	const problems = said.split("\n").filter((text) => text.startsWith("✗"));
	expect(problems).toHaveLength(1);
	expect(problems[0]).toMatch(line);
	expect(said).not.toMatch(/^\s+at .*:\d+/m);
}

describe("Started on an empty folder", { timeout: 180_000 }, () => {
	test("it shows each step, serves its pages, holds its data alone, and ends by Ctrl-C with all it started", async () => {
		const first = start();
		await first.says("Ctrl-C ends it");
		for (const step of ["Temporal", "Database", "Inbox", "Worker", "Pages"]) {
			expect(first.said()).toContain(`✓ ${step}`);
		}
		expect(first.said()).toMatch(/once, within 10 minutes: http\S+\/sign-in\//);
		const address = /Certway is at (\S+)/.exec(first.said())?.[1];
		const ready = await fetch(`${address}readyz`);
		expect(await ready.json()).toMatchObject({ ready: true });

		const temporal = temporalOf(dataDir);
		expect(lives(temporal)).toBe(true);

		const second = start();
		expect(await second.ends()).toBe(1);
		expectOneLine(
			second.said(),
			new RegExp(`in use by process ${first.process.pid} since .* open http`),
		);

		first.process.kill("SIGINT");
		expect(await first.ends()).toBe(0);
		expect(lives(temporal)).toBe(false);
		expect(readHolder(dataDir)).toBeUndefined();
	});

	test("killed, it leaves no Temporal behind, and the next start goes on", async () => {
		const first = start();
		await first.says("Ctrl-C ends it");
		const temporal = temporalOf(dataDir);
		await first.kill();
		await untilGone(temporal);

		const second = start();
		await second.says("Ctrl-C ends it");
		expect(second.said()).toContain("goes on where it was");
		second.process.kill("SIGTERM");
		expect(await second.ends()).toBe(0);
	});
});

test("Killed, the npm that started it takes everything along", {
	timeout: 180_000,
}, async () => {
	const npm = spawn("npm", ["start"], {
		cwd: fileURLToPath(new URL("../..", import.meta.url)),
		env: { ...process.env, PORT: "0", DATA_DIR: dataDir },
		stdio: ["ignore", "pipe", "ignore"],
	});
	for await (const piece of npm.stdout) {
		if (String(piece).includes("Ctrl-C ends it")) break;
	}
	const holder = readHolder(dataDir);
	const temporal = temporalOf(dataDir);
	expect(holder && lives(holder)).toBe(true);
	npm.kill("SIGKILL");
	if (holder) await untilGone(holder);
	expect(lives(temporal)).toBe(false);
});

describe("What keeps it from starting is one line that says what to do", {
	timeout: 180_000,
}, () => {
	test("a wrong setting, with exit code 2", async () => {
		const wrong = start({ PORT: "http" });
		expect(await wrong.ends()).toBe(2);
		expectOneLine(wrong.said(), /PORT must be a number from 0 to 65535/);
	});

	test("a port that is taken", async () => {
		const other = createServer().listen(0, "127.0.0.1");
		await once(other, "listening");
		const { port } = other.address() as { port: number };
		const refused = start({ PORT: String(port) });
		expect(await refused.ends()).toBe(1);
		expectOneLine(refused.said(), new RegExp(`Port ${port} .* PORT=`));
		other.close();
	});

	test("a data folder that cannot be made", async () => {
		writeFileSync(join(dataDir, "file"), "");
		const refused = start({ DATA_DIR: join(dataDir, "file", "data") });
		expect(await refused.ends()).toBe(1);
		expectOneLine(refused.said(), /DATA_DIR .* set DATA_DIR to a folder/);
	});

	test("no Temporal and no network at the first start", async () => {
		const refused = start({
			PATH: join(dataDir, "nothing"),
			CERTWAY_CACHE: join(dataDir, "cache"),
			// Nothing answers there, as without a network.
			NODE_OPTIONS: `--import=${new URL("no-network.ts", import.meta.url)}`,
		});
		expect(await refused.ends()).toBe(1);
		expectOneLine(
			refused.said(),
			/No Temporal CLI: tried .* Connect to the network/,
		);
	});
});
