import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Connection } from "@temporalio/client";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { settingsApart } from "../../embedded/complete-settings.ts";
import { connect } from "../../embedded/connect.ts";
import {
	certwayNamespaces,
	ensureNamespaces,
} from "../../embedded/namespaces.ts";
import { freePort } from "../../embedded/ports.ts";
import {
	startTemporalService,
	type TemporalService,
} from "../../embedded/temporal-service.ts";
import { openDatabase } from "../../records/database.ts";
import { migrate } from "../../records/migrate.ts";
import { createSignInLink } from "../../records/sign-in-links.ts";
import { readSettings } from "../../settings.ts";
import type { Sides } from "../../temporal/doctor.ts";
import { startWorkerProcess } from "../../worker/process.ts";
import { type ScriptedServer, startSmtp } from "../activities/mail/smtp.ts";
import {
	type RunningCommand,
	runCertway,
} from "../fixtures/certway-command.ts";
import { usePostgres } from "../fixtures/postgres.ts";
import { addDeliverable, openLink, signIn } from "./answers.ts";
import { type Arms, takeArms } from "./arms.ts";
import type { Waiting } from "./crash-programmes.ts";
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
let arms: Arms;
let smtp: ScriptedServer;
let environment: NodeJS.ProcessEnv;
let temporal: TemporalService;
let cli: string;
let sides: Sides;
let scene: Scene;
let web: RunningCommand;
let worker: RunningCommand;
const ours = new AsyncDisposableStack();
const sent: Sent[] = [];

const address = () => `http://127.0.0.1:${environment["PORT"]}`;
const run = (command: string) =>
	runCertway([command], { ...environment, ...arms.environment });

async function startWorker(): Promise<void> {
	worker = run("worker");
	await worker.says("worker takes work");
}

async function startWeb(): Promise<void> {
	web = run("web");
	await web.says("pages are served");
}

const startTemporal = (port: number) =>
	startTemporalService({ cli, folder, port });

const theWorker: Victim = {
	name: "the worker",
	pid: () => undefined,
	back: async () => {
		expect(await worker.ends()).toBeNull();
		await startWorker();
	},
};

const theWeb: Victim = {
	name: "the web",
	pid: () => web.process.pid,
	back: async () => {
		expect(await web.ends()).toBeNull();
		await startWeb();
	},
};

const theTemporal: Victim = {
	name: "Temporal",
	pid: () => temporal.identity.pid,
	back: async () => {
		await temporal.ended;
		temporal = await startTemporal(Number(temporal.address.split(":")[1]));
	},
};

/** Sets the scene with a worker of this process, which ends before anybody is killed. */
async function set(): Promise<void> {
	const read = readSettings(environment);
	if (!read.ok) throw new Error(read.problem);
	const settings = settingsApart(read.settings);
	const database = await openDatabase({ url: settings.databaseUrl });
	ours.defer(() => database.destroy());
	await migrate(database);
	const connected = await connect(settings, database, ours);
	const log = pino({ level: "silent" });
	const setting = await startWorkerProcess({ settings, log, ...connected });
	connected.onOutboxWritten(setting.nudge);
	scene = await setScene(connected, 3);
	await setting.stop();
	connected.onOutboxWritten(() => {});
	sides = connected;
}

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), "certway-crash-"));
	cli = await wrapTemporal(folder);
	arms = await takeArms(folder);
	smtp = await startSmtp();
	temporal = await startTemporal(await freePort());
	environment = {
		DATABASE_URL: (await usePostgres()).url,
		SECRET_KEY: "k".repeat(40),
		TEMPORAL_ADDRESS: temporal.address,
		SMTP_URL: smtp.url,
		MAIL_FROM: "certway@bank.example",
		DATA_DIR: folder,
		PORT: String(await freePort()),
	};
	const connection = await Connection.connect({ address: temporal.address });
	await ensureNamespaces(
		connection,
		certwayNamespaces("certway", "certway-rehearsal"),
	);
	await connection.close();
	await set();
	await startWorker();
	await startWeb();
}, 300_000);
afterAll(async () => {
	await web?.kill();
	await worker?.kill();
	await ours.disposeAsync();
	await temporal?.stop();
	await smtp?.close();
	rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
});

describe("Killed at every named point, each in a process of its own on a real PostgreSQL", {
	timeout: 900_000,
}, () => {
	test.each([
		[theWorker.name, 0, theWorker],
		[theWeb.name, 1, theWeb],
		[theTemporal.name, 2, theTemporal],
	])("%s comes back each time", async (_name, place, victim) => {
		const ground = {
			arms,
			address,
			client: () => sides.temporal.clientFor("real"),
		};
		sent.push(...(await killAtEveryPoint(ground, scene, victim, place)));
	});

	test.each([
		["before-commit", 0],
		["committed", 1],
	] as const)(
		"the web dies %s of what it records itself: the same form again is the same act",
		async (point, before) => {
			const { id, room, owner } = scene.long[0] as Waiting;
			const cookies = await signIn(
				address(),
				await createSignInLink(sides.records, owner),
			);
			const form = randomUUID();
			const add = () => addDeliverable(address(), cookies, room, form);
			const added = async () => {
				const rows = await sides.records.database
					.selectFrom("act")
					.select("key")
					.where("act_id", "=", `add-deliverable/${form}`)
					.execute();
				return rows.length;
			};
			arms.arm({ point, about: id });
			const first = add();
			await arms.reached(point);
			await theWeb.back();
			expect(await first).toEqual({ acknowledged: false, status: 0 });
			expect(await added()).toBe(before);
			expect(await add()).toMatchObject({ acknowledged: true });
			expect(await added()).toBe(1);
		},
	);

	test("nothing acknowledged is lost, and the same answers sent once more are the same acts", async () => {
		const { database } = sides.records;
		await expectNothingLost(database, sent);
		for (const { token } of sent)
			await (await openLink(address(), token)).answer();
		await untilSettled(sides);
		expect(await notOnRecord(database, sent)).toEqual([]);
	});

	test("nothing stands twice, every timer has rung, a mail comes twice only as the same", async () => {
		const { database } = sides.records;
		await expectNothingTwice(database);
		await expectRung(
			database,
			scene.timer.map(({ room }) => room),
		);
		await expectMailsOnce(database, smtp.received);
	});
});
