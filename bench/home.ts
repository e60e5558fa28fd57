import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { Registry } from "prom-client";
import type { TimeZone } from "../domain/dates.ts";
import { personId } from "../domain/ids.ts";
import { instantOf } from "../domain/instants.ts";
import { startWeb } from "../web/server.ts";
import { largeAgainstSmall, load } from "./load.ts";
import { recordOf } from "./many-programmes.ts";
import type { Measure } from "./table.ts";

const few = 10;
const many = 10_000;
const requests = 200;

/** The home page of somebody who may see all programmes, with ten thousand against ten: it costs the same. */
export async function homeWithMany(): Promise<readonly Measure[]> {
	const small = await homeOn(few);
	const large = await homeOn(many);
	try {
		const { ratio, times } = await largeAgainstSmall(
			small,
			large,
			requests,
			30,
		);
		const busy = await load(large.calls(requests), 8);
		return [
			{
				what: `home page with ${many} programmes against ${few}: p50`,
				measured: times,
				aim: "≤ 1.2×",
				met: ratio <= 1.2,
			},
			{
				what: `home page with ${many} programmes`,
				measured: `${busy.throughput.toFixed(0)} requests/s`,
			},
		];
	} finally {
		await small.stop();
		await large.stop();
	}
}

async function homeOn(programmes: number) {
	const folder = await mkdtemp(join(tmpdir(), "certway-bench-"));
	const records = await recordOf(folder, programmes);
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
		evidence: undefined as never,
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
	const call = async () => {
		const answer = await fetch(web.url, {
			headers: { cookie: "certway-session=x" },
		});
		const page = await answer.text();
		if (answer.status !== 200 || !page.includes("Huaxin Bank"))
			throw new Error(`the home page answered ${answer.status}`);
	};
	return {
		calls: (count: number) => Array.from({ length: count }, () => call),
		stop: async () => {
			await web.close();
			await records.database.destroy();
			await rm(folder, { recursive: true, force: true });
		},
	};
}
