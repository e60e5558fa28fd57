import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect } from "../../embedded/connect.ts";
import { askControl } from "../../embedded/control-endpoint.ts";
import { readHolder } from "../../embedded/data-lock.ts";
import { freePort } from "../../embedded/ports.ts";
import { startServices } from "../../embedded/services.ts";
import { showSteps } from "../../embedded/steps.ts";
import { readSettings, type Settings } from "../../settings.ts";
import { connectTemporal, type Temporal } from "../../temporal/client.ts";
import type { Sides } from "../../temporal/doctor.ts";
import { startWorkerProcess } from "../../worker/process.ts";
import { type ScriptedServer, startSmtp } from "../activities/mail/smtp.ts";
import {
	type RunningCommand,
	runCertway,
} from "../fixtures/certway-command.ts";
import { openLink, untilReady } from "./answers.ts";
import { type Arms, takeArms } from "./arms.ts";
import {
	killAtEveryPoint,
	type Scene,
	type Sent,
	setScene,
	type Victim,
} from "./kill-at-every-point.ts";
import {
	expectMailsOnce,
	expectNothingLost,
	expectNothingTwice,
	expectRung,
	notOnRecord,
	untilSettled,
} from "./nothing-lost.ts";
import { wrapTemporal } from "./temporal-wrapper.ts";

let folder: string;
let dataDir: string;
let arms: Arms;
let smtp: ScriptedServer;
let environment: NodeJS.ProcessEnv;
let settings: Settings;
let scene: Scene;
let certway: RunningCommand;
let temporal: Temporal | undefined;
const sent: Sent[] = [];

/** The same data and services in this process, while no other is at them. */
async function inside<Done>(
	work: (sides: Sides) => Promise<Done>,
): Promise<Done> {
	await using running = new AsyncDisposableStack();
	const quiet = showSteps(() => {});
	const services = await startServices(settings, running, quiet, () => {});
	const connected = await connect(
		services.settings,
		services.database,
		running,
	);
	const log = pino({ level: "silent" });
	const worker = await startWorkerProcess({
		settings: services.settings,
		log,
		...connected,
	});
	running.defer(worker.stop);
	connected.onOutboxWritten(worker.nudge);
	return await work(connected);
}

const address = () => `http://127.0.0.1:${environment["PORT"]}`;

async function startAgain(): Promise<void> {
	certway = runCertway(["start"], { ...environment, ...arms.environment });
	await certway.says("Ctrl-C ends it");
}

const temporalNote = () =>
	JSON.parse(readFileSync(join(dataDir, "temporal.json"), "utf8")) as {
		port: number;
		process: { pid: number };
	};

const wholeProcess: Victim = {
	name: "the whole process",
	pid: () => undefined,
	back: async () => {
		expect(await certway.ends()).toBeNull();
		await startAgain();
	},
};

const timesBack = () => certway.said().split("Temporal is back").length;

let backBefore = 0;
const temporalAlone: Victim = {
	name: "Temporal alone",
	pid: () => {
		backBefore = timesBack();
		return temporalNote().process.pid;
	},
	back: async () => {
		while (timesBack() === backBefore) await sleep(50);
	},
};

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), "certway-crash-"));
	dataDir = join(folder, "data");
	await wrapTemporal(folder);
	arms = await takeArms(folder);
	smtp = await startSmtp();
	environment = {
		DATA_DIR: dataDir,
		PORT: String(await freePort()),
		SMTP_URL: smtp.url,
		MAIL_FROM: "certway@bank.example",
	};
	const read = readSettings({ ...process.env, ...environment });
	if (!read.ok) throw new Error(read.problem);
	({ settings } = read);
	scene = await inside((sides) => setScene(sides, 2));
	await startAgain();
	temporal = await connectTemporal(
		{ address: `127.0.0.1:${temporalNote().port}` },
		{
			real: settings.temporal.namespace,
			rehearsal: settings.temporal.rehearsalNamespace,
		},
	);
}, 300_000);
afterAll(async () => {
	await certway?.kill();
	await temporal?.close();
	await smtp?.close();
	rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
});

describe("Killed at every named point, all on one machine", {
	timeout: 900_000,
}, () => {
	test.each([
		[wholeProcess.name, 0, wholeProcess],
		[temporalAlone.name, 1, temporalAlone],
	])("%s comes back each time", async (_name, place, victim) => {
		await untilReady(address());
		const ground = {
			arms,
			address,
			client: () => (temporal as Temporal).clientFor("real"),
		};
		sent.push(...(await killAtEveryPoint(ground, scene, victim, place)));
		expect(sent.length).toBeGreaterThan(0);
	});

	test("the same answers sent once more are the same acts, and the doctor finds no difference", async () => {
		for (const { token } of sent) {
			const link = await openLink(address(), token);
			await link.answer();
		}
		const { control = "", key = "" } = readHolder(dataDir) ?? {};
		for (;;) {
			const { differences } = await askControl(control, key, {
				ask: "doctor",
				repair: false,
			});
			if (differences.length === 0) break;
		}
		certway.process.kill("SIGTERM");
		expect(await certway.ends()).toBe(0);
	});

	test("nothing acknowledged is lost, nothing stands twice, a mail comes twice only as the same", async () => {
		await inside(async (sides) => {
			const { database } = sides.records;
			await untilSettled(sides);
			await expectNothingLost(database, sent);
			expect(await notOnRecord(database, sent)).toEqual([]);
			await expectNothingTwice(database);
			await expectRung(
				database,
				scene.timer.map(({ room }) => room),
			);
			await expectMailsOnce(database, smtp.received);
		});
	});
});
