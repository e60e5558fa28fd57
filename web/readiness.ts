import { sql } from "kysely";
import { createTransport } from "nodemailer";
import type { Database } from "../records/database.ts";
import { overdueInOutbox } from "../records/outbox.ts";
import type { Kind } from "../records/schema.ts";
import type { Temporal } from "../temporal/client.ts";
import { taskQueue } from "../workflows/messages.ts";
import type { ReadinessCheck } from "./services.ts";

/** Milliseconds a part may take to answer. */
const patience = 3_000;
/** Milliseconds since a worker last asked for work; idle ones ask each minute. */
const workerIsAlive = 120_000;

export interface Parts {
	readonly database: Database;
	readonly temporal: Temporal;
	readonly smtpUrl: string;
}

/** @returns one check for each part that Certway can't serve without. */
export function readinessChecks(parts: Parts): readonly ReadinessCheck[] {
	const { database, temporal, smtpUrl } = parts;
	return [
		{ name: "database", check: () => inTime(databaseAnswers(database)) },
		{ name: "temporal", check: () => temporalAnswers(temporal) },
		{ name: "worker", check: () => workersAsk(temporal) },
		{ name: "mail", check: () => inTime(mailServerAnswers(smtpUrl)) },
		{ name: "outbox", check: () => inTime(outboxMoves(database)) },
	];
}

type Found = Awaited<ReturnType<ReadinessCheck["check"]>>;

async function databaseAnswers(database: Database): Promise<Found> {
	const { rows } = await sql<{ server_version: string }>`
		show server_version`.execute(database);
	return { ok: true, words: `PostgreSQL ${rows[0]?.server_version ?? ""}` };
}

async function temporalAnswers({ connection }: Temporal): Promise<Found> {
	const { serverVersion } = await connection.withDeadline(
		Date.now() + patience,
		() => connection.workflowService.getSystemInfo({}),
	);
	return { ok: true, words: `Temporal ${serverVersion}` };
}

/** Real programmes and rehearsals both need somebody who asks for their work. */
async function workersAsk(temporal: Temporal): Promise<Found> {
	const kinds: readonly Kind[] = ["real", "rehearsal"];
	const counts = await Promise.all(
		kinds.map((kind) => workersOf(temporal, kind)),
	);
	return {
		ok: counts.every(({ count }) => count > 0),
		words: counts
			.map(({ namespace, count }) => `${namespace}: ${count}`)
			.join(", "),
	};
}

async function workersOf({ clientFor, connection }: Temporal, kind: Kind) {
	const { namespace } = clientFor(kind).options;
	const { pollers } = await connection.withDeadline(Date.now() + patience, () =>
		connection.workflowService.describeTaskQueue({
			namespace,
			taskQueue: { name: taskQueue },
			taskQueueType: 1,
		}),
	);
	const alive = (pollers ?? []).filter(({ lastAccessTime }) => {
		const seconds = Number(lastAccessTime?.seconds ?? 0);
		return Date.now() - seconds * 1000 < workerIsAlive;
	});
	const identities = new Set(alive.map(({ identity }) => identity));
	return { namespace, count: identities.size };
}

async function mailServerAnswers(smtpUrl: string): Promise<Found> {
	const transport = createTransport({
		url: smtpUrl,
		connectionTimeout: patience,
		greetingTimeout: patience,
		socketTimeout: patience,
	});
	try {
		await transport.verify();
		return { ok: true, words: new URL(smtpUrl).host };
	} finally {
		transport.close();
	}
}

async function outboxMoves(database: Database): Promise<Found> {
	const overdue = await overdueInOutbox(database);
	return { ok: overdue === 0, words: String(overdue) };
}

async function inTime(found: Promise<Found>): Promise<Found> {
	let alarm: NodeJS.Timeout | undefined;
	const late = new Promise<Found>((resolve) => {
		const words = `> ${patience} ms`;
		alarm = setTimeout(() => resolve({ ok: false, words }), patience);
	});
	try {
		return await Promise.race([found, late]);
	} finally {
		clearTimeout(alarm);
	}
}
