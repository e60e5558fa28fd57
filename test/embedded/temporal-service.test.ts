import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Client, Connection } from "@temporalio/client";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import {
	certwayNamespaces,
	ensureNamespaces,
} from "../../embedded/namespaces.ts";
import {
	endProcess,
	identify,
	lives,
	type ProcessIdentity,
} from "../../embedded/process-identity.ts";
import { keepTemporal } from "../../embedded/temporal-keeper.ts";
import { startTemporalService } from "../../embedded/temporal-service.ts";
import { testTemporalCli } from "../fixtures/temporal-server.ts";

// Temporal is started several times in a test, on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let cli: string;
let folder: string;
beforeAll(async () => {
	cli = await testTemporalCli();
});
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "certway-temporal-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const start = () => startTemporalService({ cli, folder });

async function withClient<T>(
	address: string,
	use: (client: Client) => Promise<T>,
): Promise<T> {
	const connection = await Connection.connect({ address });
	try {
		await ensureNamespaces(connection, certwayNamespaces("real", "rehearsal"));
		return await use(new Client({ connection, namespace: "real" }));
	} finally {
		await connection.close();
	}
}

async function startWorkflow(address: string, workflowId: string) {
	await withClient(address, (client) =>
		client.workflow.start("any", { taskQueue: "none", workflowId }),
	);
}

const isThere = (address: string, workflowId: string) =>
	withClient(address, async (client) => {
		const { status } = await client.workflow.getHandle(workflowId).describe();
		return status.name;
	});

/** Another process that runs Temporal on the same folder. */
async function otherParent(): Promise<{
	parent: ChildProcess;
	address: string;
	temporal: ProcessIdentity;
	guardPid: number;
}> {
	const file = fileURLToPath(new URL("hold-temporal.ts", import.meta.url));
	const parent = fork(file, [cli, folder], { execArgv: [] });
	const [{ address, identity, guardPid }] = await once(parent, "message");
	return { parent, address, temporal: identity, guardPid };
}

async function untilGone(one: ProcessIdentity): Promise<void> {
	while (lives(one)) await sleep(50);
}

test("What Temporal has accepted is there after a restart, on the same port", async () => {
	const first = await start();
	await startWorkflow(first.address, "bank-2027");
	await first.stop();
	expect(lives(first.identity)).toBe(false);

	const second = await start();
	expect(second.address).toBe(first.address);
	expect(await isThere(second.address, "bank-2027")).toBe("RUNNING");
	await second.stop();
});

test("When its parent is killed, the guard ends Temporal", async () => {
	const { parent, temporal } = await otherParent();
	expect(lives(temporal)).toBe(true);
	parent.kill("SIGKILL");
	await untilGone(temporal);
});

test("A start right after the parent was killed waits for the old one and goes on", async () => {
	const { parent, address, temporal } = await otherParent();
	await startWorkflow(address, "shop-2027");
	parent.kill("SIGKILL");

	const next = await start();
	expect(lives(temporal)).toBe(false);
	expect(await isThere(next.address, "shop-2027")).toBe("RUNNING");
	await next.stop();
});

test("An orphan whose guard was killed too is ended by the next start", async () => {
	const { parent, temporal, guardPid } = await otherParent();
	parent.kill("SIGSTOP");
	process.kill(guardPid, "SIGKILL");
	parent.kill("SIGKILL");
	expect(lives(temporal)).toBe(true);

	const next = await start();
	expect(lives(temporal)).toBe(false);
	await next.stop();
});

test("While something else holds the database, the start waits and tries again", async () => {
	await (await start()).stop();
	const holder = new DatabaseSync(join(folder, "temporal.db"));
	holder.exec("BEGIN EXCLUSIVE");
	const starting = start();
	const first = await Promise.race([starting.catch(String), sleep(3_000)]);
	expect(first).toBeUndefined();
	holder.close();
	await (await starting).stop();
});

test.each([
	{ of: "Certway", thrownAway: false },
	{ of: "a rehearsal whose data are thrown away", thrownAway: true },
])(
	"Killed under $of, Temporal is brought back with all it had",
	async ({ thrownAway }) => {
		const said: string[] = [];
		const kept = await keepTemporal(
			{ cli, folder, thrownAway },
			(line) => said.push(line),
			() => said.push("lost"),
		);
		await startWorkflow(kept.address, "city-2027");
		const before = kept.current();
		process.kill(before.identity.pid, "SIGKILL");
		await before.ended;
		while (kept.current() === before) await sleep(50);

		expect(await isThere(kept.address, "city-2027")).toBe("RUNNING");
		expect(said).toEqual([
			"Temporal has ended and is started again",
			`Temporal is back on ${kept.address}`,
		]);
		await kept.stop();
		expect(lives(kept.current().identity)).toBe(false);
	},
);

test("What Temporal accepts is on the disk before it answers, but where the data are thrown away", async () => {
	const pragmaOf = async (thrownAway: boolean) => {
		const service = await startTemporalService({ cli, folder, thrownAway });
		const line = readFileSync(`/proc/${service.identity.pid}/cmdline`, "utf8");
		await service.stop();
		return /synchronous=\d/.exec(line)?.[0];
	};
	expect(await pragmaOf(false)).toBe("synchronous=2");
	expect(await pragmaOf(true)).toBe("synchronous=0");
});

test("A process that was given the same pid since is left alone", async () => {
	const self = identify(process.pid);
	await endProcess({ pid: process.pid, began: "another life" });
	expect(self && lives(self)).toBe(true);
});

test("What Temporal says when it cannot start is shown in one line", async () => {
	const failing = startTemporalService({ cli: "/bin/false", folder });
	await expect(failing).rejects.toThrow(
		/^Temporal does not start: .*temporal\.log\)\.$/,
	);
});
