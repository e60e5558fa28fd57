/**
 * Records the histories that every later version of the workflows must replay:
 *
 *     node test/histories/record-histories.ts v2
 *
 * Each workflow that ran in the stories below is one file, as the Temporal service gave it. A folder is written once, for the
 * release whose workflows wrote it, and never again: what stands in it was really so.
 */
import { createHash, createSecretKey } from "node:crypto";
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { History } from "@temporalio/common/lib/proto-utils.js";
import { historyToJSON } from "@temporalio/common/lib/proto-utils.js";
import {
	bundleWorkflowCode,
	DefaultLogger,
	NativeConnection,
	Runtime,
} from "@temporalio/worker";
import {
	certwayNamespaces,
	ensureNamespaces,
} from "../../embedded/namespaces.ts";
import { startTemporalService } from "../../embedded/temporal-service.ts";
import { openDatabase } from "../../records/database.ts";
import type { Records } from "../../records/entry.ts";
import { migrate } from "../../records/migrate.ts";
import { connectTemporal, type Temporal } from "../../temporal/client.ts";
import { startDispatcher } from "../../temporal/dispatch.ts";
import { startWorkers, workflowsPath } from "../../worker/worker.ts";
import { startSmtp } from "../activities/mail/smtp.ts";
import { wrapTemporal } from "../crash/temporal-wrapper.ts";
import { playStories } from "./stories.ts";

const version = process.argv[2] ?? "";
const folder = fileURLToPath(new URL(`${version}/`, import.meta.url));
if (!/^v\d+$/.test(version) || existsSync(folder)) {
	console.error(
		"Give the name of a new folder, as v2: histories are never written again.",
	);
	process.exit(2);
}

Runtime.install({ logger: new DefaultLogger("WARN") });
await using running = new AsyncDisposableStack();
const scratch = mkdtempSync(join(tmpdir(), "certway-histories-"));
running.defer(() => rmSync(scratch, { recursive: true, force: true }));

const namespaces = { real: "certway", rehearsal: "certway-rehearsal" };
const service = await startTemporalService({
	cli: await wrapTemporal(scratch),
	folder: scratch,
	inMemory: true,
});
running.defer(() => service.stop());
const temporal = await connectTemporal(
	{ address: service.address },
	namespaces,
);
running.defer(() => temporal.close());
await ensureNamespaces(
	temporal.connection,
	certwayNamespaces(namespaces.real, namespaces.rehearsal),
);
const database = await openDatabase({ memory: true });
running.defer(() => database.destroy());
await migrate(database);
let nudge = () => {};
const records: Records = {
	database,
	keys: [{ id: "histories", key: createSecretKey(Buffer.alloc(32, 3)) }],
	mailDomain: "certway.example",
	outboxWritten: () => nudge(),
};
const smtp = await startSmtp();
running.defer(() => smtp.close());
const connection = await NativeConnection.connect({ address: service.address });
running.defer(() => connection.close());
const workers = await startWorkers({
	connection,
	namespaces,
	records,
	temporal,
	post: {
		smtpUrl: smtp.url,
		from: { name: "Certway", address: "certway@certway.example" },
		publicUrl: new URL("http://127.0.0.1:4000/"),
	},
	bundle: await bundleWorkflowCode({
		workflowsPath,
		logger: new DefaultLogger("ERROR"),
	}),
});
running.defer(() => workers.stop());
const dispatcher = startDispatcher(database, temporal, 200, () => {});
nudge = dispatcher.nudge;
running.defer(() => dispatcher.stop());

await playStories({ records, database, temporal });
write(await allHistories(temporal));

/** @returns the history of every run of every workflow, by a name for its file; of those that went the same way, one. */
async function allHistories(
	from: Temporal,
): Promise<ReadonlyMap<string, string>> {
	const histories = new Map<string, string>();
	const shapes = new Set<string>();
	for (const kind of ["real", "rehearsal"] as const) {
		const { workflow } = from.clientFor(kind);
		const runs = new Map<string, number>();
		const listed = [];
		for await (const info of workflow.list()) listed.push(info);
		listed.sort((a, b) => a.startTime.getTime() - b.startTime.getTime());
		for (const { workflowId, runId, type } of listed) {
			const run = (runs.get(workflowId) ?? 0) + 1;
			runs.set(workflowId, run);
			const history = await workflow
				.getHandle(workflowId, runId)
				.fetchHistory();
			const shape = `${kind} ${type} ${shapeOf(history)}`;
			if (shapes.has(shape)) continue;
			shapes.add(shape);
			const text = JSON.stringify(JSON.parse(historyToJSON(history)), named);
			const name = `${kind}/${type}/${workflowId.replaceAll("/", "~")}${run > 1 ? `.${run}` : ""}.json`;
			histories.set(name, `${text}\n`);
		}
	}
	return histories;
}

function shapeOf({ events }: History): string {
	return (events ?? []).map(({ eventType }) => eventType).join();
}

/** Which machine ran it belongs to nobody's history. */
function named(field: string, value: unknown): unknown {
	return field === "identity" ? "certway" : value;
}

/** Their hashes stand beside them, as sha256sum writes them. */
function write(histories: ReadonlyMap<string, string>): void {
	const sums: string[] = [];
	for (const name of [...histories.keys()].sort()) {
		const text = histories.get(name) ?? "";
		mkdirSync(join(folder, name, ".."), { recursive: true });
		writeFileSync(join(folder, name), text);
		const sum = createHash("sha256").update(text).digest("hex");
		sums.push(`${sum}  ${name}`);
	}
	writeFileSync(join(folder, "SHA256SUMS"), `${sums.join("\n")}\n`);
	console.log(`${histories.size} histories in ${folder}`);
}
