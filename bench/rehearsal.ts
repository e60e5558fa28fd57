import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Measure } from "./table.ts";

const file = (path: string) =>
	fileURLToPath(new URL(`../${path}`, import.meta.url));

/** A whole rehearsal without hands, from its first day to the end of the third year, its services' start apart. */
export async function wholeRehearsal(): Promise<readonly Measure[]> {
	const { seconds, entries, mails } = await play();
	const count = (type: string) =>
		entries.filter((entry) => entry.type === type).length;
	return [
		{
			what: "a whole rehearsal (examples/bank.json)",
			measured: `${seconds.toFixed(1)} s`,
			aim: "≤ 10 s",
			met: seconds <= 10,
		},
		{
			what: "entries on record, turns of a timer that told somebody, mails kept, decisions",
			measured: `${entries.length}, ${count("notices-given")}, ${mails}, ${count("sign-off-decided")}`,
		},
	];
}

interface Played {
	/** From the services' start to the end. */
	readonly seconds: number;
	readonly entries: readonly { readonly type: string }[];
	readonly mails: number;
}

function play(): Promise<Played> {
	const child = spawn(
		process.execPath,
		[file("certway.ts"), "rehearse", file("examples/bank.json"), "--json"],
		{ stdio: ["ignore", "pipe", "pipe"] },
	);
	let printed = "";
	let said = "";
	let began = performance.now();
	child.stdout.setEncoding("utf8").on("data", (text: string) => {
		printed += text;
	});
	child.stderr.setEncoding("utf8").on("data", (text: string) => {
		const before = said;
		said += text;
		// The last of the services to come up says so; the rehearsal is played from then on.
		if (!before.includes("Temporal on") && said.includes("Temporal on"))
			began = performance.now();
	});
	return new Promise((resolve, reject) => {
		child.once("close", (code) => {
			if (code !== 0) return reject(new Error(said));
			resolve({
				mails: Number(/(\d+) mails kept/.exec(said)?.[1]),
				seconds: (performance.now() - began) / 1000,
				entries: printed
					.trim()
					.split("\n")
					.map((line) => JSON.parse(line)),
			});
		});
	});
}
