import { randomFillSync } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { pino } from "pino";
import { Registry } from "prom-client";
import { clauseIds } from "../domain/clauses/clauses.ts";
import type { TimeZone } from "../domain/dates.ts";
import { evidenceId, personId, programmeId, seal } from "../domain/ids.ts";
import { instantOf } from "../domain/instants.ts";
import { processIds } from "../domain/processes.ts";
import { openEvidenceStore } from "../records/evidence-store.ts";
import { record } from "../records/record.ts";
import { startWeb } from "../web/server.ts";
import { largeAgainstSmall } from "./load.ts";
import { recordOf } from "./many-programmes.ts";
import type { Measure } from "./table.ts";

const few = 50;
const many = 5_000;
const requests = 60;
const gigabyte = 1_000_000_000;
const programme = programmeId("many-0");

/** The readiness page with five thousand pieces of evidence against fifty, and what a file of a gigabyte takes. */
export async function evidenceRegister(): Promise<readonly Measure[]> {
	const small = await registerOf(few);
	const large = await registerOf(many);
	try {
		const { ratio, times } = await largeAgainstSmall(
			small,
			large,
			requests,
			20,
		);
		const sent = await small.send(gigabyte);
		return [
			{
				what: `readiness page with ${many} pieces of evidence against ${few}: p50`,
				measured: times,
				aim: "≤ 1.5×",
				met: ratio <= 1.5,
			},
			{
				what: "file of 1 GB as evidence: memory at its peak",
				measured: `+${Math.round(sent.peak / 1_000_000)} MB (${(gigabyte / 1_000_000 / sent.seconds).toFixed(0)} MB/s)`,
				aim: "≤ 200 MB",
				met: sent.peak <= 200_000_000,
			},
		];
	} finally {
		await small.stop();
		await large.stop();
	}
}

/** @returns so many of all, others each time, until all have had their turn. */
const some = <Value>(
	all: readonly Value[],
	count: number,
	turn: number,
): readonly Value[] =>
	all.filter(
		(_, place) =>
			(place - turn * count + turn * all.length) % all.length < count,
	);

/** A programme with so many pieces of evidence, and its pages. */
async function registerOf(pieces: number) {
	const folder = await mkdtemp(join(tmpdir(), "certway-bench-"));
	const records = await recordOf(folder, 1);
	// Either register shows something for every clause and process: what differs is how much.
	const atOnce = 10;
	const clausesAtOnce = 9;
	const processesAtOnce = 3;
	for (let from = 0; from < pieces; from += atOnce) {
		const answer = await record(records, {
			programme,
			room: programme as never,
			key: `bench/evidence/${from}`,
			actId: `evidence/${from}`,
			workflow: "",
			run: "",
			by: personId("owner"),
			act: {
				type: "file-evidence",
				pieces: Array.from({ length: atOnce }, (_, n) => ({
					id: evidenceId(`piece-${from + n}`),
					kind: "note",
					text: seal("00"),
					file: null,
				})),
				replaces: null,
				reason: null,
				note: null,
				about: null,
				expiresOn: null,
				clauses: some(clauseIds, clausesAtOnce, from / atOnce),
				processes: some(processIds, processesAtOnce, from / atOnce),
				findings: [],
				deliverable: null,
			},
			at: instantOf(Date.UTC(2027, 1, 22, 8)),
		});
		if (!answer.ok) throw new Error(JSON.stringify(answer));
	}
	const web = await startWeb({
		settings: {
			host: "127.0.0.1",
			port: 0,
			publicUrl: new URL("http://127.0.0.1/"),
			trustProxy: false,
		},
		log: pino({ level: "silent" }),
		records,
		temporal: undefined as never,
		evidence: await openEvidenceStore(
			pathToFileURL(`${join(folder, "evidence")}/`),
		),
		mailReader: undefined as never,
		clock: { now: () => instantOf(Date.UTC(2027, 1, 22, 9)) },
		sessions: {
			readerOf: async () => ({
				person: personId("owner"),
				name: "Li Wei",
				language: "en",
				zone: "Asia/Shanghai" as TimeZone,
				administrator: true,
			}),
		},
		access: { rolesOf: async () => ["owner"] },
		checks: [],
		measures: new Registry(),
	});
	const cookie = "certway-session=x";
	const at = `${web.url}/programmes/${programme}`;
	const call = async () => {
		const answer = await fetch(`${at}/readiness`, { headers: { cookie } });
		const page = await answer.text();
		if (answer.status !== 200 || !page.includes("8.6.1"))
			throw new Error(`the readiness page answered ${answer.status}`);
	};
	return {
		calls: (count: number) => Array.from({ length: count }, () => call),
		send: (bytes: number) => sendFile(`${at}/evidence/new`, cookie, bytes),
		stop: async () => {
			await web.close();
			await records.database.destroy();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

/** Sends a file piece by piece, and watches how much memory that takes. */
async function sendFile(
	url: string,
	cookie: string,
	bytes: number,
): Promise<{ readonly peak: number; readonly seconds: number }> {
	const before = process.memoryUsage().rss;
	let peak = before;
	const watch = setInterval(() => {
		peak = Math.max(peak, process.memoryUsage().rss);
	}, 20);
	const began = performance.now();
	const chunk = randomFillSync(Buffer.alloc(1_000_000));
	const head = `--x\r\nContent-Disposition: form-data; name="file"; filename="large.bin"\r\n\r\n`;
	const foot = "\r\n--x--\r\n";
	const asked = request(url, {
		method: "POST",
		headers: {
			cookie,
			"sec-fetch-site": "same-origin",
			"content-type": "multipart/form-data; boundary=x",
			"content-length": head.length + bytes + foot.length,
		},
	});
	const answered = once(asked, "response");
	asked.write(head);
	for (let sent = 0; sent < bytes; sent += chunk.length)
		if (!asked.write(chunk)) await once(asked, "drain");
	asked.end(foot);
	const [answer] = await answered;
	answer.resume();
	clearInterval(watch);
	if (answer.statusCode !== 303)
		throw new Error(`the file was answered ${answer.statusCode}`);
	return {
		peak: peak - before,
		seconds: (performance.now() - began) / 1_000,
	};
}
