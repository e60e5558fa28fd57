import { percentile } from "./table.ts";

/** What a number of calls took. */
export interface Load {
	/** Calls a second over the whole load. */
	readonly throughput: number;
	/** Milliseconds. */
	readonly p50: number;
	readonly p99: number;
}

/** Makes all calls, `concurrent` of them at a time, and measures each. */
export async function load(
	calls: readonly (() => Promise<unknown>)[],
	concurrent: number,
): Promise<Load> {
	const took: number[] = [];
	let next = 0;
	const began = performance.now();
	await Promise.all(
		Array.from({ length: concurrent }, async () => {
			for (let call = calls[next++]; call; call = calls[next++]) {
				const start = performance.now();
				await call();
				took.push(performance.now() - start);
			}
		}),
	);
	const seconds = (performance.now() - began) / 1000;
	return {
		throughput: took.length / seconds,
		p50: percentile(took, 0.5),
		p99: percentile(took, 0.99),
	};
}
