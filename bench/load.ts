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

/** What makes calls of one kind. */
interface Caller {
	readonly calls: (count: number) => readonly (() => Promise<unknown>)[];
}

/**
 * Compares two callers in alternating rounds, one call at a time: of each the middle round's p50 counts.
 *
 * @returns how many times as long the large one takes, and both in milliseconds.
 */
export async function largeAgainstSmall(
	small: Caller,
	large: Caller,
	requests: number,
	warmUp: number,
): Promise<{ readonly ratio: number; readonly times: string }> {
	for (const caller of [small, large]) await load(caller.calls(warmUp), 1);
	const rounds: { readonly few: Load; readonly many: Load }[] = [];
	for (let round = 0; round < 3; round += 1)
		rounds.push({
			few: await load(small.calls(requests), 1),
			many: await load(large.calls(requests), 1),
		});
	const middle = (of: "few" | "many") =>
		rounds.map((round) => round[of].p50).sort((a, b) => a - b)[1] as number;
	const ratio = middle("many") / middle("few");
	return {
		ratio,
		times: `${ratio.toFixed(2)}× (${middle("many").toFixed(1)} ms against ${middle("few").toFixed(1)} ms)`,
	};
}
