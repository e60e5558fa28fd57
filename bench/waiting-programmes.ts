/**
 * A process of its own, so that what it needs is the worker's: it starts programmes that then wait, and prints its resident
 * memory when their workflows fill the cache and when they are many more.
 */
import { cachedWorkflows } from "../worker/worker.ts";
import { load } from "./load.ts";
import { startOne } from "./programmes.ts";
import { onStage } from "./stage.ts";

const many = Number(process.argv[2]);
/** A programme that waits is two workflows: itself, and its first phase. */
const few = cachedWorkflows / 2;

await onStage(async (stage) => {
	const start = (from: number, to: number) =>
		load(
			Array.from(
				{ length: to - from },
				(_, number) => () => startOne(stage, `waiting-${from + number}`, 1),
			),
			8,
		);
	await start(0, few);
	const full = await settled();
	await start(few, many);
	const after = await settled();
	console.log(JSON.stringify({ few, many, full, after }));
});

/** @returns resident bytes, the least of some looks: what the collector has not yet taken is nobody's need. */
async function settled(): Promise<number> {
	const looks: number[] = [];
	for (let look = 0; look < 10; look += 1) {
		globalThis.gc?.();
		await new Promise((resolve) => setTimeout(resolve, 500));
		looks.push(process.memoryUsage.rss());
	}
	return Math.min(...looks);
}
