/** Brings Temporal back, where it was, if it ends while Certway runs. */
import { setTimeout as sleep } from "node:timers/promises";
import { firstLine } from "./start-problem.ts";
import {
	startTemporalService,
	type TemporalService,
	type TemporalServiceOptions,
} from "./temporal-service.ts";

const PAUSE_MS = 1_000;
const ATTEMPTS = 5;

export interface KeptTemporal {
	address: string;
	/** the service as it is now */
	current(): TemporalService;
	stop(): Promise<void>;
}

/**
 * Starts Temporal and starts it again on the same port and data whenever it
 * ends unasked. Workers and clients connect again by themselves.
 * @param report is told in one line that it ended, is back, or cannot be
 * @param lost is called once it could not be brought back
 */
export async function keepTemporal(
	options: TemporalServiceOptions,
	report: (line: string) => void,
	lost: () => void,
): Promise<KeptTemporal> {
	let current = await startTemporalService(options);
	const { address } = current;
	const port = Number(address.split(":").at(-1));
	let stopping = false;

	const keep = async () => {
		for (;;) {
			await current.ended;
			if (stopping) return;
			report("Temporal has ended and is started again");
			const again = await bringBack({ ...options, port }, report);
			if (again === undefined) return lost();
			current = again;
			if (stopping) return current.stop();
			report(`Temporal is back on ${address}`);
		}
	};
	const kept = keep();

	return {
		address,
		current: () => current,
		stop: async () => {
			stopping = true;
			await current.stop();
			await kept;
		},
	};
}

async function bringBack(
	options: TemporalServiceOptions,
	report: (line: string) => void,
): Promise<TemporalService | undefined> {
	for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
		try {
			return await startTemporalService(options);
		} catch (error) {
			report(firstLine(error));
			await sleep(PAUSE_MS);
		}
	}
	return undefined;
}
