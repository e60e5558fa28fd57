import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openEvidenceStore } from "../../records/evidence-store.ts";
import { mediaTypeOf } from "../../records/evidence-type.ts";

let folder: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), "certway-store-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function sent(content: string) {
	const path = join(folder, "sent");
	await writeFile(path, content);
	const sha256 = createHash("sha256").update(content).digest("hex");
	return { path, file: { sha256, bytes: Buffer.byteLength(content) } };
}

describe("evidence in a folder", () => {
	const store = () =>
		openEvidenceStore(pathToFileURL(`${join(folder, "evidence")}/`));

	test("is kept under its hash, the same bytes once, and comes back as it was", async () => {
		const { path, file } = await sent("The manual, version 3");
		const folderStore = await store();
		await folderStore.keep(path, file);
		await folderStore.keep(path, file);
		const kept = join(folder, "evidence/sha256", file.sha256.slice(0, 2));
		expect(await readdir(kept)).toEqual([file.sha256]);
		const bytes = await folderStore.open(file);
		expect(bytes && (await text(bytes))).toBe("The manual, version 3");
	});

	test("cut short by a crash counts as none, and is kept whole the next time", async () => {
		const { path, file } = await sent("A report that was cut short");
		const folderStore = await store();
		await folderStore.keep(path, file);
		const at = join(
			folder,
			"evidence/sha256",
			file.sha256.slice(0, 2),
			file.sha256,
		);
		await writeFile(at, "A rep");
		expect(await folderStore.open(file)).toBeUndefined();
		await folderStore.keep(path, file);
		expect(await readFile(at, "utf8")).toBe("A report that was cut short");
	});

	test("sent by several at the same moment is kept by all, once, and never seen in part", async () => {
		const folderStore = await store();
		for (let round = 0; round < 20; round += 1) {
			const { path, file } = await sent(`Round ${round} `.repeat(2_000));
			// Each begins while another is at a different step of it.
			await Promise.all(
				Array.from({ length: 8 }, async (_, place) => {
					for (let turn = 0; turn < place * 2; turn += 1)
						await new Promise((resolve) => setImmediate(resolve));
					await folderStore.keep(path, file);
				}),
			);
			const kept = join(folder, "evidence/sha256", file.sha256.slice(0, 2));
			expect(await readdir(kept)).toContain(file.sha256);
			expect((await readdir(kept)).join()).not.toContain(".");
		}
	});

	test("that was never there is not there", async () => {
		const { file } = await sent("Never kept");
		expect(await (await store()).open(file)).toBeUndefined();
	});
});

describe("evidence in an S3-compatible bucket", () => {
	test("is put, found and read under a prefix, by path, without access lists", async () => {
		const objects = new Map<string, Buffer>();
		const asked: string[] = [];
		const server = createServer((req, res) => {
			const key = new URL(req.url ?? "", "http://s3").pathname;
			asked.push(`${req.method} ${key}`);
			expect(req.headers["x-amz-acl"]).toBeUndefined();
			const chunks: Buffer[] = [];
			req.on("data", (chunk) => chunks.push(chunk));
			req.on("end", () => {
				if (req.method === "PUT") {
					const body = Buffer.concat(chunks);
					// Sent in signed chunks, the bytes stand between their headers.
					objects.set(key, unchunked(body));
					return res.end();
				}
				const found = objects.get(key);
				if (!found) return res.writeHead(404).end();
				res.writeHead(200, {
					"Content-Length": found.length,
					ETag: '"e"',
					"Last-Modified": new Date(0).toUTCString(),
				});
				return req.method === "HEAD" ? res.end() : res.end(found);
			});
		});
		await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
		const { port } = server.address() as AddressInfo;
		process.env["AWS_ACCESS_KEY_ID"] = "test";
		process.env["AWS_SECRET_ACCESS_KEY"] = "test";
		try {
			const store = await openEvidenceStore(
				new URL(
					`s3://certway/evidence/?region=eu-central-1&path-style=true&endpoint=http://127.0.0.1:${port}`,
				),
			);
			const { path, file } = await sent("Kept in a bucket");
			expect(await store.open(file)).toBeUndefined();
			await store.keep(path, file);
			const bytes = await store.open(file);
			expect(bytes && (await text(bytes))).toBe("Kept in a bucket");
			expect([...objects.keys()]).toEqual([
				`/certway/evidence/sha256/${file.sha256.slice(0, 2)}/${file.sha256}`,
			]);
			await store.keep(path, file);
			expect(asked.filter((line) => line.startsWith("PUT"))).toHaveLength(1);
		} finally {
			delete process.env["AWS_ACCESS_KEY_ID"];
			delete process.env["AWS_SECRET_ACCESS_KEY"];
			server.closeAllConnections();
			server.close();
		}
	});
});

/** The bytes of a body in the S3 client's chunks: `size;…\r\n bytes \r\n 0 …`. */
function unchunked(body: Buffer): Buffer {
	const head = /^([0-9a-f]+)(?:;[^\r]*)?\r\n/.exec(body.toString("latin1"));
	if (!head) return body;
	const from = head[0].length;
	return body.subarray(from, from + Number.parseInt(head[1] ?? "0", 16));
}

describe("a file's type", () => {
	const type = (head: string | Buffer, name = "file") =>
		mediaTypeOf(Buffer.from(head as string, "latin1" as never), name);

	test("is told by its bytes, not by its name", () => {
		expect(type("%PDF-1.7", "picture.png")).toBe("application/pdf");
		expect(type("\x89PNG\r\n\x1a\n", "a.html")).toBe("image/png");
		expect(type("\xff\xd8\xff\xe0")).toBe("image/jpeg");
		expect(type("RIFF\0\0\0\0WEBPVP8 ")).toBe("image/webp");
		expect(type("Minutes of the review", "a.pdf")).toBe("text/plain");
	});

	test("of an office document is told from other archives by its ending", () => {
		expect(type("PK\x03\x04", "Manual.DOCX")).toMatch(/wordprocessingml/);
		expect(type("PK\x03\x04", "all.zip")).toBe("application/zip");
	});

	test("is never one that runs: a page or a drawing with scripts is text", () => {
		expect(type("<html><script>alert(1)</script>", "a.html")).toBe(
			"text/plain",
		);
		expect(type("<svg onload='alert(1)'/>", "a.svg")).toBe("text/plain");
	});

	test("of anything else is bytes", () => {
		expect(type("\0\x01\x02")).toBe("application/octet-stream");
		expect(type("")).toBe("application/octet-stream");
		expect(type("caf\xe9 in latin1")).toBe("application/octet-stream");
	});

	test("of text holds where the head ends within a sign", () => {
		const head = Buffer.from(`a${"审".repeat(1400)}`).subarray(0, 4096);
		expect(mediaTypeOf(head, "记录.txt")).toBe("text/plain");
	});
});
